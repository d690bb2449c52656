#include "app/capture/captureworker.h"

#include "app/capture/democonversation.h"
#include "app/capture/interceptworker.h"
#include "app/capture/localauthority.h"

namespace Framescope {

CaptureWorker::CaptureWorker(std::shared_ptr<SessionStore> store, const SessionClock &clock)
    : m_clock(clock)
    , m_recorder(std::move(store))
    , m_switch(m_recorder)
    , m_interception(std::make_unique<InterceptWorker>(m_recorder, m_clock))
{
    m_interception->setParent(this);
    m_recorder.setParent(this); // it moves to the network thread with us
    m_switch.setParent(this);
    connect(&m_recorder, &SessionRecorder::recorded, this, &CaptureWorker::recorded);
}

CaptureWorker::~CaptureWorker() = default;

ConnectionId CaptureWorker::openConnection(const ClientOptions &options)
{
    auto client = std::make_unique<ClientEndpoint>(options, m_switch, m_clock);
    ClientEndpoint *endpoint = client.get();
    // Queued: some attempts fail before open() returns.
    connect(
        endpoint, &ClientEndpoint::closed, this,
        [this, endpoint] {
            const ConnectionId ended = endpoint->id();
            m_clients.erase(ended);
            emit clientEnded(ended);
        },
        Qt::QueuedConnection);
    endpoint->open();
    const ConnectionId id = endpoint->id();
    m_clients.emplace(id, std::move(client));
    return id;
}

std::optional<QUrl> CaptureWorker::listen(const ServerOptions &options)
{
    auto server = std::make_unique<ServerEndpoint>(options, m_switch, m_clock);
    const auto url = server->start();
    if (!url) {
        emit listenFailed(url.error());
        return std::nullopt;
    }
    connect(
        server.get(), &ServerEndpoint::connectionOpened, this, &CaptureWorker::connectionAccepted);
    m_servers.push_back(std::move(server));
    emit listening(*url);
    return *url;
}

std::optional<QUrl> CaptureWorker::listenAsProxy(const ProxyOptions &options)
{
    if (options.terminateTls && !m_authority) {
        auto authority = CertificateAuthority::open(localAuthorityFolder());
        if (!authority) {
            emit listenFailed(authority.error());
            return std::nullopt;
        }
        m_authority = std::move(*authority);
    }
    auto proxy = std::make_unique<InterceptingProxy>(options, m_authority.get(), m_switch, m_clock);
    const auto url = proxy->start();
    if (!url) {
        emit listenFailed(url.error());
        return std::nullopt;
    }
    m_interception->add(*proxy);
    m_proxies.push_back(std::move(proxy));
    emit listening(*url);
    return *url;
}

void CaptureWorker::startDemo()
{
    m_demo = std::make_unique<DemoConversation>(*this, m_clock);
    connect(m_demo.get(), &DemoConversation::shown, this, &CaptureWorker::demoShown);
    m_demo->start();
}

void CaptureWorker::adopt(std::unique_ptr<CaptureGuest> guest)
{
    m_guests.push_back(std::move(guest));
    m_guests.back()->start(*this, m_clock);
}

InsertedSession CaptureWorker::insert(const SessionStore &session)
{
    const InsertedSession inserted = m_recorder.insert(session, m_clock.now());
    m_recorder.flush();
    return inserted;
}

void CaptureWorker::setRecordingPaused(bool paused)
{
    m_switch.setPaused(paused, m_clock.now());
}

void CaptureWorker::stopListening()
{
    for (const auto &server : m_servers)
        server->close();
    for (const auto &proxy : m_proxies)
        proxy->close();
}

ConnectionSocket *CaptureWorker::connection(ConnectionId id) const
{
    if (const auto client = m_clients.find(id); client != m_clients.end())
        return client->second->connection();
    for (const auto &server : m_servers) {
        if (ConnectionSocket *found = server->connection(id))
            return found;
    }
    return nullptr;
}

void CaptureWorker::report(ConnectionId connection, const Result<void> &sent)
{
    if (!sent)
        emit sendFailed(connection, sent.error());
}

void CaptureWorker::sendMessage(ConnectionId id, MessageType type, const QByteArray &payload)
{
    ConnectionSocket *socket = connection(id);
    report(id,
        socket ? socket->sendMessage(type, payload)
               : tl::unexpected(Error { ErrorCode::NotConnected, {} }));
}

void CaptureWorker::sendPing(ConnectionId id, const QByteArray &payload)
{
    ConnectionSocket *socket = connection(id);
    report(id,
        socket ? socket->sendPing(payload) : tl::unexpected(Error { ErrorCode::NotConnected, {} }));
}

void CaptureWorker::startClosingHandshake(ConnectionId id, quint16 code, const QString &reason)
{
    ConnectionSocket *socket = connection(id);
    if (socket)
        socket->startClosingHandshake(code, reason);
    else
        report(id, tl::unexpected(Error { ErrorCode::NotConnected, {} }));
}

void CaptureWorker::sendComposed(ConnectionId id, const SendOrder &order)
{
    ConnectionSocket *socket = connection(id);
    if (!socket) {
        report(id, tl::unexpected(Error { ErrorCode::NotConnected, {} }));
        emit sendingEnded(id);
        return;
    }
    auto *sender = new FrameSender(*socket, order);
    m_senders.emplace(id, sender);
    connect(sender, &FrameSender::progressed, this,
        [this, id](quint32 sent) { emit sendProgressed(id, sent); });
    connect(sender, &FrameSender::finished, this,
        [this, id, sender](const std::optional<Error> &problem) {
            if (problem)
                emit sendFailed(id, *problem);
            forget(id, sender);
        });
    sender->start();
}

void CaptureWorker::stopSending(ConnectionId id)
{
    if (m_senders.erase(id) > 0)
        emit sendingEnded(id);
}

void CaptureWorker::forget(ConnectionId id, FrameSender *sender)
{
    const auto [first, last] = m_senders.equal_range(id);
    const auto found = std::find_if(
        first, last, [sender](const auto &entry) { return entry.second.get() == sender; });
    if (found != last)
        m_senders.erase(found);
    if (!m_senders.contains(id))
        emit sendingEnded(id);
}

void CaptureWorker::abort(ConnectionId id)
{
    if (const auto client = m_clients.find(id); client != m_clients.end())
        client->second->abort();
    else if (ConnectionSocket *socket = connection(id))
        socket->abort();
}

void CaptureWorker::shutDown()
{
    m_demo.reset();
    m_senders.clear();
    m_guests.clear();
    for (const auto &[id, client] : m_clients)
        client->abort();
    for (const auto &server : m_servers)
        server->abortAll();
    for (const auto &proxy : m_proxies)
        proxy->abortAll();
    m_recorder.flush();
}

} // namespace Framescope
