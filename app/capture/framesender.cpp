#include "app/capture/framesender.h"

#include <QScopeGuard>

#include <chrono>

namespace Framescope {

namespace {

/// Octets that are sent before other connections get their turn.
constexpr qsizetype Turn = 256 * 1024;
/// Between two progressed(), ns.
constexpr qint64 ProgressPeriod = 33'000'000;

qint64 steadyNow()
{
    return std::chrono::steady_clock::now().time_since_epoch() / std::chrono::nanoseconds(1);
}

} // namespace

FrameSender::FrameSender(ConnectionSocket &socket, SendOrder order)
    : m_socket(&socket)
    , m_order(std::move(order))
{
    m_timer.setSingleShot(true);
    m_timer.setTimerType(Qt::PreciseTimer);
    connect(&m_timer, &QTimer::timeout, this, &FrameSender::sendNext);
    connect(&socket, &ConnectionSocket::sendQueueDrained, this, [this] {
        if (!m_timer.isActive() && !m_sending)
            sendNext();
    });
}

void FrameSender::start()
{
    m_begun = steadyNow();
    sendNext();
}

void FrameSender::sendNext()
{
    m_sending = true;
    const QScopeGuard done([this] { m_sending = false; });
    const std::vector<ComposedFrame> &frames = m_order.message.frames;
    QByteArray wire;
    qsizetype sent = 0;
    while (m_sent < m_order.times) {
        if (!m_socket)
            return finish(Error { ErrorCode::NotConnected, {} });
        if (m_socket->isCongested())
            return; // until sendQueueDrained()
        if (sent > Turn)
            return m_timer.start(0);
        wire.resize(0);
        m_order.message.appendWire(wire, frames[m_frame]);
        if (const Result<void> result = m_socket->sendOctets(wire); !result)
            return finish(result.error());
        sent += wire.size();

        const bool isLast = ++m_frame == frames.size();
        if (isLast)
            messageSent();
        else if (m_order.message.pause.count() > 0)
            return m_timer.start(m_order.message.pause);
        if (isLast && m_sent < m_order.times && m_order.interval.count() > 0) {
            const qint64 due
                = m_begun + m_sent * std::chrono::nanoseconds(m_order.interval).count();
            const qint64 wait = std::max<qint64>((due - steadyNow()) / 1'000'000, 0);
            return m_timer.start(static_cast<int>(std::min<qint64>(wait, 86'400'000)));
        }
    }
    finish();
}

void FrameSender::messageSent()
{
    m_frame = 0;
    ++m_sent;
    if (m_sent < m_order.times)
        renewKeys(m_order.message, m_order.composition, [this] { return m_keys.next(); });
    const qint64 now = steadyNow();
    if (m_sent == m_order.times || now - m_told >= ProgressPeriod) {
        m_told = now;
        emit progressed(m_sent);
    }
}

void FrameSender::stop()
{
    m_timer.stop();
    if (m_socket)
        m_socket->disconnect(this);
    m_socket.clear();
    disconnect();
}

void FrameSender::Retire::operator()(FrameSender *sender) const
{
    sender->stop();
    sender->deleteLater();
}

void FrameSender::finish(const std::optional<Error> &problem)
{
    m_timer.stop();
    if (m_socket)
        m_socket->disconnect(this);
    emit finished(problem);
}

} // namespace Framescope
