#include "app/session/jsonlines.h"

#include "app/session/closeverdicttext.h"
#include "app/session/errorsentence.h"
#include "app/session/eventcodec.h"
#include "app/session/storednames.h"
#include "protocol/hostandport.h"
#include "protocol/wire/utf8validator.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace Framescope::JsonLines {

namespace {

using namespace Qt::StringLiterals;

/// \a text must be UTF-8.
void appendString(QByteArray &line, QByteArrayView text)
{
    constexpr char Digits[] = "0123456789abcdef";
    constexpr QByteArrayView ByteOrderMark = "\xEF\xBB\xBF";
    line += '"';
    qsizetype plain = 0; // octets before it are written
    if (text.startsWith(ByteOrderMark)) { // which some readers would drop
        line.append("\\ufeff");
        plain = ByteOrderMark.size();
    }
    for (qsizetype i = plain; i < text.size(); ++i) {
        const auto octet = static_cast<quint8>(text[i]);
        if (octet >= 0x20 && octet != '"' && octet != '\\' && octet != 0x7F)
            continue;
        line.append(text.sliced(plain, i - plain));
        plain = i + 1;
        if (octet == '"' || octet == '\\') {
            line += '\\';
            line += static_cast<char>(octet);
        } else {
            line.append("\\u00");
            line += Digits[octet >> 4];
            line += Digits[octet & 0xF];
        }
    }
    line.append(text.sliced(plain));
    line += '"';
}

/// For so many \a octets more, and what stands beside them. A line of small parts grows by itself.
void makeRoom(QByteArray &line, qsizetype octets)
{
    constexpr qsizetype Large = 1 << 20;
    constexpr qsizetype Others = 1024;
    if (octets >= Large)
        line.reserve(line.size() + octets + Others);
}

/// Piece by piece: of a large payload there need not be another copy.
void appendBase64(QByteArray &line, QByteArrayView octets)
{
    constexpr qsizetype Piece = 3 * 16'384; // of three octets four characters are made
    for (; !octets.isEmpty(); octets = octets.sliced(std::min(Piece, octets.size()))) {
        const qsizetype size = std::min(Piece, octets.size());
        line.append(QByteArray::fromRawData(octets.data(), size).toBase64());
    }
}

void appendOctets(QByteArray &line, QByteArrayView name, QByteArrayView octets)
{
    line.append(",\"").append(name);
    if (isUtf8(octets)) {
        makeRoom(line, octets.size());
        line.append("\":");
        appendString(line, octets);
    } else {
        makeRoom(line, (octets.size() + 2) / 3 * 4);
        line.append("_base64\":\"");
        appendBase64(line, octets);
        line.append('"');
    }
}

void appendSeconds(QByteArray &line, Timestamp time)
{
    constexpr quint64 Second = 1'000'000'000;
    // Only a file that was not recorded here can have a time before its beginning.
    const quint64 distance = time < 0 ? 0 - static_cast<quint64>(time) : static_cast<quint64>(time);
    if (time < 0)
        line.append('-');
    line.append(QByteArray::number(distance / Second)).append('.');
    QByteArray fraction = QByteArray::number(distance % Second).rightJustified(9, '0');
    while (fraction.size() > 6 && fraction.endsWith('0'))
        fraction.chop(1);
    line.append(fraction);
}

void appendFlag(QByteArray &line, QByteArrayView name, bool value)
{
    line.append(",\"").append(name).append(value ? "\":true" : "\":false");
}

void appendMember(QByteArray &line, QByteArrayView name, const QString &text)
{
    line.append(",\"").append(name).append("\":");
    appendString(line, text.toUtf8());
}

/// Begins an object, of \a kind if that is to be said.
void openObject(QByteArray &line, QByteArrayView kind, Form form)
{
    line.append('{');
    if (form == Form::Stored)
        line.append("\"kind\":\"").append(kind).append("\",");
}

QByteArray compact(const QJsonDocument &document)
{
    return document.toJson(QJsonDocument::Compact);
}

/// The members of \a violation, from the first to the last.
void appendViolation(QByteArray &line, const Violation &violation, Form form = Form::Printed)
{
    const RuleInfo &rule = ruleInfo(violation.rule);
    const bool byClient = violation.brokenBy == Direction::ClientToServer;
    line.append("\"rule\":");
    appendString(line, rule.name);
    line.append(",\"rfc\":").append(QByteArray::number(rule.rfc));
    appendMember(line, "section", rule.section);
    appendMember(line, "by", byClient ? u"client"_s : u"server"_s);
    appendMember(line, "text", violationText(violation));
    if (form == Form::Printed)
        return;
    line.append(",\"offset\":").append(QByteArray::number(violation.offset));
    line.append(",\"length\":").append(QByteArray::number(violation.length));
    appendMember(line, "detail", violation.detail);
}

QJsonArray checkList(const QList<HandshakeCheck> &checks)
{
    QJsonArray list;
    for (const HandshakeCheck &check : checks) {
        const RuleInfo &rule = ruleInfo(check.rule);
        list.append(QJsonObject { { u"rule"_s, QString(rule.name) },
            { u"section"_s, QString(rule.section) }, { u"field"_s, check.field },
            { u"passed"_s, check.passed }, { u"detail"_s, check.detail } });
    }
    return list;
}

/// Appends what is particular to each kind of event, its name first.
class EventWriter
{
public:
    explicit EventWriter(QByteArray &line)
        : m_line(line)
    {
    }

    void operator()(const TcpConnected &event) const
    {
        write("tcp_connected",
            { { u"peer"_s, hostAndPort(event.peerAddress, event.peerPort) },
                { u"local"_s, hostAndPort(event.localAddress, event.localPort) } });
    }
    void operator()(const TlsEstablished &event) const
    {
        QJsonArray chain;
        for (const QByteArray &certificate : event.certificateChain)
            chain.append(QString::fromLatin1(certificate.toBase64()));
        write("tls",
            { { u"protocol"_s, event.protocol }, { u"cipher"_s, event.cipher },
                { u"key_exchange"_s, event.keyExchange }, { u"alpn"_s, event.applicationProtocol },
                { u"certificates_base64"_s, chain },
                { u"verification_errors"_s,
                    QJsonArray::fromStringList(event.verificationErrors) } });
    }
    void operator()(const RequestReceived &event) const
    {
        write("request", { { u"url"_s, event.url }, { u"checks"_s, checkList(event.checks) } },
            "head", event.head);
    }
    void operator()(const ResponseReceived &event) const
    {
        write("response",
            { { u"opened"_s, event.opened }, { u"subprotocol"_s, event.subprotocol },
                { u"extensions"_s, QJsonArray::fromStringList(event.extensions) },
                { u"checks"_s, checkList(event.checks) } },
            "head", event.head);
    }
    void operator()(const ViolationFound &event) const
    {
        m_line.append("\"event\":\"violation\",");
        appendViolation(m_line, event.violation);
        m_line.append('}');
    }
    void operator()(const StrayOctets &event) const
    {
        write("stray_octets", { { u"direction"_s, QString(storedName(event.direction)) } },
            "octets", event.octets);
    }
    void operator()(const EditMade &event) const
    {
        write("edit",
            { { u"edit"_s, QString(storedName(event.kind)) },
                { u"direction"_s, QString(storedName(event.direction)) },
                { u"frames"_s, static_cast<qint64>(event.frames) },
                { u"original"_s, QString::fromLatin1(event.original.toHex()) } });
    }
    void operator()(const Closed &event) const
    {
        const CloseVerdict &verdict = event.verdict;
        write("close",
            { { u"by"_s, QString(storedName(verdict.by)) },
                { u"code"_s, verdict.code ? QJsonValue(*verdict.code) : QJsonValue() },
                { u"reason"_s, verdict.reason }, { u"verdict"_s, closeVerdictText(verdict) } });
    }
    void operator()(const Tunnelled &event) const
    {
        write("tunnel",
            { { u"octets"_s,
                QJsonObject { { u"client_to_server"_s, qint64(event.clientToServer) },
                    { u"server_to_client"_s, qint64(event.serverToClient) } } } });
    }
    void operator()(const Failed &event) const
    {
        write("error", { { u"text"_s, errorSentence(event.error) } });
    }

private:
    /// \a members must not be empty. \a octets go under \a octetsName, if there is one.
    void write(QByteArrayView name, const QJsonObject &members, QByteArrayView octetsName = {},
        QByteArrayView octets = {}) const
    {
        m_line.append("\"event\":\"").append(name).append('"');
        if (!octetsName.isEmpty())
            appendOctets(m_line, octetsName, octets);
        QByteArray rest = QJsonDocument(members).toJson(QJsonDocument::Compact);
        rest.front() = ',';
        m_line.append(rest);
    }

    QByteArray &m_line;
};

void appendFrame(QByteArray &line, const FrameRecord &record, QByteArrayView payload,
    const QList<Violation> &violations, Form form)
{
    const FrameHeader &header = record.header;
    openObject(line, "frame", form);
    line.append("\"id\":").append(QByteArray::number(record.id));
    line.append(",\"connection\":").append(QByteArray::number(record.connection));
    line.append(",\"direction\":\"").append(storedName(record.direction)).append('"');
    line.append(",\"time\":");
    appendSeconds(line, record.time);
    line.append(",\"opcode\":\"").append(opcodeName(header.opcode).toLatin1()).append('"');
    appendFlag(line, "fin", header.fin);
    appendFlag(line, "rsv1", header.rsv & Rsv1);
    appendFlag(line, "rsv2", header.rsv & Rsv2);
    appendFlag(line, "rsv3", header.rsv & Rsv3);
    appendFlag(line, "masked", header.isMasked());
    const QByteArray octets = encodeHeader(header);
    const qsizetype keySize = header.isMasked() ? 4 : 0;
    if (header.isMasked())
        line.append(",\"masking_key\":\"").append(octets.last(keySize).toHex()).append('"');
    line.append(",\"length\":").append(QByteArray::number(header.payloadLength));
    line.append(",\"header\":\"").append(octets.chopped(keySize).toHex()).append('"');
    appendOctets(line, "payload", payload);
    if (!record.isComplete())
        appendFlag(line, "truncated", true);
    if (form == Form::Stored && record.messageFirst != 0)
        line.append(",\"message_first\":").append(QByteArray::number(record.messageFirst));
    line.append(",\"violations\":[");
    for (qsizetype i = 0; i < violations.size(); ++i) {
        line.append(i > 0 ? ",{" : "{");
        appendViolation(line, violations.at(i), form);
        line.append('}');
    }
    line.append("]}");
}

void appendOpcodes(QByteArray &line, QByteArrayView name, const TrafficCount &count)
{
    line.append('"').append(name).append("\":[");
    for (std::size_t opcode = 0; opcode < count.framesByOpcode.size(); ++opcode) {
        if (opcode > 0)
            line.append(',');
        line.append(QByteArray::number(count.framesByOpcode[opcode]));
    }
    line.append(']');
}

void appendTime(QByteArray &line, QByteArrayView name, std::optional<Timestamp> time)
{
    line.append(",\"").append(name).append("\":");
    if (time)
        appendSeconds(line, *time);
    else
        line.append("null");
}

/// What only .jsonl files say of a connection.
void appendStoredMembers(QByteArray &line, const ConnectionRecord &record)
{
    appendMember(line, "peer", record.peer);
    appendFlag(line, "secure", record.secure);
    appendFlag(line, "verification_off", record.verificationOff);
    appendTime(line, "started_time", record.started);
    appendTime(line, "opened_time", record.opened);
    appendTime(line, "ended_time", record.ended);
    line.append(",\"opcodes\":{");
    appendOpcodes(line, "client_to_server", record.clientToServer);
    line.append(',');
    appendOpcodes(line, "server_to_client", record.serverToClient);
    line.append("},\"violations\":").append(QByteArray::number(record.violations));
    if (record.verdict)
        line.append(",\"close_details\":")
            .append(compact(QJsonDocument(EventCodec::encodeVerdict(*record.verdict))));
}

} // namespace

void appendFrame(QByteArray &line, FrameId id, ConnectionId connection, const Frame &frame,
    const QList<Violation> &violations)
{
    FrameRecord record;
    record.id = id;
    record.connection = connection;
    record.direction = frame.direction;
    record.time = frame.time;
    record.header = frame.header;
    record.storedLength = static_cast<quint64>(frame.payload.size());
    appendFrame(line, record, frame.payload, violations, Form::Printed);
}

void appendFrame(
    QByteArray &line, const FrameHandle &frame, Form form, const Annotation *annotation)
{
    const QList<Violation> violations
        = frame.record().hasViolation ? frame.violations() : QList<Violation>();
    appendFrame(line, frame.record(), frame.payload(), violations, form);
    if (!annotation)
        return;
    line.back() = ','; // the object goes on
    line.append("\"annotation\":{\"note\":");
    appendString(line, annotation->note.toUtf8());
    if (annotation->colour != AnnotationColour::None)
        appendMember(line, "colour", QString(storedName(annotation->colour)));
    line.append("}}");
}

void appendMessage(
    QByteArray &line, const MessageContent &content, const FrameRecord &last, Form form)
{
    openObject(line, "message", form);
    line.append("\"id\":").append(QByteArray::number(content.first));
    line.append(",\"last\":").append(QByteArray::number(content.last));
    line.append(",\"connection\":").append(QByteArray::number(last.connection));
    line.append(",\"direction\":\"").append(storedName(last.direction)).append('"');
    line.append(",\"time\":");
    appendSeconds(line, last.time);
    line.append(",\"type\":\"").append(opcodeName(content.opcode).toLatin1()).append('"');
    line.append(",\"length\":").append(QByteArray::number(content.length));
    line.append(",\"wire_length\":").append(QByteArray::number(content.wireLength));
    appendFlag(line, "compressed", content.compression != MessageContent::Compression::None);
    appendOctets(line, "payload", content.payload);
    line.append('}');
}

void appendConnection(
    QByteArray &line, const ConnectionRecord &record, const QDateTime &started, Form form)
{
    const auto counts = [&](QByteArrayView name, quint64 clientToServer, quint64 serverToClient) {
        line.append(",\"").append(name).append("\":{\"client_to_server\":");
        line.append(QByteArray::number(clientToServer)).append(",\"server_to_client\":");
        line.append(QByteArray::number(serverToClient)).append('}');
    };
    openObject(line, "connection", form);
    line.append("\"id\":").append(QByteArray::number(record.id));
    appendMember(line, "role", QString(storedName(record.role)));
    appendMember(line, "url", record.url);
    appendMember(line, "subprotocol", record.subprotocol);
    line.append(",\"extensions\":")
        .append(QJsonDocument(QJsonArray::fromStringList(record.extensions))
                    .toJson(QJsonDocument::Compact));
    if (record.opened) {
        const QDateTime opened = started.addMSecs(*record.opened / 1'000'000);
        appendMember(line, "opened", opened.toUTC().toString(Qt::ISODateWithMs));
    } else {
        line.append(",\"opened\":null");
    }
    appendMember(line, "state", QString(storedName(record.state)));
    counts("frames", record.clientToServer.frames, record.serverToClient.frames);
    counts("octets", record.clientToServer.octets, record.serverToClient.octets);
    if (record.verdict) {
        const CloseVerdict &verdict = *record.verdict;
        line.append(",\"close\":{\"code\":")
            .append(verdict.code ? QByteArray::number(*verdict.code) : QByteArray("null"));
        appendMember(line, "reason", verdict.reason);
        appendMember(line, "by", QString(storedName(verdict.by)));
        appendMember(line, "verdict", closeVerdictText(verdict));
        line.append('}');
    } else {
        line.append(",\"close\":null");
    }
    if (form == Form::Stored)
        appendStoredMembers(line, record);
    line.append('}');
}

void appendEvent(QByteArray &line, const EventRecord &record, Form form)
{
    openObject(line, "event", form);
    line.append("\"time\":");
    appendSeconds(line, record.time);
    line.append(",\"connection\":").append(QByteArray::number(record.connection)).append(',');
    std::visit(EventWriter(line), record.event);
    if (form == Form::Printed)
        return;
    line.back() = ','; // the object goes on
    line.append("\"details\":")
        .append(compact(QJsonDocument(EventCodec::encode(record.event).details)))
        .append('}');
}

void appendSession(QByteArray &line, const QDateTime &started)
{
    line.append("{\"kind\":\"session\",\"format\":").append(QByteArray::number(Format));
    appendMember(line, "started", started.toUTC().toString(Qt::ISODateWithMs));
    appendMember(line, "program", u"framescope " FRAMESCOPE_VERSION ""_s);
    line.append('}');
}

} // namespace Framescope::JsonLines
