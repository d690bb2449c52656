#include "protocol/endpoint/interceptingproxy.h"

#include <QPointer>

#include <unistd.h>

#include <algorithm>
#include <vector>

namespace Framescope {

namespace {

/// Those over the limit that are being told so; more are not told.
constexpr qsizetype RefusalLimit = 64;

} // namespace

InterceptingProxy::InterceptingProxy(ProxyOptions options, CertificateAuthority *authority,
    TrafficRecorder &recorder, const SessionClock &clock, QObject *parent)
    : Listener(parent)
    , m_options(std::move(options))
    , m_authority(authority)
    , m_recorder(recorder)
    , m_clock(clock)
{
    Q_ASSERT(m_authority || !m_options.terminateTls);
}

InterceptingProxy::~InterceptingProxy()
{
    blockSignals(true);
    abortAll();
}

Result<QUrl> InterceptingProxy::start()
{
    const auto listening
        = startListening(m_options.address, m_options.port, m_options.connectionLimit);
    if (!listening)
        return tl::unexpected(listening.error());
    return url();
}

QUrl InterceptingProxy::url() const
{
    QUrl url;
    const bool secure = m_options.terminateTls && m_options.target;
    url.setScheme(secure ? QStringLiteral("wss") : QStringLiteral("ws"));
    url.setHost(serverAddress().toString());
    url.setPort(serverPort());
    url.setPath(QStringLiteral("/"));
    return url;
}

/// True for the far end of a connection that leads back here.
bool InterceptingProxy::isOurselves(
    const QHostAddress &peer, quint16 port, const QHostAddress &local) const
{
    const QHostAddress own = serverAddress();
    const bool any = own == QHostAddress(QHostAddress::Any)
        || own == QHostAddress(QHostAddress::AnyIPv4) || own == QHostAddress(QHostAddress::AnyIPv6);
    return port == serverPort() && (any ? peer.isEqual(local) : peer.isEqual(own));
}

void InterceptingProxy::clientAccepted(int descriptor, const TcpConnected &facts)
{
    if (connectionCount() >= m_options.connectionLimit + RefusalLimit) {
        ::close(descriptor);
        return;
    }
    ProxyConnection::Surroundings surroundings { m_options, m_recorder, m_clock, m_authority, url(),
        m_buffer, m_breakpoints,
        [this](const QHostAddress &peer, quint16 port, const QHostAddress &local) {
            return isOurselves(peer, port, local);
        } };
    auto *connection = new ProxyConnection(descriptor, std::move(surroundings));
    const bool full = connectionCount() >= m_options.connectionLimit;
    m_connections.emplace(connection, connection);
    connect(connection, &ProxyConnection::closed, this, &InterceptingProxy::connectionClosed);
    connect(connection, &ProxyConnection::ended, this, [this, connection] {
        m_connections.erase(connection);
        emit clientLeft();
    });
    connection->start(facts, full);
}

void InterceptingProxy::setBreakpoints(BreakpointSource source)
{
    m_breakpoints = std::move(source);
    forEach([](ProxyConnection &connection) { connection.updateBreakpoints(); });
}

void InterceptingProxy::resumeReading()
{
    forEach([](ProxyConnection &connection) { connection.resumeReading(); });
}

ProxyConnection *InterceptingProxy::connection(ConnectionId id) const
{
    const auto found = std::find_if(m_connections.cbegin(), m_connections.cend(),
        [id](const auto &entry) { return entry.first->id() == id; });
    return found == m_connections.cend() ? nullptr : found->first;
}

void InterceptingProxy::shutDown()
{
    close();
    forEach([](ProxyConnection &connection) { connection.shutDown(); });
}

void InterceptingProxy::abortAll()
{
    close();
    forEach([](ProxyConnection &connection) { connection.abort(); });
}

template <typename Act>
void InterceptingProxy::forEach(Act act)
{
    // Copies: each leaves as it ends, and whoever hears of it may delete us.
    std::vector<QPointer<ProxyConnection>> connections;
    for (const auto &[key, connection] : m_connections)
        connections.emplace_back(key);
    for (const auto &connection : connections) {
        if (connection)
            act(*connection);
    }
}

} // namespace Framescope
