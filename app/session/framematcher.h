#pragma once

#include "app/session/frameblock.h"

#include <QList>

#include <functional>

namespace Framescope {

/// Which frames are wanted: appends the ids of those rows of \a block, from \a firstRow on, that
/// are, in ascending order. Called on reader threads, so it may not share what changes.
using FrameMatcher
    = std::function<void(const FrameBlock &block, int firstRow, QList<FrameId> &matches)>;

/// All frames of one connection.
FrameMatcher framesOfConnection(ConnectionId connection);
/// The frames that broke a rule: of one connection, or of all when \a connection is 0.
FrameMatcher framesWithViolation(ConnectionId connection);

} // namespace Framescope
