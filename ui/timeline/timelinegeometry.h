#pragma once

#include "ui/theme/theme.h"
#include "ui/timeline/timelinescale.h"

#include <QRect>
#include <QString>

namespace Framescope {

/// Where the parts of the lanes and of the overview are: names on the left, and what they name
/// beside them, at the same pixels in both.
class TimelineGeometry
{
public:
    TimelineGeometry(const Theme &theme, QSize size);

    static int rulerHeight(const Theme &theme) { return theme.px(21); }
    static int laneHeight(const Theme &theme) { return theme.px(27); }

    /// Right of the names, as high as the widget.
    QRect plot() const { return m_plot; }
    /// The parts of it in the lanes' widget.
    QRect ruler() const;
    QRect lanes() const;
    QRect lane(Direction direction) const;
    /// Between the lanes.
    int axis() const { return m_axis; }
    /// For a name beside \a part of the plot.
    QRect nameBeside(const QRect &part) const;
    /// \a span on the plot, with some pixels left on both sides for marks that stand at the edge.
    TimelineScale scale(TimeSpan span) const;

    /// "client → server".
    static QString laneName(Direction direction);
    /// "whole session".
    static QString overviewName(bool oneConnection);

private:
    QRect m_plot;
    int m_rulerHeight;
    int m_axis;
    int m_padding;
};

} // namespace Framescope
