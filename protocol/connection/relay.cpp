#include "protocol/connection/relay.h"

#include "protocol/connection/connectionlimits.h"
#include "protocol/handshake/openinghandshake.h"
#include "protocol/handshake/unreachableserver.h"
#include "protocol/octetview.h"

#include <algorithm>

namespace Framescope {

namespace {

using namespace Qt::StringLiterals;

/// Requests on their way; more are not read until one is answered.
constexpr std::size_t MaxExchanges = 64;

std::span<char> sliced(std::span<char> octets, qsizetype count)
{
    return octets.subspan(static_cast<std::size_t>(count));
}

ClosedBy sourceOf(Direction direction)
{
    return direction == Direction::ClientToServer ? ClosedBy::Client : ClosedBy::Server;
}

} // namespace

Relay::Relay(RelayOptions options, ConnectionObserver &observer, RelayOutput &output)
    : m_options(std::move(options))
    , m_observer(observer)
    , m_output(output)
    , m_ways { Way { Direction::ClientToServer, m_options, output, *this },
        Way { Direction::ServerToClient, m_options, output, *this } }
{
}

void Relay::tell(const Event &event)
{
    if (m_phase != Phase::Ended)
        m_observer.eventHappened(event);
}

void Relay::forward(Direction direction, QByteArrayView octets)
{
    if (!octets.isEmpty() && way(direction).action == TcpAction::KeepOpen)
        m_output.forward(direction, octets);
}

void Relay::start(Timestamp now)
{
    m_requestDeadline = after(now);
}

void Relay::serverConnected(Timestamp now)
{
    m_serverConnected = true;
    watchHeads(now);
}

void Relay::serverUnreachable(const Failed &failed, Timestamp now)
{
    if (m_phase != Phase::Http)
        return;
    m_refusedChain = failed.refusedChain;
    answer(unreachableServer(failed.error), failed.error, ClosedBy::Server, now);
}

bool Relay::wantsRead(Direction from) const
{
    if (m_phase == Phase::Open)
        return !way(from).frames.isCongested();
    return from == Direction::ServerToClient || m_held.isEmpty();
}

void Relay::receive(Direction from, std::span<char> octets, Timestamp now)
{
    if (m_phase == Phase::Ended || way(from).ended)
        return;
    dispatch(from, octets, now);
    watchHeads(now);
    watchEnd(now);
}

void Relay::dispatch(Direction from, std::span<char> octets, Timestamp now)
{
    if (m_phase == Phase::Http) {
        if (from == Direction::ClientToServer)
            receiveRequests(octets, now);
        else
            receiveResponses(octets, now);
    } else if (m_phase == Phase::Tunnel) {
        forward(from, octetView(octets));
        keepStray(from, octetView(octets));
    } else if (m_opened) {
        receiveFrames(from, octets, now);
    } else {
        keepStray(from, octetView(octets));
    }
}

void Relay::keepStray(Direction from, QByteArrayView octets)
{
    QByteArray &stray = way(from).stray;
    stray.append(octets.first(std::min(octets.size(), StrayLimit - stray.size())));
}

// The client's side of HTTP

/// What a request to upgrade is followed by is HTTP or not, as the answer will say; and nothing is
/// read behind a request that is refused.
bool Relay::holdsRequests() const
{
    if (m_refusal)
        return true;
    if (!way(Direction::ClientToServer).body.isComplete())
        return false;
    // One that may have to go elsewhere can only leave when nothing is on its way.
    if (m_options.routeRequest)
        return !m_exchanges.empty() || !way(Direction::ServerToClient).body.isComplete();
    return !m_exchanges.empty()
        && (m_exchanges.back().upgrades || m_exchanges.size() >= MaxExchanges);
}

void Relay::receiveRequests(std::span<char> octets, Timestamp now)
{
    Way &client = toServer();
    while (!octets.empty() && m_phase == Phase::Http) {
        if (holdsRequests()) {
            m_held.append(octetView(octets));
            return;
        }
        if (!client.body.isComplete()) {
            const qsizetype count = client.body.read(octetView(octets));
            forward(Direction::ClientToServer, octetView(octets).first(count));
            octets = sliced(octets, count);
            if (client.body.isInvalid()) {
                const QString reason = u"The chunked coding of the request's body is broken"_s;
                refuse({ 400, reason }, { ErrorCode::HandshakeInvalid, reason }, now);
            }
            continue;
        }
        if (!m_requestSeen && client.head.octets().isEmpty()) {
            if (const auto foreign = foreignProtocol(octetView(octets))) {
                refuseForeign(*foreign, now);
                break;
            }
        }
        octets = sliced(octets, client.head.read(octetView(octets)));
        if (client.head.isTooLarge()) {
            refuse({ 431, u"The request head is larger than this proxy reads"_s },
                { ErrorCode::HandshakeTooLarge, QString::number(HttpHeadReader::DefaultLimit) },
                now);
        } else if (client.head.isComplete()) {
            receiveRequest(octetView(octets), now);
        }
    }
    if (!octets.empty() && m_phase == Phase::Failed)
        keepStray(Direction::ClientToServer, octetView(octets));
}

/// \a behind is what was read with the head and follows it.
void Relay::receiveRequest(QByteArrayView behind, Timestamp now)
{
    Way &client = toServer();
    m_requestDeadline.reset();
    Exchange exchange;
    exchange.request = parseRequestHead(client.head.octets());
    const RequestHead &request = exchange.request;
    exchange.upgrades = request.find("Upgrade") || request.hasToken("Connection", "upgrade");
    exchange.isHandshake = exchange.upgrades && request.hasToken("Upgrade", "websocket");

    std::optional<ProxyRefusal> problem = forwardProblem(request);
    RequestRoute route;
    if (!problem && m_options.routeRequest)
        route = m_options.routeRequest(request);
    client.head = HttpHeadReader();
    if (route.kind == RequestRoute::Kind::Elsewhere) {
        leave(request.octets + behind.toByteArray(), now);
        return;
    }

    m_requestSeen = true;
    QList<HandshakeCheck> checks;
    if (exchange.isHandshake)
        checks = checkRequest(request);
    else if (!request.problems.isEmpty())
        checks = checkRequest(request).first(1); // that it is malformed: it is not judged further
    tell(RequestReceived { request.octets, resourceUrl(request, exchange.isHandshake), checks });
    reportFailedChecks(checks, request);

    if (!problem && route.kind == RequestRoute::Kind::Refused)
        problem = route.refusal;
    const HandshakeCheck *failure
        = m_options.strict && exchange.isHandshake ? firstFailure(checks) : nullptr;
    if (!problem && failure)
        problem = ProxyRefusal { 400, violationText(handshakeViolation(*failure, request)) };
    if (problem) {
        const QString sentence = problem->reason;
        m_exchanges.push_back(std::move(exchange)); // to be answered in its turn
        refuse(*problem, { ErrorCode::HandshakeInvalid, sentence }, now);
        return;
    }
    client.body = HttpBodyFramer::ofRequest(request).value_or(HttpBodyFramer());
    forward(Direction::ClientToServer,
        route.kind == RequestRoute::Kind::Rewritten ? route.head : request.octets);
    m_exchanges.push_back(std::move(exchange));
}

/// \a refusal is the last thing that the client is answered, once it has the answers to what it
/// asked before.
void Relay::refuse(const ProxyRefusal &refusal, const Error &error, Timestamp now)
{
    m_refusal = { refusal, error };
    goOn(now);
}

/// The client speaks no HTTP, and has asked for nothing yet.
void Relay::refuseForeign(const ForeignProtocol &foreign, Timestamp now)
{
    const Error error { ErrorCode::HandshakeInvalid, foreign.sentence };
    if (foreign.answer.isEmpty()) {
        answer({ 400, foreign.sentence }, error, ClosedBy::Client, now);
        return;
    }
    tell(StrayOctets { Direction::ServerToClient, foreign.answer });
    forward(Direction::ServerToClient, foreign.answer);
    failHttp(error, ClosedBy::Client, now);
}

/// Does what has waited for an answer of the server.
void Relay::goOn(Timestamp now)
{
    if (m_phase == Phase::Ended || m_phase == Phase::Failed)
        return;
    if (m_refusal && m_phase == Phase::Http) {
        // Its own request, unless the head was never read to its end, is the last one waiting.
        const bool answersHead = toServer().head.octets().isEmpty();
        if (m_exchanges.size() > (answersHead ? 1U : 0U) || !toClient().body.isComplete())
            return;
        const auto [refusal, error] = *m_refusal;
        answer(refusal, error, ClosedBy::Client, now);
        return;
    }
    if (m_phase == Phase::Http && holdsRequests())
        return;
    if (!m_held.isEmpty()) {
        QByteArray held = std::exchange(m_held, {});
        dispatch(
            Direction::ClientToServer, { held.data(), static_cast<std::size_t>(held.size()) }, now);
    }
    if (!m_held.isEmpty() || !toServer().ended)
        return;
    if (m_phase == Phase::Open)
        toServer().frames.sourceEnded(now);
    if (m_phase != Phase::Open || toServer().frames.isDrained())
        finish(Direction::ClientToServer);
}

// The server's side of HTTP

void Relay::receiveResponses(std::span<char> octets, Timestamp now)
{
    Way &server = toClient();
    while (!octets.empty() && m_phase == Phase::Http) {
        if (!server.body.isComplete()) {
            const qsizetype count = server.body.read(octetView(octets));
            forward(Direction::ServerToClient, octetView(octets).first(count));
            octets = sliced(octets, count);
            if (server.body.isInvalid()) {
                failHttp({ ErrorCode::HandshakeInvalid,
                             u"The chunked coding of the response's body is broken"_s },
                    ClosedBy::Server, now);
            } else if (server.body.isComplete()) {
                goOn(now);
            }
            continue;
        }
        if (m_exchanges.empty()) {
            // Whoever asks next would take it for the answer.
            keepStray(Direction::ServerToClient, octetView(octets));
            failHttp({ ErrorCode::HandshakeInvalid, u"The server answered without being asked"_s },
                ClosedBy::Server, now);
            return;
        }
        octets = sliced(octets, server.head.read(octetView(octets)));
        if (server.head.isTooLarge()) {
            answer({ 502, u"The response head is larger than this proxy reads"_s },
                { ErrorCode::HandshakeTooLarge, QString::number(HttpHeadReader::DefaultLimit) },
                ClosedBy::Server, now);
        } else if (server.head.isComplete()) {
            receiveResponse(now);
        }
    }
    if (!octets.empty() && m_phase != Phase::Ended)
        dispatch(Direction::ServerToClient, octets, now);
}

void Relay::receiveResponse(Timestamp now)
{
    Way &server = toClient();
    m_responseDeadline.reset();
    const ResponseHead head = parseResponseHead(server.head.octets());
    server.head = HttpHeadReader();
    const Exchange exchange = m_exchanges.front();
    const bool switches = head.statusCode == 101;

    ResponseReceived response;
    response.head = head.octets;
    if (exchange.isHandshake)
        response.checks = checkResponse(exchange.request, head);
    const HandshakeCheck *failure
        = switches && exchange.isHandshake ? firstFailure(response.checks) : nullptr;

    std::optional<ProxyRefusal> problem = forwardProblem(head, exchange.request.method);
    // Only the last request can upgrade, and only when it was read to its end.
    const bool mayswitch = exchange.upgrades && toServer().body.isComplete();
    if (!problem && switches && !mayswitch)
        problem = ProxyRefusal { 502, u"The server switched protocols without being asked"_s };
    if (!problem && failure && m_options.strict)
        problem = ProxyRefusal { 502, violationText(handshakeViolation(*failure, head)) };

    response.opened = !problem && switches && exchange.isHandshake;
    if (response.opened) {
        response.subprotocol = QString::fromLatin1(
            head.singleValue("Sec-WebSocket-Protocol").value_or(QByteArray()));
        for (const QByteArray &value : head.values("Sec-WebSocket-Extensions"))
            response.extensions.append(QString::fromLatin1(value));
    }
    tell(response);
    if (failure)
        reportFailedChecks(response.checks, head);
    if (problem) {
        answer(*problem, { ErrorCode::HandshakeInvalid, problem->reason }, ClosedBy::Server, now);
        return;
    }

    forward(Direction::ServerToClient, head.octets);
    if (switches) {
        switchProtocols(exchange, head, now);
        return;
    }
    if (head.isInterim())
        return;
    m_answered = true;
    if (exchange.isHandshake) {
        m_refused = Error { ErrorCode::HandshakeRefused,
            u"%1 %2"_s.arg(head.statusCode).arg(QString::fromUtf8(head.reasonPhrase)).trimmed() };
    }
    server.body
        = HttpBodyFramer::ofResponse(head, exchange.request.method).value_or(HttpBodyFramer());
    m_exchanges.pop_front();
    if (server.body.isComplete())
        goOn(now);
}

void Relay::switchProtocols(const Exchange &exchange, const ResponseHead &head, Timestamp now)
{
    m_exchanges.clear();
    m_refused.reset();
    m_opened = exchange.isHandshake;
    m_phase = m_opened ? Phase::Open : Phase::Tunnel;
    if (m_opened && !m_held.isEmpty()) {
        tell(ViolationFound { { Rule::RequestEarlyData, Direction::ClientToServer,
            static_cast<quint64>(exchange.request.octets.size()),
            static_cast<quint64>(m_held.size()), u"%1 octets"_s.arg(m_held.size()) } });
    }
    if (const auto deflate = agreedDeflate(head); deflate && m_opened) {
        for (const Direction direction : { Direction::ClientToServer, Direction::ServerToClient })
            way(direction).frames.enableDeflate(deflateContext(*deflate, direction));
    }
    goOn(now);
}

template <typename Head>
void Relay::reportFailedChecks(const QList<HandshakeCheck> &checks, const Head &head)
{
    for (const HandshakeCheck &check : checks) {
        if (!check.passed)
            tell(ViolationFound { handshakeViolation(check, head) });
    }
}

QString Relay::resourceUrl(const RequestHead &request, bool isHandshake) const
{
    QString scheme = isHandshake ? u"ws"_s : u"http"_s;
    if (m_options.secure)
        scheme += u's';
    const QString target = QString::fromLatin1(request.target);
    const qsizetype separator = target.indexOf("://"_L1);
    if (!target.startsWith(u'/') && separator >= 0)
        return scheme + target.sliced(separator);
    return u"%1://%2%3"_s.arg(
        scheme, QString::fromLatin1(request.singleValue("Host").value_or(QByteArray())), target);
}

// Frames

void Relay::receiveFrames(Direction from, std::span<char> octets, Timestamp now)
{
    FrameRelay &frames = way(from).frames;
    if (m_phase != Phase::Open || way(from).action != TcpAction::KeepOpen) {
        frames.receiveOnly(octets, now);
        return;
    }
    frames.receive(octets, now);
    CloseVerdict verdict;
    verdict.brokenBy = from;
    if (const std::optional<Violation> &violation = frames.violation()) {
        verdict.cause = CloseCause::ViolationFound;
        verdict.rule = violation->rule;
        verdict.code = ruleInfo(violation->rule).closeStatusCode;
        failFrames(verdict, now);
    } else if (frames.isOverLimit()) {
        verdict.cause = CloseCause::LimitExceeded;
        verdict.code = CloseStatus::MessageTooBig;
        failFrames(verdict, now);
    }
}

void Relay::frameCrossed(const Frame &frame, const QList<Violation> &violations)
{
    m_observer.frameCrossed(frame, violations);
    if (frame.header.opcode != toNibble(Opcode::Close) || m_phase != Phase::Open
        || way(frame.direction).frames.isStopped())
        return;
    way(frame.direction).closeCrossed = true;
    if (m_firstClose)
        return;
    m_firstClose = frame.direction;
    const CloseBody body = readCloseBody(frame.payload);
    m_close.code = body.code.value_or(CloseStatus::NoStatusReceived);
    m_close.reason = QString::fromUtf8(body.reason);
}

void Relay::messageCrossed(const Message &message)
{
    m_observer.messageCrossed(message);
}

void Relay::eventHappened(const Event &event)
{
    tell(event);
}

// Interception

void Relay::setBreakpoint(Direction direction, std::optional<Breakpoint> breakpoint, Timestamp now)
{
    if (m_phase == Phase::Failed || m_phase == Phase::Ended)
        return;
    way(direction).frames.setBreakpoint(std::move(breakpoint), now);
    settle(direction, now);
}

Relay::Way *Relay::wayOf(HoldId id)
{
    const auto found = std::find_if(
        m_ways.begin(), m_ways.end(), [id](const Way &way) { return way.frames.holds(id); });
    return found == m_ways.end() ? nullptr : &*found;
}

std::optional<Error> Relay::problemWith(const Way &way, const QList<OutgoingItem> &items) const
{
    const auto isCompressed = [](const OutgoingItem &item) {
        const auto *message = std::get_if<WholeMessage>(&item);
        return message && message->compressed;
    };
    if (!way.frames.isCompressionAgreed() && std::any_of(items.begin(), items.end(), isCompressed))
        return Error { ErrorCode::InvalidArgument, u"permessage-deflate was not agreed on"_s };
    return std::nullopt;
}

Result<void> Relay::releaseHeld(HoldId id, Timestamp now)
{
    Way *held = wayOf(id);
    if (!held)
        return tl::unexpected(Error { ErrorCode::InvalidArgument, u"nothing is held"_s });
    held->frames.release(id, std::nullopt, now);
    settle(held == &toServer() ? Direction::ClientToServer : Direction::ServerToClient, now);
    return {};
}

Result<void> Relay::replaceHeld(HoldId id, const QList<OutgoingItem> &items, Timestamp now)
{
    Way *held = wayOf(id);
    if (!held)
        return tl::unexpected(Error { ErrorCode::InvalidArgument, u"nothing is held"_s });
    if (const auto problem = problemWith(*held, items))
        return tl::unexpected(*problem);
    held->frames.release(id, items, now);
    settle(held == &toServer() ? Direction::ClientToServer : Direction::ServerToClient, now);
    return {};
}

Result<void> Relay::inject(Direction direction, const QList<OutgoingItem> &items, Timestamp now)
{
    Way &to = way(direction);
    if (m_phase != Phase::Open || to.action != TcpAction::KeepOpen)
        return tl::unexpected(Error { ErrorCode::NotConnected, {} });
    if (const auto problem = problemWith(to, items))
        return tl::unexpected(*problem);
    to.frames.inject(items, now);
    return {};
}

/// Something in \a direction has gone on that was held.
void Relay::settle(Direction direction, Timestamp now)
{
    if (m_phase == Phase::Open && way(direction).ended && way(direction).frames.isDrained())
        finish(direction);
    watchEnd(now);
    endIfOver(now);
}

// The end

/// Fails the connection towards both sides (RFC 6455 §7.1.7). No Close frame can follow a frame of
/// which a part has gone on already.
void Relay::failFrames(const CloseVerdict &verdict, Timestamp now)
{
    if (m_phase != Phase::Open)
        return;
    m_phase = Phase::Failed;
    m_failure = verdict;
    m_failure->reason = verdict.rule ? QString(ruleInfo(*verdict.rule).name) : QString();
    const QByteArray body = makeCloseBody(m_failure->code, m_failure->reason);
    for (const Direction direction : { Direction::ClientToServer, Direction::ServerToClient }) {
        Way &to = way(direction);
        to.frames.stop();
        if (to.action == TcpAction::KeepOpen && !to.closeCrossed && to.frames.isAtBoundary()) {
            std::optional<MaskingKey> key;
            if (direction == Direction::ClientToServer)
                key = m_options.nextMaskingKey();
            to.frames.sendClose(
                makeHeader(Opcode::Close, static_cast<quint64>(body.size()), key), body, now);
        }
        finish(direction);
    }
    m_endDeadline = after(now);
}

/// The client is answered, the server left alone.
void Relay::answer(const ProxyRefusal &refusal, const Error &error, ClosedBy by, Timestamp now)
{
    const QByteArray method
        = m_exchanges.empty() ? QByteArray() : m_exchanges.front().request.method;
    const QByteArray octets = makeProxyAnswer(refusal, method);
    if (toClient().body.isComplete()) {
        ResponseReceived response;
        response.head = octets;
        tell(response);
        forward(Direction::ServerToClient, octets);
    }
    failHttp(error, by, now);
}

void Relay::failHttp(const Error &error, ClosedBy by, Timestamp now)
{
    m_phase = Phase::Failed;
    CloseVerdict verdict;
    verdict.cause = CloseCause::HandshakeFailed;
    verdict.by = by;
    verdict.error = error;
    m_failure = verdict;
    finish(Direction::ServerToClient);
    toClient().ended = TcpEnd::Finished;
    toServer().action = TcpAction::Abort;
    toServer().finished = true;
    m_endDeadline = after(now);
    endIfOver(now);
}

/// What is asked from here on is for somebody else.
void Relay::leave(const QByteArray &unread, Timestamp now)
{
    finish(Direction::ClientToServer);
    end(now);
    m_held = unread;
}

void Relay::finish(Direction direction)
{
    if (way(direction).action == TcpAction::KeepOpen)
        way(direction).action = TcpAction::FinishSending;
}

void Relay::tcpEnded(Direction from, TcpEnd how, Timestamp now, const QString &alert)
{
    if (m_phase == Phase::Ended || way(from).ended)
        return;
    way(from).ended = how;
    if (!alert.isEmpty())
        m_alert = alert;
    if (!m_firstEnd)
        m_firstEnd = from;
    if (how == TcpEnd::Reset) {
        toServer().action = TcpAction::Abort;
        toClient().action = TcpAction::Abort;
        end(now);
        return;
    }
    if (m_phase == Phase::Open)
        way(from).frames.sourceEnded(now);
    else if (m_phase == Phase::Http && from == Direction::ServerToClient)
        serverEnded(now);
    else if (m_held.isEmpty() && !m_refusal)
        finish(from);
    settle(from, now);
}

void Relay::serverEnded(Timestamp now)
{
    Way &server = toClient();
    const bool isBegun = !server.head.octets().isEmpty();
    if (server.body.framing() == HttpBodyFramer::Framing::UntilClose)
        server.body = HttpBodyFramer();
    // A connection that has served before may end while the next request is on its way; the client
    // knows what to do then (RFC 9112 §9.3.1).
    if (server.body.isComplete() && !m_exchanges.empty() && (isBegun || !m_answered)) {
        answer({ 502, u"The server ended the connection without an answer"_s },
            { ErrorCode::ConnectionLost, u"the server ended it during the opening handshake"_s },
            ClosedBy::Server, now);
        return;
    }
    finish(Direction::ServerToClient);
}

void Relay::outputSent(Timestamp now)
{
    if (m_endDeadline)
        m_endDeadline = std::max(*m_endDeadline, after(now));
}

bool Relay::awaitsAnswer(Direction from) const
{
    if (way(from).ended)
        return false;
    if (m_phase == Phase::Open)
        return m_firstClose == opposite(from) && !way(from).closeCrossed;
    return m_phase == Phase::Http && from == Direction::ServerToClient
        && (!m_exchanges.empty() || !way(from).body.isComplete());
}

void Relay::sendingFinished(Direction direction, Timestamp now)
{
    if (m_phase == Phase::Ended)
        return;
    way(direction).finished = true;
    if (m_phase == Phase::Failed)
        m_endDeadline = now + std::min<Timestamp>(Linger, m_options.timeout.count());
    endIfOver(now);
}

void Relay::endIfOver(Timestamp now)
{
    const auto isOver = [](const Way &way) { return way.ended && way.finished; };
    if (m_phase != Phase::Ended && std::all_of(m_ways.begin(), m_ways.end(), isOver))
        end(now);
}

void Relay::close(quint16 code, Timestamp now)
{
    if (m_phase != Phase::Open) {
        abort(now);
        return;
    }
    CloseVerdict verdict;
    verdict.cause = CloseCause::Aborted;
    verdict.code = code;
    failFrames(verdict, now);
}

void Relay::abort(Timestamp now)
{
    if (m_phase == Phase::Ended)
        return;
    if (!m_failure) {
        m_failure.emplace();
        m_failure->cause = CloseCause::Aborted;
    }
    toServer().action = TcpAction::Abort;
    toClient().action = TcpAction::Abort;
    end(now);
}

CloseVerdict Relay::verdict() const
{
    if (m_failure)
        return *m_failure;
    CloseVerdict verdict = m_close;
    if (m_opened) {
        const auto first = m_firstClose ? m_firstClose : m_firstEnd;
        if (first)
            verdict.by = sourceOf(*first);
        if (m_firstClose && way(opposite(*m_firstClose)).closeCrossed) {
            verdict.cause = CloseCause::ClosingHandshake;
            return verdict;
        }
        // Of whoever should have answered, if a Close frame has crossed.
        const auto ender = m_firstClose ? std::optional(opposite(*m_firstClose)) : m_firstEnd;
        const auto end = ender ? way(*ender).ended : std::nullopt;
        verdict.cause = end ? lossCause(*end, m_firstClose.has_value())
            : m_firstClose  ? CloseCause::NoCloseAnswer
                            : CloseCause::ConnectionEnded;
        if (verdict.cause == CloseCause::TlsAlert) {
            verdict.error = Error { ErrorCode::TlsAlert, m_alert };
            verdict.by = end == TcpEnd::Garbled ? ClosedBy::Nobody : sourceOf(*ender);
        }
        return verdict;
    }
    if (m_firstEnd)
        verdict.by = sourceOf(*m_firstEnd);
    const bool asked = std::any_of(m_exchanges.begin(), m_exchanges.end(),
        [](const Exchange &exchange) { return exchange.isHandshake; });
    const bool half
        = m_phase == Phase::Http && !way(Direction::ClientToServer).head.octets().isEmpty();
    if (asked || half) {
        const bool isReset = m_firstEnd && way(*m_firstEnd).ended == TcpEnd::Reset;
        verdict.cause = CloseCause::HandshakeFailed;
        verdict.error = Error { ErrorCode::ConnectionLost,
            u"the %1 %2 it during the opening handshake"_s.arg(
                verdict.by == ClosedBy::Server ? u"server"_s : u"client"_s,
                isReset ? u"reset"_s : u"ended"_s) };
    } else if (m_refused) {
        verdict.cause = CloseCause::HandshakeFailed;
        verdict.by = ClosedBy::Server;
        verdict.error = m_refused;
    } else {
        verdict.cause = CloseCause::NoHandshake;
    }
    return verdict;
}

/// Tells the verdict, and what is still in hand.
void Relay::end(Timestamp now)
{
    for (Way &way : m_ways) {
        way.frames.stop();
        way.frames.end(now);
    }
    const CloseVerdict final = verdict();
    for (const Direction direction : { Direction::ClientToServer, Direction::ServerToClient }) {
        Way &from = way(direction);
        QByteArray stray = from.head.octets() + from.stray;
        stray += from.frames.pendingHeader();
        if (direction == Direction::ClientToServer)
            stray += std::exchange(m_held, {});
        if (!stray.isEmpty())
            tell(StrayOctets { direction, stray.first(std::min(stray.size(), StrayLimit)) });
    }
    if (final.error)
        tell(Failed { *final.error, m_refusedChain });
    m_phase = Phase::Ended;
    m_requestDeadline.reset();
    m_responseDeadline.reset();
    m_endDeadline.reset();
    m_observer.eventHappened(Closed { final });
}

// Time

/// Heads have to come in time: requests once the connection is up, answers to an opening handshake
/// once the server could have read it, and either once it is begun.
void Relay::watchHeads(Timestamp now)
{
    const bool isHttp = m_phase == Phase::Http;
    const bool requestDue
        = isHttp && !holdsRequests() && (!m_requestSeen || !toServer().head.octets().isEmpty());
    if (!requestDue)
        m_requestDeadline.reset();
    else if (!m_requestDeadline)
        m_requestDeadline = after(now);

    const bool handshakeAsked
        = !m_exchanges.empty() && m_exchanges.front().isHandshake && toServer().body.isComplete();
    const bool responseDue = isHttp && m_serverConnected && toClient().body.isComplete()
        && (handshakeAsked || !toClient().head.octets().isEmpty());
    if (!responseDue)
        m_responseDeadline.reset();
    else if (!m_responseDeadline)
        m_responseDeadline = after(now);
}

/// A connection that has begun to end has to come to its end.
void Relay::watchEnd(Timestamp now)
{
    if (m_phase == Phase::Ended || m_phase == Phase::Failed)
        return;
    if (toServer().closeCrossed && toClient().closeCrossed) {
        if (!std::exchange(m_closing, true))
            m_endDeadline = after(now);
    } else if (m_firstEnd && way(*m_firstEnd).frames.isDrained()) {
        m_endDeadline = now + m_options.halfOpenTimeout.count();
    }
}

std::optional<Timestamp> Relay::deadline() const
{
    std::optional<Timestamp> next;
    for (const auto &candidate : { m_requestDeadline, m_responseDeadline, m_endDeadline }) {
        if (candidate && (!next || *candidate < *next))
            next = candidate;
    }
    return next;
}

void Relay::expire(Timestamp now)
{
    if (m_requestDeadline && *m_requestDeadline <= now) {
        m_requestDeadline.reset();
        refuse({ 408, u"The request head was not finished in time"_s },
            { ErrorCode::HandshakeTimedOut, m_options.clientName }, now);
    }
    if (m_responseDeadline && *m_responseDeadline <= now) {
        m_responseDeadline.reset();
        answer({ 504, u"The server did not answer in time"_s },
            { ErrorCode::HandshakeTimedOut, m_options.serverName }, ClosedBy::Server, now);
    }
    if (m_endDeadline && *m_endDeadline <= now) {
        m_endDeadline.reset();
        toServer().action = TcpAction::Abort;
        toClient().action = TcpAction::Abort;
        end(now);
    }
}

} // namespace Framescope
