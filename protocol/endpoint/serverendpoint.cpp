#include "protocol/endpoint/serverendpoint.h"

#include "protocol/endpoint/tlsfacts.h"
#include "protocol/hostandport.h"

#include <QSslConfiguration>
#include <QSslSocket>
#include <QTcpSocket>
#include <QTimer>

namespace Framescope {

namespace {

QString peerName(const QTcpSocket &socket)
{
    return hostAndPort(socket.peerAddress().toString(), socket.peerPort());
}

} // namespace

ServerEndpoint::ServerEndpoint(
    ServerOptions options, TrafficRecorder &recorder, const SessionClock &clock, QObject *parent)
    : QTcpServer(parent)
    , m_options(std::move(options))
    , m_recorder(recorder)
    , m_clock(clock)
{
}

ServerEndpoint::~ServerEndpoint()
{
    for (auto &[id, socket] : m_tlsPending)
        socket->disconnect(this);
}

Result<QUrl> ServerEndpoint::start()
{
    if (!listen(m_options.address, m_options.port))
        return tl::unexpected(Error { ErrorCode::ListenFailed,
            QStringLiteral("%1: %2").arg(
                hostAndPort(m_options.address.toString(), m_options.port), errorString()) });
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

void ServerEndpoint::incomingConnection(qintptr descriptor)
{
    std::unique_ptr<QTcpSocket> socket;
    if (m_options.tls)
        socket = std::make_unique<QSslSocket>();
    else
        socket = std::make_unique<QTcpSocket>();
    if (!socket->setSocketDescriptor(descriptor))
        return; // it has ended already; Qt has closed the descriptor

    const ConnectionId id = m_recorder.openConnection(
        { Role::Server, url().toString(), m_options.tls.has_value(), false }, m_clock.now());
    m_recorder.recordEvent(id, m_clock.now(),
        TcpConnected { socket->peerAddress().toString(), socket->peerPort(),
            socket->localAddress().toString(), socket->localPort() });
    if (m_options.tls)
        startTls(std::move(socket), id);
    else
        establish(std::move(socket), id);
}

void ServerEndpoint::startTls(std::unique_ptr<QTcpSocket> socket, ConnectionId id)
{
    auto *tls = qobject_cast<QSslSocket *>(socket.get());
    QSslConfiguration configuration = tls->sslConfiguration();
    configuration.setLocalCertificateChain(m_options.tls->certificateChain);
    configuration.setPrivateKey(m_options.tls->privateKey);
    tls->setSslConfiguration(configuration);

    connect(tls, &QSslSocket::encrypted, this, [this, id, tls] {
        m_recorder.recordEvent(id, m_clock.now(), tlsFacts(*tls));
        const auto pending = m_tlsPending.find(id);
        std::unique_ptr<QTcpSocket> ready = std::move(pending->second);
        m_tlsPending.erase(pending);
        ready->disconnect(this);
        establish(std::move(ready), id);
    });
    connect(tls, &QSslSocket::errorOccurred, this,
        [this, id, tls] { failTls(id, ErrorCode::TlsFailed, tls->errorString()); });
    QTimer::singleShot(m_options.timeout, tls, [this, id, tls] {
        if (m_tlsPending.contains(id))
            failTls(id, ErrorCode::TlsTimedOut, peerName(*tls));
    });
    m_tlsPending.emplace(id, std::move(socket));
    tls->startServerEncryption();
}

void ServerEndpoint::failTls(ConnectionId id, ErrorCode code, const QString &detail)
{
    const auto pending = m_tlsPending.find(id);
    if (pending == m_tlsPending.end())
        return;
    QTcpSocket *socket = pending->second.release();
    m_tlsPending.erase(pending);
    socket->disconnect(this);
    socket->deleteLater(); // we are in a slot of its signal

    const Error error { code, detail };
    const CloseVerdict verdict {
        .cause = CloseCause::HandshakeFailed, .by = ClosedBy::Nobody, .error = error
    };
    m_recorder.recordEvent(id, m_clock.now(), Failed { error });
    m_recorder.recordEvent(id, m_clock.now(), Closed { verdict });
    emit connectionClosed(id, verdict);
}

ConnectionOptions ServerEndpoint::connectionOptions(const QTcpSocket &socket) const
{
    ConnectionOptions options;
    options.role = Role::Server;
    options.peerName = peerName(socket);
    options.secure = m_options.tls.has_value();
    options.lenient = m_options.lenient;
    options.messageLimit = m_options.messageLimit;
    options.timeout = m_options.timeout;
    options.serverPolicy.origins = OriginPolicy(m_options.origins);
    options.serverPolicy.lenient = m_options.lenient;
    for (const QString &subprotocol : m_options.subprotocols)
        options.serverPolicy.subprotocols.append(subprotocol.toUtf8());
    return options;
}

void ServerEndpoint::establish(std::unique_ptr<QTcpSocket> socket, ConnectionId id)
{
    const bool full = m_connections.size() >= static_cast<std::size_t>(m_options.connectionLimit);
    const ConnectionOptions options = connectionOptions(*socket);
    auto owned
        = std::make_unique<ConnectionSocket>(std::move(socket), options, id, m_recorder, m_clock);
    ConnectionSocket *connection = owned.get();
    m_connections.emplace(id, std::move(owned));

    connect(connection, &ConnectionSocket::opened, this, [this, id] { emit connectionOpened(id); });
    connect(connection, &ConnectionSocket::closed, this,
        [this, id](const CloseVerdict &verdict) { end(id, verdict); });
    if (m_options.behavior == ServerBehavior::Echo)
        connect(connection, &ConnectionSocket::messageReceived, connection,
            [connection](MessageType type, QByteArrayView payload) {
                // Refused only while closing, when there is nobody to echo to.
                std::ignore = connection->sendMessage(type, payload);
            });
    connection->start();
    if (full)
        connection->refuse();
}

void ServerEndpoint::end(ConnectionId id, const CloseVerdict &verdict)
{
    const auto found = m_connections.find(id);
    found->second.release()->deleteLater(); // we are in a slot of its signal
    m_connections.erase(found);
    emit connectionClosed(id, verdict);
}

/// A copy: each leaves m_connections as it ends.
std::vector<ConnectionSocket *> ServerEndpoint::openConnections() const
{
    std::vector<ConnectionSocket *> open;
    for (const auto &[id, connection] : m_connections)
        open.push_back(connection.get());
    return open;
}

void ServerEndpoint::shutDown()
{
    close();
    for (ConnectionSocket *connection : openConnections())
        connection->goAway();
}

void ServerEndpoint::abortAll()
{
    close();
    for (ConnectionSocket *connection : openConnections())
        connection->abort();
}

} // namespace Framescope
