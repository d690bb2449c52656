#pragma once

#include <QtGlobal>

namespace Framescope {

/// Which way octets travel, named after the roles on the wire, whatever part Framescope plays.
enum class Direction : quint8 { ClientToServer, ServerToClient };

/// The part Framescope plays on a connection.
enum class Role : quint8 { Client, Server, Proxy };

constexpr Direction opposite(Direction direction)
{
    return direction == Direction::ClientToServer ? Direction::ServerToClient
                                                  : Direction::ClientToServer;
}

/// The direction in which the endpoint \a role sends; a proxy has no direction of its own.
constexpr Direction sendingDirection(Role role)
{
    return role == Role::Server ? Direction::ServerToClient : Direction::ClientToServer;
}

} // namespace Framescope
