#pragma once

#include "app/replay/connectioncursor.h"
#include "app/replay/recordedconnection.h"

#include <deque>
#include <optional>

namespace Framescope {

/// One thing for a side to do: send a frame, or end the TCP connection.
struct ReplayStep
{
    FrameHandle frame; ///< null: end TCP without a Close frame, as was done then
    /// So many items of the other side had come before.
    quint64 awaited = 0;
    Timestamp time = 0; ///< ns since the connection had opened
    Timestamp pause = 0; ///< ns since what was recorded before it, by either side
};

/// What one side of a recorded connection did, in order, read as far as it is asked for. Pongs that
/// answered a Ping, and a Close frame that answered one, are left out: an endpoint sends them
/// itself.
class ReplayScript
{
public:
    /// \a expected is where the other side's items are taken from, perhaps another recording of the
    /// same conversation. \a heartbeat: Ping and Pong frames are items.
    ReplayScript(const RecordedConnection &connection, Direction side,
        const RecordedConnection &expected, bool heartbeat);

    /// The next step; nullptr at the end.
    const ReplayStep *peek();
    void pop();

    // Once peek() has said that there is no step:

    /// How many items of the other side are expected in all.
    quint64 itemsInAll();
    /// Whether the other side ended TCP without a Close frame.
    bool isEndedByOther() const;
    /// When the last frame crossed, ns since the opening.
    Timestamp lastTime() const { return m_last; }

private:
    std::optional<ReplayStep> read();
    std::optional<ReplayStep> ending();
    bool isAnswer(const FrameHandle &frame);
    void noteOther(const FrameHandle &frame);
    quint64 awaited();
    bool readExpected();
    bool isEndedBy(ClosedBy side) const;
    Timestamp sinceOpened(Timestamp time) const;

    const Direction m_side;
    const ConnectionRecord m_record;
    const bool m_heartbeat;
    ConnectionCursor m_cursor;
    std::optional<ReplayStep> m_next;
    bool m_ended = false;
    bool m_closed = false; ///< a Close frame went one way
    std::deque<QByteArray> m_pings; ///< of the other side, not answered yet
    quint64 m_items = 0; ///< of the other side, up to m_cursor
    quint64 m_landmarks = 0; ///< of this side, up to m_cursor
    Timestamp m_last = 0; ///< of what came before

    /// Of another recording: how far it is read to count what is to be awaited.
    std::optional<ConnectionCursor> m_expected;
    quint64 m_expectedItems = 0;
    quint64 m_expectedLandmarks = 0;
};

} // namespace Framescope
