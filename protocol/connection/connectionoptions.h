#pragma once

#include "protocol/direction.h"
#include "protocol/handshake/clienthandshake.h"
#include "protocol/handshake/serverhandshake.h"
#include "protocol/wire/masking.h"

#include <QString>

#include <chrono>
#include <functional>

namespace Framescope {

/// What one side of a connection is run with; \see Connection.
struct ConnectionOptions
{
    Role role = Role::Client; ///< Client or Server
    QString peerName; ///< "host:port", for errors
    bool secure = false; ///< below it lies TLS (for the Origin policy)
    bool lenient = false; ///< violations are reported and nothing else
    quint64 messageLimit = 64ULL << 20; ///< octets of an assembled message; beyond it 1009
    /// A message is compressed in slices of so many octets, and one that is not compressed sent in
    /// slices of so many: \see Connection::hasWork().
    qsizetype compressionSlice = 128 * 1024;
    qsizetype plainSlice = 512 * 1024;
    /// What the opening handshake, a frame once begun, and the answer to our Close frame may take.
    /// A frame may take longer as long as it comes with 16 KiB a second.
    std::chrono::nanoseconds timeout = std::chrono::seconds(10);
    std::chrono::nanoseconds pingPeriod {}; ///< 0: no heartbeat
    /// What the Pong that answers a Ping of the heartbeat may take; 0: for ever. One Pong answers
    /// its own Ping and those before it, an unsolicited one answers nothing (RFC 6455 §5.5.3).
    std::chrono::nanoseconds pongWait {};

    ClientHandshake clientHandshake; ///< for a client
    ServerPolicy serverPolicy; ///< for a server
    /// A fresh masking-key from a strong source of entropy (RFC 6455 §5.3), for a client.
    std::function<MaskingKey()> nextMaskingKey;
};

} // namespace Framescope
