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

} // namespace

QStringList certificateProblems(const QSslSocket &socket)
{
    QStringList problems;
    for (const QSslError &error : socket.sslHandshakeErrors())
        problems.append(error.errorString());
    problems.removeDuplicates();
    return problems;
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
    for (const QSslCertificate &certificate : socket.peerCertificateChain())
        facts.certificateChain.append(certificate.toDer());
    facts.verificationErrors = certificateProblems(socket);
    return facts;
}

} // namespace Framescope
