#include "app/replay/replayconversation.h"

#include "app/replay/replayending.h"
#include "app/replay/replayhandshake.h"
#include "app/session/messagereader.h"
#include "protocol/wire/closestatus.h"

#include <limits>

namespace Framescope {

namespace {

/// Steps in a row before whatever else there is gets its turn.
constexpr int StepsAtOnce = 256;

} // namespace

ReplayConversation::ReplayConversation(
    const ReplayPlan &plan, SocketSource socket, const SessionClock &clock, QObject *parent)
    : QObject(parent)
    , m_plan(plan)
    , m_socket(std::move(socket))
    , m_clock(clock)
    , m_script(plan.played, plan.side, plan.expected, plan.rules.heartbeat)
    , m_expectation(
          plan.expected.store, plan.expected.record.id, opposite(plan.side), plan.rules.heartbeat)
    , m_comparison(
          plan.rules, [this] { return m_expectation.next(); },
          [this](const ReplayFinding &finding) { tell(finding); })
    , m_player(plan.pace)
{
    m_timer.setParent(this);
    m_timer.setSingleShot(true);
    m_timer.setTimerType(Qt::PreciseTimer);
    connect(&m_timer, &QTimer::timeout, this, &ReplayConversation::advance);
}

void ReplayConversation::tell(const ReplayFinding &finding)
{
    m_tally.count(finding.kind);
    emit found(finding);
}

// What has crossed

void ReplayConversation::frameCrossed(const Frame &frame, FrameId id)
{
    if (frame.direction != otherSide()) {
        if (!m_sending.isNull())
            emit played(std::exchange(m_sending, {}), id, frame.time);
        return;
    }
    if (isDataOpcode(frame.header.opcode)) {
        if (frame.header.opcode != toNibble(Opcode::Continuation))
            m_fragments.clear();
        if (m_fragments.size() < ReplayFragmentLimit)
            m_fragments.append(static_cast<quint64>(frame.payload.size()));
        m_lastFrame = id;
    } else if (!isAnswerToStop(frame.header)
        && endsReplayItem(frame.header, frame.isComplete(), m_plan.rules.heartbeat)) {
        itemCame({ frame.header.opcode, frame.payload.toByteArray(),
            { static_cast<quint64>(frame.payload.size()) }, id, frame.time });
    }
}

/// Where the recording sees no Close frame, it ends before one is asked for.
bool ReplayConversation::isAnswerToStop(const FrameHeader &header) const
{
    return m_stopped && header.opcode == toNibble(Opcode::Close)
        && !m_plan.expected.hasClose(otherSide());
}

void ReplayConversation::messageCrossed(const Message &message)
{
    if (message.direction == otherSide())
        itemCame({ static_cast<quint8>(message.type), message.payload.toByteArray(),
            std::exchange(m_fragments, {}), m_lastFrame, message.time });
}

void ReplayConversation::itemCame(ReplayItem item)
{
    m_comparison.receive(std::move(item));
    m_player.answered(m_comparison.answered(), m_comparison.perhapsAnswered(), m_clock.now());
    scheduleAdvance();
}

void ReplayConversation::eventHappened(const Event &event)
{
    if (const auto *request = std::get_if<RequestReceived>(&event))
        requestCrossed(*request);
    else if (const auto *response = std::get_if<ResponseReceived>(&event))
        responseCrossed(*response);
    else if (const auto *end = std::get_if<Closed>(&event))
        finished(end->verdict);
}

void ReplayConversation::requestCrossed(const RequestReceived &event)
{
    const RequestHead head = parseRequestHead(event.head);
    if (otherSide() != Direction::ClientToServer || !m_plan.expected.request
        || !head.hasToken("Upgrade", "websocket"))
        return;
    tell(ReplayHandshake::finding(
        ReplayHandshake::differences(*m_plan.expected.request, head), m_plan.rules));
}

void ReplayConversation::responseCrossed(const ResponseReceived &event)
{
    const ResponseHead head = parseResponseHead(event.head);
    if (head.isInterim())
        return;
    if (otherSide() == Direction::ServerToClient && m_plan.expected.response)
        tell(ReplayHandshake::finding(
            ReplayHandshake::differences(*m_plan.expected.response, head), m_plan.rules));
    if (!event.opened)
        return;
    m_opened = true;
    chooseForm(head);
    QMetaObject::invokeMethod(this, &ReplayConversation::begin, Qt::QueuedConnection);
}

/// Compressed frames mean something only to a peer that decompresses as the one did then.
void ReplayConversation::chooseForm(const ResponseHead &response)
{
    const auto then = m_plan.played.deflate(m_plan.side);
    std::optional<DeflateContext> now;
    if (const auto agreed = agreedDeflate(response))
        now = deflateContext(*agreed, m_plan.side);
    m_asMessages = then != now;
    if (!m_asMessages || !m_plan.played.isOpened())
        return;
    const QString why = !now ? tr("Messages were compressed then, and are not now")
        : !then              ? tr("Messages were not compressed then, and are now")
                             : tr("Messages were compressed in another way then");
    emit noted(tr("%1: they are sent as messages, and not frame by frame as they were.").arg(why));
}

void ReplayConversation::judgeEnding(const CloseVerdict &verdict)
{
    const std::optional<CloseVerdict> &recorded = m_plan.expected.record.verdict;
    std::optional<ReplayFinding> finding;
    if (recorded && !m_endedByStep)
        finding = compareEndings(*recorded, verdict, otherSide());
    m_endingJudged = m_endedByStep || finding;
    if (finding)
        tell(*finding);
}

void ReplayConversation::finished(const CloseVerdict &verdict)
{
    m_timer.stop();
    const bool stopped = std::exchange(m_stopped, true);
    if (!m_opened)
        return;
    m_comparison.finish();
    judgeEnding(verdict);
    if (!stopped)
        noteUnsent();
}

void ReplayConversation::noteUnsent()
{
    // A Close frame may have crossed the other side's.
    const ReplayStep *next = m_draining ? nullptr : m_script.peek();
    const bool isLeft = next && !next->frame.isNull()
        && next->frame.record().header.opcode != toNibble(Opcode::Close);
    if (isLeft)
        emit noted(tr("The replay ended before frame %1 of the recording, and what follows it, "
                      "was sent.")
                       .arg(next->frame.id()));
}

// What is to be done

void ReplayConversation::begin()
{
    ConnectionSocket *socket = m_socket();
    if (!socket || m_stopped)
        return;
    connect(
        socket, &ConnectionSocket::sendQueueDrained, this, &ReplayConversation::scheduleAdvance);
    m_player.start(m_clock.now());
    advance();
}

void ReplayConversation::release()
{
    m_player.release();
    scheduleAdvance();
}

void ReplayConversation::endReleases()
{
    m_releasesEnded = true;
    scheduleAdvance();
}

void ReplayConversation::setPaused(bool paused)
{
    if (paused)
        m_player.pause(m_clock.now());
    else
        m_player.resume(m_clock.now());
    scheduleAdvance();
}

void ReplayConversation::stop()
{
    m_stopped = true;
    m_timer.stop();
    if (ConnectionSocket *socket = m_socket())
        socket->startClosingHandshake(CloseStatus::Normal, {});
}

/// Not from within what is told of the connection.
void ReplayConversation::scheduleAdvance()
{
    if (!std::exchange(m_advancePending, true))
        QMetaObject::invokeMethod(this, &ReplayConversation::advance, Qt::QueuedConnection);
}

/// Tells the player what is next, unless it is waiting for that already.
void ReplayConversation::prepareStep()
{
    if (m_hasStep || m_draining)
        return;
    if (const ReplayStep *step = m_script.peek()) {
        m_hasStep = true;
        m_awaited = step->awaited;
        m_player.next(step->awaited, step->time, step->pause);
    } else {
        m_draining = true;
        // The end of TCP is the last thing to come.
        m_awaited = m_script.itemsInAll() + (m_script.isEndedByOther() ? 1 : 0);
        m_player.drain(m_awaited, m_script.lastTime());
    }
}

void ReplayConversation::advance()
{
    m_advancePending = false;
    for (int steps = 0; m_opened && !m_stopped; ++steps) {
        ConnectionSocket *socket = m_socket();
        if (!socket || socket->isCongested())
            return; // it has ended, or sendQueueDrained() calls again
        if (steps == StepsAtOnce) {
            scheduleAdvance();
            return;
        }
        prepareStep();
        const Timestamp now = m_clock.now();
        if (m_player.isDue(now)) {
            if (m_draining) {
                stop();
                return;
            }
            if (const std::optional<Timestamp> due = m_player.stepTime())
                m_drift = now - *due;
            play(*socket);
            m_script.pop();
            m_hasStep = false;
            m_player.done(now);
        } else if (m_player.isLate(now)) {
            giveUp(now);
        } else if (m_releasesEnded && !m_draining) {
            noteUnsent();
            stop();
        } else {
            if (const std::optional<Timestamp> deadline = m_player.deadline()) {
                const auto left = std::chrono::nanoseconds(std::max<Timestamp>(0, *deadline - now));
                m_timer.start(std::chrono::ceil<std::chrono::milliseconds>(left));
            }
            return;
        }
    }
}

ReplayPulse ReplayConversation::pulse() const
{
    const bool isWaiting = m_opened && !m_stopped && m_hasStep;
    return { isWaiting ? m_player.stepTime() : std::nullopt, m_drift };
}

void ReplayConversation::giveUp(Timestamp now)
{
    const quint64 come = std::min(m_comparison.answered(), m_awaited);
    const bool goesOn = m_player.giveUp(now);
    m_comparison.settle(m_awaited);
    const QString who
        = otherSide() == Direction::ServerToClient ? tr("The server") : tr("The client");
    const ReplayStep *next = m_draining ? nullptr : m_script.peek();
    const QString what = next && !next->frame.isNull()
        ? tr("%1 has not sent in time what was recorded before frame %4: %2 of %3 have come.")
        : tr("%1 has not sent in time what was recorded: %2 of %3 have come.");
    const QString then = m_draining || !goesOn ? tr("The replay ends here.")
                                               : tr("The replay goes on without the rest.");
    QString sentence = what.arg(who).arg(come).arg(m_awaited);
    if (next && !next->frame.isNull())
        sentence = sentence.arg(next->frame.id());
    emit noted(sentence + u' ' + then);
    if (!goesOn)
        stop();
}

void ReplayConversation::play(ConnectionSocket &socket)
{
    const ReplayStep step = *m_script.peek();
    if (step.frame.isNull()) {
        m_endedByStep = true;
        socket.abort();
        return;
    }
    const FrameHeader &header = step.frame.record().header;
    if (header.opcode == toNibble(Opcode::Close) && !socket.isOpen())
        return; // both sides close at once; the answer is sent
    if (m_asMessages && isDataOpcode(header.opcode) && !header.fin)
        return;
    m_sending = step.frame;
    if (!m_asMessages || !isDataOpcode(header.opcode) || !sendMessage(socket, step.frame))
        sendFrame(socket, step.frame);
    m_sending = {};
}

/// False if the frame ends nothing that can be sent as a message.
bool ReplayConversation::sendMessage(ConnectionSocket &socket, const FrameHandle &frame)
{
    const auto content
        = readMessage(*m_plan.played.store, frame, std::numeric_limits<quint64>::max());
    const bool isMessage = content && content->complete
        && content->compression != MessageContent::Compression::Failed
        && (content->opcode == toNibble(Opcode::Text)
            || content->opcode == toNibble(Opcode::Binary));
    if (isMessage)
        std::ignore
            = socket.sendMessage(static_cast<MessageType>(content->opcode), content->payload);
    return isMessage;
}

/// As it was, legal or not, but for a masking-key of its own (RFC 6455 §5.3).
void ReplayConversation::sendFrame(ConnectionSocket &socket, const FrameHandle &frame)
{
    FrameHeader header = frame.record().header;
    if (header.maskingKey)
        header.maskingKey = m_maskingKeys.next();
    QByteArray wire;
    wire.reserve(header.size() + frame.payload().size());
    appendFrame(wire, header, frame.payload());
    if (!socket.sendOctets(wire) || !frame.record().isComplete())
        m_stopped = true; // what follows would stand inside the frame that was cut off
    if (!frame.record().isComplete()) {
        m_endedByStep = true;
        socket.abort();
    }
}

} // namespace Framescope
