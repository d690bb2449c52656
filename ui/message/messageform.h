#pragma once

#include "app/message/payloaddetection.h"

#include <QString>

namespace Framescope {

/// How the octets of a message can be shown.
enum class MessageForm : quint8 {
    Auto, ///< as detectPayload() finds
    Text,
    JsonTree,
    PrettyJson,
    Cbor,
    MessagePack,
    Image,
    Hex, ///< the payload itself, even if it is compressed
};
constexpr int MessageFormCount = 8;

/// As it is chosen: "JSON tree".
QString messageFormName(MessageForm form);

/// How Auto shows what was found.
MessageForm messageFormOf(DetectedForm form);

/// What has one choice of form for all of its messages.
enum class MessageKind : quint8 { Text, Binary, Control };

/// The form that was chosen for \a kind; settings are kept from one start to the next.
MessageForm chosenMessageForm(MessageKind kind);
void chooseMessageForm(MessageKind kind, MessageForm form);

} // namespace Framescope
