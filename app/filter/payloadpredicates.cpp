#include "app/filter/payloadpredicates.h"

#include "app/filter/findoctets.h"
#include "protocol/wire/closestatus.h"

#include <algorithm>

namespace Framescope {

namespace {

constexpr quint32 DataOpcodes = 0x7;
constexpr quint32 CloseOpcode = 1U << toNibble(Opcode::Close);

BlockVerdict someIf(const BlockEntry &entry, quint32 opcodes)
{
    const quint32 found = (entry.opcodes | entry.opcodes >> 16) & opcodes;
    return found == 0 ? BlockVerdict::None : BlockVerdict::Some;
}

/// Keeps those of \a set whose payloads contain \a needle: one search through them all, where most
/// are wanted, is quicker than one through each.
bool keepByOneSearch(FilterRows &rows, RowSet &set, QByteArrayView needle)
{
    if (needle.isEmpty() || set.size() * 2 < static_cast<quint64>(set.count()))
        return false;
    const std::optional<FilterRows::Arena> arena = rows.arena();
    if (!arena)
        return false;
    RowSet found(set.count());
    auto row = arena->ends.begin();
    quint64 at = arena->begin;
    const quint64 end = arena->ends.back();
    while (at < end) { // each payload once, whoever else has it
        const qsizetype hit = findOctets(
            arena->octets.sliced(static_cast<qsizetype>(at), static_cast<qsizetype>(end - at)),
            needle);
        if (hit < 0)
            break;
        at += static_cast<quint64>(hit);
        row = std::upper_bound(row, arena->ends.end(), at);
        const int index = static_cast<int>(row - arena->ends.begin());
        const bool isInside = at + static_cast<quint64>(needle.size()) <= *row;
        if (isInside)
            found.insert(index);
        at = isInside ? *row : at + 1; // or it lies across two payloads
    }
    if (arena->origins.empty()) {
        set &= found;
    } else {
        set.keepIfCheap([&](int index) {
            return found.contains(arena->origins[static_cast<std::size_t>(index)]);
        });
    }
    return true;
}

} // namespace

int OctetsPredicate::cost() const
{
    if (m_field == FilterField::Key)
        return HeaderCost + 1;
    if (m_test.isPattern())
        return PatternCost;
    return m_field == FilterField::Payload || m_field == FilterField::CloseReason ? PayloadCost
                                                                                  : TextCost;
}

void OctetsPredicate::keep(FilterRows &rows, RowSet &set, FilterScratch &scratch) const
{
    const FilterRows::Columns &columns = rows.columns();
    switch (m_field) {
    case FilterField::Payload:
        return keepPayloads(rows, set, scratch);
    case FilterField::Text:
        return keepMessages(rows, set, MessageKind::Text, scratch);
    case FilterField::Message:
        return keepMessages(rows, set, MessageKind::Any, scratch);
    case FilterField::Key:
        return set.keepIf([&](int row) {
            const auto i = static_cast<std::size_t>(row);
            const MaskingKey &key = columns.maskingKeys[i];
            return (columns.flags[i] & FrameBlock::MaskedFlag) != 0
                && m_test(QByteArrayView(key.data(), 4), scratch);
        });
    case FilterField::CloseReason:
        set.keepIfCheap([&](int row) {
            return (columns.firstOctets[static_cast<std::size_t>(row)] & 0xF)
                == toNibble(Opcode::Close);
        });
        return set.keepIf([&](int row) {
            const CloseBody body = readCloseBody(rows.payload(row));
            return body.code && m_test(body.reason, scratch);
        });
    default:
        Q_UNREACHABLE(); // no octets of a frame or message
    }
}

void OctetsPredicate::keepPayloads(FilterRows &rows, RowSet &set, FilterScratch &scratch) const
{
    if (const QByteArray *needle = m_test.needle(); needle && keepByOneSearch(rows, set, *needle))
        return;
    set.keepIf([&](int row) { return m_test(rows.payload(row), scratch); });
}

void OctetsPredicate::keepMessages(
    FilterRows &rows, RowSet &set, MessageKind kind, FilterScratch &scratch) const
{
    const auto test = [&](QByteArrayView octets) { return m_test(octets, scratch); };
    const QByteArray *needle = m_test.needle();
    if (!needle)
        return Framescope::keepMessages(rows, set, kind, test);
    MessageRows found = MessageRows::among(rows, set, kind);
    if (!keepByOneSearch(rows, found.direct, *needle))
        return Framescope::keepMessages(rows, set, kind, test);
    Framescope::keepMessages(rows, found.others, kind, test);
    set = std::move(found.direct);
    set |= found.others;
}

BlockVerdict OctetsPredicate::judge(
    const BlockEntry &entry, const FilterScratch::FindConnection &, FilterScratch &) const
{
    switch (m_field) {
    case FilterField::Text:
    case FilterField::Message:
        return someIf(entry, DataOpcodes);
    case FilterField::CloseReason:
        return someIf(entry, CloseOpcode);
    default:
        return BlockVerdict::Some;
    }
}

void JsonPredicate::keep(FilterRows &rows, RowSet &set, FilterScratch &scratch) const
{
    keepMessages(
        rows, set, MessageKind::Any, [&](QByteArrayView json) { return accepts(json, scratch); });
}

bool JsonPredicate::accepts(QByteArrayView json, FilterScratch &scratch) const
{
    if (m_test.kind == FilterExpression::Kind::Present) {
        if (m_test.path.steps.empty())
            return scratch.json.isWellFormed(json);
        return scratch.json.anyOf(json, m_test.path, [](const JsonValue &) { return true; });
    }
    if (m_test.op != FilterOperator::NotEqual)
        return scratch.json.anyOf(json, m_test.path,
            [&](const JsonValue &value) { return acceptsValue(value, scratch); });
    bool isThere = false;
    const bool someEqual = scratch.json.anyOf(json, m_test.path, [&](const JsonValue &value) {
        isThere = true;
        return acceptsValue(value, scratch);
    });
    // An object or array is there once it has begun; to be the whole message it must end too.
    return isThere && !someEqual && (!m_test.path.steps.empty() || scratch.json.isWellFormed(json));
}

/// For NotEqual: whether it is equal.
bool JsonPredicate::acceptsValue(const JsonValue &value, FilterScratch &scratch) const
{
    const FilterOperator op
        = m_test.op == FilterOperator::NotEqual ? FilterOperator::Equal : m_test.op;
    if (op == FilterOperator::Contains || op == FilterOperator::Matches)
        return value.kind == JsonValue::Kind::String && m_octets(value.string, scratch);
    return std::ranges::any_of(m_test.values, [&](const FilterRange &range) {
        switch (value.kind) {
        case JsonValue::Kind::Null:
            return std::holds_alternative<std::nullptr_t>(range.first);
        case JsonValue::Kind::Flag: {
            const auto *flag = std::get_if<bool>(&range.first);
            return flag && *flag == value.flag;
        }
        case JsonValue::Kind::Number: {
            const auto *first = std::get_if<JsonNumber>(&range.first);
            if (!first)
                return false;
            const int order = JsonNumber::compare(value.number, *first);
            if (!range.last)
                return fulfils(op, order);
            return order >= 0
                && JsonNumber::compare(value.number, std::get<JsonNumber>(*range.last)) <= 0;
        }
        case JsonValue::Kind::String: {
            const auto *first = std::get_if<QByteArray>(&range.first);
            if (!first)
                return false;
            return range.last ? isInRange(value.string, range)
                              : fulfils(op, compareOctets(value.string, *first));
        }
        case JsonValue::Kind::Array:
        case JsonValue::Kind::Object:
            return false;
        }
        Q_UNREACHABLE();
    });
}

BlockVerdict JsonPredicate::judge(
    const BlockEntry &entry, const FilterScratch::FindConnection &, FilterScratch &) const
{
    return someIf(entry, DataOpcodes);
}

} // namespace Framescope
