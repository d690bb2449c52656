#pragma once

#include <QtGlobal>

namespace Framescope {

/// A stretch of a session, in ns since the session began; the end belongs to it.
struct TimeSpan
{
    qint64 begin = 0;
    qint64 end = 0;

    qint64 length() const { return end - begin; }
    bool contains(qint64 time) const { return time >= begin && time <= end; }

    TimeSpan moved(qint64 by) const { return { begin + by, end + by }; }
    /// \a length long. \a anchor keeps its place: what was left of it at a third is so still.
    TimeSpan resized(qint64 length, qint64 anchor) const;
    /// Moved into \a bounds, or all of them if it is longer.
    TimeSpan clampedTo(TimeSpan bounds) const;

    friend bool operator==(const TimeSpan &, const TimeSpan &) = default;
};

} // namespace Framescope
