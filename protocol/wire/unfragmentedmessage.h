#pragma once

#include "protocol/wire/frame.h"

#include <span>

namespace Framescope {

// Nearly all frames are unfragmented messages (RFC 6455 §5.4) that have come whole, are not
// compressed and break no rule. For them this is the short way to what FrameDecoder and
// MessageAssembler come to. Whatever else there is, is left to those.

/// Takes such a frame from the front of \a wire, unmasks it in place, and puts it into \a frame,
/// the direction of which says who has sent it. \a limit is in octets of the payload; of more than
/// 65,535 none is taken. False if it is anything else: \a wire is as it was then, and \a frame is
/// not to be used.
bool takeUnfragmentedMessage(std::span<char> &wire, quint64 limit, Frame &frame);

/// Whether \a frame, which is known already and complete, is one.
bool isUnfragmentedMessage(const Frame &frame, quint64 limit);

/// Of such a frame.
inline Message unfragmentedMessage(const Frame &frame)
{
    Message message;
    message.direction = frame.direction;
    message.time = frame.time;
    message.type = static_cast<MessageType>(frame.header.opcode);
    message.payload = frame.payload;
    message.wireLength = frame.header.payloadLength;
    return message;
}

} // namespace Framescope
