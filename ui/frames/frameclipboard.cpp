#include "ui/frames/frameclipboard.h"

#include "app/session/jsonlines.h"
#include "app/session/messagereader.h"
#include "ui/frames/octetliterals.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QUtf8StringView>

#include <algorithm>
#include <limits>
#include <utility>

namespace Framescope {

namespace {

using Format = FrameClipboard::Format;

QByteArray hexLine(QByteArrayView octets)
{
    return octets.toByteArray().toHex(' ').toUpper();
}

QByteArray textLine(QByteArrayView payload, bool isBinary)
{
    const bool hex = isBinary || !QUtf8StringView(payload.data(), payload.size()).isValidUtf8();
    return hex ? hexLine(payload) : payload.toByteArray();
}

QByteArray payloadLine(QByteArrayView payload, Format format, bool isBinary, const QByteArray &name)
{
    switch (format) {
    case Format::Text:
        return textLine(payload, isBinary);
    case Format::Hex:
        return hexLine(payload);
    case Format::Base64:
        return payload.toByteArray().toBase64();
    case Format::CArray:
        return cArray(payload, name);
    case Format::Python:
        return pythonBytes(payload);
    case Format::Json:
    case Format::JsonLine:
        break;
    }
    Q_UNREACHABLE();
}

JsonLines::Form formOf(Format format)
{
    return format == Format::JsonLine ? JsonLines::Form::Stored : JsonLines::Form::Printed;
}

/// One frame without the line's end, in UTF-8.
QByteArray lineOf(const FrameHandle &frame, Format format)
{
    if (format == Format::Json || format == Format::JsonLine) {
        QByteArray line;
        JsonLines::appendFrame(line, frame, formOf(format));
        return line;
    }
    if (format == Format::Hex)
        return hexLine(frame.wire(0, std::numeric_limits<qsizetype>::max()));
    return payloadLine(frame.message().value_or(frame.payload()), format,
        frame.record().header.opcode == toNibble(Opcode::Binary),
        "frame_" + QByteArray::number(frame.id()));
}

/// The whole message of \a frame; of one without its end, what there is.
QByteArray messageLine(const SessionStore &store, const FrameHandle &frame, Format format)
{
    const auto content = readMessage(store, frame, static_cast<quint64>(FrameClipboard::MaxOctets));
    if (!content)
        return {};
    if (format == Format::Json || format == Format::JsonLine) {
        const auto block = store.block(content->last);
        QByteArray line;
        if (block)
            JsonLines::appendMessage(
                line, *content, FrameHandle(block, content->last).record(), formOf(format));
        return line;
    }
    return payloadLine(content->payload, format, content->opcode == toNibble(Opcode::Binary),
        "message_" + QByteArray::number(content->first));
}

struct Lines
{
    QByteArray text;
    qsizetype frames = 0;
};

Lines readLines(const SessionStore &store, const QList<FrameClipboard::Item> &items, Format format)
{
    Lines lines;
    std::shared_ptr<const FrameBlock> block;
    for (const FrameClipboard::Item &item : items) {
        if (!block || !block->contains(item.id))
            block = store.block(item.id);
        if (!block || lines.frames >= FrameClipboard::MaxFrames
            || lines.text.size() >= FrameClipboard::MaxOctets)
            break;
        const FrameHandle frame(block, item.id);
        lines.text += item.isMessage ? messageLine(store, frame, format) : lineOf(frame, format);
        lines.text += '\n';
        ++lines.frames;
    }
    if (lines.frames == 1)
        lines.text.chop(1);
    return lines;
}

} // namespace

FrameClipboard::FrameClipboard(std::shared_ptr<const SessionStore> store, QObject *parent)
    : QObject(parent)
    , m_store(std::move(store))
{
}

void FrameClipboard::copy(const QList<Item> &items, Format format)
{
    if (items.isEmpty())
        return;
    m_thread.post([this, items, format] {
        const Lines lines = readLines(*m_store, items, format);
        const auto put = [this, text = QString::fromUtf8(lines.text), frames = lines.frames,
                             asked = items.size()] {
            QGuiApplication::clipboard()->setText(text);
            emit copied(frames, asked);
        };
        QMetaObject::invokeMethod(this, put, Qt::QueuedConnection);
    });
}

} // namespace Framescope
