#pragma once

#include "protocol/connection/event.h"

class QSslSocket;

namespace Framescope {

/// What was agreed on \a socket, whose TLS handshake is done.
TlsEstablished tlsFacts(const QSslSocket &socket);

/// Why the peer's certificate is not trusted, in OpenSSL's words; empty if it is.
QStringList certificateProblems(const QSslSocket &socket);

} // namespace Framescope
