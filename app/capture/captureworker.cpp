#include "app/capture/captureworker.h"

namespace Framescope {

CaptureWorker::CaptureWorker(std::shared_ptr<SessionStore> store, const SessionClock &clock)
    : m_clock(clock)
    , m_recorder(std::move(store))
{
    m_recorder.setParent(this); // it moves to the network thread with us
    connect(&m_recorder, &SessionRecorder::recorded, this, &CaptureWorker::recorded);
}

void CaptureWorker::openConnection(const ClientOptions &options)
{
    auto client = std::make_unique<ClientEndpoint>(options, m_recorder, m_clock);
    ClientEndpoint *endpoint = client.get();
    connect(endpoint, &ClientEndpoint::closed, this, [this, endpoint] {
        const auto ended = m_clients.find(endpoint->id());
        ended->second.release()->deleteLater(); // we are in a slot of its signal
        m_clients.erase(ended);
    });
    endpoint->open();
    m_clients.emplace(endpoint->id(), std::move(client));
}

void CaptureWorker::listen(const ServerOptions &options)
{
    auto server = std::make_unique<ServerEndpoint>(options, m_recorder, m_clock);
    const auto url = server->start();
    if (!url) {
        emit listenFailed(url.error());
        return;
    }
    m_servers.push_back(std::move(server));
    emit listening(*url);
}

void CaptureWorker::stopListening()
{
    for (const auto &server : m_servers)
        server->close();
}

ConnectionSocket *CaptureWorker::find(ConnectionId connection) const
{
    if (const auto client = m_clients.find(connection); client != m_clients.end())
        return client->second->connection();
    for (const auto &server : m_servers) {
        if (ConnectionSocket *found = server->connection(connection))
            return found;
    }
    return nullptr;
}

void CaptureWorker::report(ConnectionId connection, const Result<void> &sent)
{
    if (!sent)
        emit sendFailed(connection, sent.error());
}

void CaptureWorker::sendMessage(
    ConnectionId connection, MessageType type, const QByteArray &payload)
{
    ConnectionSocket *socket = find(connection);
    report(connection,
        socket ? socket->sendMessage(type, payload)
               : tl::unexpected(Error { ErrorCode::NotConnected, {} }));
}

void CaptureWorker::sendPing(ConnectionId connection, const QByteArray &payload)
{
    ConnectionSocket *socket = find(connection);
    report(connection,
        socket ? socket->sendPing(payload) : tl::unexpected(Error { ErrorCode::NotConnected, {} }));
}

void CaptureWorker::startClosingHandshake(
    ConnectionId connection, quint16 code, const QString &reason)
{
    ConnectionSocket *socket = find(connection);
    if (socket)
        socket->startClosingHandshake(code, reason);
    else
        report(connection, tl::unexpected(Error { ErrorCode::NotConnected, {} }));
}

void CaptureWorker::abort(ConnectionId connection)
{
    if (const auto client = m_clients.find(connection); client != m_clients.end())
        client->second->abort();
    else if (ConnectionSocket *socket = find(connection))
        socket->abort();
}

void CaptureWorker::shutDown()
{
    std::vector<ClientEndpoint *> clients; // each leaves m_clients as it ends
    for (const auto &[id, client] : m_clients)
        clients.push_back(client.get());
    for (ClientEndpoint *client : clients)
        client->abort();
    for (const auto &server : m_servers)
        server->abortAll();
    m_recorder.flush();
}

} // namespace Framescope
