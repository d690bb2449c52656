#pragma once

#include "protocol/endpoint/trafficrecorder.h"

#include <algorithm>

namespace Framescope::Test {

/// Keeps all that endpoints record.
class TrafficLog : public TrafficRecorder
{
public:
    struct LoggedFrame
    {
        ConnectionId connection = 0;
        Direction direction = Direction::ClientToServer;
        Timestamp time = 0;
        FrameHeader header;
        QByteArray payload;
        QList<Violation> violations;
    };
    struct LoggedEvent
    {
        ConnectionId connection = 0;
        Timestamp time = 0;
        Event event;
    };

    ConnectionId openConnection(const Opening &opening, Timestamp) override
    {
        openings.append(opening);
        return static_cast<ConnectionId>(openings.size());
    }
    void recordFrame(
        ConnectionId connection, const Frame &frame, const QList<Violation> &violations) override
    {
        recorded(connection, frame.time);
        frames.append({ connection, frame.direction, frame.time, frame.header,
            frame.payload.toByteArray(), violations });
    }
    void recordMessage(ConnectionId connection, const Message &message) override
    {
        recorded(connection, message.time);
        messages.append(message.payload.toByteArray());
    }
    void recordEvent(ConnectionId connection, Timestamp now, const Event &event) override
    {
        recorded(connection, now);
        events.append({ connection, now, event });
    }

    /// The last event of that kind; nullptr if there is none.
    template <typename T>
    const T *find(ConnectionId connection = 1) const
    {
        for (qsizetype i = events.size(); i-- > 0;) {
            if (events.at(i).connection != connection)
                continue;
            if (const T *found = std::get_if<T>(&events.at(i).event))
                return found;
        }
        return nullptr;
    }
    std::optional<CloseVerdict> verdict(ConnectionId connection = 1) const
    {
        const auto *closed = find<Closed>(connection);
        return closed ? std::optional(closed->verdict) : std::nullopt;
    }
    /// The payloads of the frames that travelled in \a direction.
    QList<QByteArray> payloads(Direction direction) const
    {
        QList<QByteArray> found;
        for (const LoggedFrame &frame : frames) {
            if (frame.direction == direction)
                found.append(frame.payload);
        }
        return found;
    }
    qsizetype count(Opcode opcode, Direction direction) const
    {
        return std::count_if(
            frames.cbegin(), frames.cend(), [opcode, direction](const LoggedFrame &frame) {
                return frame.direction == direction && frame.header.opcode == toNibble(opcode);
            });
    }

    QList<Opening> openings;
    QList<LoggedFrame> frames;
    QList<LoggedEvent> events;
    QList<QByteArray> messages;
    /// Closed is the last thing told of a connection, and times never run backwards.
    bool isInOrder = true;

private:
    void recorded(ConnectionId connection, Timestamp time)
    {
        if (time < m_lastTime || verdict(connection))
            isInOrder = false;
        m_lastTime = time;
    }

    Timestamp m_lastTime = 0;
};

} // namespace Framescope::Test
