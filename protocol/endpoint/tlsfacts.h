#pragma once

#include "protocol/connection/event.h"

#include <QSsl>

class QSslSocket;

namespace Framescope {

/// What was agreed on \a socket, whose TLS handshake is done.
TlsEstablished tlsFacts(const QSslSocket &socket);

/// The certificates that the peer has shown, DER, its own first.
QList<QByteArray> certificateChain(const QSslSocket &socket);

/// Why the peer's certificate is not trusted, in OpenSSL's words; empty if it is.
QStringList certificateProblems(const QSslSocket &socket);

/// An alert by its name and number: "unknown CA (48)". \a description is OpenSSL's.
QString alertText(QSsl::AlertType type, const QString &description);

/// To be called before the handshake of \a socket, for tlsFailure() to know the alert that may end
/// it.
void rememberAlert(QSslSocket &socket);
/// Why the handshake of \a socket has failed: TlsAlert if the peer has ended it with one, else
/// TlsFailed.
Error tlsFailure(const QSslSocket &socket);

} // namespace Framescope
