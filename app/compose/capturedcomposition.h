#pragma once

#include "app/compose/composition.h"
#include "app/session/framehandle.h"

namespace Framescope {

/// What sends \a frame's octets again when it is composed: its bits, its form of length and its
/// payload, with a fresh masking-key. A frame that carries a whole compressed message becomes that
/// message, to be compressed again. Octets that are no UTF-8 are written in hexadecimal.
Composition compositionOf(const FrameHandle &frame);

} // namespace Framescope
