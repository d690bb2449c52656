#pragma once

#include <QtGlobal>

namespace Framescope {

/// In nanoseconds.
inline constexpr qint64 Second = 1'000'000'000;
inline constexpr qint64 Millisecond = 1'000'000;

/// Seconds since 1970 that a Timestamp has room for: until the year 2255.
inline constexpr qint64 LastSecond = 9'000'000'000;

} // namespace Framescope
