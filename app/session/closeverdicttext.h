#pragma once

#include "protocol/connection/event.h"

#include <QString>

namespace Framescope {

/// Why a connection ended, for a person: who ended it and in which way, with the code's name or the
/// time-out. Plain sentences on one line; the reason in them comes from a peer and is not markup.
/// A code that never crosses the wire is not given as if it had (RFC 6455 §7.4.1).
QString closeVerdictText(const CloseVerdict &verdict);

/// The same in a few words for a list: "Closed 1000, normal closure".
QString closeVerdictLabel(const CloseVerdict &verdict);

} // namespace Framescope
