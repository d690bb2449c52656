#include "app/exchange/mitmreader.h"

#include "app/exchange/messagerecorder.h"
#include "app/exchange/timeunits.h"
#include "protocol/hostandport.h"

#include <QCoreApplication>

#include <cmath>

namespace Framescope {

namespace {

using namespace Qt::StringLiterals;

struct MitmreaderWords
{
    Q_DECLARE_TR_FUNCTIONS(Exchange)
};

/// Of seconds since 1970 as mitmproxy has them: floating point, exact to about a microsecond.
std::optional<qint64> nanoseconds(const Tnetstring &seconds)
{
    const auto value = seconds.number();
    if (!value || !(*value >= 0) || *value > 9e9)
        return std::nullopt;
    return std::llround(*value * 1e6) * 1'000;
}

/// The flow with the request and the response, and the part with the messages. Before version 7 of
/// mitmproxy a WebSocket connection was a flow of its own, with that of its handshake inside.
struct WebSocketFlow
{
    Tnetstring http;
    Tnetstring webSocket;
};

std::optional<WebSocketFlow> webSocketFlow(const Tnetstring &flow)
{
    if (flow.value("type").string() == "websocket")
        return WebSocketFlow { flow.value("handshake_flow"), flow };
    const Tnetstring webSocket = flow.value("websocket");
    if (webSocket.type() != Tnetstring::Type::Dictionary)
        return std::nullopt;
    return WebSocketFlow { flow, webSocket };
}

HeaderFields fieldsOf(const Tnetstring &headers)
{
    constexpr qsizetype MaxFields = 1000;
    HeaderFields fields;
    headers.forEach([&](const Tnetstring &field) {
        if (fields.size() < MaxFields)
            fields.append(
                { field.at(0).string().toByteArray(), field.at(1).string().toByteArray() });
    });
    return fields;
}

/// [host, port, …] of one end.
std::optional<std::pair<QString, quint16>> endOf(const Tnetstring &address)
{
    const QString host = QString::fromUtf8(address.at(0).string());
    const auto port = address.at(1).integer();
    if (host.isEmpty() || !port || *port < 0 || *port > 0xFFFF)
        return std::nullopt;
    return std::pair(host, static_cast<quint16>(*port));
}

MessageRecorder::Handshake handshakeOf(const Tnetstring &http)
{
    const Tnetstring request = http.value("request");
    const Tnetstring response = http.value("response");
    MessageRecorder::Handshake handshake;
    const bool secure
        = request.value("scheme").string() == "https" || request.value("scheme").string() == "wss";
    const auto port = request.value("port").integer().value_or(0);
    QString host = QString::fromUtf8(request.value("host").string());
    if (port > 0 && port <= 0xFFFF && port != (secure ? 443 : 80))
        host = hostAndPort(host, static_cast<quint16>(port));
    else if (host.contains(u':'))
        host = u'[' + host + u']';
    const QByteArray target = request.value("path").string().toByteArray();
    handshake.url = (secure ? u"wss://"_s : u"ws://"_s) + host + QString::fromUtf8(target);
    const QByteArray method = request.value("method").string().toByteArray();
    handshake.requestLine = (method.isEmpty() ? QByteArray("GET") : method) + ' '
        + (target.isEmpty() ? QByteArray("/") : target) + " HTTP/1.1";
    handshake.requestFields = fieldsOf(request.value("headers"));
    const auto status = response.value("status_code").integer().value_or(0);
    handshake.status = status >= 100 && status <= 999 ? static_cast<int>(status) : 0;
    handshake.statusText = response.value("reason").string().toByteArray();
    handshake.responseFields = fieldsOf(response.value("headers"));

    const Tnetstring connection = http.value("client_conn");
    // "peername" and "sockname" since version 7, "address" before.
    auto client = endOf(connection.value("peername"));
    if (!client)
        client = endOf(connection.value("address"));
    if (client) {
        const auto local = endOf(connection.value("sockname"));
        handshake.addresses = TcpConnected { client->first, client->second,
            local ? local->first : QString(), local ? local->second : quint16(0) };
    }
    return handshake;
}

std::optional<Closed> closeOf(const Tnetstring &webSocket)
{
    const auto code = webSocket.value("close_code").integer();
    if (!code || *code < 0 || *code > 0xFFFF)
        return std::nullopt;
    CloseVerdict verdict;
    verdict.code = static_cast<quint16>(*code);
    Tnetstring reason = webSocket.value("close_reason");
    verdict.reason = QString::fromUtf8(reason.string());
    const Tnetstring byClient = webSocket.value("closed_by_client");
    const QByteArrayView sender = webSocket.value("close_sender").string(); // before version 7
    if (byClient.type() == Tnetstring::Type::Bool)
        verdict.by = byClient.flag() ? ClosedBy::Client : ClosedBy::Server;
    else if (!sender.isEmpty())
        verdict.by = sender == "client" ? ClosedBy::Client : ClosedBy::Server;
    verdict.cause = CloseCause::ClosingHandshake;
    if (*code == 1006) {
        verdict.cause = CloseCause::ConnectionEnded;
        verdict.code.reset();
    }
    return Closed { verdict };
}

} // namespace

MitmReader::MitmReader(const QString &path)
    : m_file(path)
{
}

Error MitmReader::damage(const QString &problem) const
{
    return { ErrorCode::FileDamaged,
        MitmreaderWords::tr("%1: octet %2: %3")
            .arg(m_file.fileName(), QString::number(m_file.pos()), problem) };
}

/// Empty at the end of the file, and for a flow that is too large.
Result<QByteArray> MitmReader::nextFlow()
{
    const QByteArray beginning = m_file.peek(Tnetstring::MaxLengthDigits + 1);
    const qsizetype colon = beginning.indexOf(':');
    bool ok = false;
    const qint64 length = colon > 0 ? beginning.first(colon).toLongLong(&ok) : 0;
    if (!ok || length < 0)
        return tl::unexpected(damage(MitmreaderWords::tr("the length of a flow is expected")));
    const qint64 whole = colon + 1 + length + 1;
    if (whole > m_file.size() - m_file.pos())
        return tl::unexpected(damage(MitmreaderWords::tr("the file ends inside a flow")));
    if (whole > FlowLimit) {
        ++m_tooLarge;
        m_file.seek(m_file.pos() + whole);
        return QByteArray();
    }
    QByteArray flow = m_file.read(whole);
    if (flow.size() != whole)
        return tl::unexpected(Error {
            ErrorCode::FileUnreadable, u"%1: %2"_s.arg(m_file.fileName(), m_file.errorString()) });
    return flow;
}

Result<void> MitmReader::forEachFlow(
    const std::stop_token &stop, const std::function<void(const Tnetstring &flow)> &visit)
{
    m_file.seek(0);
    m_tooLarge = 0;
    while (!m_file.atEnd() && !stop.stop_requested()) {
        const auto octets = nextFlow();
        if (!octets)
            return tl::unexpected(octets.error());
        if (octets->isEmpty())
            continue;
        QByteArrayView rest = *octets;
        const auto flow = Tnetstring::take(rest);
        if (!flow || flow->type() != Tnetstring::Type::Dictionary)
            return tl::unexpected(
                damage(MitmreaderWords::tr("what stands before this is no flow")));
        visit(*flow);
    }
    return {};
}

Result<QDateTime> MitmReader::open()
{
    if (!m_file.open(QIODevice::ReadOnly))
        return tl::unexpected(Error {
            ErrorCode::FileUnreadable, u"%1: %2"_s.arg(m_file.fileName(), m_file.errorString()) });
    std::optional<qint64> earliest;
    quint64 flows = 0;
    const auto take = [&](const Tnetstring &seconds) {
        const auto time = nanoseconds(seconds);
        if (time && (!earliest || *time < *earliest))
            earliest = time;
    };
    const auto read = forEachFlow({}, [&](const Tnetstring &flow) {
        ++flows;
        if (const auto found = webSocketFlow(flow)) {
            take(found->http.value("request").value("timestamp_start"));
            take(found->webSocket.value("messages").at(0).at(3));
        }
    });
    if (!read && flows == 0)
        return tl::unexpected(read.error()); // later damage is told of when it is met again
    m_started = earliest.value_or(0) / Millisecond * Millisecond;
    return QDateTime::fromMSecsSinceEpoch(m_started / Millisecond, Qt::UTC);
}

Result<void> MitmReader::readInto(SessionStore &store, const std::stop_token &stop)
{
    MessageRecorder recorder(store);
    const auto read = forEachFlow(stop, [&](const Tnetstring &flow) { readFlow(flow, recorder); });
    m_messages = recorder.messages();
    return read;
}

Timestamp MitmReader::sessionTime(const Tnetstring &seconds, Timestamp otherwise) const
{
    const auto time = nanoseconds(seconds);
    return time ? std::max<Timestamp>(*time - m_started, 0) : otherwise;
}

void MitmReader::readFlow(const Tnetstring &flow, MessageRecorder &recorder)
{
    const auto found = webSocketFlow(flow);
    if (!found) {
        ++m_otherFlows;
        return;
    }
    ++m_connections;
    MessageRecorder::Handshake handshake = handshakeOf(found->http);
    handshake.opened = handshake.status == 101 || handshake.status == 0;
    const Timestamp requested
        = sessionTime(found->http.value("request").value("timestamp_start"), 0);
    const Timestamp answered
        = sessionTime(found->http.value("response").value("timestamp_start"), requested);
    recorder.open(handshake, requested, answered);
    readMessages(found->webSocket.value("messages"), recorder, answered);
    const Tnetstring error = found->http.value("error").value("msg");
    const Timestamp end = sessionTime(found->webSocket.value("timestamp_end"), answered);
    if (!error.string().isEmpty())
        recorder.addEvent(
            end, Failed { { ErrorCode::NetworkFailed, QString::fromUtf8(error.string()) } });
    if (const auto closed = closeOf(found->webSocket))
        recorder.addEvent(end, *closed);
}

/// Each is [opcode, from the client, content, time, dropped, injected].
void MitmReader::readMessages(
    const Tnetstring &messages, MessageRecorder &recorder, Timestamp begin)
{
    Timestamp time = begin;
    const bool isWhole = messages.forEach([&](const Tnetstring &message) {
        const auto opcode = message.at(0).integer();
        const Tnetstring content = message.at(2);
        if (!opcode || (*opcode != 1 && *opcode != 2) || message.type() != Tnetstring::Type::List) {
            ++m_otherMessages;
            return;
        }
        time = sessionTime(message.at(3), time);
        m_dropped += message.at(4).flag() ? 1 : 0;
        recorder.addMessage(
            message.at(1).flag() ? Direction::ClientToServer : Direction::ServerToClient,
            *opcode == 1 ? MessageType::Text : MessageType::Binary, content.string(), time);
    });
    if (!isWhole)
        ++m_otherMessages;
}

QStringList MitmReader::notes() const
{
    QStringList notes;
    notes += m_connections == 0
        ? MitmreaderWords::tr("There is no WebSocket connection in it.")
        : MitmreaderWords::tr(
            "mitmproxy records messages, not frames: each of the %1 messages became one frame, "
            "uncompressed, those of clients with a masking-key of zeros.")
              .arg(m_messages);
    if (m_otherFlows > 0)
        notes += MitmreaderWords::tr("Flows that are no WebSocket connections were left out: %1.")
                     .arg(m_otherFlows);
    if (m_otherMessages > 0)
        notes += MitmreaderWords::tr("Messages that are neither text nor binary were left out: %1.")
                     .arg(m_otherMessages);
    if (m_dropped > 0)
        notes += MitmreaderWords::tr("Messages that mitmproxy did not pass on are among them: %1.")
                     .arg(m_dropped);
    if (m_tooLarge > 0)
        notes += MitmreaderWords::tr("Flows over the limit of %1 octets were left out: %2.")
                     .arg(FlowLimit)
                     .arg(m_tooLarge);
    return notes;
}

} // namespace Framescope
