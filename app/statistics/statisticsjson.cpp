#include "app/statistics/statisticsjson.h"

#include "app/session/storednames.h"

#include <QJsonArray>

namespace Framescope {

namespace {

using namespace Qt::StringLiterals;

qint64 number(quint64 value)
{
    return static_cast<qint64>(value);
}

double seconds(qint64 nanoseconds)
{
    return static_cast<double>(nanoseconds) / 1e9;
}

/// \a count a second; null where no time passed.
QJsonValue rate(quint64 count, qint64 duration)
{
    return duration > 0 ? QJsonValue(static_cast<double>(count) / seconds(duration))
                        : QJsonValue(QJsonValue::Null);
}

QJsonValue durations(const DurationHistogram &histogram)
{
    if (histogram.count() == 0)
        return QJsonValue::Null;
    const auto quantile
        = [&](double share) { return seconds(histogram.quantile(share).value_or(0)); };
    return QJsonObject { { u"count"_s, number(histogram.count()) },
        { u"min"_s, seconds(histogram.least()) }, { u"mean"_s, seconds(histogram.mean()) },
        { u"median"_s, quantile(0.5) }, { u"p95"_s, quantile(0.95) }, { u"p99"_s, quantile(0.99) },
        { u"max"_s, seconds(histogram.greatest()) } };
}

QJsonObject opcodes(const TrafficStatistics &traffic)
{
    QJsonObject all;
    for (quint8 opcode = 0; opcode < 16; ++opcode) {
        const TrafficStatistics::Count &count = traffic.byOpcode[opcode];
        if (count.frames > 0)
            all[opcodeName(opcode)] = QJsonObject { { u"frames"_s, number(count.frames) },
                { u"octets"_s, number(count.octets) } };
    }
    return all;
}

QJsonArray lengths(const TrafficStatistics &traffic)
{
    QJsonArray all;
    for (std::size_t bits = 0; bits < traffic.byLength.size(); ++bits) {
        if (traffic.byLength[bits] == 0)
            continue;
        const quint64 from = bits == 0 ? 0 : quint64(1) << (bits - 1);
        const quint64 to = bits == 0 ? 0 : from + (from - 1);
        all.append(QJsonObject { { u"from"_s, number(from) }, { u"to"_s, number(to) },
            { u"frames"_s, number(traffic.byLength[bits]) } });
    }
    return all;
}

QJsonObject compression(const TrafficStatistics &traffic, const StatisticsScope::Takeover &takeover)
{
    QJsonObject all { { u"messages"_s, number(traffic.compressedMessages) },
        { u"wire_octets"_s, number(traffic.compressedOctets) },
        { u"inflated_octets"_s, number(traffic.inflatedOctets) },
        { u"gain"_s, number(traffic.inflatedOctets) - number(traffic.compressedOctets) } };
    if (takeover.messages > 0)
        all[u"context_takeover"_s] = QJsonObject { { u"no_context_takeover"_s, takeover.isOff },
            { u"measured_messages"_s, number(takeover.messages) },
            { u"measured_octets"_s, number(takeover.octets) }, { u"with"_s, number(takeover.with) },
            { u"without"_s, number(takeover.without) },
            { u"worth"_s, number(takeover.without) - number(takeover.with) } };
    return all;
}

QJsonObject heartbeat(const StatisticsScope::Heartbeat &beat)
{
    return { { u"pings"_s, number(beat.pings) }, { u"missed"_s, number(beat.missed()) },
        { u"round_trip"_s, durations(beat.roundTrips) } };
}

QJsonObject rpc(const StatisticsScope::Rpc &rpc)
{
    QJsonObject methods;
    for (const auto &[method, latency] : rpc.byMethod)
        methods[QString::fromUtf8(method)] = durations(latency);
    return { { u"requests"_s, number(rpc.requests) }, { u"unanswered"_s, number(rpc.unanswered()) },
        { u"errors"_s, number(rpc.errors) }, { u"latency"_s, durations(rpc.latency) },
        { u"methods"_s, methods } };
}

QJsonObject oneWay(const StatisticsScope &scope, std::size_t side)
{
    const TrafficStatistics &traffic = scope.traffic[side];
    return { { u"frames"_s, number(traffic.all.frames) },
        { u"octets"_s, number(traffic.all.octets) }, { u"messages"_s, number(traffic.messages) },
        { u"message_octets"_s, number(traffic.messageOctets) },
        { u"frames_per_second"_s, rate(traffic.all.frames, scope.duration()) },
        { u"octets_per_second"_s, rate(traffic.all.octets, scope.duration()) },
        { u"opcodes"_s, opcodes(traffic) }, { u"payload_lengths"_s, lengths(traffic) },
        { u"overhead"_s,
            QJsonObject { { u"headers"_s, number(traffic.headerOctets) },
                { u"masking_keys"_s, number(traffic.maskOctets) },
                { u"fragmentation"_s, number(traffic.fragmentationOctets) } } },
        { u"compression"_s, compression(traffic, scope.takeover[side]) },
        { u"heartbeat"_s, heartbeat(scope.heartbeat[side]) },
        { u"json_rpc"_s, rpc(scope.rpc[side]) } };
}

} // namespace

QJsonObject statisticsToJson(const StatisticsScope &scope)
{
    QJsonObject all { { u"frames"_s, number(scope.frames()) },
        { u"violations"_s, number(scope.violations) }, { u"duration"_s, seconds(scope.duration()) },
        { u"first"_s, scope.firstTime ? QJsonValue(seconds(*scope.firstTime)) : QJsonValue() },
        { u"last"_s, scope.firstTime ? QJsonValue(seconds(scope.lastTime)) : QJsonValue() },
        { u"peak"_s,
            QJsonObject { { u"frames_per_second"_s, number(scope.peak.frames()) },
                { u"octets_per_second"_s, number(scope.peak.octets()) } } } };
    for (const Direction direction : { Direction::ClientToServer, Direction::ServerToClient })
        all[storedName(direction)] = oneWay(scope, static_cast<std::size_t>(direction));
    return all;
}

} // namespace Framescope
