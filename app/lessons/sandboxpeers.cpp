#include "app/lessons/sandboxpeers.h"

#include "app/capture/captureworker.h"
#include "app/capture/nullrecorder.h"
#include "app/lessons/rulepeer.h"
#include "app/lessons/silentserver.h"
#include "protocol/endpoint/selfsignedcertificate.h"

#include <QFile>

namespace Framescope {

namespace {

using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

/// The one that the guarded server lets in.
constexpr auto GuardedOrigin = "http://lesson.example"_L1;
constexpr auto SilentPingPeriod = 400ms;
constexpr auto SilentPatience = 1200ms;
constexpr auto WatchPingPeriod = 2s;
constexpr auto WatchPongWait = 4s;
constexpr quint64 WatchReadLimit = 512;
constexpr auto ListenHost = "127.0.0.1"_L1;

Error cannotListen(const QString &reason)
{
    return { ErrorCode::ListenFailed, u"%1:0: %2"_s.arg(ListenHost, reason) };
}

} // namespace

SandboxPeers::SandboxPeers()
    : m_recorder(std::make_unique<NullRecorder>())
{
    m_recorder->setParent(this); // it moves to the network thread with us
    qRegisterMetaType<Error>("Framescope::Error");
    qRegisterMetaType<InsertedSession>("Framescope::InsertedSession");
}

SandboxPeers::~SandboxPeers()
{
    for (const auto &[kind, server] : m_servers)
        server->abortAll();
    if (m_visitor)
        m_visitor->abort();
}

void SandboxPeers::start(CaptureWorker &worker, const SessionClock &clock)
{
    m_worker = &worker;
    m_clock = clock;
    // Queued: a recorder is not the place to send from.
    connect(&worker, &CaptureWorker::recorded, this, &SandboxPeers::workOff, Qt::QueuedConnection);
    connect(
        &worker, &CaptureWorker::clientEnded, this, &SandboxPeers::workOff, Qt::QueuedConnection);
    connect(&worker, &CaptureWorker::connectionAccepted, this, [this](ConnectionId id) {
        if (m_server == LessonServer::Watch && m_client == 0)
            m_client = id;
    });
}

void SandboxPeers::place(const std::shared_ptr<const SessionStore> &recording)
{
    emit placed(m_worker->insert(*recording));
}

void SandboxPeers::setServer(LessonServer server)
{
    connectTo(server, {});
}

void SandboxPeers::perform(const LessonAction &action)
{
    m_queue.append(action);
    workOff();
}

void SandboxPeers::breakRule(Rule rule)
{
    const RuleExample example = ruleExample(rule);
    m_rulePeer = std::make_unique<RulePeer>(example);
    m_rulePeer->setParent(this);
    if (example.brokenBy == Direction::ClientToServer) {
        ServerOptions options;
        options.origins = { GuardedOrigin };
        if (!m_ruleServer)
            m_ruleServer = m_worker->listen(options);
        if (!m_ruleServer)
            return; // the worker has told why
        emit connecting(*m_ruleServer);
        m_rulePeer->callOn(*m_ruleServer);
        return;
    }
    const auto url = m_rulePeer->listen();
    if (!url) {
        emit failed(cannotListen(u"-"_s));
        return;
    }
    ClientOptions options;
    options.url = *url;
    options.rawRequest = m_rulePeer->request();
    emit connecting(*url);
    m_worker->openConnection(options);
}

void SandboxPeers::connectTo(LessonServer server, const LessonAction &action)
{
    m_server = server;
    m_client = 0;
    m_peer = 0;
    const auto url = urlOf(server);
    if (!url) {
        m_queue.clear();
        return;
    }
    emit connecting(*url);
    if (server == LessonServer::Watch) {
        visit(*url);
        return;
    }
    ClientOptions options;
    options.url = *url;
    options.url.setPath(u"/echo"_s);
    if (server != LessonServer::Deflate)
        options.extensions.clear(); // frames that show what they say
    options.tls.verifyPeer = server != LessonServer::Tls; // nobody vouches for it
    options.headers = action.headers;
    options.removedHeaders = action.removedHeaders;
    if (server == LessonServer::Silent) {
        options.pingPeriod = SilentPingPeriod;
        options.timeout = SilentPatience;
    }
    m_client = m_worker->openConnection(options);
}

std::optional<QUrl> SandboxPeers::urlOf(LessonServer server)
{
    if (const auto known = m_urls.find(server); known != m_urls.end())
        return known->second;
    const auto url = server == LessonServer::Watch ? startWatch() : startServer(server);
    if (url)
        m_urls.emplace(server, *url);
    return url;
}

std::optional<QUrl> SandboxPeers::startServer(LessonServer kind)
{
    if (kind == LessonServer::Silent) {
        m_silent = std::make_unique<SilentServer>();
        m_silent->setParent(this);
        if (m_silent->listen(QHostAddress::LocalHost))
            return QUrl(u"ws://%1:%2/"_s.arg(ListenHost).arg(m_silent->serverPort()));
        emit failed(cannotListen(m_silent->errorString()));
        return std::nullopt;
    }
    ServerOptions options;
    options.deflate = kind == LessonServer::Deflate;
    if (kind == LessonServer::Guarded) {
        options.origins = { GuardedOrigin };
        options.requireOrigin = true;
    } else {
        options.origins = { u"any"_s };
    }
    if (kind == LessonServer::Tls) {
        auto certificate = makeSelfSignedCertificate({ u"localhost"_s, ListenHost });
        if (!certificate) {
            emit failed(certificate.error());
            return std::nullopt;
        }
        options.tls = *std::move(certificate);
    }
    auto server = std::make_unique<ServerEndpoint>(options, *m_recorder, m_clock);
    server->setParent(this);
    const auto url = server->start();
    if (!url) {
        emit failed(url.error());
        return std::nullopt;
    }
    connect(
        server.get(), &ServerEndpoint::connectionOpened, this,
        [this](ConnectionId id) {
            m_peer = id;
            workOff();
        },
        Qt::QueuedConnection);
    m_servers.emplace(kind, std::move(server));
    return *url;
}

std::optional<QUrl> SandboxPeers::startWatch()
{
    write("Hello from a file.\n");
    ServerOptions options;
    options.behavior = ServerBehavior::Watch;
    options.watchedFile = m_folder.filePath(u"watched.txt"_s);
    options.messageLimit = WatchReadLimit;
    options.pingPeriod = WatchPingPeriod;
    options.pongWait = WatchPongWait;
    options.deflate = false;
    return m_worker->listen(options);
}

void SandboxPeers::visit(const QUrl &url)
{
    ClientOptions options;
    options.url = url;
    options.extensions.clear();
    m_visitor = std::make_unique<ClientEndpoint>(options, *m_recorder, m_clock);
    m_visitor->setParent(this);
    m_visitor->open();
}

void SandboxPeers::write(const QByteArray &content)
{
    QFile file(m_folder.filePath(u"watched.txt"_s));
    if (!file.open(QIODevice::WriteOnly) || file.write(content) < 0)
        emit failed(
            { ErrorCode::FileUnwritable, u"%1: %2"_s.arg(file.fileName(), file.errorString()) });
}

ConnectionSocket *SandboxPeers::client() const
{
    return m_client ? m_worker->connection(m_client) : nullptr;
}

ConnectionSocket *SandboxPeers::peer() const
{
    if (m_server == LessonServer::Watch)
        return m_visitor ? m_visitor->connection() : nullptr;
    const auto server = m_servers.find(m_server);
    return server != m_servers.end() && m_peer ? server->second->connection(m_peer) : nullptr;
}

/// The connection is not over, and not open yet.
bool SandboxPeers::isConnecting() const
{
    if (m_server == LessonServer::Watch)
        return m_visitor && (m_client == 0 || client());
    return m_client && m_worker->hasClient(m_client);
}

void SandboxPeers::workOff()
{
    while (!m_queue.isEmpty()) {
        const LessonAction action = m_queue.first();
        if (action.kind == LessonAction::Kind::Connect) {
            m_queue.removeFirst();
            connectTo(action.server.value_or(m_server), action);
            continue;
        }
        if (action.kind == LessonAction::Kind::Write) {
            m_queue.removeFirst();
            write(action.payload);
            continue;
        }
        ConnectionSocket *socket = action.byPeer ? peer() : client();
        if (socket && socket->isOpen()) {
            m_queue.removeFirst();
            m_isRetrying = false;
            const bool isClient = action.byPeer == (m_server == LessonServer::Watch);
            if (const auto sent = send(*socket, action, isClient); !sent)
                emit failed(sent.error());
            continue;
        }
        if (isConnecting())
            return; // and then again
        if (m_isRetrying) {
            m_isRetrying = false;
            m_queue.clear();
            emit failed({ ErrorCode::NotConnected, {} });
            return;
        }
        m_isRetrying = true;
        connectTo(m_server, {});
        return;
    }
}

Result<void> SandboxPeers::send(ConnectionSocket &socket, const LessonAction &action, bool isClient)
{
    switch (action.kind) {
    case LessonAction::Kind::Text:
        return socket.sendMessage(MessageType::Text, action.payload);
    case LessonAction::Kind::Binary:
        return socket.sendMessage(MessageType::Binary, action.payload);
    case LessonAction::Kind::Ping:
        return socket.sendPing(action.payload);
    case LessonAction::Kind::Octets:
        return socket.sendOctets(action.payload);
    case LessonAction::Kind::Frame: {
        FrameHeader header = makeHeader(Opcode::Text, static_cast<quint64>(action.payload.size()));
        header.opcode = action.opcode;
        header.fin = action.fin;
        header.rsv = action.rsv;
        if (isClient && action.masked)
            header.maskingKey = m_keys.next();
        QByteArray octets;
        appendFrame(octets, header, action.payload);
        return socket.sendOctets(octets);
    }
    case LessonAction::Kind::Close:
        socket.startClosingHandshake(action.code, QString::fromUtf8(action.payload));
        break;
    case LessonAction::Kind::Abort:
        socket.abort();
        break;
    case LessonAction::Kind::Connect:
    case LessonAction::Kind::Write:
        break;
    }
    return {};
}

} // namespace Framescope
