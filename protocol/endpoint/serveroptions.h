#pragma once

#include "protocol/endpoint/tlsoptions.h"
#include "protocol/handshake/deflatenegotiation.h"

#include <QHostAddress>
#include <QMetaType>
#include <QStringList>

#include <chrono>
#include <optional>

namespace Framescope {

/// What a server does with the messages it receives.
enum class ServerBehavior : quint8 {
    Echo, ///< sends every message back, of the same type
    Sink, ///< receives and says nothing
    Watch, ///< sends a file, and again after each change; \see FileWatchHandler
};

/// Everything a listener is started with.
struct ServerOptions
{
    QHostAddress address { QHostAddress::LocalHost };
    quint16 port = 0; ///< 0: any free one
    ServerBehavior behavior = ServerBehavior::Echo;
    QString watchedFile; ///< for Watch

    /// Which requests with an Origin header are accepted (RFC 6455 §10.2); those without one are.
    /// "same": host and port equal the Host header's; "any"; or globs over scheme://host:port.
    QStringList origins { QStringLiteral("same") };
    bool requireOrigin = false; ///< refuses requests without Origin, for teaching
    QStringList subprotocols; ///< by preference; the first that the client offers is chosen
    bool deflate = true; ///< agrees to permessage-deflate (RFC 7692) if the client offers it
    /// What to agree to where the client's offer allows it.
    std::optional<DeflateParameters> deflateAnswer {};

    std::optional<TlsServerOptions> tls; ///< wss:// if set
    quint64 messageLimit = 64ULL << 20; ///< octets of one assembled message; beyond it 1009
    /// Open at once; one more gets 503. Those who are refused or still in TLS may be as many again;
    /// beyond that TCP is ended without an answer.
    int connectionLimit = 1024;
    /// What each step may take: TLS, the opening handshake, a frame once begun, the answer to our
    /// Close frame.
    std::chrono::milliseconds timeout { 10'000 };
    std::chrono::milliseconds pingPeriod { 0 }; ///< 0: no heartbeat
    std::chrono::milliseconds pongWait { 0 }; ///< for a Ping to be answered; 0: for ever
    bool lenient = false; ///< violations are reported, the connection goes on
};

} // namespace Framescope

Q_DECLARE_METATYPE(Framescope::ServerOptions)
