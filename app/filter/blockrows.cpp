#include "app/filter/blockrows.h"

#include "app/filter/deltatracker.h"

namespace Framescope {

const ConnectionRecord *ConnectionCache::find(ConnectionId id)
{
    if (const auto known = m_known.find(id); known != m_known.end())
        return known->second ? &*known->second : nullptr;
    if (m_known.size() >= MostKnown)
        m_known.clear();
    const auto known = m_known.emplace(id, m_store.connection(id)).first;
    return known->second ? &*known->second : nullptr;
}

BlockRows::BlockRows(const SessionStore &store, BlockReader &reader, ConnectionCache &connections,
    std::shared_ptr<const FrameBlock> columns, std::span<const qint64> deltas)
    : m_store(store)
    , m_reader(reader)
    , m_connections(connections)
    , m_block(std::move(columns))
    , m_deltas(deltas)
{
    m_columns = { m_block->firstId(), m_block->times(), m_block->connections(), m_block->flags(),
        m_block->firstOctets(), m_block->maskingKeys(), m_block->announcedLengths(),
        m_block->messageFirsts() };
}

quint64 BlockRows::storedLength(int row) const
{
    return m_block->storedLength(row);
}

quint64 BlockRows::rules(int row) const
{
    quint64 bits = 0;
    const auto all = m_block->allViolations();
    auto at = std::ranges::lower_bound(all, row, {}, &FrameBlock::RowViolation::row);
    for (; at != all.end() && at->row == row; ++at)
        bits |= quint64(1) << static_cast<int>(at->violation.rule);
    return bits;
}

std::optional<qint64> BlockRows::delta(int row) const
{
    const qint64 delta = m_deltas[static_cast<std::size_t>(row)];
    return delta == DeltaTracker::None ? std::nullopt : std::optional(delta);
}

std::optional<FrameHeader> BlockRows::firstHeader(int row) const
{
    const FrameId first = m_columns.messageFirst[static_cast<std::size_t>(row)];
    if (m_block->contains(first))
        return m_block->record(static_cast<int>(first - m_block->firstId())).header;
    const std::shared_ptr<const FrameBlock> block = m_store.block(first);
    if (!block)
        return std::nullopt;
    return block->record(static_cast<int>(first - block->firstId())).header;
}

bool BlockRows::continuesCompressed(int row)
{
    const std::optional<FrameHeader> header = firstHeader(row);
    return header && (header->rsv & Rsv1) != 0;
}

std::optional<FilterRows::MessageInfo> BlockRows::messageInfo(int row)
{
    const auto i = static_cast<std::size_t>(row);
    const FrameId first = m_columns.messageFirst[i];
    const quint64 length = storedLength(row);
    if (first == 0 || (m_columns.firstOctets[i] & 0x80) == 0 || length != m_columns.announced[i])
        return std::nullopt;
    const std::optional<FrameHeader> header = firstHeader(row);
    const bool hasType = header
        && (header->opcode == toNibble(Opcode::Text) || header->opcode == toNibble(Opcode::Binary));
    if (!hasType)
        return std::nullopt;
    if (const std::optional<quint64> inflated = m_block->messageLength(row))
        return MessageInfo { header->opcode, *inflated };
    if ((header->rsv & Rsv1) != 0)
        return std::nullopt; // it could not be decompressed
    if (first == m_columns.firstId + i)
        return MessageInfo { header->opcode, length };
    const MessageContent *content = assembled(row);
    if (!content)
        return std::nullopt;
    return MessageInfo { content->opcode, content->length };
}

/// nullptr if not all of its frames are there.
const MessageContent *BlockRows::assembled(int row)
{
    if (m_messageRow != row) {
        m_messageRow = row;
        const FrameId id = m_columns.firstId + static_cast<FrameId>(row);
        const std::shared_ptr<const FrameBlock> block = m_store.block(id);
        m_message = block ? readMessage(m_store, FrameHandle(block, id), MaxMessage) : std::nullopt;
        if (m_message && (!m_message->complete || m_message->last != id))
            m_message.reset();
    }
    return m_message ? &*m_message : nullptr;
}

bool BlockRows::readOctets()
{
    if (m_whole || m_failed)
        return !m_failed;
    if (m_block->hasOctets()) {
        m_whole = m_block;
        return true;
    }
    m_whole = m_reader.block(m_block->firstId());
    m_failed = !m_whole || !m_whole->contains(m_block->endId() - 1);
    if (!m_failed)
        m_offset = static_cast<int>(m_block->firstId() - m_whole->firstId());
    return !m_failed;
}

QByteArrayView BlockRows::payload(int row)
{
    return readOctets() ? m_whole->payload(m_offset + row) : QByteArrayView();
}

QByteArrayView BlockRows::message(int row)
{
    if (m_block->messageLength(row)) {
        if (!readOctets())
            return {};
        return m_whole->message(m_offset + row).value_or(QByteArrayView());
    }
    if (m_columns.messageFirst[static_cast<std::size_t>(row)]
        == m_columns.firstId + static_cast<FrameId>(row))
        return payload(row);
    const MessageContent *content = assembled(row);
    return content ? QByteArrayView(content->payload) : QByteArrayView();
}

std::optional<FilterRows::Arena> BlockRows::arena()
{
    if (!readOctets())
        return std::nullopt;
    const std::span<const quint64> ends = m_whole->payloadEnds();
    const auto offset = static_cast<std::size_t>(m_offset);
    if (offset != 0 && !m_whole->origins().empty())
        return std::nullopt; // a row might have the payload of one that is none of these
    return Arena { m_whole->payloads(), ends.subspan(offset, m_columns.times.size()),
        offset == 0 ? 0 : ends[offset - 1], m_whole->origins() };
}

} // namespace Framescope
