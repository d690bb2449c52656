#pragma once

#include "app/replay/connectioncursor.h"
#include "app/replay/replayitem.h"

namespace Framescope {

/// What one side of a recorded connection has said, item by item, read as far as it is asked for.
class ReplayExpectation
{
public:
    /// \a heartbeat: Ping and Pong frames are items too.
    ReplayExpectation(std::shared_ptr<const SessionStore> store, ConnectionId connection,
        Direction side, bool heartbeat);

    /// Nullopt at the end.
    std::optional<ReplayItem> next();

private:
    std::shared_ptr<const SessionStore> m_store;
    ConnectionCursor m_cursor;
    Direction m_side;
    bool m_heartbeat;
    QList<quint64> m_fragments; ///< of the message that is open
};

/// Whether an item ends with \a frame of its side: a message that is complete, or any frame but
/// those of messages; Ping and Pong only with \a heartbeat.
bool endsReplayItem(const FrameHeader &header, bool isComplete, bool heartbeat);

} // namespace Framescope
