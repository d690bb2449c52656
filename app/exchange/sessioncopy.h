#pragma once

#include "app/session/filesessionstore.h"

#include <stop_token>

namespace Framescope {

/// Puts all that can be read of \a session into the empty \a store. Ends early when \a stop is
/// requested.
void copySession(const FileSessionStore &session, SessionStore &store, const std::stop_token &stop);

} // namespace Framescope
