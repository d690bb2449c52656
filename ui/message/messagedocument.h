#pragma once

#include "app/session/messagereader.h"
#include "ui/message/textline.h"

#include <optional>

namespace Framescope {

/// A message laid out for the screen.
struct MessageDocument
{
    MessageContent content;
    QList<TextLine> text; ///< of content.payload
    std::optional<QList<TextLine>> json; ///< if that is JSON, as far as it goes
};

/// Lays \a content out. Returns nullopt when \a stop was requested. Any thread.
std::optional<MessageDocument> makeMessageDocument(
    MessageContent content, const std::stop_token &stop = {});

} // namespace Framescope
