#include "app/statistics/sessionstatistics.h"

#include "protocol/handshake/deflatenegotiation.h"

namespace Framescope {

namespace {

/// Messages that began and did not end yet; a hostile file may begin any number.
constexpr std::size_t MaxOpen = 100'000;

template <typename T>
T at(std::span<const T> column, int row)
{
    return column[static_cast<std::size_t>(row)];
}

Direction directionOf(const FilterRows &rows, int row)
{
    return (at(rows.columns().flags, row) & FrameBlock::ServerToClientFlag) != 0
        ? Direction::ServerToClient
        : Direction::ClientToServer;
}

std::optional<DeflateParameters> agreedOn(const ConnectionRecord &record)
{
    for (const QString &text : record.extensions) {
        const auto extensions = parseExtensions(text.toLatin1());
        if (!extensions)
            continue;
        for (const Extension &extension : *extensions) {
            const auto parameters = extension.name == PermessageDeflate
                ? readDeflateOffer(extension)
                : tl::unexpected(QString());
            if (parameters)
                return *parameters;
        }
    }
    return std::nullopt;
}

} // namespace

template <typename Change>
void SessionStatistics::change(ConnectionId id, Change change)
{
    change(m_session);
    if (const auto scope = m_connections.find(id); scope != m_connections.end())
        change(scope->second);
}

void SessionStatistics::add(FilterRows &rows, const RowSet &wanted)
{
    wanted.forEach([&](int row) { addFrame(rows, row); });
}

void SessionStatistics::addFrame(FilterRows &rows, int row)
{
    const FilterRows::Columns &columns = rows.columns();
    const ConnectionId id = at(columns.connections, row);
    if (m_connections.size() < MaxConnections)
        m_connections.try_emplace(id);
    const auto side = static_cast<std::size_t>(directionOf(rows, row));
    const qint64 time = at(columns.times, row);
    const bool hasViolation = (at(columns.flags, row) & FrameBlock::ViolationFlag) != 0;
    const quint64 octetsBefore = m_session.traffic[side].all.octets;
    change(id, [&](StatisticsScope &scope) {
        TrafficStatistics &traffic = scope.traffic[side];
        const quint64 before = traffic.all.octets;
        traffic.addFrame(rows, row);
        scope.peak.add(time, traffic.all.octets - before);
        scope.lastTime = scope.firstTime ? std::max(scope.lastTime, time) : time;
        scope.firstTime = std::min(scope.firstTime.value_or(time), time);
        scope.violations += hasViolation ? 1 : 0;
    });
    m_rates.add(time, directionOf(rows, row), m_session.traffic[side].all.octets - octetsBefore);

    const quint8 opcode = at(columns.firstOctets, row) & 0xF;
    if (opcode == toNibble(Opcode::Ping) || opcode == toNibble(Opcode::Pong))
        addHeartbeat(rows, row);
    const FrameId first = at(columns.messageFirst, row);
    if (first == 0)
        return;
    const bool isFinal = (at(columns.firstOctets, row) & 0x80) != 0;
    if (!isFinal || first != columns.firstId + static_cast<FrameId>(row)) {
        if (m_open.size() < MaxOpen || m_open.contains(first))
            m_open[first] += rows.storedLength(row);
    }
    if (!isFinal)
        return;
    if (const auto info = rows.messageInfo(row))
        addMessage(rows, row, *info);
    m_open.erase(first);
}

void SessionStatistics::addHeartbeat(FilterRows &rows, int row)
{
    const FilterRows::Columns &columns = rows.columns();
    FrameRecord record;
    record.id = columns.firstId + static_cast<FrameId>(row);
    record.connection = at(columns.connections, row);
    record.direction = directionOf(rows, row);
    record.time = at(columns.times, row);
    record.header.opcode = at(columns.firstOctets, row) & 0xF;
    if (record.header.opcode == toNibble(Opcode::Ping))
        change(record.connection, [&record](StatisticsScope &scope) {
            ++scope.heartbeat[static_cast<std::size_t>(record.direction)].pings;
        });
    if (!m_connections.contains(record.connection))
        return;
    if (const auto trip = m_roundTrips.add(record, rows.payload(row)))
        change(record.connection, [&trip](StatisticsScope &scope) {
            scope.heartbeat[static_cast<std::size_t>(trip->direction)].roundTrips.add(
                trip->duration);
        });
}

void SessionStatistics::addMessage(FilterRows &rows, int row, const FilterRows::MessageInfo &info)
{
    const FilterRows::Columns &columns = rows.columns();
    const FrameId first = at(columns.messageFirst, row);
    const auto open = m_open.find(first);
    const quint64 wireOctets = open != m_open.end() ? open->second : rows.storedLength(row);
    const bool isCompressed = rows.isCompressed(row);
    const auto side = static_cast<std::size_t>(directionOf(rows, row));
    change(at(columns.connections, row), [&](StatisticsScope &scope) {
        TrafficStatistics &traffic = scope.traffic[side];
        ++traffic.messages;
        traffic.messageOctets += info.length;
        if (isCompressed) {
            ++traffic.compressedMessages;
            traffic.compressedOctets += wireOctets;
            traffic.inflatedOctets += info.length;
        }
    });
    if (!m_connections.contains(at(columns.connections, row)))
        return;
    const QByteArrayView message = rows.message(row);
    if (isCompressed)
        measure(rows, row, message);
    addRpc(rows, row, message);
}

void SessionStatistics::addRpc(FilterRows &rows, int row, QByteArrayView message)
{
    const RpcMessage rpc = readRpcMessage(message, m_json);
    if (rpc.kind == RpcMessage::Kind::None)
        return;
    const ConnectionId id = at(rows.columns().connections, row);
    const Direction direction = directionOf(rows, row);
    const bool isRequest = rpc.kind == RpcMessage::Kind::Request;
    const auto answer = m_tracking[id].rpc.add(rpc, direction, at(rows.columns().times, row));
    const Direction asked = isRequest ? direction : opposite(direction);
    change(id, [&](StatisticsScope &scope) {
        StatisticsScope::Rpc &counts = scope.rpc[static_cast<std::size_t>(asked)];
        counts.requests += isRequest ? 1 : 0;
        if (!answer)
            return;
        counts.errors += rpc.kind == RpcMessage::Kind::Error ? 1 : 0;
        counts.latency.add(answer->latency);
        if (counts.byMethod.size() < StatisticsScope::MaxMethods
            || counts.byMethod.contains(answer->method))
            counts.byMethod[answer->method].add(answer->latency);
    });
}

void SessionStatistics::measure(FilterRows &rows, int row, QByteArrayView message)
{
    const ConnectionId id = at(rows.columns().connections, row);
    const Direction direction = directionOf(rows, row);
    const auto side = static_cast<std::size_t>(direction);
    Tracking &tracking = m_tracking[id];
    if (!std::exchange(tracking.isKnown[side], true)) {
        const ConnectionRecord *record = rows.connection(id);
        const auto agreed = record ? agreedOn(*record) : std::nullopt;
        const DeflateContext context
            = agreed ? deflateContext(*agreed, direction) : DeflateContext {};
        if (!context.contextTakeover)
            change(id, [side](StatisticsScope &scope) { scope.takeover[side].isOff = true; });
        m_measured += tracking.meters[1 - side] ? 0 : 1;
        if (m_measured <= MaxMeasured)
            tracking.meters[side] = std::make_unique<TakeoverMeter>(context.windowBits);
    }
    if (!tracking.meters[side])
        return;
    if (const auto sizes = tracking.meters[side]->measure(message))
        change(id, [&](StatisticsScope &scope) {
            StatisticsScope::Takeover &takeover = scope.takeover[side];
            ++takeover.messages;
            takeover.octets += static_cast<quint64>(message.size());
            takeover.with += sizes->with;
            takeover.without += sizes->without;
        });
}

} // namespace Framescope
