#include "ui/intercept/heldtext.h"

#include "app/session/protocoltext.h"
#include "protocol/wire/closestatus.h"
#include "ui/frames/frametext.h"

#include <QCoreApplication>

#include <algorithm>

namespace Framescope {

namespace {

using namespace Qt::StringLiterals;

constexpr qsizetype PreviewLimit = 160; // octets

struct HeldTextWords
{
    Q_DECLARE_TR_FUNCTIONS(HeldText)
};

QString preview(quint8 opcode, QByteArrayView payload)
{
    if (opcode == toNibble(Opcode::Close)) {
        const CloseBody body = readCloseBody(payload);
        if (!body.code)
            return payload.isEmpty() ? HeldTextWords::tr("no status code")
                                     : hexPreview(payload, PreviewLimit);
        return u"%1 %2 %3"_s
            .arg(QString::number(*body.code), closeStatusText(*body.code),
                escapedText(body.reason, PreviewLimit))
            .trimmed();
    }
    const bool isText
        = opcode != toNibble(Opcode::Binary) && QUtf8StringView(payload).isValidUtf8();
    if (payload.isEmpty())
        return HeldTextWords::tr("no payload");
    return isText ? escapedText(payload, PreviewLimit) : hexPreview(payload, PreviewLimit);
}

} // namespace

const FrameHeader &leadingHeader(const HeldFrames &held)
{
    const auto found = std::find_if(held.frames.cbegin(), held.frames.cend(),
        [](const RawFrame &frame) { return isDataOpcode(frame.header.opcode); });
    return found == held.frames.cend() ? held.frames.constFirst().header : found->header;
}

quint64 payloadLength(const HeldFrames &held)
{
    if (held.message)
        return static_cast<quint64>(held.message->payload.size());
    quint64 octets = 0;
    for (const RawFrame &frame : held.frames)
        octets += static_cast<quint64>(frame.payload.size());
    return octets;
}

QString heldPreview(const HeldFrames &held)
{
    if (held.message)
        return preview(static_cast<quint8>(held.message->type), held.message->payload);
    const RawFrame &first = held.frames.constFirst();
    return preview(first.header.opcode, first.payload);
}

QString heldCaption(const HeldFrames &held)
{
    const QString opcode = opcodeLabel(leadingHeader(held).opcode);
    const QString octets = octetsText(payloadLength(held));
    if (held.frames.size() == 1)
        return HeldTextWords::tr("%1, %2").arg(opcode, octets);
    return HeldTextWords::tr("%1, %2 frames, %3")
        .arg(opcode, QString::number(held.frames.size()), octets);
}

QString spokenHeld(const HeldItem &item)
{
    return HeldTextWords::tr("Held %1, connection %2, %3, %4, %5")
        .arg(QString::number(item.number), QString::number(item.connection),
            directionText(item.frames.direction), heldCaption(item.frames),
            heldPreview(item.frames));
}

QString holdEndText(HoldEnd end)
{
    switch (end) {
    case HoldEnd::Forwarded:
        return HeldTextWords::tr("forwarded unchanged");
    case HoldEnd::Edited:
        return HeldTextWords::tr("forwarded edited");
    case HoldEnd::Dropped:
        return HeldTextWords::tr("dropped");
    case HoldEnd::TimedOut:
        return HeldTextWords::tr("forwarded by itself, time was up");
    case HoldEnd::ConnectionEnded:
        return HeldTextWords::tr("lost, the connection ended");
    }
    Q_UNREACHABLE();
}

QString waitingText(HoldEnd end, HoldNumber before)
{
    return end == HoldEnd::Edited ? HeldTextWords::tr("edited, waits for %1").arg(before)
                                  : HeldTextWords::tr("forwards after %1").arg(before);
}

} // namespace Framescope
