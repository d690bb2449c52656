#include "app/exchange/frameredactor.h"

#include "protocol/handshake/deflatenegotiation.h"

#include <limits>

namespace Framescope {

namespace {

/// Where the text of a Close frame begins (RFC 6455 §5.5.1).
constexpr qsizetype CloseReasonOffset = 2;

bool isMinimal(const FrameHeader &header)
{
    return header.lengthForm == minimalLengthForm(header.payloadLength);
}

/// \a header for a payload of another length.
FrameHeader resized(FrameHeader header, quint64 length)
{
    const LengthForm shortest = minimalLengthForm(length);
    header.lengthForm = isMinimal(header) ? shortest : std::max(header.lengthForm, shortest);
    header.payloadLength = length;
    return header;
}

} // namespace

FrameRedactor::FrameRedactor(
    const SessionStore &session, const PatternSet &patterns, SessionBuilder &builder)
    : m_session(session)
    , m_patterns(patterns)
    , m_builder(builder)
{
}

qint64 FrameRedactor::growth(ConnectionId connection, Direction direction) const
{
    const auto found = m_ways.find({ connection, direction });
    return found == m_ways.end() ? 0 : found->second.growth;
}

/// What was agreed to for the direction of \a record.
DeflateContext FrameRedactor::contextOf(const FrameRecord &record) const
{
    const auto connection = m_session.connection(record.connection);
    QByteArray head = "HTTP/1.1 101 -\r\n";
    for (const QString &extension : connection ? connection->extensions : QStringList())
        head += "Sec-WebSocket-Extensions: " + extension.toLatin1() + "\r\n";
    const auto agreed = agreedDeflate(parseResponseHead(head + "\r\n"));
    return agreed ? deflateContext(*agreed, record.direction) : DeflateContext();
}

bool FrameRedactor::isSound(const MessageContent &content) const
{
    FrameId id = content.first;
    while (id <= content.last) {
        const std::shared_ptr<const FrameBlock> block = m_session.soundBlock(id);
        if (!block)
            return false;
        id = block->endId();
    }
    return true;
}

FrameRedactor::Message FrameRedactor::prepare(const FrameHandle &first, Way &way)
{
    using Compression = MessageContent::Compression;
    Message message;
    message.first = first.record().messageFirst;
    auto content = readMessage(m_session, first, std::numeric_limits<quint64>::max());
    if (!content || !isSound(*content) || content->compression == Compression::Pending
        || content->compression == Compression::Failed) {
        message.kind = Message::Kind::Hidden;
        ++m_counts.unreadable;
        return message;
    }
    const quint64 matches = m_patterns.blank(content->payload);
    m_counts.matches += matches;
    if (content->compression == Compression::None) {
        if (matches > 0) {
            message.kind = Message::Kind::Blanked;
            message.payload = std::move(content->payload);
        }
        return message;
    }
    message.inflated = content->payload;
    if (matches == 0 && !way.deflater)
        return message;
    if (!way.deflater)
        way.deflater.emplace(contextOf(first.record()));
    message.kind = Message::Kind::Compressed;
    message.payload = way.deflater->deflate(content->payload);
    ++m_counts.compressedAnew;
    return message;
}

/// The part of the message's payload that goes into \a frame.
QByteArray FrameRedactor::payloadFor(const FrameHandle &frame, Message &message)
{
    const qsizetype had = frame.payload().size();
    switch (message.kind) {
    case Message::Kind::Kept:
        return frame.payload().toByteArray();
    case Message::Kind::Hidden:
        return QByteArray(had, '*');
    case Message::Kind::Blanked:
    case Message::Kind::Compressed:
        break;
    }
    const qsizetype left = message.payload.size() - message.at;
    const bool takesRest = message.kind == Message::Kind::Compressed && frame.record().header.fin;
    const qsizetype count = takesRest ? left : std::min(left, had);
    const QByteArray part = message.payload.sliced(message.at, count);
    message.at += count;
    return part;
}

void FrameRedactor::add(const FrameHandle &frame)
{
    const FrameRecord &record = frame.record();
    QList<Violation> violations = record.hasViolation ? frame.violations() : QList<Violation>();
    for (Violation &violation : violations)
        m_counts.matches += m_patterns.blank(violation.detail);
    FrameHeader header = record.header;
    if (record.messageFirst == 0) {
        const bool isClose = header.opcode == toNibble(Opcode::Close);
        const qsizetype kept = std::min(isClose ? CloseReasonOffset : 0, frame.payload().size());
        QByteArray text = frame.payload().sliced(kept).toByteArray();
        m_counts.matches += m_patterns.blank(text);
        const QByteArray payload = frame.payload().first(kept).toByteArray() + text;
        m_builder.addFrame(
            record.connection, { record.direction, record.time, header, payload }, 0, violations);
        return;
    }
    Way &way = m_ways[{ record.connection, record.direction }];
    if (way.message.first != record.messageFirst)
        way.message = prepare(frame, way);
    const QByteArray payload = payloadFor(frame, way.message);
    if (way.message.kind == Message::Kind::Compressed) {
        header = resized(header, static_cast<quint64>(payload.size()));
        const auto length
            = static_cast<quint64>(header.size()) + static_cast<quint64>(payload.size());
        way.growth += static_cast<qint64>(length) - static_cast<qint64>(record.wireLength());
        for (Violation &violation : violations) {
            if (violation.offset + violation.length > length) {
                violation.offset = 0; // where it was has gone
                violation.length = 0;
            }
        }
    }
    m_builder.addFrame(record.connection, { record.direction, record.time, header, payload },
        record.messageFirst, violations);
    if (way.message.inflated && frame.message())
        m_builder.attachMessage(*way.message.inflated);
    if (header.fin)
        way.message = {};
}

} // namespace Framescope
