#pragma once

#include "app/statistics/sessionstatistics.h"

#include <QJsonObject>

namespace Framescope {

/// The objects that `show --stats --json` prints. Durations are in seconds.
QJsonObject statisticsToJson(const StatisticsScope &scope);

} // namespace Framescope
