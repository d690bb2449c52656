#pragma once

#include <QtGlobal>

#include <chrono>
#include <cstddef>

namespace Framescope {

/// Octets that wait to be sent: with more than the first nothing is read from whoever causes them,
/// until there are fewer than the second.
inline constexpr qint64 SendQueueHigh = 1024 * 1024;
inline constexpr qint64 SendQueueLow = 256 * 1024;

/// What is read before others have their turn, if it does not become InflatedAtOnce before.
inline constexpr std::size_t ReadAtOnce = 256 * 1024;

/// After which a listener that had no descriptor left tries again.
inline constexpr std::chrono::milliseconds AcceptRetry { 100 };

} // namespace Framescope
