#pragma once

#include "app/cli/exitcode.h"
#include "protocol/connection/event.h"

#include <QString>

namespace Framescope {

/// What a connection that ended with \a verdict means for the exit code. \a broken is the first
/// rule that the peer broke, if it broke any; it counts for nothing if \a lenient.
ExitCode exitCodeFor(
    const CloseVerdict &verdict, const std::optional<Violation> &broken, bool lenient);

/// Why, for standard error: names \a broken unless the verdict does.
QString outcomeSentence(const CloseVerdict &verdict, const std::optional<Violation> &broken);

} // namespace Framescope
