#include "ui/statistics/statisticsplots.h"

#include "ui/frames/frametext.h"
#include "ui/statistics/finedurationtext.h"

#include <QCoreApplication>

#include <cmath>

namespace Framescope {

namespace {

struct PlotWords
{
    Q_DECLARE_TR_FUNCTIONS(StatisticsPlots)
};

/// "0.5", "12", "1,204".
QString rateText(double rate)
{
    return rate < 10 ? QString::number(rate, 'g', 2)
                     : countText(static_cast<quint64>(std::llround(rate)));
}

QString lengthText(std::size_t bits)
{
    const quint64 from = bits == 0 ? 0 : quint64(1) << (bits - 1);
    if (bits < 2)
        return octetsText(from);
    return PlotWords::tr("%1 to %2 octets").arg(countText(from), countText(from + (from - 1)));
}

/// Where the bar of a doubling ends.
qint64 doubled(qint64 duration)
{
    return duration > std::numeric_limits<qint64>::max() / 2 ? duration : duration * 2;
}

/// How durations of both directions are spread.
PlotData durationPlot(const std::array<const DurationHistogram *, 2> &sides)
{
    PlotData plot;
    qint64 least = std::numeric_limits<qint64>::max();
    qint64 greatest = -1;
    std::array<QList<DurationHistogram::Doubling>, 2> doublings;
    for (std::size_t side = 0; side < 2; ++side) {
        doublings[side] = sides[side]->doublings();
        if (doublings[side].isEmpty())
            continue;
        least = std::min(least, doublings[side].constFirst().from);
        greatest = std::max(greatest, doublings[side].constLast().from);
    }
    if (greatest < 0)
        return plot;
    for (qint64 from = least;; from = std::max<qint64>(1, from * 2)) {
        PlotData::Bar bar;
        bar.range = from == 0 ? fineDurationText(0)
                              : PlotWords::tr("%1 to %2")
                                    .arg(fineDurationText(from), fineDurationText(doubled(from)));
        for (std::size_t side = 0; side < 2; ++side) {
            quint64 count = 0;
            for (const DurationHistogram::Doubling &doubling : doublings[side])
                count += doubling.from == from ? doubling.count : 0;
            bar.values[side] = static_cast<double>(count);
            bar.texts[side] = countText(count);
        }
        plot.bars.append(bar);
        if (from >= greatest)
            break;
    }
    plot.first = fineDurationText(least);
    plot.last = fineDurationText(doubled(greatest));
    plot.greatest = countText(static_cast<quint64>(plot.top()));
    QStringList spoken;
    const std::array directions { PlotWords::tr("to the server"),
        PlotWords::tr("from the server") };
    for (std::size_t side = 0; side < 2; ++side) {
        const DurationHistogram &histogram = *sides[side];
        if (histogram.count() == 0)
            continue;
        spoken.append(PlotWords::tr("%1: %2, median %3, greatest %4")
                          .arg(directions[side], countText(histogram.count()),
                              fineDurationText(*histogram.quantile(0.5)),
                              fineDurationText(histogram.greatest())));
    }
    plot.summary = spoken.join(QStringLiteral("; "));
    return plot;
}

} // namespace

PlotData ratePlot(const RateHistory &rates)
{
    PlotData plot;
    plot.whenEmpty = PlotWords::tr("No frames yet.");
    const double perSecond = 1e9 / static_cast<double>(rates.width());
    qint64 begin = rates.begin();
    const QString width = fineDurationText(rates.width());
    for (const RateHistory::Stretch &stretch : rates.stretches()) {
        PlotData::Bar bar;
        bar.range = PlotWords::tr("%1 from %2")
                        .arg(width, timeText(static_cast<quint64>(std::max<qint64>(0, begin))));
        for (std::size_t side = 0; side < 2; ++side) {
            bar.values[side] = static_cast<double>(stretch.frames[side]) * perSecond;
            bar.texts[side] = PlotWords::tr("%1 (%2)").arg(
                countText(stretch.frames[side]), octetsText(stretch.octets[side]));
        }
        plot.bars.append(bar);
        begin += rates.width();
    }
    if (plot.bars.isEmpty())
        return plot;
    plot.first = timeText(static_cast<quint64>(std::max<qint64>(0, rates.begin())));
    plot.last = timeText(static_cast<quint64>(std::max<qint64>(0, begin)));
    plot.greatest = PlotWords::tr("%1 frames a second").arg(rateText(plot.top()));
    plot.summary = PlotWords::tr("From %1 to %2, at most %3 frames a second in one direction")
                       .arg(plot.first, plot.last, rateText(plot.top()));
    return plot;
}

PlotData lengthPlot(const StatisticsScope &scope)
{
    PlotData plot;
    plot.whenEmpty = PlotWords::tr("No frames yet.");
    std::size_t end = 0;
    for (const TrafficStatistics &traffic : scope.traffic) {
        for (std::size_t bits = 0; bits < traffic.byLength.size(); ++bits)
            end = traffic.byLength[bits] > 0 ? std::max(end, bits + 1) : end;
    }
    std::size_t most = 0;
    quint64 mostFrames = 0;
    for (std::size_t bits = 0; bits < end; ++bits) {
        PlotData::Bar bar;
        bar.range = lengthText(bits);
        quint64 frames = 0;
        for (std::size_t side = 0; side < 2; ++side) {
            const quint64 count = scope.traffic[side].byLength[bits];
            frames += count;
            bar.values[side] = static_cast<double>(count);
            bar.texts[side] = countText(count);
        }
        if (frames > mostFrames) {
            most = bits;
            mostFrames = frames;
        }
        plot.bars.append(bar);
    }
    if (plot.bars.isEmpty())
        return plot;
    plot.first = octetsText(0);
    plot.last = plot.bars.constLast().range;
    plot.greatest = countText(static_cast<quint64>(plot.top()));
    plot.summary = PlotWords::tr("Most payloads have %1: %2 of %3")
                       .arg(lengthText(most), countText(mostFrames), countText(scope.frames()));
    return plot;
}

PlotData roundTripPlot(const StatisticsScope &scope)
{
    PlotData plot
        = durationPlot({ &scope.heartbeat[0].roundTrips, &scope.heartbeat[1].roundTrips });
    plot.whenEmpty = scope.heartbeat[0].pings + scope.heartbeat[1].pings == 0
        ? PlotWords::tr("Nobody has sent a Ping.")
        : PlotWords::tr("No Ping has been answered.");
    return plot;
}

PlotData latencyPlot(const StatisticsScope &scope)
{
    PlotData plot = durationPlot({ &scope.rpc[0].latency, &scope.rpc[1].latency });
    plot.whenEmpty = scope.rpc[0].requests + scope.rpc[1].requests == 0
        ? PlotWords::tr("No message looks like a JSON-RPC request.")
        : PlotWords::tr("No request has been answered.");
    return plot;
}

} // namespace Framescope
