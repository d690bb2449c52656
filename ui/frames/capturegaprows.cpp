#include "ui/frames/capturegaprows.h"

#include "ui/frames/frameorder.h"

#include <QStringList>

#include <algorithm>

namespace Framescope {

namespace {

/// What is missing behind the last frame of its connection is missing before the one that follows
/// in the session. 0: the connection has no frames.
FrameId placeOf(const CaptureGap &gap)
{
    return gap.before != 0 ? gap.before : gap.after != 0 ? gap.after + 1 : 0;
}

} // namespace

CaptureGapRows::CaptureGapRows(const FrameRows &rows, const FrameOrder &order)
    : m_rows(rows)
    , m_order(order)
{
}

bool CaptureGapRows::isShown(const CaptureGap &gap) const
{
    return m_connection == 0 || gap.connection == m_connection;
}

QList<FrameId> CaptureGapRows::places() const
{
    QList<FrameId> places;
    for (const CaptureGap &gap : m_gaps) {
        if (isShown(gap) && placeOf(gap) != 0)
            places.append(placeOf(gap));
    }
    std::sort(places.begin(), places.end());
    places.erase(std::unique(places.begin(), places.end()), places.end());
    return places;
}

QList<CaptureGap> CaptureGapRows::at(const FrameRows::Row &row) const
{
    const FrameRows::Places places = m_rows.places(row);
    QList<CaptureGap> found;
    for (const CaptureGap &gap : m_gaps) {
        if (isShown(gap) && places.contains(placeOf(gap)))
            found.append(gap);
    }
    return found;
}

/// -1 if it has none: it is of another connection, or of one that has no frames.
int CaptureGapRows::rowOf(const CaptureGap &gap) const
{
    return isShown(gap) ? m_order.fromRecorded(m_rows.gapRow(placeOf(gap))) : -1;
}

int CaptureGapRows::rowAfter(int row) const
{
    int nearest = -1;
    for (const CaptureGap &gap : m_gaps) {
        const int found = rowOf(gap);
        if (found > row && (nearest < 0 || found < nearest))
            nearest = found;
    }
    return nearest;
}

int CaptureGapRows::rowBefore(int row) const
{
    int nearest = -1;
    for (const CaptureGap &gap : m_gaps) {
        const int found = rowOf(gap);
        if (found < row)
            nearest = std::max(nearest, found);
    }
    return nearest;
}

QString CaptureGapRows::besideThem(FrameId last) const
{
    constexpr qsizetype MostGaps = 200;
    const QList<FrameId> places = this->places();
    QStringList ranges;
    for (const FrameId place : places.first(std::min(places.size(), MostGaps))) {
        const FrameId from = std::max<FrameId>(place, 2) - 1;
        const FrameId to = std::min(place, last);
        ranges.append(from < to ? QStringLiteral("%1..%2").arg(from).arg(to) : QString::number(to));
    }
    return ranges.isEmpty() ? QString() : QStringLiteral("id in {%1}").arg(ranges.join(u", "));
}

} // namespace Framescope
