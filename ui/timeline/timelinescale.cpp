#include "ui/timeline/timelinescale.h"

#include "ui/frames/frametext.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace Framescope {

namespace {

constexpr qint64 Second = 1'000'000'000; // ns
constexpr qint64 Minute = 60 * Second;
constexpr qint64 Hour = 60 * Minute;

/// Above ten seconds, where decimal steps would not meet the minutes.
constexpr auto LongSteps = std::to_array<qint64>({ 10 * Second, 20 * Second, Minute, 2 * Minute,
    5 * Minute, 10 * Minute, 20 * Minute, Hour, 2 * Hour, 5 * Hour });

} // namespace

TimelineScale::TimelineScale(TimeSpan span, qreal left, qreal right)
    : m_span { span.begin, std::max(span.end, span.begin + 1) }
    , m_left(left)
    , m_right(std::max(right, left + 1))
{
}

qreal TimelineScale::x(qint64 time) const
{
    return m_left
        + static_cast<qreal>(time - m_span.begin) * (m_right - m_left)
        / static_cast<qreal>(m_span.length());
}

qint64 TimelineScale::time(qreal x) const
{
    return m_span.begin + duration(x - m_left);
}

qint64 TimelineScale::duration(qreal pixels) const
{
    return std::llround(pixels * static_cast<qreal>(m_span.length()) / (m_right - m_left));
}

qint64 TimelineScale::tickStep(qreal minimumPixels) const
{
    const qint64 least = std::max<qint64>(duration(minimumPixels), 1);
    if (least > LongSteps.back())
        return (least + LongSteps.back() - 1) / LongSteps.back() * LongSteps.back();
    for (qint64 unit = 1; unit < LongSteps.front(); unit *= 10) {
        for (const qint64 step : { unit, 2 * unit, 5 * unit }) {
            if (step >= least)
                return step;
        }
    }
    return *std::lower_bound(LongSteps.begin(), LongSteps.end(), least);
}

QList<qint64> TimelineScale::ticks(qint64 step) const
{
    QList<qint64> times;
    const qint64 first = (std::max<qint64>(m_span.begin, 0) + step - 1) / step * step;
    for (qint64 time = first; time <= m_span.end; time += step)
        times.append(time);
    return times;
}

QString TimelineScale::tickLabel(qint64 time, qint64 step)
{
    return step % Second == 0 ? clockText(time) : timeText(time);
}

} // namespace Framescope
