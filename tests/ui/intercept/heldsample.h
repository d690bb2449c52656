#pragma once

#include "app/capture/interception.h"

namespace Framescope::Test {

inline RawFrame rawFrame(Opcode opcode, const QByteArray &payload, bool fin = true)
{
    return { makeHeader(
                 opcode, quint64(payload.size()), MaskingKey { 0xA1, 0xC3, 0x55, 0x0E }, fin),
        payload };
}

/// One text frame from the client.
inline HeldItem heldText(
    HoldNumber number, const QByteArray &payload, Direction direction = Direction::ClientToServer)
{
    HeldItem item;
    item.number = number;
    item.connection = 4;
    item.since = Timestamp(number);
    item.frames.direction = direction;
    item.frames.frames = { rawFrame(Opcode::Text, payload) };
    item.frames.message = WholeMessage { MessageType::Text, payload, false };
    return item;
}

/// A message in two frames, with a Ping between them.
inline HeldFrames heldFragments()
{
    HeldFrames held;
    held.frames = { rawFrame(Opcode::Text, "Hel", false), rawFrame(Opcode::Ping, "p"),
        rawFrame(Opcode::Continuation, "lo") };
    held.message = WholeMessage { MessageType::Text, "Hello", false };
    return held;
}

} // namespace Framescope::Test
