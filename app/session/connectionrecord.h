#pragma once

#include "app/session/frameblock.h"
#include "protocol/connection/event.h"
#include "protocol/direction.h"

#include <QString>
#include <QStringList>

#include <array>
#include <optional>

namespace Framescope {

enum class ConnectionState : quint8 {
    Connecting, ///< TCP, TLS and the opening handshake
    Open,
    Closing, ///< a Close frame went one way
    Closed,
};

/// Counters of one direction.
struct TrafficCount
{
    quint64 frames = 0;
    quint64 octets = 0; ///< on the wire, headers included, handshake not
    std::array<quint64, 16> framesByOpcode {};
};

/// One connection of a session, as the list shows it.
struct ConnectionRecord
{
    ConnectionId id = 0;
    Role role = Role::Client;
    QString url; ///< of the WebSocket resource: "wss://host/path?query"
    QString peer; ///< "address:port" of the TCP peer; empty before TCP is connected
    bool secure = false;
    bool verificationOff = false; ///< TLS certificates are not checked: must stay visible
    ConnectionState state = ConnectionState::Connecting;
    Timestamp started = 0; ///< when the attempt began
    std::optional<Timestamp> opened; ///< when the opening handshake was complete
    std::optional<Timestamp> ended;
    QString subprotocol;
    QStringList extensions;
    TrafficCount clientToServer;
    TrafficCount serverToClient;
    quint64 violations = 0;
    std::optional<CloseVerdict> verdict; ///< once closed

    const TrafficCount &count(Direction direction) const
    {
        return direction == Direction::ClientToServer ? clientToServer : serverToClient;
    }
    TrafficCount &count(Direction direction)
    {
        return direction == Direction::ClientToServer ? clientToServer : serverToClient;
    }
};

struct EventRecord
{
    ConnectionId connection = 0;
    Timestamp time = 0;
    Event event;
};

} // namespace Framescope
