#pragma once

#include "ui/timeline/timelinebuckets.h"

#include <QList>

namespace Framescope {

/// The stretches in which no frame came for at least a second and much longer than is usual in
/// \a span. Whole, even where they reach beyond \a span.
QList<TimeSpan> timelineGaps(const TimelineBuckets &buckets, TimeSpan span);

} // namespace Framescope
