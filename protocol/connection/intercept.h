#pragma once

#include "protocol/wire/frame.h"
#include "protocol/wire/violation.h"

#include <QByteArray>
#include <QList>

#include <functional>
#include <optional>
#include <variant>

namespace Framescope {

/// A frame as it goes on the wire; nothing of it need be legal.
struct RawFrame
{
    FrameHeader header; ///< written as it is: payloadLength may differ from what payload has
    QByteArray payload; ///< unmasked; masked on the way if the header has a key

    friend bool operator==(const RawFrame &, const RawFrame &) = default;
};

/// A message that is framed on the way: one frame, masked if the server is to get it.
struct WholeMessage
{
    MessageType type = MessageType::Text;
    QByteArray payload; ///< as the application means it
    bool compressed = false; ///< by permessage-deflate, if that was agreed on

    friend bool operator==(const WholeMessage &, const WholeMessage &) = default;
};

/// What the user of a proxy puts on the wire.
using OutgoingItem = std::variant<RawFrame, WholeMessage>;

/// Names something that is held; unique within a Relay.
using HoldId = quint64;

/// What is held at a breakpoint: one frame, or the frames of one message from its first to its
/// final one, with the control frames that came in between. A compressed message is always held
/// whole, because none of its frames can be changed without the others.
struct HeldFrames
{
    HoldId id = 0;
    Direction direction = Direction::ClientToServer;
    QList<RawFrame> frames; ///< as they came
    QList<Violation> violations; ///< of those frames
    /// Of the message that the frames complete, if they do: assembled and decompressed.
    std::optional<WholeMessage> message;
};

/// What a breakpoint is asked about. Views are valid during the call.
struct InterceptedFrame
{
    const Frame &frame;
    const QList<Violation> &violations; ///< its own
    const Message *message; ///< that it completes, or nullptr
};

/// Where a proxy stops what crosses. None of the functions may call the Relay.
struct Breakpoint
{
    /// Holds all frames of a message when one of them matches, and not that one alone.
    bool wholeMessages = false;
    std::function<bool(const InterceptedFrame &)> matches; ///< asked once about every frame
    std::function<void(const HeldFrames &)> held;
    /// Where something is held, no more is to be read; empty: that is decided by each direction.
    std::function<bool()> isFull {};
};

} // namespace Framescope
