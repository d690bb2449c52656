#pragma once

#include "app/statistics/ratehistory.h"
#include "app/statistics/sessionstatistics.h"
#include "ui/statistics/plotdata.h"

namespace Framescope {

/// Frames a second over time.
PlotData ratePlot(const RateHistory &rates);
/// Frames by length of payload, by doubling.
PlotData lengthPlot(const StatisticsScope &scope);
/// Ping to Pong, by doubling.
PlotData roundTripPlot(const StatisticsScope &scope);
/// Request to response of what looks like JSON-RPC and its kin, by doubling.
PlotData latencyPlot(const StatisticsScope &scope);

} // namespace Framescope
