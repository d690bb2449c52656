#pragma once

#include "app/replay/recordedconnection.h"
#include "app/replay/replayitem.h"
#include "app/replay/replayrules.h"

#include <functional>
#include <stop_token>

namespace Framescope {

/// Compares what a replay has brought with the recording once more, perhaps by other rules: nothing
/// is played. \a side is who was listened to. Calls \a sink with each finding, in order, until
/// \a stop is requested; how the connection ended is judged only with \a judgesEnding. Reads
/// blocks: not for the GUI thread.
void judgeReplay(const RecordedConnection &expected, const RecordedConnection &got, Direction side,
    const ReplayRules &rules, bool judgesEnding,
    const std::function<void(const ReplayFinding &finding)> &sink,
    const std::stop_token &stop = {});

} // namespace Framescope
