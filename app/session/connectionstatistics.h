#pragma once

#include "app/session/roundtriptracker.h"

#include <QList>

#include <optional>

namespace Framescope {

/// What follows from the frames of one connection, beyond the counters in its record. A value.
class ConnectionStatistics
{
public:
    /// How many round trips are kept for the distribution; older ones are forgotten.
    static constexpr qsizetype MaxRoundTrips = 512;

    /// A client measures the answers to its own Pings, and a server to its own; the answers that
    /// Framescope itself gives say nothing of the network. A proxy measures both ways.
    ConnectionStatistics(ConnectionId connection, Role role);

    /// Takes the connection's frames among the rows of \a block from \a firstRow on.
    void add(const FrameBlock &block, int firstRow);

    /// ns, in the order of their Pongs, at most MaxRoundTrips.
    const QList<qint64> &roundTrips() const { return m_roundTrips; }
    /// The value that \a share (0 to 1) of the round trips do not exceed, in ns; nullopt without
    /// any.
    std::optional<qint64> roundTripQuantile(double share) const;

    /// The longest time between two consecutive frames, ns; 0 with fewer than two.
    qint64 longestGap() const { return m_longestGap; }

private:
    ConnectionId m_connection;
    Role m_role;
    RoundTripTracker m_tracker;
    QList<qint64> m_roundTrips;
    std::optional<qint64> m_lastTime;
    qint64 m_longestGap = 0;
};

} // namespace Framescope
