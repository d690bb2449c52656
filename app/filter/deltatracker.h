#pragma once

#include "app/session/frameblock.h"

#include <limits>
#include <optional>
#include <unordered_map>
#include <vector>

namespace Framescope {

/// Tells for each frame how long ago the frame before was, on the same connection.
class DeltaTracker
{
public:
    /// Stands for the first frame of a connection.
    static constexpr qint64 None = std::numeric_limits<qint64>::min();

    /// ns or None for each row of  block. The rows from  firstRow to before  endRow are new,
    /// and must follow those before; the others get None.
    std::vector<qint64> add(const FrameBlock &block, int firstRow, int endRow);

private:
    std::unordered_map<ConnectionId, qint64> m_lastTimes;
};

} // namespace Framescope
