#pragma once

#include "app/session/framehandle.h"
#include "app/session/sessionstore.h"

#include <optional>

namespace Framescope {

/// Walks the recorded frames of one connection from the first to the last, a block at a time. Reads
/// blocks: not for the GUI thread.
class ConnectionCursor
{
public:
    ConnectionCursor(std::shared_ptr<const SessionStore> store, ConnectionId connection);

    /// A null handle at the end, or where the recording cannot be read any further.
    FrameHandle next();

private:
    std::shared_ptr<const SessionStore> m_store;
    ConnectionId m_connection;
    std::shared_ptr<const FrameBlock> m_block; ///< that holds m_next; nullptr: to be read
    FrameId m_next = 1;
};

} // namespace Framescope
