#include "app/session/roundtriptracker.h"

#include <algorithm>

namespace Framescope {

namespace {

constexpr qsizetype MaxUnanswered
    = 64; // Pings a peer may leave without an answer; older are dropped
constexpr int NearbyRows = 256;

} // namespace

std::optional<RoundTrip> RoundTripTracker::add(const FrameRecord &frame, QByteArrayView payload)
{
    const quint8 opcode = frame.header.opcode;
    if (opcode == toNibble(Opcode::Ping)) {
        QList<Ping> &waiting = m_unanswered[Key(frame.connection, frame.direction)];
        if (waiting.size() >= MaxUnanswered)
            waiting.removeFirst();
        waiting.append({ frame.id, frame.time, payload.toByteArray() });
        return std::nullopt;
    }
    if (opcode != toNibble(Opcode::Pong))
        return std::nullopt;

    const Direction asked = opposite(frame.direction);
    const auto entry = m_unanswered.find(Key(frame.connection, asked));
    if (entry == m_unanswered.end())
        return std::nullopt;
    QList<Ping> &waiting = entry->second;
    const auto ping = std::find_if(waiting.crbegin(), waiting.crend(),
        [payload](const Ping &candidate) { return candidate.payload == payload; });
    if (ping == waiting.crend())
        return std::nullopt;
    const RoundTrip trip { ping->id, frame.id, asked, ping->time, frame.time - ping->time };
    waiting.erase(waiting.cbegin(), ping.base());
    if (waiting.isEmpty())
        m_unanswered.erase(entry);
    return trip;
}

std::optional<RoundTrip> RoundTripTracker::add(const FrameBlock &block, int row)
{
    const quint8 opcode = block.firstOctets()[static_cast<std::size_t>(row)] & 0xF;
    if (opcode != toNibble(Opcode::Ping) && opcode != toNibble(Opcode::Pong))
        return std::nullopt;
    return add(block.record(row), block.payload(row));
}

std::optional<RoundTrip> nearbyRoundTrip(const FrameBlock &block, int row)
{
    const ConnectionId connection = block.connections()[static_cast<std::size_t>(row)];
    RoundTripTracker tracker;
    std::optional<RoundTrip> trip;
    for (int at = std::max(0, row - NearbyRows); at <= row; ++at) {
        if (block.connections()[static_cast<std::size_t>(at)] == connection)
            trip = tracker.add(block, at);
    }
    return trip;
}

} // namespace Framescope
