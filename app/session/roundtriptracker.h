#pragma once

#include "app/session/frameblock.h"

#include <QList>

#include <map>
#include <optional>
#include <utility>

namespace Framescope {

/// A Ping and the Pong that answered it, as they were seen here.
struct RoundTrip
{
    FrameId ping = 0;
    FrameId pong = 0;
    Direction direction = Direction::ClientToServer; ///< of the Ping
    qint64 sent = 0; ///< of the Ping, ns since the session began
    qint64 duration = 0; ///< ns
};

/// Pairs Pings with their Pongs: a Pong carries the octets of the Ping that it answers, and may
/// leave earlier ones without an answer (RFC 6455 §5.5.3). An unasked Pong pairs with nothing.
class RoundTripTracker
{
public:
    /// Frames of any connection, in the order of recording. Returns the round trip that \a frame
    /// has completed.
    std::optional<RoundTrip> add(const FrameRecord &frame, QByteArrayView payload);
    /// The same for a row of \a block, whose payload is looked at only for Pings and Pongs.
    std::optional<RoundTrip> add(const FrameBlock &block, int row);

private:
    struct Ping
    {
        FrameId id;
        qint64 time;
        QByteArray payload;
    };
    /// Connection and direction of the Pings.
    using Key = std::pair<ConnectionId, Direction>;

    std::map<Key, QList<Ping>> m_unanswered; ///< oldest first
};

/// The round trip that the Pong in \a row has completed, if its Ping is in the same block and not
/// too many rows away: a look at a bounded number of rows.
std::optional<RoundTrip> nearbyRoundTrip(const FrameBlock &block, int row);

} // namespace Framescope
