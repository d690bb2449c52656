#include "app/capture/recordingswitch.h"

#include <utility>
#include <variant>

namespace Framescope {

namespace {

using namespace Qt::StringLiterals;

constexpr Timestamp TenthOfSecond = 100'000'000;

/// \see ErrorCode::CaptureIncomplete
QString gapDetail(quint64 octets, quint64 frames, Timestamp duration, Direction direction)
{
    const QString who = direction == Direction::ClientToServer ? u"client"_s : u"server"_s;
    const Timestamp tenths = duration / TenthOfSecond;
    return u"%1 octets in %2 frames, while recording was paused for %3.%4 s, from the %5"_s
        .arg(octets)
        .arg(frames)
        .arg(tenths / 10)
        .arg(tenths % 10)
        .arg(who);
}

} // namespace

RecordingSwitch::RecordingSwitch(TrafficRecorder &next, QObject *parent)
    : TrafficRecorder(parent)
    , m_next(next)
{
}

void RecordingSwitch::setPaused(bool paused, Timestamp now)
{
    if (paused == m_isPaused)
        return;
    m_isPaused = paused;
    if (paused) {
        m_pausedAt = now;
        return;
    }
    for (const auto &[id, connection] : std::exchange(m_connections, {}))
        tell(id, connection, now);
}

void RecordingSwitch::tell(ConnectionId id, const Connection &connection, Timestamp now)
{
    for (const Direction direction : { Direction::ClientToServer, Direction::ServerToClient }) {
        const Missed &missed = connection.missed[static_cast<int>(direction)];
        if (missed.frames > 0)
            m_next.recordEvent(id, now,
                Failed { Error { ErrorCode::CaptureIncomplete,
                    gapDetail(missed.octets, missed.frames, now - m_pausedAt, direction) } });
    }
}

ConnectionId RecordingSwitch::openConnection(const Opening &opening, Timestamp now)
{
    return m_next.openConnection(opening, now);
}

void RecordingSwitch::recordFrame(
    ConnectionId connection, const Frame &frame, const QList<Violation> &violations)
{
    if (!m_isPaused) {
        m_next.recordFrame(connection, frame, violations);
        return;
    }
    Missed &missed = m_connections[connection].missed[static_cast<int>(frame.direction)];
    ++missed.frames;
    missed.octets += static_cast<quint64>(frame.header.size() + frame.payload.size());
}

void RecordingSwitch::recordMessage(ConnectionId connection, const Message &message)
{
    if (!m_isPaused)
        m_next.recordMessage(connection, message);
}

void RecordingSwitch::recordEvent(ConnectionId connection, Timestamp now, const Event &event)
{
    if (m_isPaused && std::holds_alternative<EditMade>(event))
        return; // of a frame that is not there
    if (std::holds_alternative<Closed>(event)) {
        if (const auto missed = m_connections.extract(connection))
            tell(connection, missed.mapped(), now);
    }
    m_next.recordEvent(connection, now, event);
}

} // namespace Framescope
