#include "protocol/endpoint/tlsfacts.h"

#include <QSslCertificate>
#include <QSslCipher>
#include <QSslConfiguration>
#include <QSslKey>
#include <QSslSocket>

namespace Framescope {

namespace {

QString protocolName(QSsl::SslProtocol protocol)
{
    switch (protocol) {
    case QSsl::TlsV1_2:
        return QStringLiteral("TLS 1.2");
    case QSsl::TlsV1_3:
        return QStringLiteral("TLS 1.3");
    default:
        return QStringLiteral("TLS");
    }
}

constexpr char AlertProperty[] = "fatalAlert";

} // namespace

QList<QByteArray> certificateChain(const QSslSocket &socket)
{
    QList<QByteArray> chain;
    for (const QSslCertificate &certificate : socket.peerCertificateChain())
        chain.append(certificate.toDer());
    return chain;
}

QStringList certificateProblems(const QSslSocket &socket)
{
    QStringList problems;
    for (const QSslError &error : socket.sslHandshakeErrors())
        problems.append(error.errorString());
    problems.removeDuplicates();
    return problems;
}

QString alertText(QSsl::AlertType type, const QString &description)
{
    // OpenSSL has no words for this one (RFC 8446 §6.2).
    const bool isNew = type == QSsl::AlertType::CertificateRequired;
    return QStringLiteral("%1 (%2)")
        .arg(isNew ? QStringLiteral("certificate required") : description)
        .arg(static_cast<int>(type));
}

void rememberAlert(QSslSocket &socket)
{
    QObject::connect(&socket, &QSslSocket::alertReceived, &socket,
        [&socket](QSsl::AlertLevel level, QSsl::AlertType type, const QString &description) {
            if (level == QSsl::AlertLevel::Fatal)
                socket.setProperty(AlertProperty, alertText(type, description));
        });
}

Error tlsFailure(const QSslSocket &socket)
{
    const QString alert = socket.property(AlertProperty).toString();
    if (!alert.isEmpty())
        return { ErrorCode::TlsAlert, alert };
    return { ErrorCode::TlsFailed, socket.errorString() };
}

TlsEstablished tlsFacts(const QSslSocket &socket)
{
    TlsEstablished facts;
    facts.protocol = protocolName(socket.sessionProtocol());
    facts.cipher = socket.sessionCipher().name();
    facts.keyExchange = socket.sessionCipher().keyExchangeMethod();
    if (facts.keyExchange == u"any") // a cipher of TLS 1.3 goes with any of them, and names none
        facts.keyExchange.clear();
    facts.applicationProtocol
        = QString::fromLatin1(socket.sslConfiguration().nextNegotiatedProtocol());
    facts.certificateChain = certificateChain(socket);
    facts.verificationErrors = certificateProblems(socket);
    return facts;
}

} // namespace Framescope
