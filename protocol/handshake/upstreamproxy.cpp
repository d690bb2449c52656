#include "protocol/handshake/upstreamproxy.h"

namespace Framescope {

namespace {

using namespace Qt::StringLiterals;

constexpr int HttpProxyPort = 80;
constexpr int Socks5Port = 1080; ///< RFC 1928
constexpr qsizetype Socks5Limit = 255; ///< octets of a user name or a password (RFC 1929)

} // namespace

tl::expected<UpstreamProxy, QString> upstreamProxy(const QUrl &url)
{
    if (!url.isValid() || url.scheme().isEmpty())
        return tl::unexpected(u"http://HOST:PORT or socks5://HOST:PORT is expected"_s);
    UpstreamProxy proxy;
    if (url.scheme() == "socks5"_L1 || url.scheme() == "socks5h"_L1)
        proxy.kind = UpstreamProxy::Kind::Socks5;
    else if (url.scheme() != "http"_L1)
        return tl::unexpected(u"the scheme is %1, not http or socks5"_s.arg(url.scheme()));
    const bool isHttp = proxy.kind == UpstreamProxy::Kind::Http;
    proxy.host = url.host();
    proxy.port = static_cast<quint16>(url.port(isHttp ? HttpProxyPort : Socks5Port));
    proxy.user = url.userName(QUrl::FullyDecoded);
    proxy.password = url.password(QUrl::FullyDecoded);
    if (proxy.host.isEmpty())
        return tl::unexpected(u"it names no host"_s);
    if (proxy.port == 0)
        return tl::unexpected(u"the port is 0"_s);
    if (url.path().size() > 1 || url.hasQuery() || url.hasFragment())
        return tl::unexpected(u"something follows the port"_s);
    if (isHttp && proxy.user.contains(u':'))
        return tl::unexpected(u"a user name with a colon cannot be sent (RFC 7617 §2)"_s);
    if (!isHttp
        && (proxy.user.toUtf8().size() > Socks5Limit
            || proxy.password.toUtf8().size() > Socks5Limit))
        return tl::unexpected(u"the user name or the password is longer than 255 octets"_s);
    return proxy;
}

} // namespace Framescope
