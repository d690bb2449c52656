#pragma once

#include <cstdint>

namespace Load {

enum class ServerMode { Echo, Sink };

/// A bare WebSocket server behind what is measured: it answers every opening handshake and sends
/// binary messages back, or reads them and does nothing. Prints its port and runs until it is
/// killed. It checks nothing, so only the clients of this program should talk to it.
[[noreturn]] void runServer(ServerMode mode, std::uint16_t port);

} // namespace Load
