#pragma once

#include "app/session/sessionstore.h"
#include "protocol/result.h"

#include <functional>
#include <stop_token>

namespace Framescope {

/// Writes all that can be read of \a store, and \a annotations of it, into a session file, which
/// takes the place of \a path only once it is whole. Calls \a progressed with the last frame that
/// was written. Blocks; not for the GUI thread. Does nothing in the end when \a stop is requested.
/// Error: FileUnwritable.
[[nodiscard]] Result<void> saveSession(const SessionStore &store, const Annotations &annotations,
    const QString &path, const std::function<void(FrameId written)> &progressed,
    const std::stop_token &stop);

} // namespace Framescope
