#include "app/exchange/jsonlinesreader.h"

#include "app/exchange/jsonobject.h"
#include "app/session/eventcodec.h"
#include "app/session/jsonlines.h"
#include "app/session/storednames.h"

#include <QCoreApplication>

namespace Framescope {

namespace {

using namespace Qt::StringLiterals;

constexpr auto Any = std::numeric_limits<quint64>::max();
constexpr quint64 MaxConnection = std::numeric_limits<ConnectionId>::max();
constexpr auto MaxCount = static_cast<quint64>(std::numeric_limits<qint64>::max());

struct JsonlinesreaderWords
{
    Q_DECLARE_TR_FUNCTIONS(Exchange)
};

ConnectionId connectionId(const JsonObject &object, const char *name)
{
    const quint64 id = object.number(name, MaxConnection);
    if (id == 0)
        object.fail(name, JsonlinesreaderWords::tr("connections are counted from 1"));
    return static_cast<ConnectionId>(id);
}

Direction direction(const JsonObject &object)
{
    return object.named<Direction>("direction", fromStoredName<Direction>);
}

/// From "header" and "masking_key" to the octet; without "header" the shortest that says what the
/// other members say.
FrameHeader readHeader(const JsonObject &object, quint64 payloadLength)
{
    QByteArray key;
    if (object.has("masking_key")) {
        key = object.hex("masking_key");
        if (key.size() != 4)
            object.fail("masking_key", JsonlinesreaderWords::tr("four octets are expected"));
    }
    if (object.has("header")) {
        const QByteArray octets = object.hex("header") + key;
        const auto header = decodeHeader(octets);
        if (!header || header->size() != octets.size())
            object.fail("header",
                JsonlinesreaderWords::tr(
                    "these octets and the masking-key are no header of a frame"));
        return *header;
    }
    const auto opcode = object.named<quint8>("opcode", opcodeFromName);
    FrameHeader header = makeHeader(static_cast<Opcode>(opcode),
        object.number("length", Any, payloadLength), std::nullopt, object.flag("fin", true));
    if (!key.isEmpty()) {
        header.maskingKey.emplace();
        std::copy(key.begin(), key.end(), header.maskingKey->begin());
    }
    header.rsv = static_cast<quint8>((object.flag("rsv1", false) ? Rsv1 : 0)
        | (object.flag("rsv2", false) ? Rsv2 : 0) | (object.flag("rsv3", false) ? Rsv3 : 0));
    return header;
}

QList<Violation> readViolations(const JsonLine &line, const JsonObject &frame)
{
    QList<Violation> violations;
    frame.forEach("violations", [&](const rapidjson::Value &element) {
        const JsonObject object(line, element);
        Violation violation;
        violation.rule = object.named<Rule>("rule", ruleFromName);
        const bool byServer = object.string("by", u"client"_s) == "server"_L1;
        violation.brokenBy = byServer ? Direction::ServerToClient : Direction::ClientToServer;
        violation.offset = object.number("offset", Any, 0);
        violation.length = object.number("length", Any, 0);
        violation.detail = object.string("detail", {});
        violations.append(violation);
    });
    return violations;
}

void readCounts(const JsonObject &object, const char *direction, TrafficCount &count)
{
    if (object.has("octets"))
        count.octets = object.object("octets").number(direction, MaxCount, 0);
    if (!object.has("opcodes"))
        return;
    std::size_t opcode = 0;
    const JsonObject opcodes = object.object("opcodes");
    opcodes.forEach(direction, [&](const rapidjson::Value &element) {
        if (!element.IsUint64() || element.GetUint64() > MaxCount || opcode >= 16)
            opcodes.fail(direction, JsonlinesreaderWords::tr("16 numbers are expected"));
        count.framesByOpcode[opcode++] = element.GetUint64();
        count.frames += element.GetUint64();
    });
}

} // namespace

JsonLinesReader::JsonLinesReader(const QString &path)
    : m_path(path)
    , m_lines(path, LineLimit)
{
}

JsonLinesReader::JsonLinesReader(const QString &name, const QByteArray &octets)
    : m_path(name)
    , m_lines(octets, LineLimit)
{
}

Error JsonLinesReader::damage(qsizetype column, const QString &problem) const
{
    return { ErrorCode::FileDamaged,
        JsonlinesreaderWords::tr("%1: line %2, column %3: %4")
            .arg(m_path, QString::number(m_lines.number()), QString::number(column), problem) };
}

Result<QDateTime> JsonLinesReader::open()
{
    if (!m_lines.open())
        return tl::unexpected(
            Error { ErrorCode::FileUnreadable, u"%1: %2"_s.arg(m_path, m_lines.errorString()) });
    QByteArray *text = m_lines.next();
    if (!text)
        return tl::unexpected(
            damage(1, JsonlinesreaderWords::tr("the line of the session is expected")));
    if (text->startsWith("\xEF\xBB\xBF"))
        text->remove(0, 3);
    try {
        const JsonLine line(*text);
        const JsonObject object(line, line.root());
        if (object.string("kind") != "session"_L1)
            object.fail(
                "kind", JsonlinesreaderWords::tr("\"session\" is expected in the first line"));
        const quint64 format = object.number("format", Any);
        if (format == 0)
            object.fail("format", JsonlinesreaderWords::tr("there is no such format"));
        if (format > JsonLines::Format)
            return tl::unexpected(
                Error { ErrorCode::FileTooNew, u"%1 (format %2)"_s.arg(m_path).arg(format) });
        const QDateTime started = QDateTime::fromString(
            object.string("started", u"1970-01-01T00:00:00.000Z"_s), Qt::ISODateWithMs);
        if (!started.isValid())
            object.fail(
                "started", JsonlinesreaderWords::tr("a date and time as of ISO 8601 is expected"));
        return started.toUTC();
    } catch (const JsonProblem &problem) {
        return tl::unexpected(damage(problem.column, problem.text));
    }
}

Result<void> JsonLinesReader::readInto(SessionStore &store, const std::stop_token &stop)
{
    SessionBuilder builder(store);
    Result<void> result;
    while (result && !stop.stop_requested()) {
        QByteArray *line = m_lines.next();
        if (!line)
            break;
        if (!line->trimmed().isEmpty())
            result = readLine(*line, builder);
    }
    if (result && m_lines.isTooLong())
        result = tl::unexpected(damage(1,
            JsonlinesreaderWords::tr("the line is longer than the limit of %1 octets")
                .arg(LineLimit)));
    if (result && m_lines.hasFailed())
        result = tl::unexpected(
            Error { ErrorCode::FileUnreadable, u"%1: %2"_s.arg(m_path, m_lines.errorString()) });
    addUnknownConnections(builder);
    return result;
}

Result<void> JsonLinesReader::readLine(QByteArray &line, SessionBuilder &builder)
{
    try {
        readObject(JsonLine(line), builder);
        return {};
    } catch (const JsonProblem &problem) {
        return tl::unexpected(damage(problem.column, problem.text));
    }
}

void JsonLinesReader::readObject(const JsonLine &line, SessionBuilder &builder)
{
    const JsonObject object(line, line.root());
    const QByteArrayView kind = object.octets("kind");
    if (kind == "frame") {
        readFrame(line, object, builder);
        return;
    }
    if (kind == "message")
        readMessage(object, builder);
    else if (kind == "connection")
        readConnection(object, builder);
    else if (kind == "event")
        readEvent(object, builder);
    else
        ++m_otherLines;
    m_takesMessage = false;
}

void JsonLinesReader::readConnection(const JsonObject &object, SessionBuilder &builder)
{
    ConnectionRecord record;
    record.id = connectionId(object, "id");
    record.role = object.named<Role>("role", fromStoredName<Role>);
    record.url = object.string("url", {});
    record.subprotocol = object.string("subprotocol", {});
    object.forEach("extensions", [&](const rapidjson::Value &element) {
        if (!element.IsString())
            object.fail("extensions", JsonlinesreaderWords::tr("strings are expected"));
        record.extensions.append(textOf(element));
    });
    record.state = object.has("state")
        ? object.named<ConnectionState>("state", fromStoredName<ConnectionState>)
        : ConnectionState::Closed;
    record.peer = object.string("peer", {});
    record.secure = object.flag("secure", record.url.startsWith("wss:"_L1));
    record.verificationOff = object.flag("verification_off", false);
    record.started = object.optionalSeconds("started_time").value_or(0);
    record.opened = object.optionalSeconds("opened_time");
    record.ended = object.optionalSeconds("ended_time");
    readCounts(object, "client_to_server", record.clientToServer);
    readCounts(object, "server_to_client", record.serverToClient);
    record.violations = object.number("violations", MaxCount, 0);
    if (object.has("close_details")) {
        record.verdict = EventCodec::decodeVerdict(object.qtObject("close_details"));
        if (!record.verdict)
            object.fail(
                "close_details", JsonlinesreaderWords::tr("this says no end of a connection"));
    }
    builder.addConnection(record);
    m_known.insert(record.id);
    m_unknown.erase(record.id);
}

/// As recorded; but where frames are missing or were put in, opcodes tell what belongs together.
FrameId JsonLinesReader::messageFirst(const JsonObject &object, ConnectionId connection,
    const Frame &frame, FrameId id, FrameId named)
{
    FrameId first = 0;
    if (isDataOpcode(frame.header.opcode)) {
        FrameId &open = m_openMessages[{ connection, frame.direction }];
        const bool begins = frame.header.opcode != toNibble(Opcode::Continuation);
        first = begins || open == 0 ? id : open;
        open = frame.header.fin ? 0 : first;
    }
    m_isRenumbered = m_isRenumbered || named != id;
    if (m_isRenumbered || !object.has("message_first"))
        return first;
    first = object.number("message_first", Any);
    if (first == 0 || first > id)
        object.fail(
            "message_first", JsonlinesreaderWords::tr("a frame up to this one is expected"));
    return first;
}

void JsonLinesReader::readFrame(
    const JsonLine &line, const JsonObject &object, SessionBuilder &builder)
{
    const ConnectionId connection = connectionId(object, "connection");
    const QByteArray payload = object.payload("payload").value_or(QByteArray());
    Frame frame;
    frame.direction = direction(object);
    frame.time = object.seconds("time");
    frame.header = readHeader(object, static_cast<quint64>(payload.size()));
    frame.payload = payload;
    if (static_cast<quint64>(payload.size()) > frame.header.payloadLength)
        object.fail(object.has("payload") ? "payload" : "payload_base64",
            JsonlinesreaderWords::tr("it has more octets than the header announces"));
    const FrameId id = builder.lastFrame() + 1;
    const FrameId named = object.number("id", Any, id);
    if (named <= m_lastNamed)
        object.fail("id",
            JsonlinesreaderWords::tr("a greater one than that of the frame before is expected"));
    const QList<Violation> violations = readViolations(line, object);
    const FrameId first = messageFirst(object, connection, frame, id, named);
    m_lastNamed = named;
    builder.addFrame(connection, frame, first, violations);
    if (object.has("annotation"))
        readAnnotation(object, builder);
    m_takesMessage = true;
    if (!m_known.contains(connection)) {
        ConnectionRecord &record = m_unknown[connection];
        TrafficCount &count = record.count(frame.direction);
        ++count.frames;
        ++count.framesByOpcode[frame.header.opcode];
        count.octets += static_cast<quint64>(frame.header.size() + payload.size());
        record.violations += static_cast<quint64>(violations.size());
    }
}

/// Of the frame that was added last.
void JsonLinesReader::readAnnotation(const JsonObject &frame, SessionBuilder &builder)
{
    const JsonObject object = frame.object("annotation");
    Annotation annotation;
    annotation.frame = builder.lastFrame();
    annotation.note = object.string("note", {});
    if (object.has("colour"))
        annotation.colour
            = object.named<AnnotationColour>("colour", fromStoredName<AnnotationColour>);
    if (m_annotations.refusal(annotation))
        frame.fail("annotation",
            JsonlinesreaderWords::tr(
                "a note has up to %1 octets, and a session up to %2 annotations")
                .arg(Annotations::MaxNoteOctets)
                .arg(Annotations::MaxCount));
    m_annotations.put(annotation);
    builder.annotate(annotation);
}

void JsonLinesReader::readMessage(const JsonObject &object, SessionBuilder &builder)
{
    if (!object.flag("compressed", false))
        return; // the payloads of its frames are all there is to it
    if (!m_takesMessage || object.number("last", Any, 0) != m_lastNamed) {
        ++m_strayMessages;
        return;
    }
    builder.attachMessage(object.payload("payload").value_or(QByteArray()));
}

void JsonLinesReader::readEvent(const JsonObject &object, SessionBuilder &builder)
{
    const QString kind = object.string("event");
    if (!object.has("details")) {
        ++m_bareEvents;
        return;
    }
    QByteArray octets;
    if (kind == "edit"_L1)
        octets = object.hex("original");
    else
        octets = object.payload(kind == "stray_octets"_L1 ? "octets" : "head").value_or(octets);
    octets.detach(); // it stands in the line
    const auto event = EventCodec::decode({ kind, object.qtObject("details"), octets });
    if (!event)
        object.fail("details", JsonlinesreaderWords::tr("they do not fit an event of this kind"));
    builder.addEvent({ static_cast<ConnectionId>(object.number("connection", MaxConnection, 0)),
        object.seconds("time"), *event });
}

void JsonLinesReader::addUnknownConnections(SessionBuilder &builder) const
{
    for (const auto &[id, counted] : m_unknown) {
        ConnectionRecord record = counted;
        record.id = id;
        record.role = Role::Proxy;
        record.state = ConnectionState::Open;
        builder.addConnection(record);
    }
}

QStringList JsonLinesReader::notes() const
{
    QStringList notes;
    if (m_isRenumbered)
        notes += JsonlinesreaderWords::tr(
            "The ids of the frames have gaps: they were numbered anew from 1.");
    if (!m_unknown.empty())
        notes += JsonlinesreaderWords::tr("%1 connections have frames but no object of their own.")
                     .arg(m_unknown.size());
    if (m_strayMessages > 0)
        notes += JsonlinesreaderWords::tr(
            "%1 messages do not follow their final frame and were left out.")
                     .arg(m_strayMessages);
    if (m_bareEvents > 0)
        notes += JsonlinesreaderWords::tr("%1 events have no \"details\" and were left out.")
                     .arg(m_bareEvents);
    if (m_otherLines > 0)
        notes += JsonlinesreaderWords::tr(
            "%1 objects are of a kind that is not known and were left out.")
                     .arg(m_otherLines);
    return notes;
}

} // namespace Framescope
