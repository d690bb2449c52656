#pragma once

#include "ui/timeline/timespan.h"

#include <QList>
#include <QString>

namespace Framescope {

/// Which time stands at which pixel: arithmetic only.
class TimelineScale
{
public:
    /// \a span lies between the pixels \a left and \a right.
    TimelineScale(TimeSpan span, qreal left, qreal right);

    TimeSpan span() const { return m_span; }
    qreal left() const { return m_left; }
    qreal right() const { return m_right; }

    /// Also outside of left() and right().
    qreal x(qint64 time) const;
    qint64 time(qreal x) const;
    /// ns that \a pixels stand for.
    qint64 duration(qreal pixels) const;

    /// ns between two ticks that are at least \a minimumPixels apart: 1, 2 or 5 of a decimal unit
    /// below ten seconds, above it what divides minutes and hours evenly.
    qint64 tickStep(qreal minimumPixels) const;
    /// The multiples of \a step that lie in the span.
    QList<qint64> ticks(qint64 step) const;
    /// "02:05", or with milliseconds if \a step needs them.
    static QString tickLabel(qint64 time, qint64 step);

private:
    TimeSpan m_span;
    qreal m_left;
    qreal m_right;
};

} // namespace Framescope
