#include "app/session/connectionstatistics.h"

#include <algorithm>
#include <cmath>

namespace Framescope {

ConnectionStatistics::ConnectionStatistics(ConnectionId connection, Role role)
    : m_connection(connection)
    , m_role(role)
{
}

void ConnectionStatistics::add(const FrameBlock &block, int firstRow)
{
    for (int row = firstRow; row < block.count(); ++row) {
        if (block.connections()[static_cast<std::size_t>(row)] != m_connection)
            continue;
        const qint64 time = block.times()[static_cast<std::size_t>(row)];
        if (m_lastTime)
            m_longestGap = std::max(m_longestGap, time - *m_lastTime);
        m_lastTime = time;

        const std::optional<RoundTrip> trip = m_tracker.add(block, row);
        if (!trip || (m_role != Role::Proxy && trip->direction != sendingDirection(m_role)))
            continue;
        if (m_roundTrips.size() >= MaxRoundTrips)
            m_roundTrips.removeFirst();
        m_roundTrips.append(trip->duration);
    }
}

std::optional<qint64> ConnectionStatistics::roundTripQuantile(double share) const
{
    if (m_roundTrips.isEmpty())
        return std::nullopt;
    QList<qint64> sorted = m_roundTrips;
    const auto rank = static_cast<qsizetype>(std::ceil(share * static_cast<double>(sorted.size())));
    const qsizetype at = std::clamp<qsizetype>(rank - 1, 0, sorted.size() - 1);
    std::nth_element(sorted.begin(), sorted.begin() + at, sorted.end());
    return sorted.at(at);
}

} // namespace Framescope
