#include "app/exchange/harwriter.h"

#include "app/exchange/connectionspool.h"
#include "app/exchange/exchangeoutput.h"
#include "app/exchange/sessionwalk.h"
#include "app/exchange/timeunits.h"
#include "app/session/messagereader.h"
#include "protocol/handshake/httphead.h"
#include "protocol/wire/utf8validator.h"

#include <QCoreApplication>
#include <QUrl>
#include <QUrlQuery>

#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

namespace Framescope {

namespace {

using namespace Qt::StringLiterals;
/// Stands before each message.
constexpr QByteArrayView Separator = ",\n";

using Json = rapidjson::Writer<rapidjson::StringBuffer>;

struct HarwriterWords
{
    Q_DECLARE_TR_FUNCTIONS(Exchange)
};

void addString(Json &json, QByteArrayView utf8)
{
    json.String(utf8.data(), static_cast<rapidjson::SizeType>(utf8.size()));
}

void addMember(Json &json, const char *name, QByteArrayView utf8)
{
    json.Key(name);
    // A view of nothing points nowhere.
    addString(json, utf8.isEmpty() ? QByteArrayView("") : utf8);
}

void addNumber(Json &json, const char *name, const QByteArray &digits)
{
    json.Key(name);
    json.RawValue(
        digits.constData(), static_cast<std::size_t>(digits.size()), rapidjson::kNumberType);
}

/// "1767225600.000000123": seconds since 1970.
QByteArray epochSeconds(qint64 started, Timestamp time)
{
    const qint64 total = std::max<qint64>(started * 1'000'000 + time, 0);
    return QByteArray::number(total / Second) + '.'
        + QByteArray::number(total % Second).rightJustified(9, '0');
}

QByteArray isoTime(qint64 started, Timestamp time)
{
    return QDateTime::fromMSecsSinceEpoch(started + time / 1'000'000, Qt::UTC)
        .toString(Qt::ISODateWithMs)
        .toLatin1();
}

void addHeaders(Json &json, const HttpHead &head)
{
    json.Key("headers");
    json.StartArray();
    for (const HttpField &field : head.fields) {
        json.StartObject();
        addMember(json, "name", QString::fromLatin1(field.name).toUtf8());
        addMember(json, "value", QString::fromLatin1(field.value).toUtf8());
        json.EndObject();
    }
    json.EndArray();
    json.Key("cookies");
    json.StartArray();
    json.EndArray();
}

/// What one connection said before its frames.
struct Heads
{
    std::optional<EventRecord> request;
    std::optional<EventRecord> response;
    std::optional<TcpConnected> addresses;
};

void addRequest(Json &json, const ConnectionRecord &record, const Heads &heads)
{
    RequestHead head;
    if (heads.request)
        head = parseRequestHead(std::get<RequestReceived>(heads.request->event).head);
    json.Key("request");
    json.StartObject();
    addMember(
        json, "method", head.method.isEmpty() ? "GET" : QString::fromLatin1(head.method).toUtf8());
    addMember(json, "url", record.url.toUtf8());
    addMember(json, "httpVersion", "HTTP/1.1");
    addHeaders(json, head);
    json.Key("queryString");
    json.StartArray();
    for (const auto &[name, value] : QUrlQuery(QUrl(record.url)).queryItems(QUrl::FullyDecoded)) {
        json.StartObject();
        addMember(json, "name", name.toUtf8());
        addMember(json, "value", value.toUtf8());
        json.EndObject();
    }
    json.EndArray();
    addNumber(json, "headersSize", QByteArray::number(heads.request ? head.octets.size() : -1));
    addNumber(json, "bodySize", "0");
    json.EndObject();
}

void addResponse(Json &json, const Heads &heads)
{
    ResponseHead head;
    if (heads.response)
        head = parseResponseHead(std::get<ResponseReceived>(heads.response->event).head);
    json.Key("response");
    json.StartObject();
    addNumber(json, "status", QByteArray::number(head.statusCode));
    addMember(json, "statusText", QString::fromLatin1(head.reasonPhrase).toUtf8());
    addMember(json, "httpVersion", heads.response ? "HTTP/1.1" : "");
    addHeaders(json, head);
    json.Key("content");
    json.StartObject();
    addNumber(json, "size", "0");
    addMember(json, "mimeType", "x-unknown");
    json.EndObject();
    addMember(json, "redirectURL",
        QString::fromLatin1(head.singleValue("Location").value_or(QByteArray())).toUtf8());
    addNumber(json, "headersSize", QByteArray::number(heads.response ? head.octets.size() : -1));
    addNumber(json, "bodySize", "-1");
    json.EndObject();
}

QByteArray milliseconds(Timestamp from, Timestamp to)
{
    return QByteArray::number(static_cast<double>(std::max<Timestamp>(to - from, 0)) / 1e6, 'f', 6);
}

/// All of an entry but "_webSocketMessages" and what follows it.
void addEntry(Json &json, const ConnectionRecord &record, const Heads &heads, qint64 started)
{
    addMember(json, "_resourceType", "websocket");
    const Timestamp begin = heads.request ? heads.request->time : record.started;
    const Timestamp answer = heads.response ? heads.response->time : begin;
    addMember(json, "startedDateTime", isoTime(started, begin));
    addNumber(json, "time", milliseconds(begin, record.ended.value_or(answer)));
    addRequest(json, record, heads);
    addResponse(json, heads);
    json.Key("cache");
    json.StartObject();
    json.EndObject();
    json.Key("timings");
    json.StartObject();
    addNumber(json, "send", "0");
    addNumber(json, "wait", milliseconds(begin, answer));
    addNumber(json, "receive", milliseconds(answer, record.ended.value_or(answer)));
    json.EndObject();
    if (const auto &facts = heads.addresses) {
        const bool isClient = record.role == Role::Client;
        addMember(json, "serverIPAddress",
            (isClient ? facts->peerAddress : facts->localAddress).toUtf8());
        addMember(
            json, "connection", QByteArray::number(isClient ? facts->localPort : facts->peerPort));
    }
}

void addClose(Json &json, const ConnectionRecord &record, qint64 started)
{
    if (!record.verdict)
        return;
    if (!record.verdict->code) {
        addMember(json, "_webSocketClose", "aborted");
        return;
    }
    json.Key("_webSocketClose");
    json.StartObject();
    addNumber(json, "code", QByteArray::number(*record.verdict->code));
    addMember(json, "reason", record.verdict->reason.toUtf8());
    addNumber(json, "timestamp", epochSeconds(started, record.ended.value_or(0)));
    json.EndObject();
}

/// Puts the messages of all connections into a spool.
class MessageVisitor final : public SessionVisitor
{
public:
    MessageVisitor(const FileSessionStore &session, ConnectionSpool &spool)
        : m_session(session)
        , m_spool(spool)
        , m_started(session.started().toMSecsSinceEpoch())
    {
    }

    quint64 controlFrames = 0;
    quint64 fragments = 0;
    quint64 incomplete = 0;
    quint64 inflated = 0;
    quint64 unreadable = 0;
    quint64 invalidText = 0;
    quint64 masked = 0;
    quint64 violations = 0;

    Result<void> visitEvent(const EventRecord &) override { return {}; }

    Result<void> visitFrame(const FrameHandle &frame) override
    {
        const FrameRecord &record = frame.record();
        masked += record.header.isMasked() ? 1 : 0;
        violations += record.hasViolation ? 1 : 0;
        if (record.messageFirst == 0) {
            ++controlFrames;
            return {};
        }
        if (!record.header.fin || !record.isComplete()) {
            ++m_open[{ record.connection, record.direction }];
            return {};
        }
        return addMessage(frame);
    }

    /// Frames of messages that never came to their end.
    void finish()
    {
        for (const auto &[key, frames] : m_open)
            incomplete += frames;
    }

private:
    Result<void> addMessage(const FrameHandle &last)
    {
        const FrameRecord &record = last.record();
        quint64 &open = m_open[{ record.connection, record.direction }];
        const bool isSingle = record.messageFirst == record.id;
        const std::optional<QByteArrayView> inflatedMessage = last.message();
        quint8 opcode = record.header.opcode;
        QByteArrayView payload = inflatedMessage ? *inflatedMessage : last.payload();
        std::optional<MessageContent> whole;
        if (!isSingle) {
            whole = readMessage(m_session, last, std::numeric_limits<quint64>::max());
            if (!whole || !whole->complete || whole->last != record.id) {
                incomplete += std::exchange(open, 0) + 1;
                return {};
            }
            fragments += whole->frames;
            opcode = whole->opcode;
            payload = whole->payload;
            open = 0;
        } else {
            incomplete += std::exchange(open, 0); // the message before was never finished
        }
        const bool isCompressed = isSingle
            ? (record.header.rsv & Rsv1) != 0
            : whole->compression != MessageContent::Compression::None;
        if (inflatedMessage)
            ++inflated;
        else if (isCompressed)
            ++unreadable;
        const bool isText = opcode == toNibble(Opcode::Text) && (inflatedMessage || !isCompressed);
        return m_spool.append(record.connection, object(record, isText, payload));
    }

    QByteArray object(const FrameRecord &record, bool isText, QByteArrayView payload)
    {
        m_buffer.Clear();
        Json json(m_buffer);
        json.StartObject();
        const bool isSent = record.direction == Direction::ClientToServer;
        addMember(json, "type", isSent ? "send" : "receive");
        addNumber(json, "time", epochSeconds(m_started, record.time));
        addNumber(json, "opcode", isText ? "1" : "2");
        if (!isText) {
            addMember(json, "data", payload.toByteArray().toBase64());
        } else if (isUtf8(payload)) {
            addMember(json, "data", payload);
        } else {
            ++invalidText;
            addMember(json, "data", QString::fromUtf8(payload).toUtf8());
        }
        json.EndObject();
        return Separator.toByteArray().append(
            m_buffer.GetString(), static_cast<qsizetype>(m_buffer.GetSize()));
    }

    const FileSessionStore &m_session;
    ConnectionSpool &m_spool;
    const qint64 m_started; ///< ms since 1970
    rapidjson::StringBuffer m_buffer;
    std::map<std::pair<ConnectionId, Direction>, quint64> m_open; ///< frames of open messages
};

/// The opening handshake, or the last that was tried.
Heads readHeads(const FileSessionStore &session, ConnectionId id)
{
    Heads heads;
    for (const EventRecord &event : session.events(id)) {
        if (std::holds_alternative<RequestReceived>(event.event) && !heads.response) {
            heads.request = event;
        } else if (const auto *response = std::get_if<ResponseReceived>(&event.event)) {
            if (response->opened || !heads.response)
                heads.response = event;
        } else if (const auto *facts = std::get_if<TcpConnected>(&event.event)) {
            if (!heads.addresses)
                heads.addresses = *facts;
        }
    }
    return heads;
}

Result<void> append(ExchangeOutput &output, const rapidjson::StringBuffer &text)
{
    output.buffer().append(text.GetString(), static_cast<qsizetype>(text.GetSize()));
    return output.done();
}

} // namespace

Result<void> HarWriter::write(
    const FileSessionStore &session, QIODevice &device, const std::stop_token &stop)
{
    ConnectionSpool spool;
    MessageVisitor visitor(session, spool);
    if (const auto walked = walkSession(session, visitor, stop); !walked)
        return walked;
    visitor.finish();
    std::vector<ConnectionId> ids;
    session.visitConnections(
        [&](const ConnectionRecord &connection) { ids.push_back(connection.id); });

    const qint64 started = session.started().toMSecsSinceEpoch();
    ExchangeOutput output(device);
    output.buffer() += "{\"log\":{\"version\":\"1.2\",\"creator\":{\"name\":\"Framescope\","
                       "\"version\":\"" FRAMESCOPE_VERSION "\"},\"pages\":[],\"entries\":[";
    bool isFirst = true;
    for (const ConnectionId id : ids) {
        if (stop.stop_requested())
            return {};
        const auto record = session.connection(id);
        const Heads heads = record ? readHeads(session, id) : Heads();
        const bool hasFrames = spool.has(id)
            || (record && record->clientToServer.frames + record->serverToClient.frames > 0);
        const bool isWebSocket = record
            && (hasFrames
                || (heads.request
                    && !(record->verdict && record->verdict->cause == CloseCause::NoHandshake)));
        if (!isWebSocket) {
            ++m_otherConnections;
            continue;
        }
        rapidjson::StringBuffer text;
        Json json(text);
        json.StartObject();
        addEntry(json, *record, heads, started);
        output.buffer() += isFirst ? "\n" : ",\n";
        isFirst = false;
        if (const auto written = append(output, text); !written)
            return written;
        output.buffer() += ",\"_webSocketMessages\":[\n";
        bool isBegun = false;
        const auto copied = spool.read(id, [&](QByteArrayView piece) {
            // Each message has a separator before it.
            const bool isFirstPiece = !piece.isEmpty() && !std::exchange(isBegun, true);
            output.buffer() += isFirstPiece ? piece.sliced(Separator.size()) : piece;
            return output.done();
        });
        if (!copied)
            return copied;
        output.buffer() += "\n]";
        rapidjson::StringBuffer closeText;
        Json close(closeText);
        close.StartObject();
        addClose(close, *record, started);
        close.EndObject();
        const QByteArray members(
            closeText.GetString(), static_cast<qsizetype>(closeText.GetSize()));
        if (members.size() > 2)
            output.buffer() += ',' + members.sliced(1);
        else
            output.buffer() += '}';
        if (const auto written = output.done(); !written)
            return written;
    }
    output.buffer() += "\n]}}\n";
    m_controlFrames = visitor.controlFrames;
    m_fragments = visitor.fragments;
    m_incomplete = visitor.incomplete;
    m_inflated = visitor.inflated;
    m_unreadable = visitor.unreadable;
    m_invalidText = visitor.invalidText;
    m_masked = visitor.masked;
    m_violations = visitor.violations;
    m_annotations = static_cast<quint64>(session.annotations().count());
    return output.flush();
}

QStringList HarWriter::notes() const
{
    const auto note = [](quint64 count, const QString &text) {
        return count > 0 ? QStringList(text.arg(count)) : QStringList();
    };
    return note(m_controlFrames, HarwriterWords::tr("HAR has no control frames: %1 were left out."))
        + note(m_fragments,
            HarwriterWords::tr("HAR has no fragments: %1 frames were merged into their messages."))
        + note(m_incomplete,
            HarwriterWords::tr("HAR has no incomplete messages: %1 frames of such were left out."))
        + note(m_inflated,
            HarwriterWords::tr("HAR has no compression: %1 messages are written decompressed."))
        + note(m_unreadable,
            HarwriterWords::tr(
                "%1 messages that could not be decompressed are written as binary, compressed."))
        + note(m_invalidText,
            HarwriterWords::tr(
                "%1 text messages are not UTF-8: what is not was replaced by U+FFFD."))
        + note(m_masked,
            HarwriterWords::tr("HAR has no headers of frames: %1 masking-keys were left out."))
        + note(m_violations,
            HarwriterWords::tr("HAR has no violations: those of %1 frames were left out."))
        + note(m_annotations,
            HarwriterWords::tr("HAR has no annotations: those of %1 frames were left out."))
        + note(m_otherConnections,
            HarwriterWords::tr("%1 connections without an opening handshake were left out."));
}

} // namespace Framescope
