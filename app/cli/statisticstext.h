#pragma once

#include "app/statistics/sessionstatistics.h"

namespace Framescope {

/// What `show --stats` prints for people of \a scope: lines without the end of the last, below
/// \a title.
QString statisticsText(const QString &title, const StatisticsScope &scope);

} // namespace Framescope
