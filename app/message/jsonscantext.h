#pragma once

#include "app/message/jsonscanner.h"

#include <QString>

namespace Framescope {

/// Why reading ended, as a clause without a full stop: "a colon is expected". Empty if nothing is
/// wrong. \a maxDepth is the one that scanJson() was given.
QString jsonScanText(JsonScan::End end, qsizetype maxDepth);

} // namespace Framescope
