#pragma once

#include "protocol/endpoint/tlsoptions.h"
#include "protocol/handshake/headerfield.h"
#include "protocol/handshake/upstreamproxy.h"

#include <QMetaType>
#include <QStringList>
#include <QUrl>

#include <chrono>
#include <optional>

namespace Framescope {

/// Everything a client connection is opened with.
struct ClientOptions
{
    QUrl url; ///< ws or wss, with a host, without a fragment (RFC 6455 §3)

    /// In wire order. A field replaces the automatic one of its name (Host, Upgrade, Connection,
    /// Origin, Sec-WebSocket-Key, -Version, -Protocol, -Extensions, Cookie, Authorization); the
    /// same name may stand more than once.
    HeaderFields headers;
    QList<QByteArray> removedHeaders; ///< automatic fields that are left out
    QStringList subprotocols; ///< by preference
    QByteArray origin; ///< empty: no Origin header
    /// What Sec-WebSocket-Extensions offers, verbatim; empty: nothing.
    QByteArray extensions { "permessage-deflate; client_max_window_bits" };
    QByteArray cookie; ///< value of the Cookie header; empty: none
    QByteArray authorization; ///< value of the Authorization header; empty: none
    /// The whole request instead of all above but the URL; empty: not used.
    QByteArray rawRequest;

    TlsClientOptions tls;
    std::optional<UpstreamProxy> proxy; ///< on the way to the server
    /// What each step may take: TCP, the proxy, TLS, the opening handshake, a frame once begun, the
    /// answer to our Close frame.
    std::chrono::milliseconds timeout { 10'000 };
    /// 0: no heartbeat. A Ping that is not answered within the timeout ends the connection.
    std::chrono::milliseconds pingPeriod { 0 };
    quint64 messageLimit = 64ULL << 20; ///< octets of one assembled message; beyond it 1009
    bool lenient = false; ///< violations are reported, the connection goes on
};

} // namespace Framescope

Q_DECLARE_METATYPE(Framescope::ClientOptions)
