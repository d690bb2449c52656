#include "app/cli/statisticstext.h"

#include "app/cli/octettext.h"

namespace Framescope {

namespace {

using namespace Qt::StringLiterals;

QString number(quint64 value)
{
    return QString::number(value);
}

/// "1.204 s", "12.3 ms", "870 µs".
QString duration(qint64 nanoseconds)
{
    const auto value = static_cast<double>(nanoseconds);
    if (nanoseconds >= 1'000'000'000)
        return u"%1 s"_s.arg(value / 1e9, 0, 'f', 3);
    if (nanoseconds >= 1'000'000)
        return u"%1 ms"_s.arg(value / 1e6, 0, 'f', 1);
    return u"%1 µs"_s.arg(value / 1e3, 0, 'f', 1);
}

QString quantile(const DurationHistogram &histogram, double share)
{
    const std::optional<qint64> value = histogram.quantile(share);
    return value ? duration(*value) : u"–"_s;
}

QString rate(quint64 count, qint64 nanoseconds)
{
    if (nanoseconds <= 0)
        return u"–"_s;
    return QString::number(
        static_cast<double>(count) / (static_cast<double>(nanoseconds) / 1e9), 'f', 1);
}

/// Rows of a label and a value for each direction.
class Rows
{
public:
    explicit Rows(const StatisticsScope &scope)
        : m_scope(scope)
    {
        add(QString(), u"→ to the server"_s, u"← from the server"_s);
    }

    /// \a value(side) makes the cells.
    template <typename Value>
    void row(const QString &label, Value value)
    {
        add(label, value(0), value(1));
    }
    /// Only if \a count(side) is not 0 on both sides.
    template <typename Count>
    void countIfAny(const QString &label, Count count)
    {
        if (count(0) + count(1) > 0)
            add(label, number(count(0)), number(count(1)));
    }
    /// A row for each of some shares of what \a histogram(side) holds.
    template <typename Histogram>
    void durations(const QString &label, Histogram histogram)
    {
        if (histogram(0).count() + histogram(1).count() == 0)
            return;
        const std::array<std::pair<QString, double>, 4> shares { { { u"least"_s, 0 },
            { u"median"_s, 0.5 }, { u"95 %"_s, 0.95 }, { u"greatest"_s, 1 } } };
        for (const auto &share : shares) {
            row(u"%1, %2"_s.arg(label, share.first),
                [&](std::size_t side) { return quantile(histogram(side), share.second); });
        }
    }

    const StatisticsScope &scope() const { return m_scope; }
    const QStringList &lines() const { return m_lines; }

private:
    void add(const QString &label, const QString &toServer, const QString &fromServer)
    {
        constexpr int LabelWidth = 34;
        constexpr int CellWidth = 20;
        m_lines.append(u"  "_s + label.leftJustified(LabelWidth)
            + toServer.rightJustified(CellWidth) + fromServer.rightJustified(CellWidth));
    }

    const StatisticsScope &m_scope;
    QStringList m_lines;
};

void addTraffic(Rows &rows)
{
    const auto &traffic = rows.scope().traffic;
    const qint64 time = rows.scope().duration();
    rows.row(u"frames"_s, [&](std::size_t side) { return number(traffic[side].all.frames); });
    for (quint8 opcode = 0; opcode < 16; ++opcode)
        rows.countIfAny(u"  "_s + opcodeName(opcode),
            [&](std::size_t side) { return traffic[side].byOpcode[opcode].frames; });
    rows.row(u"octets on the wire"_s,
        [&](std::size_t side) { return number(traffic[side].all.octets); });
    for (quint8 opcode = 0; opcode < 16; ++opcode)
        rows.countIfAny(u"  "_s + opcodeName(opcode),
            [&](std::size_t side) { return traffic[side].byOpcode[opcode].octets; });
    rows.row(u"messages"_s, [&](std::size_t side) { return number(traffic[side].messages); });
    rows.row(u"octets of messages"_s,
        [&](std::size_t side) { return number(traffic[side].messageOctets); });
    rows.row(u"frames a second"_s,
        [&](std::size_t side) { return rate(traffic[side].all.frames, time); });
    rows.row(u"octets a second"_s,
        [&](std::size_t side) { return rate(traffic[side].all.octets, time); });
}

void addLengths(Rows &rows)
{
    const auto &traffic = rows.scope().traffic;
    for (std::size_t bits = 0; bits < traffic[0].byLength.size(); ++bits) {
        const quint64 from = bits == 0 ? 0 : quint64(1) << (bits - 1);
        const QString label = bits < 2 ? u"payload of %1"_s.arg(from)
                                       : u"payload of %1 to %2"_s.arg(from).arg(from + (from - 1));
        rows.countIfAny(label, [&](std::size_t side) { return traffic[side].byLength[bits]; });
    }
}

void addOverhead(Rows &rows)
{
    const auto &traffic = rows.scope().traffic;
    const auto &takeover = rows.scope().takeover;
    rows.row(u"overhead: headers"_s,
        [&](std::size_t side) { return number(traffic[side].headerOctets); });
    rows.row(u"overhead: masking-keys"_s,
        [&](std::size_t side) { return number(traffic[side].maskOctets); });
    rows.countIfAny(u"of both, by fragmentation"_s,
        [&](std::size_t side) { return traffic[side].fragmentationOctets; });
    if (traffic[0].compressedMessages + traffic[1].compressedMessages == 0)
        return;
    rows.row(u"compressed messages"_s,
        [&](std::size_t side) { return number(traffic[side].compressedMessages); });
    rows.row(u"  their octets on the wire"_s,
        [&](std::size_t side) { return number(traffic[side].compressedOctets); });
    rows.row(
        u"  inflated"_s, [&](std::size_t side) { return number(traffic[side].inflatedOctets); });
    rows.row(u"  gain"_s, [&](std::size_t side) {
        return QString::number(static_cast<qint64>(traffic[side].inflatedOctets)
            - static_cast<qint64>(traffic[side].compressedOctets));
    });
    if (takeover[0].messages + takeover[1].messages == 0)
        return;
    rows.row(u"context takeover"_s, [&](std::size_t side) {
        return takeover[side].messages == 0 ? u"–"_s
            : takeover[side].isOff          ? u"given up"_s
                                            : u"in use"_s;
    });
    rows.row(u"  compressed again, messages"_s,
        [&](std::size_t side) { return number(takeover[side].messages); });
    rows.row(u"  with it, octets"_s, [&](std::size_t side) { return number(takeover[side].with); });
    rows.row(u"  without it, octets"_s,
        [&](std::size_t side) { return number(takeover[side].without); });
}

void addExchanges(Rows &rows)
{
    const auto &heartbeat = rows.scope().heartbeat;
    const auto &rpc = rows.scope().rpc;
    rows.countIfAny(u"pings"_s, [&](std::size_t side) { return heartbeat[side].pings; });
    rows.countIfAny(
        u"  without a pong"_s, [&](std::size_t side) { return heartbeat[side].missed(); });
    rows.durations(u"  round trip"_s,
        [&](std::size_t side) -> const DurationHistogram & { return heartbeat[side].roundTrips; });
    rows.countIfAny(u"JSON-RPC requests"_s, [&](std::size_t side) { return rpc[side].requests; });
    rows.countIfAny(
        u"  without a response"_s, [&](std::size_t side) { return rpc[side].unanswered(); });
    rows.countIfAny(u"  with an error"_s, [&](std::size_t side) { return rpc[side].errors; });
    rows.durations(u"  response"_s,
        [&](std::size_t side) -> const DurationHistogram & { return rpc[side].latency; });
}

/// "  → subtract                        12 times, median 1.2 ms, 95 % 3.0 ms".
QStringList methodLines(const StatisticsScope &scope)
{
    constexpr qsizetype NameLimit = 60;
    QStringList lines;
    for (std::size_t side = 0; side < 2; ++side) {
        for (const auto &[method, latency] : scope.rpc[side].byMethod)
            lines.append(u"  %1 %2  %3 times, median %4, 95 % %5"_s.arg(side == 0 ? u"→"_s : u"←"_s,
                escapedText(method, NameLimit).leftJustified(32), number(latency.count()),
                quantile(latency, 0.5), quantile(latency, 0.95)));
    }
    return lines;
}

} // namespace

QString statisticsText(const QString &title, const StatisticsScope &scope)
{
    QStringList lines { title,
        u"  %1 frames in %2, %3 with a broken rule; at most %4 frames and %5 octets in a second"_s
            .arg(scope.frames())
            .arg(duration(scope.duration()))
            .arg(scope.violations)
            .arg(scope.peak.frames())
            .arg(scope.peak.octets()) };
    Rows rows(scope);
    addTraffic(rows);
    addLengths(rows);
    addOverhead(rows);
    addExchanges(rows);
    return (lines + rows.lines() + methodLines(scope)).join(u'\n');
}

} // namespace Framescope
