#pragma once

#include "app/replay/recordedconnection.h"
#include "app/replay/replayrow.h"

#include <stop_token>

namespace Framescope {

/// What a replay of \a connection in which \a side is played has before it, in the order of the
/// recording: what is sent again, and what the other side has said then. Of each only \a recorded
/// is filled in. Ends early after \a limit rows, or once \a stop is requested. Reads the disk.
QList<ReplayRow> replayAgenda(const RecordedConnection &connection, Direction side, bool heartbeat,
    qsizetype limit, const std::stop_token &stop);

} // namespace Framescope
