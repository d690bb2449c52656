#include "app/session/frameblock.h"

#include <algorithm>
#include <array>

namespace Framescope {

namespace {

template <typename T>
void extend(std::vector<T> &to, const std::vector<T> &from)
{
    to.insert(to.end(), from.begin(), from.end());
}

/// \a length octets from \a offset of what is between \a begin and \a end, cut to it.
QByteArray part(
    const OctetArena &arena, quint64 begin, quint64 end, quint64 offset, qsizetype length)
{
    const quint64 there = end - begin;
    if (offset >= there)
        return {};
    return arena.copy(begin + offset, std::min(there - offset, static_cast<quint64>(length)));
}

} // namespace

FrameBlock::FrameBlock(FrameId firstId)
    : m_firstId(firstId)
{
}

void FrameBlock::reserve(int frames, qsizetype octets)
{
    const auto rows = static_cast<std::size_t>(frames);
    m_time.reserve(rows);
    m_connection.reserve(rows);
    m_flags.reserve(rows);
    m_firstOctet.reserve(rows);
    m_maskingKey.reserve(rows);
    m_announced.reserve(rows);
    m_payloadEnd.reserve(rows);
    m_messageFirst.reserve(rows);
    m_arena.reserve(octets);
}

quint8 FrameBlock::flagsOf(const Frame &frame, bool hasViolation)
{
    auto flags = static_cast<quint8>(static_cast<int>(frame.header.lengthForm) << LengthFormShift);
    if (frame.direction == Direction::ServerToClient)
        flags |= ServerToClientFlag;
    if (frame.header.maskingKey)
        flags |= MaskedFlag;
    if (hasViolation)
        flags |= ViolationFlag;
    return flags;
}

void FrameBlock::append(ConnectionId connection, const Frame &frame, FrameId messageFirst,
    std::span<const Violation> violations, int repeated)
{
    const int row = count();
    m_time.push_back(frame.time);
    m_connection.push_back(connection);
    m_flags.push_back(flagsOf(frame, !violations.empty()));
    m_firstOctet.push_back(firstOctetOf(frame.header));
    m_maskingKey.push_back(frame.header.maskingKey.value_or(MaskingKey {}));
    m_announced.push_back(frame.header.payloadLength);
    m_messageFirst.push_back(messageFirst);
    if (repeated == NoRow) {
        m_arena.append(frame.payload);
    } else {
        Q_ASSERT(payload(repeated) == frame.payload);
        m_repeatedOctets += static_cast<quint64>(frame.payload.size());
    }
    appendOrigin(row, repeated == NoRow ? row : originOf(repeated));
    m_payloadEnd.push_back(static_cast<quint64>(m_arena.size()));
    for (const Violation &violation : violations)
        m_violations.push_back({ row, violation });
}

void FrameBlock::appendOrigin(int row, int origin)
{
    if (origin == row && m_origin.empty())
        return; // there is no column before the first payload is repeated
    while (static_cast<int>(m_origin.size()) < row)
        m_origin.push_back(static_cast<int>(m_origin.size()));
    m_origin.push_back(origin);
}

void FrameBlock::attachMessage(QByteArrayView payload)
{
    Q_ASSERT(!isEmpty());
    m_messageArena.append(payload);
    m_messages.push_back({ count() - 1, static_cast<quint64>(m_messageArena.size()) });
}

void FrameBlock::append(const FrameBlock &other)
{
    Q_ASSERT(other.firstId() == endId());
    const int rows = count();
    const auto octets = static_cast<quint64>(m_arena.size());
    extend(m_time, other.m_time);
    extend(m_connection, other.m_connection);
    extend(m_flags, other.m_flags);
    extend(m_firstOctet, other.m_firstOctet);
    extend(m_maskingKey, other.m_maskingKey);
    extend(m_announced, other.m_announced);
    extend(m_messageFirst, other.m_messageFirst);
    for (int row = 0; row < other.count(); ++row) {
        appendOrigin(rows + row, rows + other.originOf(row));
        m_payloadEnd.push_back(octets + other.m_payloadEnd[static_cast<std::size_t>(row)]);
    }
    m_repeatedOctets += other.m_repeatedOctets;
    m_arena.append(other.m_arena.all());
    for (const RowViolation &entry : other.m_violations)
        m_violations.push_back({ rows + entry.row, entry.violation });
    const auto messageOctetsBefore = static_cast<quint64>(m_messageArena.size());
    for (const RowMessage &entry : other.m_messages)
        m_messages.push_back({ rows + entry.row, messageOctetsBefore + entry.end });
    m_messageArena.append(other.m_messageArena.all());
}

FrameRecord FrameBlock::record(int row) const
{
    const auto i = static_cast<std::size_t>(row);
    FrameRecord record;
    record.id = m_firstId + static_cast<FrameId>(row);
    record.connection = m_connection[i];
    record.direction
        = (m_flags[i] & ServerToClientFlag) ? Direction::ServerToClient : Direction::ClientToServer;
    record.time = m_time[i];
    record.header.fin = (m_firstOctet[i] & 0x80) != 0;
    record.header.rsv = (m_firstOctet[i] >> 4) & 0x7;
    record.header.opcode = m_firstOctet[i] & 0xF;
    record.header.lengthForm = static_cast<LengthForm>(m_flags[i] >> LengthFormShift);
    record.header.payloadLength = m_announced[i];
    if (m_flags[i] & MaskedFlag)
        record.header.maskingKey = m_maskingKey[i];
    record.storedLength = storedLength(row);
    record.messageFirst = m_messageFirst[i];
    record.hasViolation = (m_flags[i] & ViolationFlag) != 0;
    return record;
}

FrameBlock::Place FrameBlock::placeOf(int row) const
{
    const auto i = static_cast<std::size_t>(originOf(row));
    return { i == 0 ? 0 : m_payloadEnd[i - 1], m_payloadEnd[i] };
}

QByteArrayView FrameBlock::payload(int row) const
{
    const Place place = placeOf(row);
    return m_arena.view(place.begin, place.end);
}

QByteArray FrameBlock::payloadPart(int row, quint64 offset, qsizetype length) const
{
    const Place place = placeOf(row);
    return part(m_arena, place.begin, place.end, offset, length);
}

std::vector<FrameBlock::RowMessage>::const_iterator FrameBlock::findMessage(int row) const
{
    const auto found = std::ranges::lower_bound(m_messages, row, {}, &RowMessage::row);
    return found != m_messages.end() && found->row == row ? found : m_messages.end();
}

quint64 FrameBlock::beginOf(std::vector<RowMessage>::const_iterator message) const
{
    return message == m_messages.begin() ? 0 : std::prev(message)->end;
}

std::optional<QByteArrayView> FrameBlock::message(int row) const
{
    const auto found = findMessage(row);
    if (found == m_messages.end())
        return std::nullopt;
    return m_messageArena.view(beginOf(found), found->end);
}

QByteArray FrameBlock::messagePart(int row, quint64 offset, qsizetype length) const
{
    const auto found = findMessage(row);
    if (found == m_messages.end())
        return {};
    return part(m_messageArena, beginOf(found), found->end, offset, length);
}

std::optional<quint64> FrameBlock::messageLength(int row) const
{
    const auto found = findMessage(row);
    if (found == m_messages.end())
        return std::nullopt;
    return found->end - beginOf(found);
}

quint32 FrameBlock::opcodes() const
{
    std::array<quint8, 32> found {}; // an octet each: quicker than bits that wait for each other
    for (std::size_t i = 0; i < m_firstOctet.size(); ++i)
        found[(m_flags[i] & ServerToClientFlag) * 16U + (m_firstOctet[i] & 0xFU)] = 1;
    quint32 bits = 0;
    for (std::size_t i = 0; i < found.size(); ++i)
        bits |= static_cast<quint32>(found[i]) << i;
    return bits;
}

QList<Violation> FrameBlock::violations(int row) const
{
    QList<Violation> found;
    auto at = std::lower_bound(m_violations.begin(), m_violations.end(), row,
        [](const RowViolation &entry, int wanted) { return entry.row < wanted; });
    for (; at != m_violations.end() && at->row == row; ++at)
        found.append(at->violation);
    return found;
}

} // namespace Framescope
