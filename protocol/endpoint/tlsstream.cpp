#include "protocol/endpoint/tlsstream.h"

#include "protocol/endpoint/tcpcontrol.h"
#include "protocol/endpoint/tlsfacts.h"

#include <QEvent>
#include <QSocketNotifier>
#include <QSslSocket>

namespace Framescope {

namespace {

constexpr qint64 ReadBufferSize = 256 * 1024;

} // namespace

TlsStream::TlsStream(std::unique_ptr<QTcpSocket> socket, QObject *parent)
    : OctetStream(parent)
    , m_socket(qobject_cast<QSslSocket *>(socket.release()))
{
    m_socket->setReadBufferSize(ReadBufferSize);
    m_socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    connect(m_socket.get(), &QSslSocket::readyRead, this, &TlsStream::tellReadable);
    const auto tellSent = [this] {
        if (!m_writing)
            emit sent();
    };
    connect(m_socket.get(), &QSslSocket::bytesWritten, this, tellSent);
    connect(m_socket.get(), &QSslSocket::encryptedBytesWritten, this, tellSent);
    connect(m_socket.get(), &QSslSocket::alertReceived, this, &TlsStream::alertReceived);
    connect(m_socket.get(), &QSslSocket::alertSent, this, &TlsStream::alertSent);
    // close_notify comes as an error, and leaves TCP open.
    connect(m_socket.get(), &QSslSocket::errorOccurred, this, &TlsStream::peerEnded);
    connect(m_socket.get(), &QSslSocket::disconnected, this, &TlsStream::peerEnded);
    for (QSocketNotifier *notifier : m_socket->findChildren<QSocketNotifier *>())
        notifier->installEventFilter(this);
    if (m_socket->bytesAvailable() > 0)
        QMetaObject::invokeMethod(this, &TlsStream::readable, Qt::QueuedConnection);
}

TlsStream::~TlsStream()
{
    m_socket->disconnect(this);
    m_socket->abort();
    // Deleted at once: OctetStream::DeleteLater has seen to it that we are in no slot of its
    // signal, and at the end of a thread nobody would delete it later.
}

/// QSslSocket takes a reset for an end like any other: we look before it does.
bool TlsStream::eventFilter(QObject *, QEvent *event)
{
    if (event->type() == QEvent::SockAct && !m_tcpReset)
        m_tcpReset = isTcpReset(m_socket->socketDescriptor());
    return false;
}

void TlsStream::alertReceived(
    QSsl::AlertLevel level, QSsl::AlertType type, const QString &description)
{
    if (type == QSsl::AlertType::CloseNotify)
        m_closeNotified = true;
    else if (level == QSsl::AlertLevel::Fatal)
        m_alert = alertText(type, description);
}

void TlsStream::alertSent(QSsl::AlertLevel level, QSsl::AlertType type, const QString &description)
{
    if (level != QSsl::AlertLevel::Fatal || !m_alert.isEmpty())
        return;
    m_alert = alertText(type, description);
    m_isGarbled = true;
}

void TlsStream::peerEnded()
{
    // Writing does not fail for any other end than a reset.
    m_tcpReset |= m_writing && !m_closeNotified;
    m_peerEnded = true;
    QMetaObject::invokeMethod(this, &TlsStream::readable, Qt::QueuedConnection);
}

TcpEnd TlsStream::howItEnded() const
{
    if (!m_alert.isEmpty())
        return m_isGarbled ? TcpEnd::Garbled : TcpEnd::Alert;
    if (m_tcpReset)
        return TcpEnd::Reset;
    // Once we have sent our own close_notify, the peer need not answer it (RFC 8446 §6.1).
    return m_closeNotified || m_finished ? TcpEnd::Finished : TcpEnd::Truncated;
}

void TlsStream::tellReadable()
{
    if (!m_reading)
        return;
    // Never from within write(), whose caller does not expect it.
    if (m_writing)
        QMetaObject::invokeMethod(this, &TlsStream::readable, Qt::QueuedConnection);
    else
        emit readable();
}

qsizetype TlsStream::read(std::span<char> room)
{
    if (m_end)
        return 0;
    const qint64 count = m_socket->read(room.data(), static_cast<qint64>(room.size()));
    if (count > 0)
        return count;
    if (m_peerEnded && m_socket->bytesAvailable() == 0)
        m_end = howItEnded();
    return 0;
}

void TlsStream::setReading(bool reading)
{
    if (std::exchange(m_reading, reading) || !reading)
        return;
    if (m_socket->bytesAvailable() > 0 || m_peerEnded)
        QMetaObject::invokeMethod(this, &TlsStream::readable, Qt::QueuedConnection);
}

void TlsStream::write(QByteArrayView octets)
{
    if (m_socket->state() != QAbstractSocket::ConnectedState)
        return;
    m_writing = true;
    m_socket->write(octets.data(), octets.size());
    m_socket->flush(); // now, and not when the event loop comes round
    m_writing = false;
}

qint64 TlsStream::sendQueue() const
{
    if (m_socket->state() == QAbstractSocket::UnconnectedState)
        return 0;
    return m_socket->bytesToWrite() + m_socket->encryptedBytesToWrite();
}

qint64 TlsStream::unacknowledged() const
{
    const qintptr descriptor = m_socket->socketDescriptor();
    return descriptor < 0 ? 0 : unacknowledgedOctets(descriptor);
}

void TlsStream::finishSending()
{
    m_finished = true;
    m_socket->disconnectFromHost();
}

void TlsStream::reset()
{
    m_socket->disconnect(this);
    if (m_socket->socketDescriptor() >= 0)
        resetTcpOnClose(m_socket->socketDescriptor());
    m_socket->abort();
}

} // namespace Framescope
