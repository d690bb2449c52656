#pragma once

#include <QString>

namespace Framescope {

/// As durationText(), but with microseconds below a millisecond: on one computer nothing takes
/// longer. \a duration in ns.
QString fineDurationText(qint64 duration);

} // namespace Framescope
