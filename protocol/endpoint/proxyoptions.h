#pragma once

#include "protocol/endpoint/tlsoptions.h"
#include "protocol/handshake/upstreamproxy.h"

#include <QHostAddress>
#include <QUrl>

#include <chrono>
#include <optional>

namespace Framescope {

/// Everything an intercepting proxy is started with.
struct ProxyOptions
{
    QHostAddress address { QHostAddress::LocalHost };
    quint16 port = 0; ///< 0: any free one
    /// Where all clients are connected to, ws or wss; its path and query are asked for where a
    /// client asks for "/". Without one it is a forward proxy (HTTP CONNECT, absolute-form,
    /// SOCKS5), and each client says where it wants to go.
    std::optional<QUrl> target;
    bool strict = false; ///< fail a connection on which a rule is broken, as an endpoint would
    bool terminateTls = false; ///< with certificates of the local authority; else it is passed on
    TlsClientOptions
        tls; ///< towards servers; a forward proxy verifies the name the client asks for
    std::optional<UpstreamProxy> proxy; ///< on the way to servers
    quint64 messageLimit = 64ULL << 20; ///< octets of one assembled message; beyond it 1009
    int connectionLimit = 1024; ///< open at once; one more gets 503
    /// What each step may take: TCP, the proxy on the way, TLS, a head, the end.
    std::chrono::milliseconds timeout { 10'000 };
};

} // namespace Framescope
