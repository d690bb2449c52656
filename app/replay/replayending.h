#pragma once

#include "app/replay/replayitem.h"
#include "protocol/connection/event.h"
#include "protocol/direction.h"

namespace Framescope {

/// Whether the side \a side has ended the connection as it did in the recording: with a Close
/// frame, without one, or leaving ours without an answer. Nullopt where one of the verdicts says
/// nothing of that side. What stands in the Close frame is not compared here.
std::optional<ReplayFinding> compareEndings(
    const CloseVerdict &recorded, const CloseVerdict &now, Direction side);

} // namespace Framescope
