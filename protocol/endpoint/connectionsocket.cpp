#include "protocol/endpoint/connectionsocket.h"

#include "protocol/endpoint/socketlimits.h"
#include "protocol/octetview.h"
#include "protocol/wire/closestatus.h"

#include <algorithm>

namespace Framescope {

namespace {

/// Octets that are not copied once more.
constexpr qsizetype LargeOutput = 1024 * 1024;

/// What is written before more is read or answered: meanwhile the peer reads the first answers. Two
/// that each wait for all that the other has to say take turns, and half of their time.
constexpr qsizetype WrittenAtOnce = 32 * 1024;

ConnectionOptions withKeys(ConnectionOptions options, MaskingKeySource &keys)
{
    options.nextMaskingKey = [&keys] { return keys.next(); };
    return options;
}

} // namespace

ConnectionSocket::ConnectionSocket(OctetStream::Pointer stream, ConnectionOptions options,
    ConnectionId id, TrafficRecorder &recorder, const SessionClock &clock,
    std::shared_ptr<ReadBuffer> buffer)
    : m_stream(std::move(stream))
    , m_id(id)
    , m_recorder(recorder)
    , m_clock(clock)
    , m_buffer(std::move(buffer))
    , m_connection(withKeys(std::move(options), m_maskingKeys), *this)
{
    m_deadlineTimer.setSingleShot(true);
    connect(&m_deadlineTimer, &QTimer::timeout, this, &ConnectionSocket::deadlineReached);
    connect(m_stream.get(), &OctetStream::readable, this, &ConnectionSocket::readStream);
    connect(m_stream.get(), &OctetStream::sent, this, &ConnectionSocket::octetsSent);
}

ConnectionSocket::~ConnectionSocket() = default;

void ConnectionSocket::Retire::operator()(ConnectionSocket *socket) const
{
    socket->disconnect();
    socket->abort();
    socket->deleteLater();
}

/// All that one read brings about happens at one time: what is recorded must not run backwards.
Timestamp ConnectionSocket::now()
{
    if (!m_reading)
        m_now = m_clock.now();
    return m_now;
}

void ConnectionSocket::start()
{
    m_connection.start(now());
    pump();
}

qint64 ConnectionSocket::sendQueue() const
{
    return unsent() + m_connection.waitingOctets();
}

/// Octets as they go on the wire.
qint64 ConnectionSocket::unsent() const
{
    return m_connection.output().size() + (m_stream ? m_stream->sendQueue() : 0);
}

bool ConnectionSocket::isCongested() const
{
    return sendQueue() > SendQueueHigh;
}

/// True while answers pile up behind a peer that does not read them. What we send of our own accord
/// does not count: two ends that both send much would wait for each other. Nor does the one message
/// that is being compressed, behind which a Ping may come; but another large one is not read then.
bool ConnectionSocket::mustHoldBack() const
{
    if (m_replies <= SendQueueHigh)
        return false;
    const qint64 next = m_connection.hasWork() ? m_connection.incomplete() : 0;
    return unsent() + m_connection.waitingBehindFirst() + next > SendQueueHigh;
}

/// What was read before and not taken yet, or else what comes next.
std::span<char> ConnectionSocket::nextOctets()
{
    const std::span<char> room = m_buffer->octets();
    const QByteArray kept = std::exchange(m_untakenRead, {});
    if (kept.isEmpty())
        return room.first(static_cast<std::size_t>(m_stream->read(room)));
    std::copy(kept.begin(), kept.end(), room.begin());
    return room.first(static_cast<std::size_t>(kept.size()));
}

void ConnectionSocket::readStream()
{
    if (m_reading)
        return;
    m_reading = true;
    m_connection.lendRoom(m_buffer->answers());
    const bool mayReadOn = readSome();
    m_replies += writeOutput();
    m_connection.takeRoomBack(m_buffer->answers());
    m_reading = false;
    if (mayReadOn && mustHoldBack())
        holdBack();
    const bool isAllTaken = m_untakenRead.isEmpty() || m_heldBack;
    if (m_stream && m_stream->end() && isAllTaken && !std::exchange(m_endTold, true)) {
        m_heldBack = false;
        m_connection.tcpEnded(*m_stream->end(), now(), m_stream->alert());
    }
    pump();
}

/// Reads until others should have their turn. False when the peer is held back.
bool ConnectionSocket::readSome()
{
    std::size_t taken = 0;
    while (m_stream && !m_heldBack && m_connection.phase() != Connection::Phase::Ended) {
        const std::span<char> octets = nextOctets();
        if (octets.empty())
            break;
        m_now = m_clock.now();
        const qint64 waiting = m_connection.waitingOctets();
        const std::size_t count = m_connection.receiveSome(octets, m_now);
        if (count < octets.size())
            m_untakenRead = octetView(octets.subspan(count)).toByteArray();
        m_replies += m_connection.waitingOctets() - waiting;
        writeReplies();
        if (mustHoldBack())
            holdBack();
        taken += count;
        const bool isEnough = taken >= ReadAtOnce || !m_untakenRead.isEmpty();
        if (isEnough && (m_stream->isSecure() || !m_untakenRead.isEmpty()))
            m_stream->readLater(); // TCP says so itself if there is more
        if (isEnough || (count < ReadBuffer::Size && !m_stream->isSecure()))
            break;
    }
    return !m_heldBack;
}

/// Nothing is read until the send queue is short.
void ConnectionSocket::holdBack()
{
    m_heldBack = true;
    m_connection.pauseReading();
    m_stream->setReading(false);
}

/// While it is being read, once there are enough of them.
void ConnectionSocket::writeReplies()
{
    if (m_connection.output().size() >= WrittenAtOnce)
        m_replies += writeOutput();
}

/// Returns the number of octets.
qsizetype ConnectionSocket::writeOutput()
{
    const QByteArrayView octets = m_connection.output();
    const qsizetype count = octets.size();
    if (count == 0)
        return 0;
    if (m_stream && count > LargeOutput) {
        m_stream->take(m_connection.takeOutput());
    } else {
        if (m_stream)
            m_stream->write(octets);
        m_connection.clearOutput();
    }
    // Much that was read and answered at once took its time: the peer's begins now.
    m_connection.outputSent(unsent() == 0, m_clock.now());
    return count;
}

void ConnectionSocket::octetsSent()
{
    m_connection.outputSent(unsent() == 0, now());
    pump();
}

/// A slice of what takes long, and others have their turn.
void ConnectionSocket::work()
{
    m_workIsDue = false;
    m_connection.work(now());
    pump();
}

/// Does what the connection wants done: write, finish, keep its deadline, tell its end.
void ConnectionSocket::pump()
{
    if (m_reading) {
        writeReplies();
        m_congested |= isCongested(); // somebody may wait to be told
        return; // whoever is at it pumps afterwards
    }
    writeOutput();
    m_congested |= isCongested();
    if (m_connection.tcpAction() == TcpAction::FinishSending)
        finishSending();
    scheduleDeadline();
    if (m_connection.hasWork() && unsent() <= SendQueueLow && !std::exchange(m_workIsDue, true))
        QMetaObject::invokeMethod(this, &ConnectionSocket::work, Qt::QueuedConnection);
    if (m_verdict)
        tellClosed();
    else
        watchSendQueue();
}

void ConnectionSocket::watchSendQueue()
{
    if (sendQueue() > SendQueueLow)
        return;
    m_replies = 0;
    if (std::exchange(m_heldBack, false)) {
        m_connection.resumeReading(now());
        m_stream->setReading(true);
        if (!m_untakenRead.isEmpty())
            m_stream->readLater();
    }
    if (std::exchange(m_congested, false))
        emit sendQueueDrained();
}

void ConnectionSocket::finishSending()
{
    if (m_finished || sendQueue() > 0)
        return;
    m_finished = true;
    m_connection.sendingFinished(now());
    m_stream->finishSending();
}

/// Octets that the peer's system has not taken in.
qint64 ConnectionSocket::untaken() const
{
    return sendQueue() + (m_stream ? m_stream->unacknowledged() : 0);
}

void ConnectionSocket::deadlineReached()
{
    m_timerDue.reset();
    const Timestamp time = now();
    // The kernel tells of room to send into once there is much of it: who reads slowly is not
    // silent.
    if (unsent() > 0 && untaken() < m_untaken)
        m_connection.outputSent(false, time);
    const auto deadline = m_connection.deadline();
    if (deadline && *deadline <= time)
        m_connection.expire(time);
    pump();
}

/// The timer only ever moves forward: deadlines change with every frame, timers cost more.
void ConnectionSocket::scheduleDeadline()
{
    const auto deadline = m_connection.deadline();
    if (!deadline || (m_timerDue && *m_timerDue <= *deadline))
        return;
    m_timerDue = deadline;
    m_untaken = untaken();
    const auto left = std::chrono::nanoseconds(std::max<Timestamp>(0, *deadline - m_clock.now()));
    m_deadlineTimer.start(std::chrono::ceil<std::chrono::milliseconds>(left));
}

void ConnectionSocket::tellClosed()
{
    m_deadlineTimer.stop();
    m_heldBack = false;
    m_congested = false;
    m_stream.reset();
    emit closed(*std::exchange(m_verdict, std::nullopt));
}

Result<void> ConnectionSocket::sendMessage(MessageType type, QByteArrayView payload)
{
    const auto sent = m_connection.sendMessage(type, payload, now());
    pump();
    return sent;
}

Result<void> ConnectionSocket::sendPing(QByteArrayView payload)
{
    const auto sent = m_connection.sendPing(payload, now());
    pump();
    return sent;
}

Result<void> ConnectionSocket::sendOctets(QByteArrayView octets)
{
    const auto sent = m_connection.sendOctets(octets, now());
    pump();
    return sent;
}

void ConnectionSocket::startClosingHandshake(std::optional<quint16> code, const QString &reason)
{
    m_connection.startClosingHandshake(code, reason, now());
    pump();
}

void ConnectionSocket::abort()
{
    m_connection.abort(now());
    pump();
}

void ConnectionSocket::refuse()
{
    m_connection.refuse(now());
    pump();
}

void ConnectionSocket::goAway()
{
    if (m_connection.isOpen())
        startClosingHandshake(CloseStatus::GoingAway, {});
    else if (m_connection.phase() == Connection::Phase::Handshaking)
        abort();
}

void ConnectionSocket::reportFailure(const Error &error)
{
    m_recorder.recordEvent(m_id, now(), Failed { error });
}

void ConnectionSocket::frameCrossed(const Frame &frame, const QList<Violation> &violations)
{
    m_recorder.recordFrame(m_id, frame, violations);
}

void ConnectionSocket::messageCrossed(const Message &message)
{
    m_recorder.recordMessage(m_id, message);
    if (message.direction != m_connection.incoming())
        return;
    if (m_receiver)
        m_receiver(message.type, message.payload);
    else
        emit messageReceived(message.type, message.payload);
}

void ConnectionSocket::eventHappened(const Event &event)
{
    m_recorder.recordEvent(m_id, m_now, event);
    if (const auto *request = std::get_if<RequestReceived>(&event))
        m_requestUrl = request->url;
    if (const auto *response = std::get_if<ResponseReceived>(&event)) {
        if (response->opened)
            emit opened();
    } else if (const auto *end = std::get_if<Closed>(&event)) {
        m_verdict = end->verdict;
    }
}

} // namespace Framescope
