#pragma once

#include "protocol/connection/intercept.h"

namespace Framescope {

/// Every rule that \a frame breaks by itself when it travels in \a direction: its header (RFC 6455
/// §5), the body of a Close frame, and UTF-8 if it is a whole text message. \a deflateAgreed:
/// permessage-deflate was negotiated, so RSV1 has a meaning.
QList<Violation> checkOutgoing(const RawFrame &frame, Direction direction, bool deflateAgreed);

} // namespace Framescope
