#include "app/filter/headerpredicates.h"

#include "protocol/wire/closestatus.h"

#include <array>

namespace Framescope {

namespace {

template <typename T, typename Row>
const T &at(std::span<const T> column, Row row)
{
    return column[static_cast<std::size_t>(row)];
}

/// The whole column of \a block lies between these.
BlockVerdict judgeRange(const NumberSet &numbers, quint64 first, quint64 last)
{
    if (!numbers.touches(first, last))
        return BlockVerdict::None;
    return numbers.covers(first, last) ? BlockVerdict::All : BlockVerdict::Some;
}

bool isFragment(quint8 firstOctet)
{
    const quint8 opcode = firstOctet & 0xF;
    return isDataOpcode(opcode) && ((firstOctet & 0x80) == 0 || opcode == 0);
}

} // namespace

void OpcodePredicate::keep(FilterRows &rows, RowSet &set, FilterScratch &) const
{
    const std::span<const quint8> firstOctets = rows.columns().firstOctets;
    set.keepIfCheap([&](int row) { return (m_mask >> (at(firstOctets, row) & 0xF) & 1) != 0; });
}

BlockVerdict OpcodePredicate::judge(
    const BlockEntry &entry, const FilterScratch::FindConnection &, FilterScratch &) const
{
    const quint32 found = (entry.opcodes | entry.opcodes >> 16) & 0xFFFF;
    if ((found & m_mask) == 0)
        return BlockVerdict::None;
    return (found & ~m_mask) == 0 ? BlockVerdict::All : BlockVerdict::Some;
}

int NumberPredicate::cost() const
{
    switch (m_field) {
    case FilterField::Delta:
    case FilterField::MessageLength:
    case FilterField::MessageType:
    case FilterField::Compressed:
        return DeltaCost;
    case FilterField::CloseCode:
        return PayloadCost;
    default:
        return HeaderCost;
    }
}

void NumberPredicate::keep(FilterRows &rows, RowSet &set, FilterScratch &) const
{
    const FilterRows::Columns &columns = rows.columns();
    const auto keepIf = [&](auto number) {
        set.keepIfCheap([&](int row) { return m_numbers.contains(number(row)); });
    };
    const auto keepBit = [&](quint8 mask) {
        keepIf([&](int row) -> quint64 { return (at(columns.firstOctets, row) & mask) != 0; });
    };
    const auto keepIfThere = [&](auto number) {
        set.keepIf([&](int row) {
            const std::optional<quint64> found = number(row);
            return found && m_numbers.contains(*found);
        });
    };
    switch (m_field) {
    case FilterField::Id:
        return keepIf([&](int row) { return columns.firstId + static_cast<FrameId>(row); });
    case FilterField::Connection:
        return keepIf([&](int row) -> quint64 { return at(columns.connections, row); });
    case FilterField::Direction:
        static_assert(FrameBlock::ServerToClientFlag == 1 && int(Direction::ServerToClient) == 1);
        return keepIf([&](int row) -> quint64 {
            return at(columns.flags, row) & FrameBlock::ServerToClientFlag;
        });
    case FilterField::Time:
        return keepIf([&](int row) { return NumberSet::fromTime(at(columns.times, row)); });
    case FilterField::Fin:
        return keepBit(0x80);
    case FilterField::Rsv:
        return keepIf([&](int row) -> quint64 { return at(columns.firstOctets, row) >> 4 & 0x7; });
    case FilterField::Rsv1Bit:
        return keepBit(Rsv1 << 4);
    case FilterField::Rsv2Bit:
        return keepBit(Rsv2 << 4);
    case FilterField::Rsv3Bit:
        return keepBit(Rsv3 << 4);
    case FilterField::Masked:
        return keepIf([&](int row) -> quint64 {
            return (at(columns.flags, row) & FrameBlock::MaskedFlag) != 0;
        });
    case FilterField::Length:
        return keepIf([&](int row) { return at(columns.announced, row); });
    case FilterField::LengthForm:
        return keepIf([&](int row) -> quint64 {
            constexpr std::array<quint64, 4> Bits { 7, 16, 64, 64 };
            return Bits[at(columns.flags, row) >> FrameBlock::LengthFormShift & 0x3];
        });
    case FilterField::Fragment:
        return keepIf([&](int row) -> quint64 { return isFragment(at(columns.firstOctets, row)); });
    case FilterField::WireLength:
        return keepIf([&](int row) { return rows.headerLength(row) + rows.storedLength(row); });
    case FilterField::Truncated:
        return keepIf([&](int row) -> quint64 {
            return rows.storedLength(row) != at(columns.announced, row);
        });
    case FilterField::Compressed:
        return set.keepIf([&](int row) { return m_numbers.contains(rows.isCompressed(row)); });
    case FilterField::MessageFirst:
        return keepIfThere([&](int row) -> std::optional<quint64> {
            const FrameId first = at(columns.messageFirst, row);
            return first == 0 ? std::nullopt : std::optional(first);
        });
    case FilterField::Delta:
        return keepIfThere([&](int row) -> std::optional<quint64> {
            const std::optional<qint64> delta = rows.delta(row);
            return delta ? std::optional(NumberSet::fromTime(*delta)) : std::nullopt;
        });
    case FilterField::MessageLength:
    case FilterField::MessageType:
        return keepIfThere([&](int row) -> std::optional<quint64> {
            if ((at(columns.firstOctets, row) & 0x80) == 0 || at(columns.messageFirst, row) == 0)
                return std::nullopt;
            const auto info = rows.messageInfo(row);
            if (!info)
                return std::nullopt;
            return m_field == FilterField::MessageLength ? info->length : info->opcode;
        });
    case FilterField::CloseCode:
        set.keepIfCheap([&](int row) {
            return (at(columns.firstOctets, row) & 0xF) == toNibble(Opcode::Close);
        });
        return keepIfThere([&](int row) -> std::optional<quint64> {
            if (rows.storedLength(row) == 0)
                return CloseStatus::NoStatusReceived;
            return readCloseBody(rows.payload(row)).code;
        });
    default:
        Q_UNREACHABLE(); // no number of a frame
    }
}

BlockVerdict NumberPredicate::judge(
    const BlockEntry &entry, const FilterScratch::FindConnection &, FilterScratch &) const
{
    const auto needs = [&entry](quint32 opcodes) {
        const quint32 found = (entry.opcodes | entry.opcodes >> 16) & opcodes;
        return found == 0 ? BlockVerdict::None : BlockVerdict::Some;
    };
    constexpr quint32 DataOpcodes = 0x7;
    switch (m_field) {
    case FilterField::Id:
        return judgeRange(m_numbers, entry.firstId, entry.endId() - 1);
    case FilterField::Time:
        return judgeRange(
            m_numbers, NumberSet::fromTime(entry.firstTime), NumberSet::fromTime(entry.lastTime));
    case FilterField::Connection:
        return judgeConnections(entry);
    case FilterField::Direction:
        return judgeRange(
            m_numbers, (entry.opcodes & 0xFFFF) != 0 ? 0 : 1, entry.opcodes >> 16 != 0 ? 1 : 0);
    case FilterField::CloseCode:
        return needs(1U << toNibble(Opcode::Close));
    case FilterField::MessageFirst:
    case FilterField::MessageLength:
    case FilterField::MessageType:
        return needs(DataOpcodes);
    default:
        return BlockVerdict::Some;
    }
}

BlockVerdict NumberPredicate::judgeConnections(const BlockEntry &entry) const
{
    std::size_t matching = 0;
    for (ConnectionId connection : entry.connections)
        matching += m_numbers.contains(connection) ? 1 : 0;
    if (matching == 0)
        return BlockVerdict::None;
    return matching == entry.connections.size() ? BlockVerdict::All : BlockVerdict::Some;
}

void RulePredicate::keep(FilterRows &rows, RowSet &set, FilterScratch &) const
{
    const std::span<const quint8> flags = rows.columns().flags;
    set.keepIfCheap([&](int row) { return (at(flags, row) & FrameBlock::ViolationFlag) != 0; });
    set.keepIf([&](int row) {
        const quint64 broken = rows.rules(row);
        return broken != 0 && (m_without == ((broken & m_rules) == 0));
    });
}

BlockVerdict RulePredicate::judge(
    const BlockEntry &entry, const FilterScratch::FindConnection &, FilterScratch &) const
{
    const bool possible = std::ranges::any_of(entry.rules,
        [this](Rule rule) { return m_without || (m_rules >> static_cast<int>(rule) & 1) != 0; });
    return possible ? BlockVerdict::Some : BlockVerdict::None;
}

} // namespace Framescope
