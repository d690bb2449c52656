#include "app/replay/replayexpectation.h"

#include "app/session/messagereader.h"

#include <limits>

namespace Framescope {

bool endsReplayItem(const FrameHeader &header, bool isComplete, bool heartbeat)
{
    if (!isComplete)
        return false;
    if (isDataOpcode(header.opcode))
        return header.fin;
    const bool beats
        = header.opcode == toNibble(Opcode::Ping) || header.opcode == toNibble(Opcode::Pong);
    return heartbeat || !beats;
}

ReplayExpectation::ReplayExpectation(std::shared_ptr<const SessionStore> store,
    ConnectionId connection, Direction side, bool heartbeat)
    : m_store(std::move(store))
    , m_cursor(m_store, connection)
    , m_side(side)
    , m_heartbeat(heartbeat)
{
}

std::optional<ReplayItem> ReplayExpectation::next()
{
    for (FrameHandle frame = m_cursor.next(); !frame.isNull(); frame = m_cursor.next()) {
        const FrameRecord &record = frame.record();
        if (record.direction != m_side)
            continue;
        const bool isData = isDataOpcode(record.header.opcode);
        if (isData && record.messageFirst == record.id)
            m_fragments.clear();
        if (isData && m_fragments.size() < ReplayFragmentLimit)
            m_fragments.append(record.storedLength);
        if (!endsReplayItem(record.header, record.isComplete(), m_heartbeat))
            continue;
        ReplayItem item;
        item.frame = record.id;
        item.time = record.time;
        item.opcode = record.header.opcode;
        if (!isData) {
            item.fragments = { record.storedLength };
            item.payload = frame.payload().toByteArray();
            return item;
        }
        item.fragments = std::exchange(m_fragments, {});
        const auto content = readMessage(*m_store, frame, std::numeric_limits<quint64>::max());
        item.opcode = content->opcode;
        item.payload = content->payload;
        return item;
    }
    return std::nullopt;
}

} // namespace Framescope
