#include "app/cli/linetext.h"

#include "app/cli/octettext.h"
#include "app/session/closeverdicttext.h"
#include "app/session/errorsentence.h"
#include "app/session/storednames.h"
#include "protocol/handshake/httphead.h"
#include "protocol/wire/closestatus.h"

namespace Framescope::LineText {

namespace {

using namespace Qt::StringLiterals;

constexpr qsizetype PreviewLimit = 120;
constexpr qsizetype UrlLimit = 480;

QString seconds(Timestamp time)
{
    return QString::number(static_cast<double>(time) / 1e9, 'f', 6).rightJustified(11);
}

QString flags(const FrameHeader &header)
{
    QStringList words;
    if (header.fin)
        words.append(u"fin"_s);
    for (int i = 0; i < 3; ++i) {
        if (header.rsv & (Rsv1 >> i))
            words.append(u"rsv%1"_s.arg(i + 1));
    }
    if (header.isMasked())
        words.append(u"masked"_s);
    return words.join(u' ');
}

QString hexPreview(QByteArrayView octets)
{
    constexpr qsizetype Shown = PreviewLimit / 3;
    return octets.size() <= Shown ? hexText(octets) : hexText(octets.first(Shown)) + u" …"_s;
}

QString preview(const Frame &frame)
{
    if (frame.header.opcode == toNibble(Opcode::Close)) {
        const CloseBody body = readCloseBody(frame.payload);
        if (!body.code)
            return u"no status code"_s;
        return u"%1 %2 %3"_s.arg(*body.code)
            .arg(closeStatusName(*body.code), quotedText(body.reason, PreviewLimit));
    }
    if (frame.header.opcode == toNibble(Opcode::Binary) || frame.header.rsv & Rsv1)
        return hexPreview(frame.payload);
    return quotedText(frame.payload, PreviewLimit);
}

QString ofConnection(const EventRecord &record, const QString &text)
{
    return u"%1 %2  #%3 %4"_s.arg(QString(5, u' '), seconds(record.time))
        .arg(record.connection)
        .arg(text);
}

struct EventText
{
    QString operator()(const TcpConnected &event) const
    {
        return u"TCP connected with %1 port %2"_s.arg(event.peerAddress).arg(event.peerPort);
    }
    QString operator()(const TlsEstablished &event) const
    {
        const QString text = u"%1, %2"_s.arg(event.protocol, event.cipher);
        return event.verificationErrors.isEmpty() ? text
                                                  : u"%1, certificate NOT verified: %2"_s.arg(
                                                      text, event.verificationErrors.join("; "_L1));
    }
    QString operator()(const RequestReceived &event) const
    {
        return u"request  %1"_s.arg(
            quotedText(parseRequestHead(event.head).startLine, PreviewLimit));
    }
    QString operator()(const ResponseReceived &event) const
    {
        QString text = u"response %1"_s.arg(
            quotedText(parseResponseHead(event.head).startLine, PreviewLimit));
        if (!event.subprotocol.isEmpty())
            text += u", subprotocol %1"_s.arg(quotedText(event.subprotocol.toUtf8(), PreviewLimit));
        if (!event.extensions.isEmpty())
            text += u", extensions %1"_s.arg(
                quotedText(event.extensions.join(u", ").toUtf8(), PreviewLimit));
        return text;
    }
    QString operator()(const ViolationFound &event) const
    {
        return u"! "_s + violation(event.violation).trimmed().sliced(2);
    }
    QString operator()(const StrayOctets &event) const
    {
        return u"%1 octets outside of any frame: %2"_s.arg(event.octets.size())
            .arg(quotedText(event.octets, PreviewLimit));
    }
    QString operator()(const EditMade &event) const
    {
        const QString arrow = event.direction == Direction::ClientToServer ? u"→"_s : u"←"_s;
        switch (event.kind) {
        case EditMade::Kind::Edited:
            return u"%1 edited here, instead of %2"_s.arg(
                arrow, quotedText(event.original, PreviewLimit));
        case EditMade::Kind::Dropped:
            return u"%1 dropped here: %2"_s.arg(arrow, quotedText(event.original, PreviewLimit));
        case EditMade::Kind::Injected:
            return u"%1 put in here"_s.arg(arrow);
        case EditMade::Kind::CompressedAnew:
            return u"%1 compressed anew here, because a message before it was changed"_s.arg(arrow);
        }
        Q_UNREACHABLE();
    }
    QString operator()(const Closed &event) const
    {
        // Why a handshake failed is an event before this one.
        const QString text = event.verdict.cause == CloseCause::HandshakeFailed
            ? closeVerdictLabel(event.verdict)
            : closeVerdictText(event.verdict);
        return sentenceText(text);
    }
    QString operator()(const Failed &event) const
    {
        return sentenceText(errorSentence(event.error));
    }
    QString operator()(const Tunnelled &event) const
    {
        return u"tunnel not looked into: %1 octets to the server, %2 to the client"_s
            .arg(event.clientToServer)
            .arg(event.serverToClient);
    }
};

/// \a frame may have only the beginning of the \a length octets of payload that arrived.
QString line(FrameId id, ConnectionId connection, const Frame &frame, quint64 length)
{
    const QString lengths = length == frame.header.payloadLength
        ? QString::number(length)
        : u"%1 of %2"_s.arg(length).arg(frame.header.payloadLength);
    return u"%1 %2  #%3 %4 %5 %6 %7  %8"_s.arg(id, 5)
        .arg(seconds(frame.time))
        .arg(connection)
        .arg(frame.direction == Direction::ClientToServer ? u"→"_s : u"←"_s)
        .arg(opcodeName(frame.header.opcode), -12)
        .arg(flags(frame.header), -10)
        .arg(lengths, 6)
        .arg(preview(frame));
}

} // namespace

QString frame(FrameId id, ConnectionId connection, const Frame &frame)
{
    return line(id, connection, frame, static_cast<quint64>(frame.payload.size()));
}

QString frame(const FrameHandle &handle)
{
    constexpr qsizetype Begin = PreviewLimit + 4; // enough to tell that there is more
    const FrameRecord &record = handle.record();
    return line(record.id, record.connection,
        { record.direction, record.time, record.header, handle.payloadPart(0, Begin) },
        record.storedLength);
}

QString inflated(const Message &message)
{
    const QString text = message.type == MessageType::Text
        ? quotedText(message.payload, PreviewLimit)
        : hexPreview(message.payload);
    return u"%1 = %2 (%3 octets, inflated)"_s.arg(
        QString(17, u' '), text, QString::number(message.payload.size()));
}

QString violation(const Violation &violation)
{
    const RuleInfo &rule = ruleInfo(violation.rule);
    const QString text = violationText(violation);
    return u"%1 ! %2 (RFC %3 §%4): %5"_s.arg(QString(17, u' '), rule.name)
        .arg(rule.rfc)
        .arg(rule.section, sentenceText(text));
}

QString annotation(const Annotation &annotation)
{
    const QLatin1StringView colour = storedName(annotation.colour);
    QString text = u"%1 * note"_s.arg(QString(17, u' '));
    if (!colour.isEmpty())
        text += u" (%1)"_s.arg(colour);
    if (!annotation.note.isEmpty())
        text += u": "_s + sentenceText(annotation.note);
    return text;
}

QString message(const MessageContent &content, const FrameRecord &last)
{
    const QString ids = content.first == content.last
        ? QString::number(content.first)
        : u"%1-%2"_s.arg(content.first).arg(content.last);
    using Compression = MessageContent::Compression;
    const bool compressed = content.compression != Compression::None;
    FrameHeader header = last.header;
    header.opcode = content.opcode;
    if (content.compression == Compression::Undone)
        header.rsv = 0; // the payload is plain now
    return u"%1 %2  #%3 %4 %5 %6 %7  %8"_s.arg(ids, 9)
        .arg(seconds(last.time))
        .arg(last.connection)
        .arg(last.direction == Direction::ClientToServer ? u"→"_s : u"←"_s)
        .arg(opcodeName(content.opcode), -12)
        .arg(compressed ? u"compressed"_s : QString(), -10)
        .arg(content.length, 6)
        .arg(preview({ last.direction, last.time, header, content.payload }));
}

QString connection(const ConnectionRecord &record)
{
    const auto traffic = [](const TrafficCount &count) {
        return u"%1 frames, %2 octets"_s.arg(count.frames).arg(count.octets);
    };
    const QString state
        = record.verdict ? closeVerdictLabel(*record.verdict) : QString(storedName(record.state));
    return u"#%1 %2 %3  → %4  ← %5  %6"_s.arg(QString::number(record.id), storedName(record.role),
        escapedText(record.url.toUtf8(), UrlLimit), traffic(record.clientToServer),
        traffic(record.serverToClient), sentenceText(state));
}

QString event(const EventRecord &record)
{
    return ofConnection(record, std::visit(EventText {}, record.event));
}

} // namespace Framescope::LineText
