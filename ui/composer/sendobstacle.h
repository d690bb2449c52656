#pragma once

#include "app/session/connectionrecord.h"

#include <QString>

#include <optional>

namespace Framescope {

/// Why nothing at all can be sent on \a connection, which may be none; empty if something can. A
/// connection that is closing takes no more messages, only octets that may be wrong.
QString sendObstacle(const std::optional<ConnectionRecord> &connection);

} // namespace Framescope
