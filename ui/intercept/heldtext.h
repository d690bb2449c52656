#pragma once

#include "app/capture/interception.h"

#include <QString>

namespace Framescope {

/// The frame that stands for all that is held together: of a message, the one with its type.
const FrameHeader &leadingHeader(const HeldFrames &held);
/// Octets of payload: of the message if one is complete, else of the frames.
quint64 payloadLength(const HeldFrames &held);
/// On one line: text as text, code and reason of a Close frame, others in hex.
QString heldPreview(const HeldFrames &held);
/// "TEXT, 95 B" or "TEXT, 3 frames, 95 B".
QString heldCaption(const HeldFrames &held);
/// A row of the queue as a sentence for assistive technology.
QString spokenHeld(const HeldItem &item);
/// "forwarded unchanged".
QString holdEndText(HoldEnd end);
/// "forwards after 12": it was decided on, but goes on after \a before, which is held.
QString waitingText(HoldEnd end, HoldNumber before);

} // namespace Framescope
