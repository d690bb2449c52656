#pragma once

#include "app/session/framehandle.h"
#include "ui/intercept/breakpointrow.h"

namespace Framescope {

/// A breakpoint for frames like \a frame: of its opcode and direction, and if its payload is a JSON
/// object that says what it is by a member such as "type", of the same one.
BreakpointText breakpointLike(const FrameHandle &frame);

} // namespace Framescope
