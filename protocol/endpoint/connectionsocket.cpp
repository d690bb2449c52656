#include "protocol/endpoint/connectionsocket.h"

#include "protocol/endpoint/tcpcontrol.h"
#include "protocol/wire/closestatus.h"

#include <QEvent>
#include <QSocketNotifier>
#include <QSslSocket>
#include <QTcpSocket>

#include <algorithm>
#include <array>

namespace Framescope {

namespace {

constexpr qint64 ReadBufferSize = 256 * 1024;
constexpr qint64 SendQueueHigh = 1024 * 1024;
constexpr qint64 SendQueueLow = 256 * 1024;

ConnectionOptions withKeys(ConnectionOptions options, MaskingKeySource &keys)
{
    options.nextMaskingKey = [&keys] { return keys.next(); };
    return options;
}

} // namespace

ConnectionSocket::ConnectionSocket(std::unique_ptr<QTcpSocket> socket, ConnectionOptions options,
    ConnectionId id, TrafficRecorder &recorder, const SessionClock &clock, QObject *parent)
    : QObject(parent)
    , m_socket(std::move(socket))
    , m_id(id)
    , m_recorder(recorder)
    , m_clock(clock)
    , m_connection(withKeys(std::move(options), m_maskingKeys), *this)
{
    // Whatever is not read here stays in the kernel and slows the peer down.
    m_socket->setReadBufferSize(ReadBufferSize);
    m_socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    m_deadlineTimer.setSingleShot(true);

    connect(&m_deadlineTimer, &QTimer::timeout, this, &ConnectionSocket::deadlineReached);
    connect(m_socket.get(), &QTcpSocket::readyRead, this, &ConnectionSocket::readSocket);
    connect(m_socket.get(), &QTcpSocket::bytesWritten, this, &ConnectionSocket::octetsWritten);
    if (auto *tls = qobject_cast<QSslSocket *>(m_socket.get())) {
        connect(tls, &QSslSocket::encryptedBytesWritten, this, &ConnectionSocket::octetsWritten);
        connect(tls, &QSslSocket::alertReceived, this,
            [this](QSsl::AlertLevel level, QSsl::AlertType type, const QString &description) {
                if (type == QSsl::AlertType::CloseNotify)
                    m_tlsEnded = true;
                else if (level == QSsl::AlertLevel::Fatal)
                    m_tlsAlert = QStringLiteral("%1 (%2)").arg(description).arg(int(type));
            });
    }
    connect(m_socket.get(), &QTcpSocket::errorOccurred, this, &ConnectionSocket::socketFailed);
    connect(m_socket.get(), &QTcpSocket::disconnected, this, &ConnectionSocket::socketEnded);
    for (QSocketNotifier *notifier : m_socket->findChildren<QSocketNotifier *>())
        notifier->installEventFilter(this);
}

ConnectionSocket::~ConnectionSocket()
{
    m_socket->disconnect(this);
}

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
    if (m_socket->bytesAvailable() > 0)
        readSocket();
}

qint64 ConnectionSocket::sendQueue() const
{
    qint64 octets = m_connection.outputSize() + m_socket->bytesToWrite();
    if (const auto *tls = qobject_cast<const QSslSocket *>(m_socket.get()))
        octets += tls->encryptedBytesToWrite();
    return octets;
}

bool ConnectionSocket::isCongested() const
{
    return sendQueue() > SendQueueHigh;
}

/// True while answers pile up behind a peer that does not read them. What we send of our own accord
/// does not count: two ends that both send much would wait for each other.
bool ConnectionSocket::mustHoldBack() const
{
    const bool connected = m_socket->state() == QAbstractSocket::ConnectedState;
    return connected && m_replies > SendQueueHigh && isCongested();
}

/// QTcpSocket takes a reset for an end like any other, and has closed the descriptor when it says
/// so: we look before it does.
bool ConnectionSocket::eventFilter(QObject *, QEvent *event)
{
    if (event->type() == QEvent::SockAct && !m_tcpReset)
        m_tcpReset = isTcpReset(m_socket->socketDescriptor());
    return false;
}

void ConnectionSocket::readSocket()
{
    if (m_reading)
        return;
    std::array<char, 64 * 1024> octets;
    while (!m_heldBack && m_connection.phase() != Connection::Phase::Ended) {
        const qint64 count = m_socket->read(octets.data(), static_cast<qint64>(octets.size()));
        if (count <= 0)
            break;
        const Timestamp time = now();
        m_reading = true;
        m_connection.receive({ octets.data(), static_cast<std::size_t>(count) }, time);
        m_replies += writeOutput();
        m_reading = false;
        m_heldBack = mustHoldBack();
        if (m_heldBack)
            m_connection.pauseReading();
    }
    pump();
}

/// Returns the number of octets.
qint64 ConnectionSocket::writeOutput()
{
    const QByteArray octets = m_connection.takeOutput();
    if (!octets.isEmpty())
        m_socket->write(octets);
    return octets.size();
}

void ConnectionSocket::octetsWritten()
{
    m_connection.outputSent(sendQueue() == 0, now());
    pump();
}

/// Does what the connection wants done: write, finish, keep its deadline, tell its end.
void ConnectionSocket::pump()
{
    if (m_reading || m_flushing)
        return; // whoever is at it pumps afterwards
    writeOutput();
    m_congested |= isCongested();
    if (m_socket->bytesToWrite() > 0) {
        m_flushing = true;
        m_socket->flush(); // now, and not when the event loop comes round
        m_flushing = false;
    }
    if (m_connection.tcpAction() == TcpAction::FinishSending)
        finishSending();
    scheduleDeadline();
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
        QMetaObject::invokeMethod(this, &ConnectionSocket::readSocket, Qt::QueuedConnection);
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
    if (qobject_cast<QSslSocket *>(m_socket.get()))
        m_socket->disconnectFromHost(); // TLS has no half-close that QSslSocket would offer
    else
        finishTcpSending(m_socket->socketDescriptor());
}

void ConnectionSocket::socketFailed(QAbstractSocket::SocketError error)
{
    if (error != QAbstractSocket::RemoteHostClosedError)
        return;
    // Writing does not fail for any other end than a reset.
    m_tcpReset |= m_flushing;
    // QSslSocket tells of the peer's close_notify and leaves TCP open, where each would wait for
    // the other to end it.
    if (qobject_cast<QSslSocket *>(m_socket.get()))
        QMetaObject::invokeMethod(
            m_socket.get(), &QTcpSocket::disconnectFromHost, Qt::QueuedConnection);
}

void ConnectionSocket::socketEnded()
{
    m_heldBack = false;
    readSocket(); // what had arrived before the end
    m_connection.tcpEnded(howItEnded(), now(), m_tlsAlert);
    pump();
}

TcpEnd ConnectionSocket::howItEnded() const
{
    if (!m_tlsAlert.isEmpty())
        return TcpEnd::Alert;
    if (m_tcpReset)
        return TcpEnd::Reset;
    const bool isTls = qobject_cast<QSslSocket *>(m_socket.get()) != nullptr;
    // Once we have sent our own close_notify, the peer need not answer it (RFC 8446 §6.1).
    return isTls && !m_tlsEnded && !m_finished ? TcpEnd::Truncated : TcpEnd::Finished;
}

void ConnectionSocket::deadlineReached()
{
    m_timerDue.reset();
    const Timestamp time = now();
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
    const auto left = std::chrono::nanoseconds(std::max<Timestamp>(0, *deadline - m_clock.now()));
    m_deadlineTimer.start(std::chrono::ceil<std::chrono::milliseconds>(left));
}

void ConnectionSocket::tellClosed()
{
    m_deadlineTimer.stop();
    m_heldBack = false;
    m_congested = false;
    m_socket->disconnect(this);
    m_socket->abort();
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
    if (message.direction == m_connection.incoming())
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
