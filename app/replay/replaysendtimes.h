#pragma once

#include "app/replay/replayrow.h"

#include <optional>
#include <vector>

namespace Framescope {

/// When what a replay sends was sent, in the recording and now: from there the latency of answers
/// counts. A Pong answers a Ping, all else a message or a Close frame. A value; pure.
class ReplaySendTimes
{
public:
    /// Of messages, and of Pings, that are known: the first. What is answered later has no latency.
    static constexpr std::size_t Limit = 500'000;

    /// \a recorded was sent again as \a now. To be called in the order of the recording.
    void add(const ReplayCell &recorded, const ReplayCell &now);
    /// Of the answer \a recorded, which came as \a now. Nullopt if one of them is missing, or if
    /// nothing was sent before both.
    std::optional<ReplayLatency> latency(const ReplayCell &recorded, const ReplayCell &now) const;

private:
    struct Sent
    {
        FrameId recorded = 0;
        qint64 recordedTime = 0; ///< ns since that session began
        qint64 nowTime = 0; ///< the same
    };
    struct Known
    {
        std::vector<Sent> sent; ///< ascending
        FrameId end = 0; ///< from this frame of the recording on there are more; 0: there are not
    };

    Known m_messages; ///< and Close frames
    Known m_pings;
};

} // namespace Framescope
