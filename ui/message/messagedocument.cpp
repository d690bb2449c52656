#include "ui/message/messagedocument.h"

#include "ui/message/jsonlayout.h"
#include "ui/message/textlinebuilder.h"

#include <utility>

namespace Framescope {

namespace {

/// \a payload without the begin of a character that a cut has torn apart at its end.
QByteArrayView withoutTornCharacter(QByteArrayView payload)
{
    constexpr qsizetype LongestBegin = 3;
    for (qsizetype back = 1; back <= std::min(LongestBegin, payload.size()); ++back) {
        const auto octet = static_cast<quint8>(payload[payload.size() - back]);
        if ((octet & 0xC0) == 0x80)
            continue;
        const qsizetype needed = octet >= 0xF0 ? 4 : octet >= 0xE0 ? 3 : octet >= 0xC0 ? 2 : 1;
        return needed > back ? payload.chopped(back) : payload;
    }
    return payload;
}

} // namespace

std::optional<MessageDocument> makeMessageDocument(
    MessageContent content, const std::stop_token &stop)
{
    MessageDocument document;
    document.content = std::move(content);
    const MessageContent &message = document.content;
    const bool goesOn = message.isCut() || !message.complete;
    const bool isText = message.text == MessageContent::Text::Valid;
    const QByteArrayView payload = goesOn && isText ? withoutTornCharacter(message.payload)
                                                    : QByteArrayView(message.payload);
    document.text = plainLines(payload);
    if (isText)
        document.json = layOutJson(payload, goesOn ? JsonEnd::Cut : JsonEnd::Here, stop);
    if (stop.stop_requested())
        return std::nullopt;
    return document;
}

} // namespace Framescope
