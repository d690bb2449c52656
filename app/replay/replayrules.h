#pragma once

#include "app/filter/patternlist.h"
#include "app/replay/jsonpaths.h"

#include <QList>

namespace Framescope {

/// What counts when what came is compared with what was recorded. Times and masking-keys never do.
struct ReplayRules
{
    QList<JsonPaths> ignoredPaths {}; ///< in messages that are JSON
    PatternList ignoredPatterns {}; ///< what they match, in text and binary alike
    /// Octets instead of the values of JSON, unless there are paths to ignore, and how messages
    /// were fragmented.
    bool exact = false;
    bool heartbeat = false; ///< Ping and Pong frames too
    // Of the opening handshake; false where something else is asked for than was then.
    bool subprotocol = true;
    bool extensions = true;
};

} // namespace Framescope
