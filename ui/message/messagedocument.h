#pragma once

#include "app/message/payloaddetection.h"
#include "app/session/messagereader.h"
#include "ui/message/decodedimage.h"
#include "ui/message/messageform.h"
#include "ui/message/textline.h"

#include <memory>
#include <optional>

namespace Framescope {

/// A message laid out for the screen in one form.
struct MessageDocument
{
    std::shared_ptr<const MessageContent> content;
    std::shared_ptr<const PayloadDetection> detection;
    MessageForm form = MessageForm::Text; ///< what it is laid out in, never Auto
    QString obstacle; ///< why it is not the form that was wanted, a sentence; mostly empty

    /// What is shown: the payload, or what was in it.
    QByteArray octets;
    LaidOutText text; ///< of the forms that are text
    qsizetype textOctets = 0; ///< of octets that were laid out as text
    std::shared_ptr<const ValueTree> tree; ///< of the forms that are trees
    DecodedImage image;

    bool isText() const { return form == MessageForm::Text || form == MessageForm::PrettyJson; }
    bool isTree() const
    {
        return form == MessageForm::JsonTree || form == MessageForm::Cbor
            || form == MessageForm::MessagePack;
    }
};

/// Octets of a payload that are read at most, whatever the form.
constexpr quint64 MaxMessageOctets = 64ULL << 20;

/// What chosenMessageForm() is asked for.
MessageKind messageKind(const MessageContent &content);

/// Judges the payload of \a content. nullptr when \a stop was requested. Any thread.
std::shared_ptr<const PayloadDetection> detectMessage(
    const MessageContent &content, const std::stop_token &stop = {});

/// Lays \a content out in \a form, text of it from at most \a textLimit octets; where that cannot
/// be done, in the form that was detected. nullptr when \a stop was requested. Any thread.
std::shared_ptr<const MessageDocument> makeMessageDocument(
    std::shared_ptr<const MessageContent> content,
    std::shared_ptr<const PayloadDetection> detection, MessageForm form, qsizetype textLimit,
    const std::stop_token &stop = {});

} // namespace Framescope
