#pragma once

#include "app/session/filesessionstore.h"

#include <stop_token>

namespace Framescope {

/// Puts a \a session whose frames come connection by connection into the empty \a store, all
/// connections together by time. The frames of one connection stay in their order. Ends early when
/// \a stop is requested.
void mergeByTime(const FileSessionStore &session, SessionStore &store, const std::stop_token &stop);

} // namespace Framescope
