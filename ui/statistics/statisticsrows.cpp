#include "ui/statistics/statisticsrows.h"

#include "ui/frames/frametext.h"
#include "ui/statistics/finedurationtext.h"

#include <QCoreApplication>

#include <functional>

namespace Framescope {

namespace {

using namespace Qt::StringLiterals;

struct RowWords
{
    Q_DECLARE_TR_FUNCTIONS(StatisticsRows)
};

class RowList
{
public:
    using Value = std::function<QString(std::size_t side)>;
    using Number = std::function<quint64(std::size_t side)>;

    void heading(const QString &name) { m_heading = name; }
    void row(const QString &name, const Value &value)
    {
        if (!m_heading.isEmpty())
            m_rows.append({ std::exchange(m_heading, QString()), {}, {}, true });
        m_rows.append({ name, value(0), value(1) });
    }
    /// Only if it is not 0 in both directions.
    void count(const QString &name, const Number &number)
    {
        if (number(0) + number(1) > 0)
            row(name, [&number](std::size_t side) { return countText(number(side)); });
    }
    void durations(const QString &name, const std::array<const DurationHistogram *, 2> &sides)
    {
        if (sides[0]->count() + sides[1]->count() == 0)
            return;
        const std::array<std::pair<QString, double>, 4> shares { { { RowWords::tr("least"), 0 },
            { RowWords::tr("median"), 0.5 }, { RowWords::tr("95 %"), 0.95 },
            { RowWords::tr("greatest"), 1 } } };
        for (const auto &share : shares) {
            row(RowWords::tr("%1, %2").arg(name, share.first), [&](std::size_t side) {
                const std::optional<qint64> value = sides[side]->quantile(share.second);
                return value ? fineDurationText(*value) : u"–"_s;
            });
        }
    }

    QList<StatisticsRow> takeRows() { return std::move(m_rows); }

private:
    QList<StatisticsRow> m_rows;
    QString m_heading; ///< of the next row, if one comes
};

QString perSecond(quint64 count, qint64 duration)
{
    if (duration <= 0)
        return u"–"_s;
    const double rate = static_cast<double>(count) / (static_cast<double>(duration) / 1e9);
    return rate < 10 ? QString::number(rate, 'g', 2) : countText(static_cast<quint64>(rate + 0.5));
}

void addTraffic(RowList &rows, const StatisticsScope &scope)
{
    const auto &traffic = scope.traffic;
    rows.heading(RowWords::tr("Traffic"));
    rows.count(RowWords::tr("Frames"), [&](auto side) { return traffic[side].all.frames; });
    rows.count(
        RowWords::tr("Octets on the wire"), [&](auto side) { return traffic[side].all.octets; });
    rows.count(RowWords::tr("Messages"), [&](auto side) { return traffic[side].messages; });
    rows.count(
        RowWords::tr("Octets of messages"), [&](auto side) { return traffic[side].messageOctets; });
    rows.row(RowWords::tr("Frames a second"),
        [&](auto side) { return perSecond(traffic[side].all.frames, scope.duration()); });
    rows.row(RowWords::tr("Octets a second"),
        [&](auto side) { return perSecond(traffic[side].all.octets, scope.duration()); });
    rows.heading(RowWords::tr("Frames by opcode"));
    for (std::size_t opcode = 0; opcode < 16; ++opcode)
        rows.count(opcodeLabel(static_cast<quint8>(opcode)),
            [&](auto side) { return traffic[side].byOpcode[opcode].frames; });
}

void addOverhead(RowList &rows, const StatisticsScope &scope)
{
    const auto &traffic = scope.traffic;
    const auto &takeover = scope.takeover;
    rows.heading(RowWords::tr("Overhead, in octets"));
    rows.count(RowWords::tr("Headers"), [&](auto side) { return traffic[side].headerOctets; });
    rows.count(RowWords::tr("Masking-keys"), [&](auto side) { return traffic[side].maskOctets; });
    rows.count(RowWords::tr("Of both, by fragmentation"),
        [&](auto side) { return traffic[side].fragmentationOctets; });
    rows.heading(RowWords::tr("Compression"));
    rows.count(RowWords::tr("Compressed messages"),
        [&](auto side) { return traffic[side].compressedMessages; });
    rows.count(
        RowWords::tr("Their octets"), [&](auto side) { return traffic[side].compressedOctets; });
    rows.count(RowWords::tr("Their octets, inflated"),
        [&](auto side) { return traffic[side].inflatedOctets; });
    rows.count(RowWords::tr("Messages compressed again"),
        [&](auto side) { return takeover[side].messages; });
    rows.count(RowWords::tr("With context takeover, octets"),
        [&](auto side) { return takeover[side].with; });
    rows.count(
        RowWords::tr("Without it, octets"), [&](auto side) { return takeover[side].without; });
}

void addExchanges(RowList &rows, const StatisticsScope &scope)
{
    const auto &heartbeat = scope.heartbeat;
    const auto &rpc = scope.rpc;
    rows.heading(RowWords::tr("Heartbeat"));
    rows.count(RowWords::tr("Pings"), [&](auto side) { return heartbeat[side].pings; });
    rows.count(RowWords::tr("Without a Pong"), [&](auto side) { return heartbeat[side].missed(); });
    rows.durations(
        RowWords::tr("Round trip"), { &heartbeat[0].roundTrips, &heartbeat[1].roundTrips });
    rows.heading(RowWords::tr("JSON-RPC"));
    rows.count(RowWords::tr("Requests"), [&](auto side) { return rpc[side].requests; });
    rows.count(
        RowWords::tr("Without a response"), [&](auto side) { return rpc[side].unanswered(); });
    rows.count(RowWords::tr("With an error"), [&](auto side) { return rpc[side].errors; });
    rows.durations(RowWords::tr("Response"), { &rpc[0].latency, &rpc[1].latency });
}

} // namespace

QList<StatisticsRow> statisticsRows(const StatisticsScope &scope)
{
    RowList rows;
    if (scope.frames() == 0)
        return {};
    addTraffic(rows, scope);
    addOverhead(rows, scope);
    addExchanges(rows, scope);
    return rows.takeRows();
}

QString statisticsSentence(const StatisticsScope &scope)
{
    if (scope.frames() == 0)
        return RowWords::tr("No frames");
    return RowWords::tr("%1 frames in %2, %3 of them break a rule; at most %4 frames and %5 in one "
                        "second")
        .arg(countText(scope.frames()), fineDurationText(scope.duration()),
            countText(scope.violations), countText(scope.peak.frames()),
            octetsText(scope.peak.octets()));
}

} // namespace Framescope
