#include "ui/timeline/timespan.h"

#include <cmath>

namespace Framescope {

TimeSpan TimeSpan::resized(qint64 newLength, qint64 anchor) const
{
    const double share
        = length() > 0 ? static_cast<double>(anchor - begin) / static_cast<double>(length()) : 0.5;
    const qint64 left = anchor - std::llround(share * static_cast<double>(newLength));
    return { left, left + newLength };
}

TimeSpan TimeSpan::clampedTo(TimeSpan bounds) const
{
    if (length() >= bounds.length())
        return bounds;
    if (begin < bounds.begin)
        return moved(bounds.begin - begin);
    if (end > bounds.end)
        return moved(bounds.end - end);
    return *this;
}

} // namespace Framescope
