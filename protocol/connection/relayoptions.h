#pragma once

#include "protocol/handshake/forwardcheck.h"
#include "protocol/wire/masking.h"

#include <QByteArray>
#include <QString>

#include <chrono>
#include <functional>

namespace Framescope {

/// What becomes of a request before it goes to the server; \see RelayOptions::routeRequest.
struct RequestRoute
{
    enum class Kind : quint8 {
        AsItCame,
        Rewritten, ///< \a head goes in its place
        Refused, ///< the client is answered with \a refusal
        Elsewhere, ///< not for this server: the relay ends before it, \see Relay::unreadRequest()
    };

    Kind kind = Kind::AsItCame;
    QByteArray head {};
    ProxyRefusal refusal {};
};

/// What a connection through a proxy is run with; \see Relay.
struct RelayOptions
{
    QString clientName; ///< "host:port", for errors
    QString serverName; ///< "host:port", for errors
    bool secure = false; ///< the client speaks TLS to us: its URLs are wss and https
    /// A rule that is broken is not passed on: the connection is failed towards both sides.
    bool strict = false;
    quint64 messageLimit = 64ULL << 20; ///< octets of an assembled message; beyond it 1009
    /// What a request head, a response head once begun, the answer to an opening handshake, and the
    /// end of a connection that was closed or failed may take.
    std::chrono::nanoseconds timeout = std::chrono::seconds(10);
    /// How long one side may be silent after the other has sent FIN.
    std::chrono::nanoseconds halfOpenTimeout = std::chrono::seconds(60);
    /// A fresh masking-key from a strong source of entropy (RFC 6455 §5.3).
    std::function<MaskingKey()> nextMaskingKey;
    /// Asked about every request that is not refused anyhow; empty: all go as they came.
    std::function<RequestRoute(const RequestHead &)> routeRequest {};
};

} // namespace Framescope
