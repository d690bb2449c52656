#pragma once

#include "app/cli/exitcode.h"
#include "protocol/connection/event.h"

#include <QString>

namespace Framescope {

/// What a connection that ended with \a verdict means for the exit code. \a peerViolations is how
/// many rules the peer broke; they count for nothing if \a lenient.
ExitCode exitCodeFor(const CloseVerdict &verdict, quint64 peerViolations, bool lenient);

/// Why, for standard error; empty for a verdict that needs no word.
QString outcomeSentence(const CloseVerdict &verdict);

} // namespace Framescope
