#include "app/replay/replayscript.h"

#include "app/replay/replayexpectation.h"

#include <algorithm>

namespace Framescope {

namespace {

/// Pings that may wait for their Pong; older ones need none (RFC 6455 §5.5.3).
constexpr std::size_t PingLimit = 16;

bool isOpcode(const FrameRecord &record, Opcode opcode)
{
    return record.header.opcode == toNibble(opcode);
}

ClosedBy closedBy(Direction side)
{
    return side == Direction::ClientToServer ? ClosedBy::Client : ClosedBy::Server;
}

/// Whether a step by which another recording of the same conversation is found to be as far: the
/// end of a message, or a Close frame.
bool isLandmark(const FrameRecord &record)
{
    return (isDataOpcode(record.header.opcode) && record.header.fin)
        || isOpcode(record, Opcode::Close);
}

} // namespace

ReplayScript::ReplayScript(const RecordedConnection &connection, Direction side,
    const RecordedConnection &expected, bool heartbeat)
    : m_side(side)
    , m_record(connection.record)
    , m_heartbeat(heartbeat)
    , m_cursor(connection.store, connection.record.id)
{
    const bool isOther
        = expected.store != connection.store || expected.record.id != connection.record.id;
    if (isOther)
        m_expected.emplace(expected.store, expected.record.id);
}

const ReplayStep *ReplayScript::peek()
{
    if (!m_next && !m_ended) {
        m_next = read();
        m_ended = !m_next || m_next->frame.isNull();
    }
    return m_next ? &*m_next : nullptr;
}

void ReplayScript::pop()
{
    m_next.reset();
}

Timestamp ReplayScript::sinceOpened(Timestamp time) const
{
    return std::max<Timestamp>(0, time - m_record.opened.value_or(m_record.started));
}

std::optional<ReplayStep> ReplayScript::read()
{
    for (FrameHandle frame = m_cursor.next(); !frame.isNull(); frame = m_cursor.next()) {
        const FrameRecord &record = frame.record();
        const Timestamp time = sinceOpened(record.time);
        const Timestamp pause = std::max<Timestamp>(0, time - std::exchange(m_last, time));
        if (record.direction != m_side) {
            noteOther(frame);
            continue;
        }
        if (isAnswer(frame))
            continue;
        m_closed |= isOpcode(record, Opcode::Close);
        ReplayStep step;
        step.awaited = awaited();
        step.time = time;
        step.pause = pause;
        step.frame = std::move(frame);
        m_landmarks += isLandmark(step.frame.record()) ? 1 : 0;
        return step;
    }
    return ending();
}

void ReplayScript::noteOther(const FrameHandle &frame)
{
    const FrameRecord &record = frame.record();
    m_closed |= isOpcode(record, Opcode::Close);
    if (isOpcode(record, Opcode::Ping) && record.isComplete()) {
        m_pings.push_back(frame.payload().toByteArray());
        if (m_pings.size() > PingLimit)
            m_pings.pop_front();
    }
    m_items += endsReplayItem(record.header, record.isComplete(), m_heartbeat) ? 1 : 0;
}

bool ReplayScript::isAnswer(const FrameHandle &frame)
{
    if (isOpcode(frame.record(), Opcode::Close))
        return m_closed;
    if (!isOpcode(frame.record(), Opcode::Pong))
        return false;
    const auto ping = std::find(m_pings.begin(), m_pings.end(), frame.payload());
    if (ping == m_pings.end())
        return false;
    m_pings.erase(m_pings.begin(), std::next(ping));
    return true;
}

/// One frame of the other recording; false at its end.
bool ReplayScript::readExpected()
{
    const FrameHandle frame = m_expected->next();
    if (frame.isNull())
        return false;
    const FrameRecord &record = frame.record();
    if (record.direction == m_side)
        m_expectedLandmarks += isLandmark(record) ? 1 : 0;
    else if (endsReplayItem(record.header, record.isComplete(), m_heartbeat))
        ++m_expectedItems;
    return true;
}

/// In another recording: what came before the landmark that is as far from the first as ours.
quint64 ReplayScript::awaited()
{
    if (!m_expected)
        return m_items;
    while (m_expectedLandmarks <= m_landmarks && readExpected()) { }
    return m_expectedItems;
}

quint64 ReplayScript::itemsInAll()
{
    if (!m_expected)
        return m_items;
    while (readExpected()) { }
    return m_expectedItems;
}

bool ReplayScript::isEndedBy(ClosedBy side) const
{
    return m_record.verdict && m_record.verdict->by == side && !m_closed
        && (m_record.verdict->cause == CloseCause::ConnectionEnded
            || m_record.verdict->cause == CloseCause::ConnectionReset
            || m_record.verdict->cause == CloseCause::TlsTruncated
            || m_record.verdict->cause == CloseCause::Aborted);
}

bool ReplayScript::isEndedByOther() const
{
    return isEndedBy(closedBy(opposite(m_side)));
}

/// Ending TCP is a step of its own where this side did it, and no Close frame stood before it.
std::optional<ReplayStep> ReplayScript::ending()
{
    if (!isEndedBy(closedBy(m_side)))
        return std::nullopt;
    ReplayStep step;
    step.awaited = awaited();
    step.time = sinceOpened(m_record.ended.value_or(m_last));
    step.pause = std::max<Timestamp>(0, step.time - m_last);
    m_last = std::max(m_last, step.time);
    return step;
}

} // namespace Framescope
