#include "ui/frames/frameclipboard.h"

#include "app/session/jsonlines.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QUtf8StringView>

#include <algorithm>
#include <limits>
#include <utility>

namespace Framescope {

namespace {

QByteArray hexLine(QByteArrayView octets)
{
    return octets.toByteArray().toHex(' ').toUpper();
}

/// One frame without the line's end, in UTF-8.
QByteArray lineOf(const FrameHandle &frame, FrameClipboard::Format format)
{
    switch (format) {
    case FrameClipboard::Format::Text: {
        const QByteArrayView payload = frame.message().value_or(frame.payload());
        const bool binary = frame.record().header.opcode == toNibble(Opcode::Binary)
            || !QUtf8StringView(payload.data(), payload.size()).isValidUtf8();
        return binary ? hexLine(payload) : payload.toByteArray();
    }
    case FrameClipboard::Format::Hex:
        return hexLine(frame.wire(0, std::numeric_limits<qsizetype>::max()));
    case FrameClipboard::Format::Json: {
        QByteArray line;
        JsonLines::appendFrame(line, frame);
        return line;
    }
    }
    Q_UNREACHABLE();
}

struct Lines
{
    QByteArray text;
    qsizetype frames = 0;
};

Lines readLines(const SessionStore &store, const QList<FrameId> &ids, FrameClipboard::Format format)
{
    Lines lines;
    std::shared_ptr<const FrameBlock> block;
    for (const FrameId id : ids) {
        if (!block || !block->contains(id))
            block = store.block(id);
        if (!block || lines.frames >= FrameClipboard::MaxFrames
            || lines.text.size() >= FrameClipboard::MaxOctets)
            break;
        lines.text += lineOf(FrameHandle(block, id), format);
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

void FrameClipboard::copy(const QList<FrameId> &ids, Format format)
{
    if (ids.isEmpty())
        return;
    m_thread.post([this, ids, format] {
        const Lines lines = readLines(*m_store, ids, format);
        const auto put = [this, text = QString::fromUtf8(lines.text), frames = lines.frames,
                             asked = ids.size()] {
            QGuiApplication::clipboard()->setText(text);
            emit copied(frames, asked);
        };
        QMetaObject::invokeMethod(this, put, Qt::QueuedConnection);
    });
}

} // namespace Framescope
