#pragma once

#include "protocol/connection/event.h"

namespace Framescope {

/// What is held, as much as one sentence says of it.
struct HeldSummary
{
    int count = 0; ///< frames, or messages that are held whole
    int connections = 0; ///< of which something is held
    ConnectionId connection = 0; ///< the one, if there is but one
    qint64 waited = 0; ///< ns: what has waited longest

    friend bool operator==(const HeldSummary &, const HeldSummary &) = default;
};

} // namespace Framescope
