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
    /// With a lane for reads below the others, if \a hasReads.
    TimelineGeometry(const Theme &theme, QSize size, bool hasReads = false);

    static int rulerHeight(const Theme &theme) { return theme.px(21); }
    /// Of one lane; \a isTall where there is height enough for more.
    static int laneHeight(const Theme &theme, bool isTall) { return theme.px(isTall ? 48 : 27); }
    /// With what is between it and the lanes above.
    static int readsHeight(const Theme &theme) { return readsDistance(theme) + theme.px(18); }

    /// Right of the names, as high as the widget.
    QRect plot() const { return m_plot; }
    /// The parts of it in the lanes' widget.
    QRect ruler() const;
    QRect lanes() const;
    QRect lane(Direction direction) const;
    /// The lane of reads; empty if there is none.
    QRect reads() const { return m_reads; }
    /// All of the lanes in one.
    QRect allLanes() const { return lanes().united(m_reads); }
    /// Between the lanes.
    int axis() const { return m_axis; }
    /// For a name beside \a part of the plot.
    QRect nameBeside(const QRect &part) const;
    /// \a span on the plot, with some pixels left on both sides for marks that stand at the edge.
    TimelineScale scale(TimeSpan span) const;

    /// "client → server".
    static QString laneName(Direction direction);
    /// "reads".
    static QString readsName();
    /// "whole session".
    static QString overviewName(bool oneConnection);

private:
    static int readsDistance(const Theme &theme) { return theme.px(4); }

    QRect m_plot;
    QRect m_reads;
    int m_rulerHeight;
    int m_lanesHeight = 0;
    int m_axis = 0;
    int m_padding;
};

} // namespace Framescope
