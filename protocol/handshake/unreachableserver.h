#pragma once

#include "protocol/handshake/forwardcheck.h"
#include "protocol/result.h"

namespace Framescope {

/// What a proxy answers to a client whose server it cannot reach because of \a error: 504 where the
/// time was over, else 502; the reason names the step.
ProxyRefusal unreachableServer(const Error &error);

} // namespace Framescope
