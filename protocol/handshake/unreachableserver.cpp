#include "protocol/handshake/unreachableserver.h"

#include "protocol/handshake/httpsyntax.h"

namespace Framescope {

namespace {

using namespace Qt::StringLiterals;

/// For a sentence about the server; %1 is the error's detail.
QString reasonPattern(ErrorCode code)
{
    switch (code) {
    case ErrorCode::HostNotFound:
        return u"The server's host was not found: %1"_s;
    case ErrorCode::ConnectionRefused:
        return u"The server refused the TCP connection: %1"_s;
    case ErrorCode::ConnectTimedOut:
        return u"The server did not take the TCP connection in time: %1"_s;
    case ErrorCode::TlsTimedOut:
        return u"The server did not finish the TLS handshake in time: %1"_s;
    case ErrorCode::TlsFailed:
        return u"TLS with the server failed: %1"_s;
    case ErrorCode::CertificateRejected:
        return u"The server's certificate is not trusted: %1"_s;
    case ErrorCode::ProxyUnreachable:
        return u"The next proxy could not be reached: %1"_s;
    case ErrorCode::ProxyRefused:
        return u"The next proxy refused: %1"_s;
    case ErrorCode::ProxyInvalid:
        return u"The next proxy does not answer as one: %1"_s;
    case ErrorCode::ProxyTimedOut:
        return u"The next proxy did not connect in time: %1"_s;
    case ErrorCode::ProxyLoop:
        return u"The server that was asked for is this proxy itself: %1"_s;
    default:
        return u"The server could not be reached: %1"_s;
    }
}

bool isLate(ErrorCode code)
{
    return code == ErrorCode::ConnectTimedOut || code == ErrorCode::TlsTimedOut
        || code == ErrorCode::ProxyTimedOut;
}

} // namespace

ProxyRefusal unreachableServer(const Error &error)
{
    constexpr qsizetype DetailLimit = 200;
    QString detail = printableText(error.detail.simplified().toUtf8(), DetailLimit);
    while (detail.endsWith(u'.'))
        detail.chop(1);
    return { isLate(error.code) ? 504 : 502, reasonPattern(error.code).arg(detail) };
}

} // namespace Framescope
