#pragma once

#include "app/compose/composedmessage.h"

namespace Framescope {

/// A composed message that is to be sent, perhaps again and again.
struct SendOrder
{
    ComposedMessage message;
    Composition composition; ///< what it was made from: repetitions have fresh masking-keys
    quint32 times = 1;
    std::chrono::milliseconds interval {}; ///< from one beginning to the next
};

} // namespace Framescope
