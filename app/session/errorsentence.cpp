#include "app/session/errorsentence.h"

#include "app/session/protocoltext.h"

#include <QCoreApplication>

namespace Framescope {

namespace {

struct ErrorSentenceWords
{
    Q_DECLARE_TR_FUNCTIONS(ErrorSentence)
};

/// What can be done about a response with \a status, "403 Forbidden".
QString refusalAdvice(const QString &status)
{
    const int code = QStringView(status).left(3).toInt();
    switch (code) {
    case 400:
        return ErrorSentenceWords::tr("Check the headers of the request.");
    case 401:
        return ErrorSentenceWords::tr(
            "Add an Authorization header, or check the one that was sent.");
    case 403:
        return ErrorSentenceWords::tr("Check the Origin header and the credentials.");
    case 404:
        return ErrorSentenceWords::tr("Check the path in the URL.");
    case 407:
        return ErrorSentenceWords::tr("A proxy on the way asks for credentials.");
    case 426:
        return ErrorSentenceWords::tr("Check the Upgrade and Sec-WebSocket-Version headers.");
    case 429:
    case 503:
        return ErrorSentenceWords::tr("Try again later.");
    default:
        break;
    }
    if (code >= 300 && code < 400)
        return ErrorSentenceWords::tr(
            "Connect to the address in the Location header of the response.");
    if (code >= 500)
        return ErrorSentenceWords::tr("The log of the server should say why.");
    return ErrorSentenceWords::tr("Check that the URL leads to a WebSocket server.");
}

/// What can be done about a proxy that refuses with \a reason, a status or the words of SOCKS5.
QString proxyAdvice(const QString &reason)
{
    if (reason.startsWith(QLatin1StringView("407")) || reason.contains(QLatin1StringView("auth")))
        return ErrorSentenceWords::tr("Put a user name and a password that it knows into its URL.");
    return ErrorSentenceWords::tr("Check the server's host and port, and what the proxy allows.");
}

/// The sentence with %1 for the detail.
QString sentencePattern(ErrorCode code)
{
    switch (code) {
    case ErrorCode::InvalidUrl:
        return ErrorSentenceWords::tr(
            "\"%1\" is not a WebSocket URL. Write ws:// or wss://, then a host, for example "
            "ws://localhost:8080/chat.");
    case ErrorCode::InvalidArgument:
        return ErrorSentenceWords::tr("This cannot be used: %1. Correct it and try again.");
    case ErrorCode::HostNotFound:
        return ErrorSentenceWords::tr(
            "The host %1 was not found. Check its name and your network connection.");
    case ErrorCode::ConnectionRefused:
        return ErrorSentenceWords::tr(
            "%1 refused the connection. Check that a server listens there.");
    case ErrorCode::ConnectionLost:
        return ErrorSentenceWords::tr(
            "The connection was lost: %1. Connect again if it is still needed.");
    case ErrorCode::NetworkFailed:
        return ErrorSentenceWords::tr(
            "The network failed: %1. Check the address and your network connection.");
    case ErrorCode::TlsFailed:
        return ErrorSentenceWords::tr(
            "TLS could not be set up: %1. Check that both sides speak it on this port: the client "
            "does if its URL begins with wss://.");
    case ErrorCode::TlsAlert:
        return ErrorSentenceWords::tr(
            "The other side ended TLS with the alert \"%1\". Check the certificates and the "
            "TLS settings of both sides.");
    case ErrorCode::CertificateRejected:
        return ErrorSentenceWords::tr(
            "The certificate of the server is not trusted: %1. An authority of your own can be "
            "added to those that are, and verification switched off, for each connection.");
    case ErrorCode::ConnectTimedOut:
        return ErrorSentenceWords::tr(
            "%1 did not answer in time. Check the host and the port, and whether a firewall "
            "is in between.");
    case ErrorCode::TlsTimedOut:
        return ErrorSentenceWords::tr(
            "%1 took the TCP connection and did not finish the TLS handshake in time. Check "
            "that it speaks TLS on this port.");
    case ErrorCode::HandshakeTimedOut:
        return ErrorSentenceWords::tr(
            "%1 did not finish the opening handshake in time. Check that it speaks "
            "WebSocket.");
    case ErrorCode::HandshakeRefused:
        return ErrorSentenceWords::tr("The opening handshake was answered with %1, not with 101.");
    case ErrorCode::HandshakeInvalid:
        return ErrorSentenceWords::tr(
            "The opening handshake breaks the protocol: %1. Check that the other side speaks "
            "WebSocket as RFC 6455 has it.");
    case ErrorCode::HandshakeTooLarge:
        return ErrorSentenceWords::tr(
            "The head of the opening handshake is larger than the limit of %1 octets. Check "
            "that the other side speaks WebSocket.");
    case ErrorCode::ListenFailed:
        return ErrorSentenceWords::tr("Cannot listen on %1. Choose another address or port.");
    case ErrorCode::FileUnreadable:
        return ErrorSentenceWords::tr("Cannot read %1. Check the path and its permissions.");
    case ErrorCode::FileUnwritable:
        return ErrorSentenceWords::tr(
            "Cannot write %1. Check the path, its permissions and the space on the disk.");
    case ErrorCode::FileExists:
        return ErrorSentenceWords::tr(
            "%1 exists already and is not overwritten. Choose another name, or remove it "
            "first.");
    case ErrorCode::FileDamaged:
        return ErrorSentenceWords::tr(
            "The file is damaged, or not what it should be: %1. Use a copy of it, if there "
            "is one.");
    case ErrorCode::FileTooNew:
        return ErrorSentenceWords::tr(
            "%1 was written by a newer version of Framescope. Update to read it.");
    case ErrorCode::AuthorityUnusable:
        return ErrorSentenceWords::tr(
            "The local certificate authority cannot be used: %1. Correct that, or remove the "
            "file: a new authority is made then, which has to be trusted anew.");
    case ErrorCode::ProxyUnreachable:
        return ErrorSentenceWords::tr(
            "The proxy on the way cannot be reached: %1. Check its host and port.");
    case ErrorCode::ProxyRefused:
        return ErrorSentenceWords::tr("The proxy on the way refused to connect: %1.");
    case ErrorCode::ProxyInvalid:
        return ErrorSentenceWords::tr(
            "The proxy on the way does not answer as one: %1. Check its port, and whether it "
            "speaks HTTP or SOCKS5.");
    case ErrorCode::ProxyTimedOut:
        return ErrorSentenceWords::tr(
            "The proxy on the way, %1, did not connect in time. Check that it can reach the "
            "server.");
    case ErrorCode::ProxyLoop:
        return ErrorSentenceWords::tr("%1 is this proxy itself. Choose another target.");
    case ErrorCode::CaptureIncomplete:
        return ErrorSentenceWords::tr(
            "The capture lacks %1. Frames in and around that could not be read.");
    case ErrorCode::NotConnected:
        return ErrorSentenceWords::tr(
            "Nothing was sent, because the connection is not open (%1). Connect again first.");
    }
    Q_UNREACHABLE();
}

/// \a detail without the full stop that libraries like to end with: the sentence brings its own.
QString trimmedDetail(const QString &detail)
{
    QString trimmed = detail.simplified();
    while (trimmed.endsWith(u'.'))
        trimmed.chop(1);
    return trimmed;
}

} // namespace

QString errorSentence(const Error &error)
{
    const QString detail = trimmedDetail(error.detail);
    if (error.code == ErrorCode::NotConnected && detail.isEmpty())
        return ErrorSentenceWords::tr(
            "Nothing was sent, because the connection is not open. Connect again first.");
    const QString sentence = sentencePattern(error.code).arg(protocolText(detail));
    if (error.code == ErrorCode::HandshakeRefused)
        return sentence + u' ' + refusalAdvice(detail);
    if (error.code == ErrorCode::ProxyRefused)
        return sentence + u' ' + proxyAdvice(detail);
    return sentence;
}

} // namespace Framescope
