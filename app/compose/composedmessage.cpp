#include "app/compose/composedmessage.h"

#include <QCoreApplication>

namespace Framescope {

namespace {

struct ComposedMessageWords
{
    Q_DECLARE_TR_FUNCTIONS(ComposedMessage)
};

tl::unexpected<Error> problem(const QString &text)
{
    return tl::unexpected(Error { ErrorCode::InvalidArgument, text });
}

/// What the length field of \a form holds at most (RFC 6455 §5.2).
quint64 largestLength(LengthForm form)
{
    switch (form) {
    case LengthForm::Bits7:
        return 125;
    case LengthForm::Bits16:
        return 0xFFFF;
    case LengthForm::Bits64:
        break;
    }
    return std::numeric_limits<quint64>::max();
}

bool finOf(FinChoice choice, bool isLast)
{
    return choice == FinChoice::Automatic ? isLast : choice == FinChoice::One;
}

bool isDataMessage(quint8 opcode)
{
    return opcode == toNibble(Opcode::Text) || opcode == toNibble(Opcode::Binary);
}

bool isPingBetween(const Composition &composition, std::size_t index)
{
    return composition.pingAfterFirst && index == 1;
}

/// But for the masking-key.
FrameHeader headerOf(const Composition &composition, bool isFirst, bool isLast, qsizetype length)
{
    FrameHeader header;
    header.opcode = isFirst ? composition.opcode : toNibble(Opcode::Continuation);
    header.fin = finOf(composition.fin, isLast);
    header.rsv = isFirst ? composition.rsv : quint8(0);
    header.payloadLength = composition.announcedLength.value_or(static_cast<quint64>(length));
    header.lengthForm = composition.lengthForm.value_or(minimalLengthForm(header.payloadLength));
    return header;
}

} // namespace

QByteArrayView ComposedMessage::payloadOf(const ComposedFrame &frame) const
{
    return QByteArrayView(payload).sliced(frame.offset, frame.length);
}

void ComposedMessage::appendWire(QByteArray &wire, const ComposedFrame &frame) const
{
    appendFrame(wire, frame.header, payloadOf(frame));
}

qint64 ComposedMessage::wireSize() const
{
    qint64 size = 0;
    for (const ComposedFrame &frame : frames)
        size += frame.size();
    return size;
}

Result<ComposedMessage> composeMessage(const Composition &composition, const QByteArray &payload,
    Direction direction, const std::optional<DeflateContext> &deflate,
    const std::function<MaskingKey()> &nextKey)
{
    ComposedMessage message;
    message.direction = direction;
    message.pause = composition.pause;
    message.compressed = composition.compressed && deflate && isDataMessage(composition.opcode);
    message.payload = message.compressed ? MessageDeflater(*deflate).deflate(payload) : payload;

    const qsizetype size = message.payload.size();
    const qsizetype step = composition.fragmentSize > 0
        ? static_cast<qsizetype>(composition.fragmentSize)
        : std::max<qsizetype>(size, 1);
    const qsizetype parts = std::max<qsizetype>((size + step - 1) / step, 1);
    if (parts > ComposedMessage::MaxFrames) {
        return problem(
            ComposedMessageWords::tr("These are %1 frames, and at most %2 can be composed at once")
                .arg(parts)
                .arg(ComposedMessage::MaxFrames));
    }
    message.frames.reserve(static_cast<std::size_t>(parts) + 1);
    for (qsizetype part = 0; part < parts; ++part) {
        const qsizetype offset = part * step;
        ComposedFrame frame { {}, offset, std::min(step, size - offset) };
        frame.header = headerOf(composition, part == 0, part + 1 == parts, frame.length);
        if (frame.header.payloadLength > largestLength(frame.header.lengthForm)) {
            return problem(ComposedMessageWords::tr(
                "A length of %1 does not fit into the chosen form of length")
                               .arg(frame.header.payloadLength));
        }
        if (part == 0 && message.compressed)
            frame.header.rsv |= Rsv1;
        message.frames.push_back(frame);
        if (part == 0 && composition.pingAfterFirst)
            message.frames.push_back({ makeHeader(Opcode::Ping, 0), 0, 0 });
    }
    renewKeys(message, composition, nextKey);
    return message;
}

void renewKeys(ComposedMessage &message, const Composition &composition,
    const std::function<MaskingKey()> &nextKey)
{
    for (std::size_t i = 0; i < message.frames.size(); ++i) {
        // The Ping between is no part of what may be wrong on purpose.
        const bool between = isPingBetween(composition, i);
        const bool masked = between ? message.direction == Direction::ClientToServer
                                    : isMasked(composition, message.direction);
        std::optional<MaskingKey> &key = message.frames[i].header.maskingKey;
        if (!masked)
            key.reset();
        else
            key = composition.key && !between ? *composition.key : nextKey();
    }
}

} // namespace Framescope
