#include "protocol/endpoint/connectionsocket.h"

#include "protocol/endpoint/tcpcontrol.h"
#include "protocol/wire/closestatus.h"

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
    connect(m_socket.get(), &QTcpSocket::bytesWritten, this, &ConnectionSocket::pump);
    connect(m_socket.get(), &QTcpSocket::errorOccurred, this,
        [this] { m_tcpReset = isTcpReset(m_socket->socketDescriptor()); });
    connect(m_socket.get(), &QTcpSocket::disconnected, this, &ConnectionSocket::socketEnded);
}

ConnectionSocket::~ConnectionSocket()
{
    m_socket->disconnect(this);
}

void ConnectionSocket::start()
{
    m_connection.start(m_clock.now());
    pump();
    if (m_socket->bytesAvailable() > 0)
        readSocket();
}

qint64 ConnectionSocket::sendQueue() const
{
    qint64 octets = m_socket->bytesToWrite();
    if (const auto *tls = qobject_cast<const QSslSocket *>(m_socket.get()))
        octets += tls->encryptedBytesToWrite();
    return octets;
}

bool ConnectionSocket::isCongested() const
{
    return sendQueue() > SendQueueHigh;
}

void ConnectionSocket::readSocket()
{
    if (m_reading)
        return;
    std::array<char, 64 * 1024> octets;
    m_reading = true;
    // What we cannot send must not be read: the limit is on memory, not on the peer.
    while (!m_verdict && !isCongested()) {
        const qint64 count = m_socket->read(octets.data(), static_cast<qint64>(octets.size()));
        if (count <= 0)
            break;
        m_connection.receive({ octets.data(), static_cast<std::size_t>(count) }, m_clock.now());
        if (m_connection.hasOutput())
            m_socket->write(m_connection.takeOutput());
    }
    m_reading = false;
    pump();
}

/// Does what the connection wants done: write, keep its deadline, finish.
void ConnectionSocket::pump()
{
    if (m_reading)
        return; // readSocket() pumps when it is done
    if (m_connection.hasOutput())
        m_socket->write(m_connection.takeOutput());
    if (m_socket->bytesToWrite() > 0)
        m_socket->flush(); // now, and not when the event loop comes round
    scheduleDeadline();

    const bool congested = sendQueue() > (m_wasCongested ? SendQueueLow : SendQueueHigh);
    if (m_wasCongested && !congested) {
        m_wasCongested = false;
        emit sendQueueDrained();
        QMetaObject::invokeMethod(this, &ConnectionSocket::readSocket, Qt::QueuedConnection);
    } else if (congested) {
        m_wasCongested = true;
    }

    if (m_connection.tcpAction() == TcpAction::FinishSending)
        finishSending();
    if (m_verdict)
        tellClosed();
}

void ConnectionSocket::finishSending()
{
    if (m_finished || sendQueue() > 0)
        return;
    m_finished = true;
    if (qobject_cast<QSslSocket *>(m_socket.get()))
        m_socket->disconnectFromHost(); // TLS has no half-close that QSslSocket would offer
    else
        finishTcpSending(m_socket->socketDescriptor());
}

void ConnectionSocket::socketEnded()
{
    readSocket(); // what had arrived before the end
    if (m_verdict)
        return;
    m_connection.tcpEnded(m_tcpReset ? TcpEnd::Reset : TcpEnd::Finished, m_clock.now());
    pump();
}

void ConnectionSocket::deadlineReached()
{
    m_timerDue.reset();
    const Timestamp now = m_clock.now();
    const auto deadline = m_connection.deadline();
    if (deadline && *deadline <= now)
        m_connection.expire(now);
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
    m_socket->disconnect(this);
    m_socket->abort();
    const CloseVerdict verdict = *m_verdict;
    m_verdict.reset();
    emit closed(verdict);
}

Result<void> ConnectionSocket::sendMessage(MessageType type, QByteArrayView payload)
{
    const auto sent = m_connection.sendMessage(type, payload, m_clock.now());
    pump();
    return sent;
}

Result<void> ConnectionSocket::sendPing(QByteArrayView payload)
{
    const auto sent = m_connection.sendPing(payload, m_clock.now());
    pump();
    return sent;
}

Result<void> ConnectionSocket::sendOctets(QByteArrayView octets)
{
    const auto sent = m_connection.sendOctets(octets, m_clock.now());
    pump();
    return sent;
}

void ConnectionSocket::startClosingHandshake(std::optional<quint16> code, const QString &reason)
{
    m_connection.startClosingHandshake(code, reason, m_clock.now());
    pump();
}

void ConnectionSocket::abort()
{
    m_connection.abort(m_clock.now());
    pump();
}

void ConnectionSocket::refuse()
{
    m_connection.refuse(m_clock.now());
    pump();
}

void ConnectionSocket::goAway()
{
    if (m_connection.isOpen())
        startClosingHandshake(CloseStatus::GoingAway, {});
    else if (m_connection.phase() == Connection::Phase::Handshaking)
        abort();
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
    m_recorder.recordEvent(m_id, m_clock.now(), event);
    if (const auto *response = std::get_if<ResponseReceived>(&event)) {
        if (response->opened)
            emit opened();
    } else if (const auto *end = std::get_if<Closed>(&event)) {
        m_verdict = end->verdict;
    }
}

} // namespace Framescope
