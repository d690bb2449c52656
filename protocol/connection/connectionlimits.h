#pragma once

#include "protocol/connection/event.h"

namespace Framescope {

/// How long an endpoint or a relay that is done goes on reading, in nanoseconds, so that its last
/// octets are not lost to a reset.
inline constexpr Timestamp Linger = 1'000'000'000;

/// Octets of no head, body or frame that are kept to be shown, for example the body of a refusal.
inline constexpr qsizetype StrayLimit = 64 * 1024;

} // namespace Framescope
