#include "app/filter/deltatracker.h"

namespace Framescope {

std::vector<qint64> DeltaTracker::add(const FrameBlock &block, int firstRow, int endRow)
{
    const std::span<const qint64> times = block.times();
    const std::span<const ConnectionId> connections = block.connections();
    std::vector<qint64> deltas(times.size(), None);
    for (auto row = static_cast<std::size_t>(firstRow); row < static_cast<std::size_t>(endRow);
         ++row) {
        const auto [last, isFirst] = m_lastTimes.try_emplace(connections[row], times[row]);
        if (isFirst)
            continue;
        // Times of a hostile file may lie further apart than a number can say.
        deltas[row] = static_cast<qint64>(
            static_cast<quint64>(times[row]) - static_cast<quint64>(last->second));
        last->second = times[row];
    }
    return deltas;
}

} // namespace Framescope
