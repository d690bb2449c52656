#include "protocol/endpoint/tcpstream.h"

#include "protocol/endpoint/tcpcontrol.h"

#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>

namespace Framescope {

namespace {

bool isNotNow(int error)
{
    return error == EAGAIN || error == EWOULDBLOCK || error == EINTR;
}

} // namespace

TcpStream::TcpStream(qintptr descriptor, QByteArray received, QObject *parent)
    : OctetStream(parent)
    , m_descriptor(static_cast<int>(descriptor))
    , m_received(std::move(received))
    , m_readNotifier(m_descriptor)
    , m_writeNotifier(descriptor, QSocketNotifier::Write)
{
    ::fcntl(m_descriptor, F_SETFL, ::fcntl(m_descriptor, F_GETFL) | O_NONBLOCK);
    const int on = 1;
    ::setsockopt(m_descriptor, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    m_writeNotifier.setEnabled(false);
    connect(&m_readNotifier, &ReadNotifier::activated, this, &TcpStream::readable);
    connect(&m_writeNotifier, &QSocketNotifier::activated, this, &TcpStream::sendQueued);
    if (!m_received.isEmpty())
        QMetaObject::invokeMethod(this, &TcpStream::readable, Qt::QueuedConnection);
}

TcpStream::~TcpStream()
{
    m_readNotifier.setEnabled(false);
    m_writeNotifier.setEnabled(false);
    if (m_descriptor >= 0)
        ::close(m_descriptor);
}

void TcpStream::setReading(bool reading)
{
    m_readNotifier.setEnabled(reading && !m_end && m_descriptor >= 0);
}

qsizetype TcpStream::read(std::span<char> room)
{
    if (m_descriptor < 0 || m_end)
        return 0;
    if (!m_received.isEmpty()) {
        const auto count = std::min(m_received.size(), static_cast<qsizetype>(room.size()));
        std::copy_n(m_received.constData(), count, room.data());
        m_received.remove(0, count);
        if (!m_received.isEmpty()) // of which the kernel will not tell
            QMetaObject::invokeMethod(this, &TcpStream::readable, Qt::QueuedConnection);
        return count;
    }
    const ssize_t count = ::recv(m_descriptor, room.data(), room.size(), 0);
    if (count > 0)
        return count;
    if (count == 0)
        endReading(m_broken ? TcpEnd::Reset : TcpEnd::Finished);
    else if (!isNotNow(errno))
        endReading(TcpEnd::Reset);
    return 0;
}

qsizetype TcpStream::peek(std::span<char> room)
{
    if (m_descriptor < 0 || m_end)
        return 0;
    const auto before = std::min(m_received.size(), static_cast<qsizetype>(room.size()));
    std::copy_n(m_received.constData(), before, room.data());
    const auto rest = room.subspan(static_cast<std::size_t>(before));
    if (rest.empty())
        return before;
    const ssize_t count = ::recv(m_descriptor, rest.data(), rest.size(), MSG_PEEK);
    if (before == 0 && count == 0)
        endReading(TcpEnd::Finished);
    else if (before == 0 && count < 0 && !isNotNow(errno))
        endReading(TcpEnd::Reset);
    return before + std::max<ssize_t>(count, 0);
}

void TcpStream::setReadThreshold(int octets)
{
    ::setsockopt(m_descriptor, SOL_SOCKET, SO_RCVLOWAT, &octets, sizeof octets);
}

void TcpStream::endReading(TcpEnd how)
{
    m_end = how;
    m_readNotifier.setEnabled(false);
}

qsizetype TcpStream::sendNow(QByteArrayView octets)
{
    const ssize_t count = ::send(m_descriptor, octets.data(),
        static_cast<std::size_t>(octets.size()), MSG_NOSIGNAL | MSG_DONTWAIT);
    if (count >= 0)
        return count;
    m_broken = !isNotNow(errno);
    return m_broken ? octets.size() : 0;
}

void TcpStream::write(QByteArrayView octets)
{
    if (m_descriptor < 0 || m_broken)
        return;
    if (m_queue.isEmpty())
        octets = octets.sliced(sendNow(octets));
    if (octets.isEmpty())
        return;
    m_queue.append(octets);
    m_writeNotifier.setEnabled(true);
}

void TcpStream::take(QByteArray &&octets)
{
    if (!m_queue.isEmpty()) {
        write(octets);
        return;
    }
    if (m_descriptor < 0 || m_broken)
        return;
    m_queueSent = sendNow(octets);
    m_queue = std::move(octets);
    if (m_queueSent == m_queue.size())
        forgetQueue();
    else
        m_writeNotifier.setEnabled(true);
}

void TcpStream::forgetQueue()
{
    m_queue = {};
    m_queueSent = 0;
}

void TcpStream::sendQueued()
{
    m_queueSent += sendNow(QByteArrayView(m_queue).sliced(m_queueSent));
    if (m_queueSent == m_queue.size()) {
        forgetQueue();
        m_writeNotifier.setEnabled(false);
    } else if (m_queueSent > m_queue.size() / 2) {
        m_queue.remove(0, m_queueSent);
        m_queueSent = 0;
    }
    emit sent();
}

qint64 TcpStream::unacknowledged() const
{
    return m_descriptor < 0 ? 0 : unacknowledgedOctets(m_descriptor);
}

void TcpStream::finishSending()
{
    if (m_descriptor >= 0)
        finishTcpSending(m_descriptor);
}

void TcpStream::reset()
{
    if (m_descriptor < 0)
        return;
    m_readNotifier.setEnabled(false);
    m_writeNotifier.setEnabled(false);
    forgetQueue();
    resetTcpOnClose(m_descriptor);
    ::close(std::exchange(m_descriptor, -1));
}

qintptr TcpStream::takeDescriptor()
{
    m_readNotifier.setEnabled(false);
    m_writeNotifier.setEnabled(false);
    return std::exchange(m_descriptor, -1);
}

} // namespace Framescope
