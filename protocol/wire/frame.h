#pragma once

#include "protocol/direction.h"
#include "protocol/wire/frameheader.h"

#include <QByteArrayView>

namespace Framescope {

/// A frame that crossed the wire, seen in place: the payload belongs to somebody else and is valid
/// during the call that hands the frame over.
struct Frame
{
    Direction direction = Direction::ClientToServer;
    qint64 time = 0; ///< ns since the session began: when the frame's last octet was read
    FrameHeader header;
    QByteArrayView payload; ///< unmasked; shorter than announced if the octets ended inside it

    bool isComplete() const { return static_cast<quint64>(payload.size()) == header.payloadLength; }
};

enum class MessageType : quint8 { Text = 0x1, Binary = 0x2 };

/// All fragments of one message, assembled and decompressed. Follows its final frame.
struct Message
{
    Direction direction = Direction::ClientToServer;
    qint64 time = 0; ///< of the final frame
    MessageType type = MessageType::Text;
    QByteArrayView payload; ///< as the application meant it
    quint64 wireLength = 0; ///< payload octets of its frames, as they crossed
    quint32 fragments = 1;
    bool compressed = false; ///< by permessage-deflate (RFC 7692)
};

} // namespace Framescope
