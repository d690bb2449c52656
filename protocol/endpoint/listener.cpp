#include "protocol/endpoint/listener.h"

#include "protocol/endpoint/socketlimits.h"
#include "protocol/hostandport.h"

#include <QNetworkProxy>
#include <QPointer>

#include <fcntl.h>
#include <sys/socket.h>

#include <cerrno>

namespace Framescope {

namespace {

/// Then others have their turn.
constexpr int AcceptedAtOnce = 64;

} // namespace

/// We may be in a slot of its signal; and it must not look at a descriptor that is closed.
void Listener::Retire::operator()(QSocketNotifier *notifier) const
{
    notifier->setEnabled(false);
    notifier->deleteLater();
}

Listener::Listener(QObject *parent)
    : QTcpServer(parent)
{
    // A proxy is for who asks for one; the system's would put itself between us and our clients.
    setProxy(QNetworkProxy::NoProxy);
    m_retry.setSingleShot(true);
    m_retry.setInterval(AcceptRetry);
    connect(&m_retry, &QTimer::timeout, this, &Listener::acceptWaiting);
}

Result<void> Listener::startListening(const QHostAddress &address, quint16 port, int backlog)
{
    setListenBacklogSize(backlog);
    if (!listen(address, port))
        return tl::unexpected(Error { ErrorCode::ListenFailed,
            QStringLiteral("%1: %2").arg(hostAndPort(address.toString(), port), errorString()) });
    pauseAccepting();
    m_notifier.reset(new QSocketNotifier(socketDescriptor(), QSocketNotifier::Read));
    connect(m_notifier.get(), &QSocketNotifier::activated, this, &Listener::acceptWaiting);
    return {};
}

void Listener::close()
{
    m_retry.stop();
    m_notifier.reset();
    QTcpServer::close();
}

void Listener::acceptWaiting()
{
    m_notifier->setEnabled(true);
    const QPointer<Listener> self(this);
    for (int i = 0; i < AcceptedAtOnce && isListening(); ++i) {
        const int descriptor = ::accept(static_cast<int>(socketDescriptor()), nullptr, nullptr);
        if (descriptor >= 0) {
            ::fcntl(descriptor, F_SETFD, FD_CLOEXEC);
            incomingConnection(descriptor);
            if (!self)
                return;
        } else if (errno == EAGAIN || errno == EWOULDBLOCK) {
            return;
        } else if (errno != EINTR && errno != ECONNABORTED) {
            // Descriptors, mostly, of which there may soon be some again.
            m_notifier->setEnabled(false);
            m_retry.start();
            return;
        }
    }
}

} // namespace Framescope
