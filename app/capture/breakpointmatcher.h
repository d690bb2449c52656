#pragma once

#include "app/filter/liveframe.h"
#include "protocol/connection/intercept.h"

#include <array>
#include <optional>

namespace Framescope {

/// Asks filters about the frames of one connection as they arrive, and keeps what has to be known
/// of those before. Of one thread.
class BreakpointMatcher
{
public:
    explicit BreakpointMatcher(ConnectionId connection)
        : m_connection(connection)
    {
    }

    /// To be called for every frame, and with a greater \a id each time: the one that the frame
    /// would have in the session if nothing were held. \a record may be nullptr.
    void arrived(const InterceptedFrame &frame, FrameId id, const ConnectionRecord *record);
    /// Whether \a program accepts the frame that arrived last. During the same call only.
    bool matches(const FilterProgram &program);

private:
    /// The message that is open in a direction.
    struct OpenMessage
    {
        FrameId first = 0; ///< 0: none
        bool isCompressed = false;
    };

    const ConnectionId m_connection;
    std::array<OpenMessage, 2> m_open;
    std::optional<qint64> m_lastTime; ///< of the frame before, in either direction
    LiveFrame m_frame;
    FilterScratch m_scratch;
};

} // namespace Framescope
