#include "app/exchange/capturedconnection.h"

#include "protocol/handshake/deflatenegotiation.h"
#include "protocol/handshake/openinghandshake.h"
#include "protocol/octetview.h"
#include "protocol/wire/closestatus.h"

namespace Framescope {

namespace {

using namespace Qt::StringLiterals;

constexpr std::size_t MaxExchanges = 64;
constexpr qsizetype HeldLimit = 64 * 1024;

ClosedBy sourceOf(Direction direction)
{
    return direction == Direction::ClientToServer ? ClosedBy::Client : ClosedBy::Server;
}

QString resourceUrl(const RequestHead &request)
{
    const QString target = QString::fromLatin1(request.target);
    const qsizetype separator = target.indexOf("://"_L1);
    if (!target.startsWith(u'/') && separator >= 0)
        return u"ws"_s + target.sliced(separator);
    return u"ws://%1%2"_s.arg(
        QString::fromLatin1(request.singleValue("Host").value_or(QByteArray())), target);
}

} // namespace

CapturedConnection::CapturedConnection(
    TrafficRecorder &recorder, TcpConnected addresses, Timestamp started)
    : m_recorder(recorder)
    , m_addresses(std::move(addresses))
    , m_started(started)
{
}

bool CapturedConnection::isOverLimit() const
{
    return std::ranges::any_of(
        m_streams, [](const auto &stream) { return stream && stream->isOverLimit(); });
}

void CapturedConnection::record(const Event &event, Timestamp now)
{
    if (m_id != 0 && m_phase != Phase::Ended)
        m_recorder.recordEvent(m_id, now, event);
}

void CapturedConnection::receive(Direction from, std::span<char> octets, Timestamp now)
{
    if (m_phase == Phase::Open)
        stream(from).read(octets, now, *this);
    else if (m_phase == Phase::Http && from == Direction::ClientToServer)
        receiveRequests(octets, now);
    else if (m_phase == Phase::Http)
        receiveResponses(octets, now);
}

// HTTP

void CapturedConnection::receiveRequests(std::span<char> octets, Timestamp now)
{
    while (!octets.empty() && m_phase == Phase::Http) {
        if (!m_exchanges.empty() && m_exchanges.back().isHandshake) {
            const qsizetype room = HeldLimit - m_held.size();
            m_held.append(octetView(octets).first(std::min(room, octetView(octets).size())));
            return;
        }
        if (!m_requestBody.isComplete()) {
            octets
                = octets.subspan(static_cast<std::size_t>(m_requestBody.read(octetView(octets))));
            if (m_requestBody.isInvalid())
                m_phase = m_id != 0 ? m_phase : Phase::NoWebSocket;
            if (m_requestBody.isInvalid())
                return;
            continue;
        }
        // A method is a token: what begins otherwise is no HTTP.
        if (m_requestHead.octets().isEmpty() && (octets[0] < 'A' || octets[0] > 'Z')
            && octets[0] != '\r' && octets[0] != '\n') {
            m_phase = m_id != 0 ? m_phase : Phase::NoWebSocket;
            return;
        }
        octets = octets.subspan(static_cast<std::size_t>(m_requestHead.read(octetView(octets))));
        if (m_requestHead.isTooLarge())
            m_phase = m_id != 0 ? m_phase : Phase::NoWebSocket;
        if (m_requestHead.isTooLarge())
            return;
        if (m_requestHead.isComplete())
            receiveRequest(now);
    }
}

void CapturedConnection::receiveRequest(Timestamp now)
{
    Exchange exchange;
    exchange.request = parseRequestHead(m_requestHead.octets());
    m_requestHead = HttpHeadReader();
    const RequestHead &request = exchange.request;
    exchange.isHandshake = request.hasToken("Upgrade", "websocket");
    if (exchange.isHandshake) {
        const QString url = resourceUrl(request);
        if (m_id == 0) {
            m_id = m_recorder.openConnection({ Role::Proxy, url, false, false }, m_started);
            record(m_addresses, m_started);
        }
        const QList<HandshakeCheck> checks = checkRequest(request);
        record(RequestReceived { request.octets, url, checks }, now);
        recordFailures(checks, request, now);
    } else {
        m_requestBody = HttpBodyFramer::ofRequest(request).value_or(HttpBodyFramer());
    }
    m_exchanges.push_back(std::move(exchange));
    if (m_exchanges.size() > MaxExchanges && m_id == 0)
        m_phase = Phase::NoWebSocket;
}

void CapturedConnection::receiveResponses(std::span<char> octets, Timestamp now)
{
    while (!octets.empty() && m_phase == Phase::Http) {
        if (!m_responseBody.isComplete()) {
            const qsizetype count = m_responseBody.read(octetView(octets));
            octets = octets.subspan(static_cast<std::size_t>(count));
            if (m_responseBody.isInvalid())
                m_phase = m_id != 0 ? m_phase : Phase::NoWebSocket;
            if (m_responseBody.isInvalid())
                return;
            continue;
        }
        if (m_exchanges.empty()) { // the server speaks first, or the request was not captured
            m_phase = m_id != 0 ? m_phase : Phase::NoWebSocket;
            return;
        }
        octets = octets.subspan(static_cast<std::size_t>(m_responseHead.read(octetView(octets))));
        if (m_responseHead.isTooLarge()) {
            m_failure = Error { ErrorCode::HandshakeTooLarge,
                QString::number(HttpHeadReader::DefaultLimit) };
            m_phase = m_id != 0 ? m_phase : Phase::NoWebSocket;
            return;
        }
        if (m_responseHead.isComplete())
            receiveResponse(now);
    }
    if (!octets.empty() && m_phase == Phase::Open)
        receive(Direction::ServerToClient, octets, now);
}

void CapturedConnection::receiveResponse(Timestamp now)
{
    const ResponseHead head = parseResponseHead(m_responseHead.octets());
    m_responseHead = HttpHeadReader();
    const Exchange exchange = m_exchanges.front();
    if (exchange.isHandshake) {
        ResponseReceived response;
        response.head = head.octets;
        response.checks = checkResponse(exchange.request, head);
        response.opened = head.statusCode == 101;
        if (response.opened) {
            response.subprotocol = QString::fromLatin1(
                head.singleValue("Sec-WebSocket-Protocol").value_or(QByteArray()));
            for (const QByteArray &value : head.values("Sec-WebSocket-Extensions"))
                response.extensions.append(QString::fromLatin1(value));
        }
        record(response, now);
        if (response.opened)
            recordFailures(response.checks, head, now);
    }
    if (head.statusCode == 101) {
        if (exchange.isHandshake)
            open(head, now);
        else
            m_phase = m_id != 0 ? m_phase : Phase::NoWebSocket;
        return;
    }
    if (head.statusCode < 200)
        return; // the answer is still to come (RFC 9110 §15.2)
    if (exchange.isHandshake)
        m_failure = Error { ErrorCode::HandshakeRefused,
            u"%1 %2"_s.arg(head.statusCode).arg(QString::fromUtf8(head.reasonPhrase)).trimmed() };
    m_responseBody
        = HttpBodyFramer::ofResponse(head, exchange.request.method).value_or(HttpBodyFramer());
    m_exchanges.pop_front();
    if (QByteArray held = std::exchange(m_held, {}); !held.isEmpty())
        receiveRequests({ held.data(), static_cast<std::size_t>(held.size()) }, now);
}

void CapturedConnection::open(const ResponseHead &head, Timestamp now)
{
    m_phase = Phase::Open;
    m_failure.reset();
    m_exchanges.clear();
    const auto deflate = agreedDeflate(head);
    for (const Direction direction : { Direction::ClientToServer, Direction::ServerToClient }) {
        std::optional<DeflateContext> context;
        if (deflate)
            context = deflateContext(*deflate, direction);
        m_streams[static_cast<std::size_t>(direction)]
            = std::make_unique<CapturedStream>(direction, MessageLimit, context);
    }
    if (QByteArray held = std::exchange(m_held, {}); !held.isEmpty())
        receive(
            Direction::ClientToServer, { held.data(), static_cast<std::size_t>(held.size()) }, now);
}

template <typename Head>
void CapturedConnection::recordFailures(
    const QList<HandshakeCheck> &checks, const Head &head, Timestamp now)
{
    for (const HandshakeCheck &check : checks) {
        if (!check.passed)
            record(ViolationFound { handshakeViolation(check, head) }, now);
    }
}

// Frames

void CapturedConnection::frameCrossed(const Frame &frame, const QList<Violation> &violations)
{
    m_recorder.recordFrame(m_id, frame, violations);
    if (frame.header.opcode != toNibble(Opcode::Close))
        return;
    m_closeCrossed[static_cast<std::size_t>(frame.direction)] = true;
    if (m_firstClose)
        return;
    m_firstClose = frame.direction;
    const CloseBody body = readCloseBody(frame.payload);
    m_close.code = body.code.value_or(CloseStatus::NoStatusReceived);
    m_close.reason = QString::fromUtf8(body.reason);
}

void CapturedConnection::messageCrossed(const Message &message)
{
    m_recorder.recordMessage(m_id, message);
}

// Gaps and the end

void CapturedConnection::skip(Direction from, quint64 count, Timestamp now)
{
    const bool fromClient = from == Direction::ClientToServer;
    const Error error { ErrorCode::CaptureIncomplete,
        u"%1 octets from the %2"_s.arg(
            QString::number(count), fromClient ? u"client"_s : u"server"_s) };
    if (m_phase == Phase::Open) {
        record(Failed { error }, now);
        stream(from).skip(count, now, *this);
        return;
    }
    if (m_phase != Phase::Http)
        return;
    // The bodies of HTTP do not matter, but their ends do.
    m_failure = error;
    m_firstEnd = from;
    if (m_id == 0)
        m_phase = Phase::NoWebSocket;
    else
        end(now);
}

void CapturedConnection::ended(Direction from, bool isReset, Timestamp now)
{
    if (isOver() || m_ended[static_cast<std::size_t>(from)])
        return;
    m_ended[static_cast<std::size_t>(from)] = true;
    if (!m_firstEnd)
        m_firstEnd = from;
    m_isReset = m_isReset || isReset;
    if (isReset || (m_ended[0] && m_ended[1]))
        end(now);
}

void CapturedConnection::captureEnded(Timestamp now)
{
    if (m_phase != Phase::Open)
        return;
    for (const auto &stream : m_streams)
        stream->end(now, *this);
}

CloseVerdict CapturedConnection::verdict() const
{
    CloseVerdict verdict = m_close;
    if (m_firstEnd)
        verdict.by = sourceOf(*m_firstEnd);
    if (m_phase != Phase::Open) {
        verdict.cause = CloseCause::HandshakeFailed;
        verdict.error = m_failure.value_or(Error { ErrorCode::ConnectionLost,
            u"the %1 %2 it during the opening handshake"_s.arg(
                verdict.by == ClosedBy::Server ? u"server"_s : u"client"_s,
                m_isReset ? u"reset"_s : u"ended"_s) });
        return verdict;
    }
    if (!m_firstClose) {
        verdict.cause = m_isReset ? CloseCause::ConnectionReset : CloseCause::ConnectionEnded;
        return verdict;
    }
    verdict.by = sourceOf(*m_firstClose);
    if (m_closeCrossed[0] && m_closeCrossed[1])
        verdict.cause = CloseCause::ClosingHandshake;
    else
        verdict.cause = m_isReset ? CloseCause::ResetUnanswered : CloseCause::EndedUnanswered;
    return verdict;
}

void CapturedConnection::end(Timestamp now)
{
    captureEnded(now);
    const CloseVerdict final = verdict();
    for (const Direction direction : { Direction::ClientToServer, Direction::ServerToClient }) {
        const auto &stream = m_streams[static_cast<std::size_t>(direction)];
        if (stream && !stream->pendingHeader().isEmpty())
            record(StrayOctets { direction, stream->pendingHeader().toByteArray() }, now);
    }
    if (final.error)
        record(Failed { *final.error }, now);
    record(Closed { final }, now);
    m_phase = Phase::Ended;
}

} // namespace Framescope
