#include "protocol/endpoint/serverendpoint.h"

#include "protocol/endpoint/echohandler.h"
#include "protocol/endpoint/filewatchhandler.h"
#include "protocol/endpoint/tcpstream.h"
#include "protocol/hostandport.h"

#include <QPointer>

#include <vector>

namespace Framescope {

namespace {

std::unique_ptr<ConnectionHandler> makeHandler(const ServerOptions &options)
{
    switch (options.behavior) {
    case ServerBehavior::Echo:
        return std::make_unique<EchoHandler>();
    case ServerBehavior::Sink:
        return std::make_unique<ConnectionHandler>();
    case ServerBehavior::Watch:
        return std::make_unique<FileWatchHandler>(options.watchedFile);
    }
    Q_UNREACHABLE();
}

} // namespace

ServerEndpoint::ServerEndpoint(
    ServerOptions options, TrafficRecorder &recorder, const SessionClock &clock, QObject *parent)
    : Listener(parent)
    , m_options(std::move(options))
    , m_recorder(recorder)
    , m_clock(clock)
    , m_handler(makeHandler(m_options))
{
}

ServerEndpoint::~ServerEndpoint()
{
    blockSignals(true);
    abortAll();
}

Result<QUrl> ServerEndpoint::start()
{
    const auto listening
        = startListening(m_options.address, m_options.port, m_options.connectionLimit);
    if (!listening)
        return tl::unexpected(listening.error());
    return url();
}

QUrl ServerEndpoint::url() const
{
    QUrl url;
    url.setScheme(m_options.tls ? QStringLiteral("wss") : QStringLiteral("ws"));
    url.setHost(serverAddress().toString());
    url.setPort(serverPort());
    url.setPath(QStringLiteral("/"));
    return url;
}

ConnectionSocket *ServerEndpoint::connection(ConnectionId id) const
{
    const auto found = m_connections.find(id);
    return found == m_connections.end() ? nullptr : found->second.get();
}

void ServerEndpoint::clientAccepted(int descriptor, const TcpConnected &facts)
{
    OctetStream::Pointer stream(new TcpStream(descriptor));
    const QString peerName = hostAndPort(facts.peerAddress, facts.peerPort);
    const ConnectionId id = m_recorder.openConnection(
        { Role::Server, url().toString(), m_options.tls.has_value(), false }, m_clock.now());
    m_recorder.recordEvent(id, m_clock.now(), facts);
    if (isOverrun())
        turnAway(id);
    else if (m_options.tls)
        startTls(std::move(stream), id, peerName);
    else
        establish(std::move(stream), id, peerName);
}

bool ServerEndpoint::isFull() const
{
    const std::size_t accepted = m_connections.size() - m_refused.size();
    return accepted >= static_cast<std::size_t>(m_options.connectionLimit);
}

/// True when those who are still in TLS or being refused have become too many as well.
bool ServerEndpoint::isOverrun() const
{
    const std::size_t all = m_connections.size() + m_tlsPending.size();
    return all >= 2 * static_cast<std::size_t>(m_options.connectionLimit);
}

/// Without an answer, for which there is no room either.
void ServerEndpoint::turnAway(ConnectionId id)
{
    const CloseVerdict verdict { .cause = CloseCause::Aborted, .by = ClosedBy::Server };
    m_recorder.recordEvent(id, m_clock.now(), Closed { verdict });
    // Whoever hears of it may delete us, and QTcpServer is still accepting.
    QMetaObject::invokeMethod(
        this, [this, id, verdict] { emit connectionClosed(id, verdict); }, Qt::QueuedConnection);
}

void ServerEndpoint::startTls(OctetStream::Pointer stream, ConnectionId id, const QString &peerName)
{
    auto *acceptor
        = new TlsAcceptor(std::move(stream), *m_options.tls, m_options.timeout, peerName);
    m_tlsPending.emplace(id, acceptor);
    connect(acceptor, &TlsAcceptor::happened, this,
        [this, id](const Event &event) { m_recorder.recordEvent(id, m_clock.now(), event); });
    connect(acceptor, &TlsAcceptor::established, this, [this, id, acceptor, peerName] {
        OctetStream::Pointer established = acceptor->takeStream();
        m_tlsPending.erase(id);
        establish(std::move(established), id, peerName);
    });
    connect(acceptor, &TlsAcceptor::failed, this,
        [this, id](const Error &error) { failTls(id, error); });
}

void ServerEndpoint::failTls(ConnectionId id, const Error &error)
{
    m_recorder.recordEvent(id, m_clock.now(), Failed { error });
    const ClosedBy by = error.code == ErrorCode::TlsAlert ? ClosedBy::Client : ClosedBy::Nobody;
    endPending(id, { .cause = CloseCause::HandshakeFailed, .by = by, .error = error });
}

void ServerEndpoint::endPending(ConnectionId id, const CloseVerdict &verdict)
{
    m_tlsPending.erase(id);
    m_recorder.recordEvent(id, m_clock.now(), Closed { verdict });
    emit connectionClosed(id, verdict);
}

ConnectionOptions ServerEndpoint::connectionOptions() const
{
    ConnectionOptions options;
    options.role = Role::Server;
    options.secure = m_options.tls.has_value();
    options.lenient = m_options.lenient;
    options.messageLimit = m_options.messageLimit;
    options.timeout = m_options.timeout;
    options.serverPolicy.origins = OriginPolicy(m_options.origins);
    options.serverPolicy.lenient = m_options.lenient;
    options.serverPolicy.requireOrigin = m_options.requireOrigin;
    options.serverPolicy.page = m_handler->page();
    options.pingPeriod = m_options.pingPeriod;
    options.pongWait = m_options.pongWait;
    options.serverPolicy.deflate = m_options.deflate;
    options.serverPolicy.deflateAnswer = m_options.deflateAnswer;
    for (const QString &subprotocol : m_options.subprotocols)
        options.serverPolicy.subprotocols.append(subprotocol.toUtf8());
    return options;
}

void ServerEndpoint::establish(
    OctetStream::Pointer stream, ConnectionId id, const QString &peerName)
{
    const bool full = isFull();
    ConnectionOptions options = connectionOptions();
    options.peerName = peerName;
    auto *connection = new ConnectionSocket(
        std::move(stream), std::move(options), id, m_recorder, m_clock, m_buffer);
    m_connections.emplace(id, connection);

    connect(connection, &ConnectionSocket::opened, this, [this, id, connection] {
        m_handler->connectionOpened(*connection);
        emit connectionOpened(id);
    });
    connect(connection, &ConnectionSocket::closed, this,
        [this, id](const CloseVerdict &verdict) { end(id, verdict); });
    connection->setMessageReceiver([this, connection](MessageType type, QByteArrayView payload) {
        m_handler->messageReceived(*connection, type, payload);
    });
    if (full) {
        m_refused.insert(id);
        connection->refuse();
    } else {
        connection->start();
    }
}

void ServerEndpoint::end(ConnectionId id, const CloseVerdict &verdict)
{
    m_connections.erase(id);
    m_refused.erase(id);
    emit connectionClosed(id, verdict);
}

void ServerEndpoint::shutDown()
{
    endAll(&ConnectionSocket::goAway);
}

void ServerEndpoint::abortAll()
{
    endAll(&ConnectionSocket::abort);
}

void ServerEndpoint::endAll(void (ConnectionSocket::*endOne)())
{
    close();
    // Copies: each leaves as it ends, and whoever hears of it may delete us.
    std::vector<ConnectionId> pending;
    for (const auto &[id, socket] : m_tlsPending)
        pending.push_back(id);
    std::vector<QPointer<ConnectionSocket>> connections;
    for (const auto &[id, connection] : m_connections)
        connections.emplace_back(connection.get());

    const QPointer<ServerEndpoint> self(this);
    for (const ConnectionId id : pending) {
        if (self && m_tlsPending.contains(id))
            endPending(id, { .cause = CloseCause::Aborted, .by = ClosedBy::Server });
    }
    for (const auto &connection : connections) {
        if (connection)
            (connection->*endOne)();
    }
}

} // namespace Framescope
