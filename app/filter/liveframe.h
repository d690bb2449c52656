#pragma once

#include "app/filter/filterprogram.h"
#include "protocol/wire/frame.h"

namespace Framescope {

/// A frame that is just crossing, and what is known of it there: for breakpoints.
struct LiveFrame
{
    FrameId id = 0; ///< that it has or is going to have
    ConnectionId connection = 0;
    const ConnectionRecord *connectionRecord = nullptr; ///< may be null
    Frame frame;
    FrameId messageFirst = 0; ///< 0 for a control frame
    bool isCompressed = false; ///< the first frame of its message has RSV1
    std::optional<qint64> delta; ///< ns since the connection's previous frame
    std::optional<Message> message; ///< that it ends; not if it could not be decompressed
    QList<Violation> violations;
};

/// Whether \a program accepts \a frame: what it would say of the same frame in a session.
bool matches(const FilterProgram &program, const LiveFrame &frame, FilterScratch &scratch);

} // namespace Framescope
