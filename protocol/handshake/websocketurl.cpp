#include "protocol/handshake/websocketurl.h"

namespace Framescope {

namespace {

constexpr int DefaultPort = 80;
constexpr int DefaultSecurePort = 443;

} // namespace

std::optional<QString> webSocketUrlProblem(const QUrl &url)
{
    if (url.isEmpty())
        return QStringLiteral("it is empty");
    if (!url.isValid())
        return url.errorString().section(QLatin1Char(';'), 0, 0); // the rest repeats the URL
    if (url.scheme().isEmpty())
        return QStringLiteral("it does not begin with ws:// or wss://");
    if (url.scheme() != QLatin1StringView("ws") && url.scheme() != QLatin1StringView("wss"))
        return QStringLiteral("the scheme is %1, not ws or wss").arg(url.scheme());
    if (url.host().isEmpty())
        return QStringLiteral("it names no host");
    if (url.hasFragment())
        return QStringLiteral("it has a fragment (#%1)").arg(url.fragment());
    if (!url.userInfo().isEmpty())
        return QStringLiteral("it has a user name; send it in an Authorization header");
    if (url.port() == 0)
        return QStringLiteral("the port is 0");
    return std::nullopt;
}

bool isSecure(const QUrl &url)
{
    return url.scheme() == QLatin1StringView("wss");
}

quint16 tcpPort(const QUrl &url)
{
    return static_cast<quint16>(url.port(isSecure(url) ? DefaultSecurePort : DefaultPort));
}

QByteArray hostHeader(const QUrl &url)
{
    QByteArray host = url.host(QUrl::FullyEncoded).toLatin1();
    if (host.contains(':'))
        host = '[' + host + ']';
    const int ownPort = isSecure(url) ? DefaultSecurePort : DefaultPort;
    return tcpPort(url) == ownPort ? host : host + ':' + QByteArray::number(tcpPort(url));
}

QByteArray requestTarget(const QUrl &url)
{
    QByteArray target = url.path(QUrl::FullyEncoded).toLatin1();
    if (target.isEmpty())
        target = "/";
    if (url.hasQuery())
        target += '?' + url.query(QUrl::FullyEncoded).toLatin1();
    return target;
}

} // namespace Framescope
