#include "ui/timeline/timelinegaps.h"

#include <algorithm>

namespace Framescope {

namespace {

constexpr qint64 MinimumGap = 1'000'000'000; // ns
/// Of the usual time between two buckets with frames.
constexpr qint64 UsualTimes = 4;

} // namespace

QList<TimeSpan> timelineGaps(const TimelineBuckets &buckets, TimeSpan span)
{
    const std::span<const TimelineBucket> all = buckets.buckets();
    TimelineBuckets::Range range = buckets.touched(span);
    const auto used = std::count_if(all.begin() + static_cast<std::ptrdiff_t>(range.begin),
        all.begin() + static_cast<std::ptrdiff_t>(range.end),
        [](const TimelineBucket &bucket) { return !bucket.isEmpty(); });
    const qint64 least
        = std::max(MinimumGap, UsualTimes * span.length() / std::max<qint64>(used, 1));

    // The gap at either edge ends with a frame outside of the span.
    while (range.begin > 0 && all[--range.begin].isEmpty()) { }
    while (range.end < all.size() && all[range.end++].isEmpty()) { }

    QList<TimeSpan> gaps;
    const TimelineBucket *before = nullptr;
    for (std::size_t i = range.begin; i < range.end; ++i) {
        const TimelineBucket &bucket = all[i];
        if (bucket.isEmpty())
            continue;
        if (before && bucket.firstTime - before->lastTime >= least)
            gaps.append({ before->lastTime, bucket.firstTime });
        before = &bucket;
    }
    return gaps;
}

} // namespace Framescope
