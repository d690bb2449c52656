#pragma once

#include "protocol/connection/event.h"

#include <cstddef>

namespace Framescope {

/// How long an endpoint or a relay that is done goes on reading, in nanoseconds, so that its last
/// octets are not lost to a reset.
inline constexpr Timestamp Linger = 1'000'000'000;

/// Octets of compressed messages that are decompressed at a time: they may become a thousand times
/// as many.
inline constexpr std::size_t CompressedAtOnce = 8 * 1024;

/// Octets brought forth by decompressing after which others should have their turn.
inline constexpr quint64 InflatedAtOnce = 4 * 1024 * 1024;

/// Octets of no head, body or frame that are kept to be shown, for example the body of a refusal.
inline constexpr qsizetype StrayLimit = 64 * 1024;

} // namespace Framescope
