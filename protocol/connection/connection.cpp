#include "protocol/connection/connection.h"

#include "protocol/connection/connectionlimits.h"
#include "protocol/handshake/openinghandshake.h"
#include "protocol/octetview.h"

#include <algorithm>

namespace Framescope {

namespace {

constexpr qsizetype MaxControlPayload = 125; ///< §5.5

/// Octets a second at which a frame comes, however long it takes, without being late.
constexpr double SlowestFlow = 16 * 1024;

/// Room for output that is kept, in octets.
constexpr qsizetype KeptOutput = 64 * 1024;
constexpr qsizetype KeptLentRoom = 1024 * 1024;

/// The error of a server that refuses although the client has broken no rule.
Error refusal(const ServerDecision &decision)
{
    return { ErrorCode::HandshakeRefused,
        QStringLiteral("%1, %2").arg(QString::number(decision.status), decision.refusal) };
}

/// The agreed extensions, each with its parameters as on the wire.
QStringList extensionTexts(const ResponseHead &head)
{
    QStringList texts;
    for (const QByteArray &value : head.values("Sec-WebSocket-Extensions"))
        texts.append(QString::fromLatin1(value));
    return texts;
}

/// The error when the stream ends before the opening handshake is done.
Error lossInHandshake(TcpEnd how, const QString &alert)
{
    switch (how) {
    case TcpEnd::Finished:
        break;
    case TcpEnd::Reset:
        return { ErrorCode::ConnectionLost,
            QStringLiteral("the peer reset it during the opening handshake") };
    case TcpEnd::Truncated:
        return { ErrorCode::ConnectionLost,
            QStringLiteral("the peer ended TCP during the opening handshake, and did not end TLS "
                           "before (no close_notify)") };
    case TcpEnd::Alert:
        return { ErrorCode::TlsAlert, alert };
    case TcpEnd::Garbled:
        return { ErrorCode::TlsFailed, alert };
    }
    return { ErrorCode::ConnectionLost,
        QStringLiteral("the peer ended it during the opening handshake") };
}

/// A plain web request breaks no rule of WebSocket: it never meant to speak it.
bool speaksWebSocket(const RequestHead &request)
{
    return request.hasToken("Upgrade", "websocket") || request.find("Sec-WebSocket-Key")
        || request.find("Sec-WebSocket-Version");
}

} // namespace

Connection::Connection(ConnectionOptions options, ConnectionObserver &observer)
    : m_options(std::move(options))
    , m_observer(observer)
    , m_incoming(opposite(sendingDirection(m_options.role)), m_options.messageLimit)
    , m_outgoing(sendingDirection(m_options.role), m_options.messageLimit)
{
}

ClosedBy Connection::us() const
{
    return m_options.role == Role::Client ? ClosedBy::Client : ClosedBy::Server;
}

ClosedBy Connection::peer() const
{
    return m_options.role == Role::Client ? ClosedBy::Server : ClosedBy::Client;
}

QString Connection::resourceUrl() const
{
    return QStringLiteral("%1://%2%3")
        .arg(m_options.secure ? QStringLiteral("wss") : QStringLiteral("ws"),
            QString::fromLatin1(m_request.singleValue("Host").value_or(QByteArray())),
            QString::fromLatin1(m_request.target));
}

/// Whatever the observer did from within, it is told nothing after Closed.
void Connection::tell(const Event &event)
{
    if (m_phase != Phase::Ended)
        m_observer.eventHappened(event);
}

void Connection::start(Timestamp now)
{
    m_stepDeadline = after(now);
    if (m_options.role == Role::Server)
        return;
    m_output = makeRequest(m_options.clientHandshake);
    HttpHeadReader head; // a request of the user's own may be anything
    head.read(m_output);
    m_request = parseRequestHead(head.octets());
    tell(RequestReceived { m_request.octets, resourceUrl(), checkRequest(m_request) });
    if (const qsizetype used = m_request.octets.size(); used < m_output.size())
        tell(StrayOctets {
            outgoing(), m_output.sliced(used, std::min(StrayLimit, m_output.size() - used)) });
}

void Connection::receive(std::span<char> octets, Timestamp now)
{
    while (!octets.empty())
        octets = octets.subspan(receiveSome(octets, now));
}

std::size_t Connection::receiveSome(std::span<char> octets, Timestamp now)
{
    m_compressionRoom = m_options.compressionSlice;
    const std::size_t taken = read(octets, now);
    m_compressionRoom.reset();
    return taken;
}

std::size_t Connection::read(std::span<char> octets, Timestamp now)
{
    const std::size_t all = octets.size();
    const bool wasHandshaking = m_phase == Phase::Handshaking;
    while (m_phase == Phase::Handshaking && !octets.empty())
        octets = octets.subspan(static_cast<std::size_t>(receiveHead(octets, now)));
    if (wasHandshaking && m_options.role == Role::Server && m_opened && !octets.empty())
        reportEarlyData(octets.size());
    if (octets.empty() || m_phase == Phase::Ended)
        return all;
    if (m_opened)
        return all - octets.size() + receiveFrames(octets, now);
    const auto room = static_cast<std::size_t>(StrayLimit - m_stray.size());
    m_stray.append(octets.data(), static_cast<qsizetype>(std::min(room, octets.size())));
    return all;
}

/// Returns how many octets belong to the head.
qsizetype Connection::receiveHead(std::span<char> octets, Timestamp now)
{
    if (m_options.role == Role::Server && m_headReader.octets().isEmpty()) {
        if (const auto foreign = foreignProtocol(octetView(octets))) {
            refuseForeign(*foreign, now);
            return 0;
        }
    }
    const qsizetype used = m_headReader.read(octetView(octets));
    if (m_headReader.isTooLarge()) {
        const Error error { ErrorCode::HandshakeTooLarge,
            QString::number(HttpHeadReader::DefaultLimit) };
        if (m_options.role == Role::Server)
            refuseHandshake(headTooLarge(), error, now);
        else
            failHandshake(error, us(), now);
    } else if (m_headReader.isComplete()) {
        if (m_options.role == Role::Server)
            receiveRequest(now);
        else
            receiveResponse(now);
    }
    return used;
}

template <typename Head>
void Connection::reportFailedChecks(const QList<HandshakeCheck> &checks, const Head &head)
{
    for (const HandshakeCheck &check : checks) {
        if (!check.passed)
            tell(ViolationFound { handshakeViolation(check, head) });
    }
}

void Connection::receiveResponse(Timestamp now)
{
    const ResponseHead head = parseResponseHead(m_headReader.octets());
    ResponseReceived response;
    response.head = head.octets;
    response.checks = checkResponse(m_request, head);
    if (head.isInterim() && head.problems.isEmpty()) {
        tell(response);
        m_interimOctets += head.octets.size();
        m_headReader = HttpHeadReader(HttpHeadReader::DefaultLimit - m_interimOctets);
        return;
    }
    const HandshakeCheck *failure = firstFailure(response.checks);
    const bool switching = head.statusCode == 101;
    response.opened = !failure || (switching && m_options.lenient);
    if (response.opened) {
        response.subprotocol = QString::fromLatin1(
            head.singleValue("Sec-WebSocket-Protocol").value_or(QByteArray()));
        response.extensions = extensionTexts(head);
        open(agreedDeflate(head), now);
    }
    tell(response);

    const bool refused = !switching && head.statusCode >= 100 && head.statusCode <= 599;
    QList<HandshakeCheck> judged = response.checks;
    if (refused) // ordinary HTTP, but for what §4.4 wants of it
        judged.removeIf(
            [](const HandshakeCheck &check) { return check.rule != Rule::ResponseVersionMissing; });
    reportFailedChecks(judged, head);
    if (response.opened)
        return;
    if (refused) {
        failHandshake({ ErrorCode::HandshakeRefused,
                          QStringLiteral("%1 %2")
                              .arg(head.statusCode)
                              .arg(QString::fromUtf8(head.reasonPhrase))
                              .trimmed() },
            peer(), now);
    } else {
        m_verdict.rule = failure->rule;
        failHandshake(
            { ErrorCode::HandshakeInvalid, violationText(handshakeViolation(*failure, head)) },
            us(), now);
    }
}

void Connection::receiveRequest(Timestamp now)
{
    m_request = parseRequestHead(m_headReader.octets());
    const QList<HandshakeCheck> checks = checkRequest(m_request);
    tell(RequestReceived { m_request.octets, resourceUrl(), checks });

    const ServerDecision decision
        = decide(m_request, checks, m_options.serverPolicy, m_options.secure);
    const bool judged = speaksWebSocket(m_request);
    if (judged)
        reportFailedChecks(checks, m_request);
    if (!decision.accepted) {
        const HandshakeCheck *failure = judged ? firstFailure(checks) : nullptr;
        if (failure)
            m_verdict.rule = failure->rule;
        refuseHandshake(decision,
            failure ? Error { ErrorCode::HandshakeInvalid, decision.refusal } : refusal(decision),
            now);
        return;
    }
    ResponseReceived response;
    response.head = decision.response;
    const ResponseHead head = parseResponseHead(decision.response);
    response.checks = checkResponse(m_request, head);
    response.subprotocol = QString::fromLatin1(decision.subprotocol);
    response.extensions = extensionTexts(head);
    response.opened = true;
    m_output.append(decision.response);
    open(decision.deflate, now);
    tell(response);
}

/// \a octets that came along with the request cannot have waited for the answer (§4.1).
void Connection::reportEarlyData(std::size_t octets)
{
    tell(ViolationFound {
        { Rule::RequestEarlyData, incoming(), static_cast<quint64>(m_request.octets.size()), octets,
            QStringLiteral("%1 octets").arg(octets) } });
}

void Connection::refuse(Timestamp now)
{
    const ServerDecision decision = tooManyConnections();
    refuseHandshake(decision, refusal(decision), now);
}

void Connection::refuseHandshake(const ServerDecision &decision, const Error &error, Timestamp now)
{
    m_output.append(decision.response);
    ResponseReceived response;
    response.head = decision.response;
    tell(response);
    failHandshake(error, us(), now);
}

/// §4.2.1: what is no handshake is not read on.
void Connection::refuseForeign(const ForeignProtocol &foreign, Timestamp now)
{
    const Error error { ErrorCode::HandshakeInvalid, foreign.sentence };
    if (foreign.answer.isEmpty()) {
        refuseHandshake(notHttp(foreign.sentence), error, now);
        return;
    }
    m_output.append(foreign.answer);
    tell(StrayOctets { outgoing(), foreign.answer });
    failHandshake(error, us(), now);
}

/// \a by put an end to it.
void Connection::failHandshake(const Error &error, ClosedBy by, Timestamp now)
{
    tell(Failed { error });
    m_verdict.cause = CloseCause::HandshakeFailed;
    m_verdict.by = by;
    m_verdict.error = error;
    m_failed = true;
    m_phase = Phase::Closing;
    finishSending(now);
}

void Connection::open(const std::optional<DeflateParameters> &deflate, Timestamp now)
{
    if (deflate) {
        m_deflate = deflateContext(*deflate, outgoing());
        m_outgoing.enableDeflate(*m_deflate);
        m_incoming.enableDeflate(deflateContext(*deflate, incoming()));
    }
    m_phase = Phase::Open;
    m_opened = true;
    m_stepDeadline.reset();
    if (m_options.pingPeriod.count() > 0)
        m_nextPing = now + m_options.pingPeriod.count();
}

std::size_t Connection::receiveFrames(std::span<char> octets, Timestamp now)
{
    m_frameOctets += octets.size();
    const std::size_t taken = m_incoming.readSome(octets, now, *this);
    m_frameOctets -= octets.size() - taken;
    if (isOver())
        return taken;
    // What a frame shows to be wrong before it is complete is answered at once (§7.1.7).
    if (!m_incoming.openFrameViolations().isEmpty() && !m_options.lenient)
        failForViolation(m_incoming.openFrameViolations(), now);
    else if (m_incoming.isOverLimit())
        failConnection(CloseStatus::MessageTooBig, CloseCause::LimitExceeded, std::nullopt, now);

    watchFrame(now);
    return taken;
}

/// A frame once begun has to be finished in time, or to go on coming.
void Connection::watchFrame(Timestamp now)
{
    if (!m_incoming.isInsideFrame() || isOver()) {
        m_frameDeadline.reset();
    } else if (!m_frameDeadline || m_frameAtDeadline != m_incoming.framesRead()) {
        m_frameDeadline = after(now);
        m_frameAtDeadline = m_incoming.framesRead();
        m_frameOctets = 0;
    }
}

/// Whether enough of the frame came in the time that it had.
bool Connection::isFlowing() const
{
    const double enough = SlowestFlow * std::chrono::duration<double>(m_options.timeout).count();
    return static_cast<double>(m_frameOctets) >= enough;
}

/// Allows the peer the whole time for the Pings that it has not answered.
void Connection::waitForPong(Timestamp now)
{
    const bool waiting = m_pingsAnswered < m_pings && isOpen() && m_options.pongWait.count() > 0;
    m_pongDeadline = waiting ? std::optional(now + m_options.pongWait.count()) : std::nullopt;
}

void Connection::pongReceived(QByteArrayView payload, Timestamp now)
{
    bool isNumber = false;
    const quint64 number = payload.toByteArray().toULongLong(&isNumber);
    if (!isNumber || number <= m_pingsAnswered || number > m_pings)
        return;
    m_pingsAnswered = number;
    waitForPong(now);
}

void Connection::pauseReading()
{
    m_readingPaused = true;
    m_frameDeadline.reset();
    m_pongDeadline.reset();
}

void Connection::resumeReading(Timestamp now)
{
    m_readingPaused = false;
    watchFrame(now);
    waitForPong(now);
}

void Connection::clearOutput()
{
    // Most connections say little, and there may be many: their room is kept, a large one is not.
    if (m_output.capacity() > KeptOutput && !m_roomIsLent)
        m_output = {};
    else
        m_output.resize(0);
}

void Connection::lendRoom(QByteArray &room)
{
    if (m_roomIsLent || !m_output.isEmpty())
        return;
    m_roomIsLent = true;
    room.resize(0);
    m_ownRoom = std::exchange(m_output, std::exchange(room, {}));
}

void Connection::takeRoomBack(QByteArray &room)
{
    if (!m_roomIsLent)
        return;
    m_roomIsLent = false;
    if (!m_output.isEmpty())
        return;
    room = std::exchange(m_output, std::exchange(m_ownRoom, {}));
    if (room.capacity() > KeptLentRoom)
        room = {};
}

void Connection::outputSent(bool all, Timestamp now)
{
    if (m_phase == Phase::Closing && m_stepDeadline)
        m_stepDeadline = awaitsServerEnd() ? afterLinger(now) : after(now);
    const bool hasLeft = all && m_behindFrame.empty();
    if (m_pongDeadline && !std::exchange(m_pingLeft, m_pingLeft || hasLeft))
        waitForPong(now);
}

void Connection::frameCrossed(const Frame &frame, const QList<Violation> &violations)
{
    if (m_phase == Phase::Ended)
        return;
    m_observer.frameCrossed(frame, violations);
    if (!frame.isComplete())
        return;
    const bool isClose = frame.header.opcode == toNibble(Opcode::Close);
    if (frame.direction == outgoing()) {
        if (isClose && !m_closeSent) { // among octets that are sent as they are
            m_closeSent = true;
            beginClosing(us(), readCloseBody(frame.payload), frame.time);
        }
        return;
    }
    if (isOver())
        return;
    if (!violations.isEmpty() && !m_options.lenient) {
        failForViolation(violations, frame.time);
        return;
    }
    if (m_incoming.isOverLimit()) {
        failConnection(
            CloseStatus::MessageTooBig, CloseCause::LimitExceeded, std::nullopt, frame.time);
        return;
    }
    const bool answerable = frame.payload.size() <= MaxControlPayload && !m_closeSent;
    if (frame.header.opcode == toNibble(Opcode::Ping) && answerable)
        sendFrame(Opcode::Pong, frame.payload, frame.time);
    else if (frame.header.opcode == toNibble(Opcode::Pong))
        pongReceived(frame.payload, frame.time);
    else if (isClose)
        closeReceived(frame);
}

void Connection::messageCrossed(const Message &message)
{
    if (m_phase == Phase::Ended || (message.direction == incoming() && isOver()))
        return;
    m_observer.messageCrossed(message);
}

/// \a body is the first Close frame's, which \a by has sent.
void Connection::beginClosing(ClosedBy by, const CloseBody &body, Timestamp now)
{
    m_phase = Phase::Closing;
    m_nextPing.reset();
    m_pongDeadline.reset();
    m_stepDeadline = after(now);
    m_verdict.by = by;
    m_verdict.code = body.code.value_or(CloseStatus::NoStatusReceived);
    m_verdict.reason = QString::fromUtf8(body.reason);
}

void Connection::closeReceived(const Frame &frame)
{
    m_closeRead = true;
    m_verdict.cause = CloseCause::ClosingHandshake;
    if (!m_closeSent) {
        const CloseBody body = readCloseBody(frame.payload);
        beginClosing(peer(), body, frame.time);
        // §5.5.1: the answer typically echoes the status code. What may not be sent is not echoed.
        const bool sendable = !body.code || isCloseStatusSendable(*body.code);
        sendClose(makeCloseBody(sendable ? body.code : CloseStatus::ProtocolError, {}), frame.time);
    }
    // §7.1.1: the server closes TCP first; a client gives it time to.
    if (m_options.role == Role::Server)
        finishSending(frame.time);
    else
        m_stepDeadline = after(frame.time);
}

void Connection::failForViolation(const QList<Violation> &violations, Timestamp now)
{
    const Rule rule = violations.first().rule;
    failConnection(ruleInfo(rule).closeStatusCode, CloseCause::ViolationFound, rule, now);
}

/// §7.1.7 _Fail the WebSocket Connection_, for \a rule or, without one, for \a cause alone.
void Connection::failConnection(
    quint16 code, CloseCause cause, std::optional<Rule> rule, Timestamp now)
{
    if (isOver())
        return;
    const bool owesClose = isOpen() || m_waitingClose;
    forgetWaiting();
    if (owesClose)
        close(code, rule ? QString(ruleInfo(*rule).name) : QString(), now);
    m_verdict.cause = cause;
    m_verdict.by = us();
    m_verdict.rule = rule;
    m_failed = true;
    m_frameDeadline.reset();
    // §7.1.1: the server ends TCP first; a client gives it a moment to.
    if (m_options.role == Role::Server)
        finishSending(now);
    else
        m_stepDeadline = afterLinger(now);
}

/// True while a client that has failed the connection leaves it to the server to end TCP.
bool Connection::awaitsServerEnd() const
{
    return m_failed && m_tcpAction == TcpAction::KeepOpen;
}

Timestamp Connection::afterLinger(Timestamp now) const
{
    return now + std::min<Timestamp>(Linger, m_options.timeout.count());
}

void Connection::finishSending(Timestamp now)
{
    m_tcpAction = TcpAction::FinishSending;
    m_frameDeadline.reset();
    m_stepDeadline = after(now);
}

void Connection::sendingFinished(Timestamp now)
{
    if (m_phase == Phase::Closing)
        m_stepDeadline = now + std::min<Timestamp>(Linger, m_options.timeout.count());
}

std::optional<MaskingKey> Connection::nextKey() const
{
    if (m_options.role == Role::Client)
        return m_options.nextMaskingKey();
    return std::nullopt;
}

void Connection::sendFrame(Opcode opcode, QByteArrayView payload, Timestamp now)
{
    if (m_waiting.isInsideFrame()) {
        m_behindFrame.emplace_back(opcode, payload.toByteArray());
        m_behindFrameOctets += payload.size() + MaxHeaderSize;
        return;
    }
    const FrameHeader header = makeHeader(opcode, static_cast<quint64>(payload.size()), nextKey());
    const qsizetype begin = m_output.size();
    appendFrame(m_output, header, payload);
    if (m_outgoing.isInsideFrame())
        readOwnOutput(begin, now);
    else
        m_outgoing.pass(header, payload, now, *this);
}

MessageDeflater &Connection::deflater()
{
    if (!m_deflater)
        m_deflater.emplace(*m_deflate);
    return *m_deflater;
}

FrameHeader Connection::compressedHeader(MessageType type, QByteArrayView compressed) const
{
    FrameHeader header
        = makeHeader(static_cast<Opcode>(type), static_cast<quint64>(compressed.size()), nextKey());
    header.rsv = Rsv1;
    return header;
}

void Connection::sendCompressed(
    MessageType type, QByteArrayView payload, QByteArrayView compressed, Timestamp now)
{
    const FrameHeader header = compressedHeader(type, compressed);
    const qsizetype begin = m_output.size();
    appendFrame(m_output, header, compressed);
    if (m_outgoing.isInsideFrame())
        readOwnOutput(begin, now);
    else
        m_outgoing.passCompressed(header, compressed, payload, now, *this);
}

void Connection::readOwnOutput(qsizetype begin, Timestamp now)
{
    QByteArray octets = m_output.sliced(begin); // it is unmasked in place
    m_outgoing.read({ octets.data(), static_cast<std::size_t>(octets.size()) }, now, *this);
}

void Connection::sendClose(const QByteArray &body, Timestamp now)
{
    if (m_waiting.isEmpty())
        sendCloseNow(body, now);
    else
        m_waitingClose = body;
}

void Connection::sendCloseNow(QByteArrayView body, Timestamp now)
{
    m_closeSent = true;
    sendFrame(Opcode::Close, body, now);
}

/// Whether a message of so many \a octets is not to be compressed or copied here and now.
bool Connection::mustWait(qsizetype octets) const
{
    const qsizetype room
        = m_deflate ? m_compressionRoom.value_or(m_options.compressionSlice) : m_options.plainSlice;
    return !m_waiting.isEmpty() || octets > room;
}

void Connection::work(Timestamp now)
{
    qsizetype room = m_deflate ? m_options.compressionSlice : m_options.plainSlice;
    while (!m_waiting.isEmpty() && room > 0) {
        if (!m_waiting.first().type) {
            const QByteArray octets = m_waiting.takeFirst().octets;
            room -= std::max<qsizetype>(octets.size(), 1);
            sendRaw(octets, now);
        } else if (!m_deflate) {
            sendSlice(room, now);
        } else if (auto item = m_waiting.next(deflater(), room)) {
            sendWaiting(std::move(*item), now);
        }
    }
    // As long as we make it wait, the peer is not late to end the connection.
    if (m_phase == Phase::Closing && m_stepDeadline)
        m_stepDeadline = after(now);
    if (!m_waiting.isEmpty() || !m_waitingClose)
        return;
    const QByteArray body = *std::exchange(m_waitingClose, std::nullopt);
    if (!m_closeSent)
        sendCloseNow(body, now);
}

void Connection::sendWaiting(SendingQueue::Item item, Timestamp now)
{
    if (m_closeSent) // among octets before it
        return;
    const QByteArrayView payload = item.compressed();
    if (!m_output.isEmpty() || m_outgoing.isInsideFrame()) {
        sendCompressed(*item.type, item.octets, payload, now);
        return;
    }
    // It may be large: it becomes the frame where it is.
    const FrameHeader header = compressedHeader(*item.type, payload);
    m_outgoing.passCompressed(header, payload, item.octets, now, *this);
    const qsizetype unused = MaxHeaderSize - header.size();
    item.frame.replace(unused, header.size(), encodeHeader(header));
    item.frame.remove(0, unused);
    if (header.maskingKey)
        applyMask(std::span(item.frame.data(), static_cast<std::size_t>(item.frame.size()))
                      .subspan(static_cast<std::size_t>(header.size())),
            *header.maskingKey);
    m_output = std::move(item.frame);
}

/// A part of the first message that waits, as it is.
void Connection::sendSlice(qsizetype &room, Timestamp now)
{
    const SendingQueue::Item &item = m_waiting.first();
    if (!m_waiting.isInsideFrame()) {
        if (m_closeSent) { // among octets before it
            m_waiting.takeFirst();
            return;
        }
        if (m_outgoing.isInsideFrame()) {
            const SendingQueue::Item whole = m_waiting.takeFirst();
            room -= whole.octets.size();
            sendFrame(static_cast<Opcode>(*whole.type), whole.octets, now);
            return;
        }
        m_sentHeader = makeHeader(
            static_cast<Opcode>(*item.type), static_cast<quint64>(item.octets.size()), nextKey());
        appendHeader(m_output, m_sentHeader);
        m_outgoing.beginPass(m_sentHeader);
    }
    const auto offset = static_cast<quint64>(m_waiting.taken());
    const QByteArrayView slice = m_waiting.takeSlice(room);
    m_outgoing.passPart(slice);
    const qsizetype begin = m_output.size();
    m_output.append(slice);
    if (m_sentHeader.maskingKey)
        applyMask(std::span(m_output.data() + begin, static_cast<std::size_t>(slice.size())),
            *m_sentHeader.maskingKey, offset);
    if (!m_waiting.isFirstTaken())
        return;
    m_outgoing.endPass(m_waiting.takeFirst().octets, now, *this);
    m_behindFrameOctets = 0;
    for (const auto &[opcode, payload] : std::exchange(m_behindFrame, {}))
        sendFrame(opcode, payload, now);
}

/// What waits is not sent any more, nor anything else that is compressed; but a frame of which a
/// part is sent already has to be finished before anything else can be.
void Connection::forgetWaiting()
{
    m_waiting.clear();
    m_waitingClose.reset();
    m_deflater.reset();
}

Result<void> Connection::sendMessage(MessageType type, QByteArrayView payload, Timestamp now)
{
    if (!isOpen())
        return tl::unexpected(Error { ErrorCode::NotConnected, {} });
    if (mustWait(payload.size())) {
        m_waiting.append(type, m_incoming.share(payload));
    } else if (!m_deflate) {
        sendFrame(static_cast<Opcode>(type), payload, now);
    } else {
        if (m_compressionRoom)
            *m_compressionRoom -= payload.size();
        sendCompressed(type, payload, deflater().deflate(payload), now);
    }
    return {};
}

Result<void> Connection::sendPing(QByteArrayView payload, Timestamp now)
{
    if (!isOpen())
        return tl::unexpected(Error { ErrorCode::NotConnected, {} });
    if (payload.size() > MaxControlPayload)
        return tl::unexpected(
            Error { ErrorCode::InvalidArgument, QStringLiteral("%1 octets").arg(payload.size()) });
    sendFrame(Opcode::Ping, payload, now);
    return {};
}

Result<void> Connection::sendOctets(QByteArrayView octets, Timestamp now)
{
    if (!m_opened || m_tcpAction != TcpAction::KeepOpen)
        return tl::unexpected(Error { ErrorCode::NotConnected, {} });
    if (m_waiting.isEmpty())
        sendRaw(octets, now);
    else
        m_waiting.append(std::nullopt, octets.toByteArray());
    return {};
}

void Connection::sendRaw(QByteArrayView octets, Timestamp now)
{
    const qsizetype begin = m_output.size();
    m_output.append(octets);
    readOwnOutput(begin, now);
    // If a compressed message was among them, the peer's window is not what our deflater takes it
    // for. A new one never refers to what was before it.
    m_deflater.reset();
}

void Connection::startClosingHandshake(
    std::optional<quint16> code, QStringView reason, Timestamp now)
{
    if (isOpen())
        close(code, reason, now);
}

void Connection::close(std::optional<quint16> code, QStringView reason, Timestamp now)
{
    const QByteArray body = makeCloseBody(code, reason);
    beginClosing(us(), readCloseBody(body), now);
    sendClose(body, now);
}

void Connection::abort(Timestamp now)
{
    if (m_phase == Phase::Ended)
        return;
    if (!isOver()) {
        m_verdict.cause = CloseCause::Aborted;
        m_verdict.by = us();
    }
    end(now);
}

void Connection::tcpEnded(TcpEnd how, Timestamp now, const QString &alert)
{
    if (m_phase == Phase::Ended)
        return;
    if (m_phase == Phase::Handshaking) {
        failHandshake(lossInHandshake(how, alert), peer(), now);
        end(now);
        return;
    }
    if (m_closeRead && m_waitingClose && !m_waiting.isInsideFrame()) { // the peer waits for no more
        const QByteArray body = *m_waitingClose;
        forgetWaiting();
        sendCloseNow(body, now);
    }
    const bool handshakeDone = m_closeSent && m_closeRead;
    if (!m_failed && !handshakeDone) {
        m_verdict.cause = lossCause(how, m_closeSent);
        const bool isAlert = m_verdict.cause == CloseCause::TlsAlert;
        if (isAlert)
            m_verdict.error = Error { ErrorCode::TlsAlert, alert };
        if (!m_closeSent || isAlert)
            m_verdict.by = how == TcpEnd::Garbled ? us() : peer();
    }
    end(now);
}

/// Tells the verdict, and what is still in hand.
void Connection::end(Timestamp now)
{
    if (m_waiting.isInsideFrame()) {
        const qsizetype sent = m_waiting.taken();
        m_outgoing.endPass(QByteArrayView(m_waiting.takeFirst().octets).first(sent), now, *this);
    }
    forgetWaiting();
    m_behindFrame.clear();
    m_behindFrameOctets = 0;
    for (FrameReader *reader : { &m_incoming, &m_outgoing })
        reader->end(now, *this);
    if (!m_headReader.isComplete())
        m_stray.prepend(m_headReader.octets()).truncate(StrayLimit);
    m_stray += m_incoming.pendingHeader();
    if (!m_stray.isEmpty())
        tell(StrayOctets { incoming(), m_stray });
    if (!m_outgoing.pendingHeader().isEmpty())
        tell(StrayOctets { outgoing(), m_outgoing.pendingHeader().toByteArray() });
    m_phase = Phase::Ended;
    m_tcpAction = TcpAction::Abort;
    m_stepDeadline.reset();
    m_frameDeadline.reset();
    m_nextPing.reset();
    m_pongDeadline.reset();
    m_observer.eventHappened(Closed { m_verdict });
}

std::optional<Timestamp> Connection::deadline() const
{
    std::optional<Timestamp> next;
    for (const auto &candidate : { m_stepDeadline, m_frameDeadline, m_nextPing, m_pongDeadline }) {
        if (candidate && (!next || *candidate < *next))
            next = candidate;
    }
    return next;
}

void Connection::expire(Timestamp now)
{
    if (m_nextPing && *m_nextPing <= now) {
        m_nextPing = now + m_options.pingPeriod.count();
        if (!m_readingPaused) {
            sendFrame(Opcode::Ping, QByteArray::number(++m_pings), now);
            if (!m_pongDeadline) {
                m_pingLeft = false;
                waitForPong(now);
            }
        }
    }
    if (m_pongDeadline && *m_pongDeadline <= now) {
        // No Pong can come inside a frame, and that has a deadline of its own.
        if (m_incoming.isInsideFrame())
            waitForPong(now);
        else
            failConnection(
                CloseStatus::PolicyViolation, CloseCause::PongTimedOut, std::nullopt, now);
    }
    if (m_frameDeadline && *m_frameDeadline <= now) {
        m_frameDeadline.reset();
        if (isFlowing())
            watchFrame(now);
        else
            failConnection(
                CloseStatus::PolicyViolation, CloseCause::FrameTimedOut, std::nullopt, now);
    }
    if (!m_stepDeadline || *m_stepDeadline > now)
        return;
    m_stepDeadline.reset();
    if (m_phase == Phase::Handshaking) {
        const Error error { ErrorCode::HandshakeTimedOut, m_options.peerName };
        if (m_options.role == Role::Server)
            refuseHandshake(handshakeTimedOut(), error, now);
        else
            failHandshake(error, us(), now);
        return;
    }
    if (awaitsServerEnd()) {
        finishSending(now);
        return;
    }
    if (!m_failed && !m_closeRead && m_waitingClose) // it never left: the peer takes nothing in
        m_verdict = { .cause = CloseCause::Aborted, .by = us() };
    else if (!m_failed && !m_closeRead)
        m_verdict.cause = CloseCause::NoCloseAnswer;
    end(now);
}

} // namespace Framescope
