#include "app/session/blockcodec.h"

#include "app/session/octetreader.h"

#include <algorithm>
#include <cstring>
#include <functional>

namespace Framescope {

namespace {

constexpr quint64 ViolationSize = 4 + 1 + 1 + 8 + 8 + 4; // without its detail
constexpr quint64 MessageSize = 4 + 8;
constexpr quint64 CountsSize = 4 + 4; // of violations and messages

template <typename T>
void appendInteger(QByteArray &to, T value)
{
    const T ordered = qToLittleEndian(value);
    to.append(reinterpret_cast<const char *>(&ordered), sizeof ordered);
}

template <typename Stored, typename T>
void appendValues(QByteArray &to, const std::vector<T> &values)
{
    const qsizetype at = to.size();
    to.resize(at + static_cast<qsizetype>(values.size() * sizeof(Stored)));
    char *out = to.data() + at;
    for (T value : values) {
        qToLittleEndian(static_cast<Stored>(value), out);
        out += sizeof(Stored);
    }
}

template <typename Stored, typename T>
bool fits(T least, T greatest)
{
    return least >= static_cast<T>(std::numeric_limits<Stored>::min())
        && greatest <= static_cast<T>(std::numeric_limits<Stored>::max());
}

/// A column: how many octets each value takes (0 if all are zero, 1, 2, 4 or 8), then the values.
void appendUnsigned(QByteArray &to, const std::vector<quint64> &values)
{
    const quint64 greatest = values.empty() ? 0 : *std::max_element(values.begin(), values.end());
    if (greatest == 0) {
        to.append('\0');
    } else if (fits<quint8>(quint64(0), greatest)) {
        to.append('\1');
        appendValues<quint8>(to, values);
    } else if (fits<quint16>(quint64(0), greatest)) {
        to.append('\2');
        appendValues<quint16>(to, values);
    } else if (fits<quint32>(quint64(0), greatest)) {
        to.append('\4');
        appendValues<quint32>(to, values);
    } else {
        to.append('\x8');
        appendValues<quint64>(to, values);
    }
}

void appendSigned(QByteArray &to, const std::vector<qint64> &values)
{
    const auto [least, greatest] = std::minmax_element(values.begin(), values.end());
    if (fits<qint8>(*least, *greatest)) {
        to.append('\1');
        appendValues<qint8>(to, values);
    } else if (fits<qint16>(*least, *greatest)) {
        to.append('\2');
        appendValues<qint16>(to, values);
    } else if (fits<qint32>(*least, *greatest)) {
        to.append('\4');
        appendValues<qint32>(to, values);
    } else {
        to.append('\x8');
        appendValues<qint64>(to, values);
    }
}

template <typename Stored, typename T>
void readValues(OctetReader &reader, std::vector<T> &values)
{
    const QByteArrayView octets = reader.octets(values.size() * sizeof(Stored));
    if (octets.isEmpty())
        return;
    const char *in = octets.data();
    for (T &value : values) {
        // One octet holds small negative steps too. NOLINTNEXTLINE(bugprone-signed-char-misuse)
        value = static_cast<T>(qFromLittleEndian<Stored>(in));
        in += sizeof(Stored);
    }
}

/// \a values has the size of the column. False for a width that there is not.
bool readUnsigned(OctetReader &reader, std::vector<quint64> &values)
{
    switch (reader.integer<quint8>()) {
    case 0:
        std::fill(values.begin(), values.end(), 0);
        break;
    case 1:
        readValues<quint8>(reader, values);
        break;
    case 2:
        readValues<quint16>(reader, values);
        break;
    case 4:
        readValues<quint32>(reader, values);
        break;
    case 8:
        readValues<quint64>(reader, values);
        break;
    default:
        return false;
    }
    return reader.ok();
}

bool readSigned(OctetReader &reader, std::vector<qint64> &values)
{
    switch (reader.integer<quint8>()) {
    case 1:
        readValues<qint8>(reader, values);
        break;
    case 2:
        readValues<qint16>(reader, values);
        break;
    case 4:
        readValues<qint32>(reader, values);
        break;
    case 8:
        readValues<qint64>(reader, values);
        break;
    default:
        return false;
    }
    return reader.ok();
}

/// The masking-keys of those frames that have one.
void appendKeys(
    QByteArray &to, const std::vector<quint8> &flags, const std::vector<MaskingKey> &keys)
{
    const qsizetype at = to.size();
    to.resize(at + static_cast<qsizetype>(keys.size() * sizeof(MaskingKey)));
    char *out = to.data() + at;
    // All are written, one over the other if it is none: that is quicker than to ask.
    for (std::size_t i = 0; i < keys.size(); ++i) {
        std::memcpy(out, keys[i].data(), sizeof(MaskingKey));
        out += (flags[i] & FrameBlock::MaskedFlag) != 0 ? sizeof(MaskingKey) : 0;
    }
    to.truncate(out - to.constData());
}

/// The masking-keys of those frames that have one. False if there are too few octets.
bool readKeys(OctetReader &reader, const std::vector<quint8> &flags, std::vector<MaskingKey> &keys)
{
    constexpr quint64 Size = sizeof(MaskingKey);
    const auto masked = static_cast<quint64>(std::ranges::count_if(
        flags, [](quint8 bits) { return (bits & FrameBlock::MaskedFlag) != 0; }));
    // Two counts follow. So there are octets to be read for every frame, if they are its key or
    // not, which is quicker than to ask.
    if (reader.left() < Size * masked + CountsSize)
        return false;
    const char *octets = reader.octets(Size * masked).data();
    for (std::size_t i = 0; i < keys.size(); ++i) {
        const quint32 all = (flags[i] & FrameBlock::MaskedFlag) != 0 ? ~quint32(0) : 0;
        quint32 key = 0;
        std::memcpy(&key, octets, Size);
        key &= all;
        std::memcpy(keys[i].data(), &key, Size);
        octets += Size & all;
    }
    return true;
}

/// Sums of what a hostile file says wrap around like unsigned ones.
qint64 wrappingSum(qint64 a, qint64 b)
{
    return static_cast<qint64>(static_cast<quint64>(a) + static_cast<quint64>(b));
}

qint64 wrappingDifference(qint64 a, qint64 b)
{
    return static_cast<qint64>(static_cast<quint64>(a) - static_cast<quint64>(b));
}

/// Which of the connections and rules that an entry lists were met.
struct Found
{
    explicit Found(const BlockEntry &entry)
        : connections(entry.connections.size())
        , rules(entry.rules.size())
    {
    }

    /// Whether \a entry says of \a block just what is true: what makeBlockEntry() would, without
    /// the work.
    bool isAllOf(const BlockEntry &entry, const FrameBlock &block) const
    {
        const auto ascends = [](const auto &list, auto key) {
            return std::ranges::adjacent_find(list, std::ranges::greater_equal(), key)
                == list.end();
        };
        const auto name = [](Rule rule) { return ruleInfo(rule).name; };
        const auto [first, last] = std::ranges::minmax(block.times());
        return entry.connections.front() != 0 && first == entry.firstTime && last == entry.lastTime
            && block.opcodes() == entry.opcodes && std::ranges::count(connections, 0) == 0
            && std::ranges::count(rules, 0) == 0 && ascends(entry.connections, std::identity())
            && ascends(entry.rules, name);
    }

    std::vector<quint8> connections; ///< 1 for those that were
    std::vector<quint8> rules;
};

} // namespace

QByteArray BlockCodec::encodeColumns(const FrameBlock &block, const BlockEntry &entry)
{
    const auto count = static_cast<std::size_t>(block.count());
    QByteArray columns;
    columns.reserve(static_cast<qsizetype>(count) * 16 + 64);

    std::vector<qint64> steps(count);
    qint64 time = entry.firstTime;
    for (std::size_t i = 0; i < count; ++i) {
        steps[i] = wrappingDifference(block.m_time[i], time);
        time = block.m_time[i];
    }
    appendSigned(columns, steps);

    std::vector<quint64> values(count);
    std::size_t index = 0;
    for (std::size_t i = 0; i < count; ++i) {
        const ConnectionId connection = block.m_connection[i];
        if (entry.connections[index] != connection)
            index = static_cast<std::size_t>(std::ranges::lower_bound(entry.connections, connection)
                - entry.connections.begin());
        values[i] = index;
    }
    appendUnsigned(columns, values);
    appendValues<quint8>(columns, block.m_firstOctet);
    appendValues<quint8>(columns, block.m_flags);
    appendUnsigned(columns, block.m_announced);
    for (std::size_t i = 0; i < count; ++i)
        values[i] = block.m_announced[i] - block.storedLength(static_cast<int>(i));
    appendUnsigned(columns, values);
    for (std::size_t i = 0; i < count; ++i) {
        const FrameId first = block.m_messageFirst[i];
        values[i] = first == 0 ? 0 : block.m_firstId + i + 1 - first;
    }
    appendUnsigned(columns, values);
    appendKeys(columns, block.m_flags, block.m_maskingKey);

    appendInteger(columns, static_cast<quint32>(block.m_violations.size()));
    for (const FrameBlock::RowViolation &found : block.m_violations) {
        const Violation &violation = found.violation;
        const auto rule = std::ranges::find(entry.rules, violation.rule) - entry.rules.begin();
        const QByteArray detail = violation.detail.toUtf8();
        appendInteger(columns, static_cast<quint32>(found.row));
        appendInteger(columns, static_cast<quint8>(rule));
        appendInteger(columns, static_cast<quint8>(violation.brokenBy));
        appendInteger(columns, violation.offset);
        appendInteger(columns, violation.length);
        appendInteger(columns, static_cast<quint32>(detail.size()));
        columns.append(detail);
    }
    appendInteger(columns, static_cast<quint32>(block.m_messages.size()));
    quint64 begin = 0;
    for (const FrameBlock::RowMessage &message : block.m_messages) {
        appendInteger(columns, static_cast<quint32>(message.row));
        appendInteger(columns, message.end - begin);
        begin = message.end;
    }
    if (!block.m_origin.empty()) {
        for (std::size_t i = 0; i < count; ++i)
            values[i] = i - static_cast<std::size_t>(block.m_origin[i]);
        appendUnsigned(columns, values);
    }
    return columns;
}

/// Makes ends of what are still the lengths of the payloads. \a back says how many rows before each
/// the one is whose payload it has, if any has another's. False if that cannot be.
bool BlockCodec::placePayloads(
    FrameBlock &block, const BlockEntry &entry, const std::vector<quint64> *back)
{
    const auto count = static_cast<int>(block.m_payloadEnd.size());
    quint64 end = 0;
    for (int row = 0; row < count; ++row) {
        const auto i = static_cast<std::size_t>(row);
        const quint64 length = block.m_payloadEnd[i];
        const quint64 step = back ? (*back)[i] : 0;
        if (step == 0) {
            if (length > entry.payloadOctets - end)
                return false;
            end += length;
            block.appendOrigin(row, row);
        } else {
            if (step > i)
                return false;
            const int origin = row - static_cast<int>(step);
            if (block.originOf(origin) != origin || block.storedLength(origin) != length
                || !block.mayRepeat(length))
                return false;
            block.m_repeatedOctets += length;
            block.appendOrigin(row, origin);
        }
        block.m_payloadEnd[i] = end;
    }
    return end == entry.payloadOctets;
}

std::optional<FrameBlock> BlockCodec::decode(
    const BlockEntry &entry, QByteArrayView columns, FrameBlock used)
{
    // The first octets and the flags alone take two octets a frame: memory is asked for only if
    // they can be there.
    if (entry.count == 0 || entry.connections.empty()
        || entry.count > static_cast<quint64>(columns.size()) / 2)
        return std::nullopt;
    const std::size_t count = entry.count;
    FrameBlock block = std::move(used);
    block.m_firstId = entry.firstId;
    block.m_violations.clear();
    block.m_messages.clear();
    block.m_origin.clear();
    block.m_repeatedOctets = 0;
    block.m_arena.reset();
    block.m_messageArena.reset();
    Found found(entry);
    OctetReader reader(columns);

    block.m_time.resize(count);
    if (!readSigned(reader, block.m_time))
        return std::nullopt;
    qint64 time = entry.firstTime;
    for (qint64 &step : block.m_time)
        step = time = wrappingSum(time, step);

    std::vector<quint64> values(count);
    if (!readUnsigned(reader, values))
        return std::nullopt;
    block.m_connection.resize(count);
    for (std::size_t i = 0; i < count; ++i) {
        if (values[i] >= entry.connections.size())
            return std::nullopt;
        block.m_connection[i] = entry.connections[values[i]];
        found.connections[values[i]] = 1;
    }

    block.m_firstOctet.resize(count);
    readValues<quint8>(reader, block.m_firstOctet);
    block.m_flags.resize(count);
    readValues<quint8>(reader, block.m_flags);
    constexpr quint8 Known = FrameBlock::ServerToClientFlag | FrameBlock::MaskedFlag
        | FrameBlock::ViolationFlag | (0x3 << FrameBlock::LengthFormShift);
    for (quint8 flags : block.m_flags) {
        if ((flags & ~Known) != 0
            || (flags >> FrameBlock::LengthFormShift) > static_cast<int>(LengthForm::Bits64))
            return std::nullopt;
    }

    block.m_announced.resize(count);
    if (!readUnsigned(reader, block.m_announced) || !readUnsigned(reader, values))
        return std::nullopt;
    block.m_payloadEnd.resize(count);
    for (std::size_t i = 0; i < count; ++i) {
        if (values[i] > block.m_announced[i])
            return std::nullopt;
        block.m_payloadEnd[i] = block.m_announced[i] - values[i]; // a length, for now
    }

    if (!readUnsigned(reader, values))
        return std::nullopt;
    block.m_messageFirst.resize(count);
    for (std::size_t i = 0; i < count; ++i) {
        const FrameId id = entry.firstId + i;
        if (values[i] > id)
            return std::nullopt;
        block.m_messageFirst[i] = values[i] == 0 ? 0 : id + 1 - values[i];
    }

    block.m_maskingKey.resize(count);
    if (!readKeys(reader, block.m_flags, block.m_maskingKey))
        return std::nullopt;

    const auto violations = reader.integer<quint32>();
    if (violations > reader.left() / ViolationSize)
        return std::nullopt;
    block.m_violations.reserve(violations);
    auto unexplained = std::ranges::count_if(
        block.m_flags, [](quint8 flags) { return (flags & FrameBlock::ViolationFlag) != 0; });
    for (quint32 i = 0; i < violations; ++i) {
        const auto row = reader.integer<quint32>();
        const auto rule = reader.integer<quint8>();
        const auto brokenBy = reader.integer<quint8>();
        Violation violation;
        violation.offset = reader.integer<quint64>();
        violation.length = reader.integer<quint64>();
        violation.detail = QString::fromUtf8(reader.octets(reader.integer<quint32>()));
        const bool ascends
            = block.m_violations.empty() || static_cast<int>(row) >= block.m_violations.back().row;
        if (!reader.ok() || row >= count || !ascends || rule >= entry.rules.size() || brokenBy > 1
            || (block.m_flags[row] & FrameBlock::ViolationFlag) == 0)
            return std::nullopt;
        if (block.m_violations.empty() || static_cast<int>(row) > block.m_violations.back().row)
            --unexplained;
        violation.rule = entry.rules[rule];
        found.rules[rule] = 1;
        violation.brokenBy = static_cast<Direction>(brokenBy);
        block.m_violations.push_back({ static_cast<int>(row), violation });
    }
    if (unexplained != 0)
        return std::nullopt;

    const auto messageCount = reader.integer<quint32>();
    if (messageCount > reader.left() / MessageSize)
        return std::nullopt;
    block.m_messages.reserve(messageCount);
    quint64 end = 0;
    for (quint32 i = 0; i < messageCount; ++i) {
        const auto row = reader.integer<quint32>();
        const auto length = reader.integer<quint64>();
        const bool ascends
            = block.m_messages.empty() || static_cast<int>(row) > block.m_messages.back().row;
        if (row >= count || !ascends || length > entry.messageOctets - end)
            return std::nullopt;
        end += length;
        block.m_messages.push_back({ static_cast<int>(row), end });
    }
    if (end != entry.messageOctets)
        return std::nullopt;

    const bool repeats = !reader.isDone(); // or every payload has its own octets
    if (repeats && !readUnsigned(reader, values))
        return std::nullopt;
    if (!reader.isDone() || !placePayloads(block, entry, repeats ? &values : nullptr))
        return std::nullopt;

    // What lets blocks be skipped must be true, or frames would stay hidden.
    if (!found.isAllOf(entry, block))
        return std::nullopt;
    return block;
}

} // namespace Framescope
