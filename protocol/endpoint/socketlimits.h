#pragma once

#include <QtGlobal>

#include <chrono>
#include <cstddef>

namespace Framescope {

/// Octets that wait to be sent: with more than the first nothing is read from whoever causes them,
/// until there are fewer than the second.
inline constexpr qint64 SendQueueHigh = 1024 * 1024;
inline constexpr qint64 SendQueueLow = 256 * 1024;

/// Octets of compressed messages that are read at a time: they may become a thousand times as many.
inline constexpr std::size_t CompressedRead = 8 * 1024;

/// What is read before others have their turn: so many octets, or those that became so many by
/// being decompressed.
inline constexpr std::size_t ReadAtOnce = 256 * 1024;
inline constexpr quint64 InflatedAtOnce = 4 * 1024 * 1024;

/// After which a listener that had no descriptor left tries again.
inline constexpr std::chrono::milliseconds AcceptRetry { 100 };

} // namespace Framescope
