#pragma once

#include "app/session/frameblock.h"

#include <vector>

namespace Framescope {

/// What the directory of a session file says of a block, so that whole blocks can be skipped.
struct BlockEntry
{
    FrameId firstId = 1;
    quint32 count = 0;
    qint64 firstTime = 0; ///< the earliest of its frames, ns since the session began
    qint64 lastTime = 0; ///< the latest
    std::vector<ConnectionId> connections; ///< ascending, each once
    /// Bit n: opcode n occurs from the client; bit 16 + n: from the server.
    quint32 opcodes = 0;
    std::vector<Rule> rules; ///< broken in it, ascending by name, each once
    quint64 payloadOctets = 0;
    quint64 messageOctets = 0;

    FrameId endId() const { return firstId + count; }

    friend bool operator==(const BlockEntry &, const BlockEntry &) = default;
};

/// \a block must not be empty.
BlockEntry makeBlockEntry(const FrameBlock &block);

} // namespace Framescope
