#pragma once

#include "protocol/wire/frameheader.h"
#include "protocol/wire/violation.h"

#include <QList>

namespace Framescope {

/// Every rule of RFC 6455 §5 that \a header breaks by itself when it travels in \a direction.
/// \a negotiatedRsv holds the reserved bits that an extension has given a meaning (RSV1 for
/// permessage-deflate).
QList<Violation> checkHeader(
    const FrameHeader &header, Direction direction, quint8 negotiatedRsv = 0);

/// Every rule of §5.5.1 and §7.4 that the body of a Close frame breaks. \a payload is unmasked,
/// \a headerSize where it begins in the frame.
QList<Violation> checkCloseBody(QByteArrayView payload, Direction direction, qsizetype headerSize);

} // namespace Framescope
