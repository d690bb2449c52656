#pragma once

#include <chrono>

namespace Framescope {

/// What takes longer than this shows how far it is.
inline constexpr std::chrono::milliseconds ProgressDelay { 500 };

} // namespace Framescope
