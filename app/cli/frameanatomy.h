#pragma once

#include "protocol/wire/frame.h"
#include "protocol/wire/violation.h"

#include <QList>
#include <QString>

namespace Framescope {

/// Explains \a frame octet by octet, for a terminal: every field of its header with its bits and
/// meaning, the payload with its unmasking, and what it breaks. Several lines, each with its end.
QString frameAnatomy(quint64 number, const Frame &frame, const QList<Violation> &violations);

} // namespace Framescope
