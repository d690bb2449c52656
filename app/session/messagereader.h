#pragma once

#include "app/session/framehandle.h"
#include "app/session/sessionstore.h"

#include <QByteArray>

#include <optional>
#include <stop_token>

namespace Framescope {

/// The message that a frame belongs to, as far as it has arrived. A control frame, and a frame with
/// a reserved opcode, is a message of its own.
struct MessageContent
{
    enum class Compression : quint8 {
        None,
        Undone, ///< the payload is what the application meant
        Pending, ///< the payload is compressed octets: the final frame is missing
        Failed, ///< the payload is compressed octets: they could not be decompressed
    };
    enum class Text : quint8 {
        NotChecked, ///< no text message, or compressed octets
        Valid, ///< UTF-8, for an incomplete message: so far
        Invalid, ///< from invalidOctet on
    };

    quint8 opcode = 0; ///< of the first frame
    FrameId first = 0;
    FrameId last = 0; ///< the newest of its frames that is there
    quint64 frames = 0; ///< control frames in between do not count
    bool complete = false; ///< the final frame is there, with all its octets
    quint64 wireLength = 0; ///< payload octets of the frames, as they crossed
    quint64 length = 0; ///< octets of the whole payload
    QByteArray payload; ///< the first of them, up to the limit of the reader
    Compression compression = Compression::None;
    Text text = Text::NotChecked;
    quint64 invalidOctet = 0; ///< in the payload; length if it ends inside a character

    bool isCut() const { return static_cast<quint64>(payload.size()) < length; }
};

/// Assembles the message that \a frame belongs to, from the first of its frames to the final one or
/// the newest there is. Keeps at most \a limit octets of its payload, but checks all of it.
/// Returns nullopt when \a stop was requested. Reads blocks: not for the GUI thread.
std::optional<MessageContent> readMessage(const SessionStore &store, const FrameHandle &frame,
    quint64 limit, const std::stop_token &stop = {});

} // namespace Framescope
