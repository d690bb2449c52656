#pragma once

#include "ui/timeline/timespan.h"

#include <limits>

namespace Framescope {

/// The part of a session that the timeline shows. It never leaves the session's extent, and while
/// it touches the newest frame it moves along as frames come.
class TimelineWindow
{
public:
    /// ns that are shown unless somebody zooms.
    static constexpr qint64 DefaultLength = 16'000'000'000;
    /// ns; closer there would be no times to write at the ticks.
    static constexpr qint64 MinimumLength = 10'000'000;

    TimeSpan extent() const { return m_extent; }
    TimeSpan span() const { return m_span; }
    bool isFollowing() const { return m_following; }
    /// Whether all there is lies in it.
    bool isWhole() const { return m_span == m_extent; }

    /// The session has grown to \a extent, or is another one.
    void setExtent(TimeSpan extent);

    /// Shows \a span as far as there is such a time, and if it is shorter than MinimumLength what
    /// is around it too.
    void show(TimeSpan span);
    /// Shows \a factor times as much; \a anchor keeps its place.
    void zoom(double factor, qint64 anchor);
    /// As zoom(), anchored at the newest frame while following, or else in the middle.
    void zoom(double factor);
    void pan(qint64 by) { show(m_span.moved(by)); }
    /// Moves only if \a time is not in it, so that it is in the middle.
    void reveal(qint64 time);
    /// Shows everything, now and as it grows.
    void fit();

private:
    static constexpr qint64 Everything = std::numeric_limits<qint64>::max();

    TimeSpan m_extent;
    TimeSpan m_span;
    qint64 m_length = DefaultLength; ///< wanted while following
    bool m_following = true;
};

} // namespace Framescope
