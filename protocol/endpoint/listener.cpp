#include "protocol/endpoint/listener.h"

#include "protocol/endpoint/socketlimits.h"
#include "protocol/hostandport.h"

#include <QNetworkProxy>
#include <QPointer>

#include <fcntl.h>
#include <netinet/in.h>
#include <sys/socket.h>

#include <cerrno>
#include <tuple>

namespace Framescope {

namespace {

/// Then others have their turn.
constexpr int AcceptedAtOnce = 64;

QString addressOf(const sockaddr_storage &address)
{
    const QHostAddress host(reinterpret_cast<const sockaddr *>(&address));
    bool isIpv4 = false; // on a listener for both, it comes as IPv6
    const quint32 ipv4 = host.toIPv4Address(&isIpv4);
    return (isIpv4 ? QHostAddress(ipv4) : host).toString();
}

quint16 portOf(const sockaddr_storage &address)
{
    return ntohs(address.ss_family == AF_INET6
            ? reinterpret_cast<const sockaddr_in6 &>(address).sin6_port
            : reinterpret_cast<const sockaddr_in &>(address).sin_port);
}

TcpConnected factsOf(int descriptor, const sockaddr_storage &peer)
{
    sockaddr_storage local {};
    socklen_t size = sizeof local;
    std::ignore = ::getsockname(descriptor, reinterpret_cast<sockaddr *>(&local), &size);
    return { addressOf(peer), portOf(peer), addressOf(local), portOf(local) };
}

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
        // Of a client that has reset the connection meanwhile, nothing else will tell its address.
        sockaddr_storage peer {};
        socklen_t size = sizeof peer;
        const int descriptor = ::accept(
            static_cast<int>(socketDescriptor()), reinterpret_cast<sockaddr *>(&peer), &size);
        if (descriptor >= 0) {
            ::fcntl(descriptor, F_SETFD, FD_CLOEXEC);
            clientAccepted(descriptor, factsOf(descriptor, peer));
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
