#pragma once

#include "app/session/sessionstore.h"
#include "protocol/result.h"

#include <functional>
#include <stop_token>

namespace Framescope {

/// Writes one connection of \a store, its events and its frames, into a session file of its own,
/// which takes the place of \a path only once it is whole. It becomes connection 1 there, and its
/// frames count from 1; times stay. Calls \a progressed with the last frame of \a store that was
/// looked at. Blocks; not for the GUI thread. Does nothing in the end when \a stop is requested.
/// Error: FileUnwritable.
[[nodiscard]] Result<void> saveConnection(const SessionStore &store, ConnectionId connection,
    const QString &path, const std::function<void(FrameId looked)> &progressed,
    const std::stop_token &stop);

} // namespace Framescope
