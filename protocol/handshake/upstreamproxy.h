#pragma once

#include <QString>
#include <QUrl>

#include <tl/expected.hpp>

namespace Framescope {

/// A proxy on the way to the server.
struct UpstreamProxy
{
    enum class Kind : quint8 { Http, Socks5 };

    Kind kind = Kind::Http;
    QString host;
    quint16 port = 0;
    QString user; ///< empty, with an empty password: no authentication
    QString password;
};

/// The proxy that \a url names: http://[user:password@]host[:80] or socks5://…[:1080]. The error
/// says what is wrong with it, a clause without a full stop.
tl::expected<UpstreamProxy, QString> upstreamProxy(const QUrl &url);

} // namespace Framescope
