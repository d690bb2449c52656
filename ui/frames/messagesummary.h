#pragma once

#include "app/session/framehandle.h"

#include <QByteArray>

namespace Framescope {

class FrameCache;

/// What a row says of a fragmented message, from those of its frames that are at hand.
struct MessageSummary
{
    /// Octets of the payload that are kept to be shown.
    static constexpr qsizetype MaxBegin = 512;
    /// Frames that are looked at from the first on: a fraction of a display frame.
    static constexpr FrameId MaxScan = 20'000;

    FrameId first = 0;
    FrameId last = 0; ///< the final frame; 0 if it has not come or was not found
    quint64 frames = 0; ///< fragments that were found
    quint64 octets = 0; ///< of the message, decompressed if it could be
    qint64 duration = 0; ///< ns from the first to the latest that was found
    QByteArray begin; ///< of the payload
    bool isText = false;
    bool isCompressed = false; ///< begin and octets are as they crossed, compressed
    bool hasViolation = false; ///< of any fragment that was found

    bool isWhole() const { return last != 0; }
};

/// Looks at a bounded number of frames, and only at those that are at hand; others are asked of
/// \a cache. \a frame must not be null, and its messageFirst not 0.
MessageSummary summarizeMessage(const FrameHandle &frame, FrameCache &cache);

} // namespace Framescope
