#pragma once

#include "app/compose/composition.h"
#include "protocol/wire/permessagedeflate.h"

#include <functional>
#include <vector>

namespace Framescope {

/// One frame of a ComposedMessage.
struct ComposedFrame
{
    FrameHeader header;
    qsizetype offset = 0; ///< of its payload in the message's, in octets
    qsizetype length = 0; ///< of its payload, in octets; the header may announce another

    /// Octets that it takes on the wire.
    qsizetype size() const { return header.size() + length; }

    friend bool operator==(const ComposedFrame &, const ComposedFrame &) = default;
};

/// A composition put into frames, as it will cross the wire. Its payload is shared by all of them.
struct ComposedMessage
{
    static constexpr qsizetype MaxFrames = 65'536;

    Direction direction = Direction::ClientToServer;
    QByteArray payload; ///< unmasked, compressed if it crosses so
    bool compressed = false; ///< by permessage-deflate; RSV1 of the first frame says so
    std::vector<ComposedFrame> frames;
    std::chrono::milliseconds pause {}; ///< between two frames

    QByteArrayView payloadOf(const ComposedFrame &frame) const;
    /// Appends \a frame, one of this message's, as it crosses: masked if it has a key.
    void appendWire(QByteArray &wire, const ComposedFrame &frame) const;
    /// Octets of all frames together.
    qint64 wireSize() const;
};

/// Puts \a payload into frames as \a composition wants them in \a direction; \a nextKey gives a
/// masking-key for each frame that is to have a fresh one. \a deflate is what was agreed on for
/// this direction: a payload that is to be compressed is so in a context of its own, which may
/// always be (RFC 7692 §7.2.1).
/// ErrorCode::InvalidArgument: more than ComposedMessage::MaxFrames, or a length form that has no
/// room for a frame's length; detail is a sentence without a full stop.
[[nodiscard]] Result<ComposedMessage> composeMessage(const Composition &composition,
    const QByteArray &payload, Direction direction, const std::optional<DeflateContext> &deflate,
    const std::function<MaskingKey()> &nextKey);

/// Draws again what is drawn for each message: \a composition's fresh masking-keys.
void renewKeys(ComposedMessage &message, const Composition &composition,
    const std::function<MaskingKey()> &nextKey);

} // namespace Framescope
