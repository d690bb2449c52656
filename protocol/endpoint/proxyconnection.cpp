#include "protocol/endpoint/proxyconnection.h"

#include "protocol/connection/connectionlimits.h"
#include "protocol/endpoint/socketlimits.h"
#include "protocol/handshake/proxyrequest.h"
#include "protocol/handshake/websocketurl.h"
#include "protocol/hostandport.h"
#include "protocol/wire/closestatus.h"

#include <QPointer>

#include <algorithm>

namespace Framescope {

namespace {

using namespace Qt::StringLiterals;

constexpr std::array BothDirections { Direction::ClientToServer, Direction::ServerToClient };

ClosedBy enderOf(Direction direction)
{
    return direction == Direction::ClientToServer ? ClosedBy::Client : ClosedBy::Server;
}

} // namespace

void ProxyConnection::DeleteLater::operator()(QObject *object) const
{
    object->disconnect();
    object->deleteLater(); // we may be in a slot of its signal
}

void ProxyConnection::Retire::operator()(ProxyConnection *connection) const
{
    connection->disconnect();
    connection->abort();
    connection->end();
    connection->deleteLater();
}

ProxyConnection::ProxyConnection(qintptr descriptor, Surroundings surroundings)
    : m_around(std::move(surroundings))
    , m_options(m_around.options)
{
    m_lingerTimer.setSingleShot(true);
    m_deadlineTimer.setSingleShot(true);
    connect(&m_lingerTimer, &QTimer::timeout, this, &ProxyConnection::end);
    connect(&m_deadlineTimer, &QTimer::timeout, this, &ProxyConnection::deadlineReached);
    adopt(Direction::ClientToServer, OctetStream::Pointer(new TcpStream(descriptor)));
}

ProxyConnection::~ProxyConnection() = default;

void ProxyConnection::adopt(Direction source, OctetStream::Pointer stream)
{
    const bool isClient = source == Direction::ClientToServer;
    connect(stream.get(), &OctetStream::readable, this,
        isClient ? &ProxyConnection::clientReadable : &ProxyConnection::serverReadable);
    connect(stream.get(), &OctetStream::sent, this, &ProxyConnection::octetsSent);
    sourceOf(source) = std::move(stream);
}

/// All that one read brings about happens at one time: what is recorded must not run backwards.
Timestamp ProxyConnection::now()
{
    if (!m_busy)
        m_now = m_around.clock.now();
    return m_now;
}

void ProxyConnection::record(const Event &event)
{
    m_around.recorder.recordEvent(m_id, now(), event);
}

void ProxyConnection::openRecord()
{
    TrafficRecorder::Opening opening;
    opening.role = Role::Proxy;
    opening.url = (m_options.target ? *m_options.target : m_around.url).toString();
    opening.secure = m_options.target && isSecure(*m_options.target);
    opening.verificationOff = !m_options.tls.verifyPeer && (opening.secure || !m_options.target);
    m_id = m_around.recorder.openConnection(opening, now());
}

void ProxyConnection::start(const TcpConnected &client, bool full)
{
    m_full = full;
    openRecord();
    m_clientName = hostAndPort(client.peerAddress, client.peerPort);
    record(client);
    if (!m_options.target) {
        openEntrance();
        m_entrance->awaitRequest(full);
        return;
    }
    m_target = { m_options.target->host(), tcpPort(*m_options.target) };
    m_serverSecure = isSecure(*m_options.target);
    if (m_options.terminateTls) {
        openEntrance();
        acceptTls();
    } else {
        startRelay();
    }
}

// What the client wants

void ProxyConnection::openEntrance()
{
    m_entrance.reset(new ProxyEntrance(client(), m_around.buffer, m_options.timeout, m_clientName));
    connect(m_entrance.get(), &ProxyEntrance::happened, this, &ProxyConnection::record);
    connect(m_entrance.get(), &ProxyEntrance::tunnelAsked, this,
        [this](const QString &host, quint16 port) {
            m_target = { host, port };
            dial();
        });
    connect(m_entrance.get(), &ProxyEntrance::begun, this, &ProxyConnection::clientBegan);
    connect(m_entrance.get(), &ProxyEntrance::clientHelloArrived, this, &ProxyConnection::startTls);
    connect(m_entrance.get(), &ProxyEntrance::failed, this,
        [this](const Error &error) { endEarly(error, ClosedBy::Client); });
}

void ProxyConnection::clientReadable()
{
    switch (m_step) {
    case Step::Entering:
    case Step::AcceptingTls:
        m_entrance->read();
        return;
    case Step::Relaying:
        relayFrom(Direction::ClientToServer);
        return;
    case Step::Lingering:
        while (m_client->read(m_around.buffer->octets()) > 0) { }
        if (m_client->end())
            end();
        return;
    case Step::Blind:
    case Step::Ended:
        return;
    }
}

void ProxyConnection::serverReadable()
{
    if (m_step == Step::Relaying) {
        relayFrom(Direction::ServerToClient);
    } else if (m_step == Step::Entering) {
        startBlind(); // in TLS and in HTTP the client speaks first
    }
}

/// In its tunnel, if it has asked for one.
void ProxyConnection::clientBegan(SniffedProtocol protocol)
{
    if (!m_tunnelled || protocol == SniffedProtocol::Http)
        startRelay(); // which knows what to say to whatever it is
    else if (protocol == SniffedProtocol::Tls && m_options.terminateTls)
        acceptTls();
    else
        startBlind();
}

void ProxyConnection::acceptTls()
{
    m_step = Step::AcceptingTls;
    if (m_server)
        m_server->setReading(false); // until it is in TLS too
    m_entrance->awaitClientHello();
}

void ProxyConnection::startTls(const QString &requestedName)
{
    m_requestedName = requestedName;
    QStringList names { u"localhost"_s, u"127.0.0.1"_s, u"::1"_s };
    if (!m_requestedName.isEmpty())
        names = { m_requestedName };
    else if (m_tunnelled)
        names = { m_target.host };
    const auto certificate = m_around.authority->certificateFor(names);
    if (!certificate) {
        endEarly(certificate.error(), ClosedBy::Nobody);
        return;
    }
    m_tlsAcceptor.reset(
        new TlsAcceptor(OctetStream::Pointer(new TcpStream(client().takeDescriptor())),
            *certificate, m_options.timeout, m_clientName));
    m_tlsAcceptor->setApplicationProtocols({ QByteArrayLiteral("http/1.1") });
    connect(m_tlsAcceptor.get(), &TlsAcceptor::happened, this, &ProxyConnection::record);
    connect(m_tlsAcceptor.get(), &TlsAcceptor::established, this, &ProxyConnection::tlsEstablished);
    connect(m_tlsAcceptor.get(), &TlsAcceptor::failed, this,
        [this](const Error &error) { endEarly(error, ClosedBy::Client); });
}

void ProxyConnection::tlsEstablished()
{
    adopt(Direction::ClientToServer, m_tlsAcceptor->takeStream());
    m_tlsAcceptor.reset();
    if (m_tunnelled)
        m_serverSecure = true;
    startRelay();
}

/// Ends what has not come to a relay.
void ProxyConnection::endEarly(
    const Error &error, ClosedBy by, const QList<QByteArray> &refusedChain)
{
    record(Failed { error, refusedChain });
    CloseVerdict verdict;
    verdict.cause = CloseCause::HandshakeFailed;
    verdict.by = by;
    verdict.error = error;
    const QPointer<ProxyConnection> self(this);
    finish(verdict);
    if (self && m_step != Step::Ended)
        linger();
}

/// Waits until the client has read the answer, so that it is not lost to a reset.
void ProxyConnection::linger()
{
    m_dialer.reset();
    m_server.reset();
    m_entrance.reset();
    m_tlsAcceptor.reset();
    m_step = Step::Lingering;
    m_lingerTimer.start(duration_cast<std::chrono::milliseconds>(std::chrono::nanoseconds(Linger)));
    m_client->setReading(true);
    if (m_client->sendQueue() == 0)
        m_client->finishSending();
}

// Towards the server

QString ProxyConnection::targetName() const
{
    return hostAndPort(m_target.host, m_target.port);
}

void ProxyConnection::dial()
{
    DialOptions options;
    options.host = m_target.host;
    options.port = m_target.port;
    options.proxy = m_options.proxy;
    options.timeout = m_options.timeout;
    options.applicationProtocols = { QByteArrayLiteral("http/1.1") };
    if (m_serverSecure) {
        options.tls = m_options.tls;
        if (options.tls->serverName.isEmpty())
            options.tls->serverName = m_tunnelled ? m_requestedName : QString();
    }
    m_dialer.reset(new Dialer(options));
    connect(m_dialer.get(), &Dialer::happened, this, [this](const Event &event) { record(event); });
    connect(m_dialer.get(), &Dialer::connected, this, &ProxyConnection::dialed);
    connect(m_dialer.get(), &Dialer::failed, this, &ProxyConnection::dialFailed);
    m_wantsServer = false;
    if (m_server)
        m_dialer->openOver(static_cast<TcpStream &>(*m_server).takeDescriptor());
    else
        m_dialer->open();
}

void ProxyConnection::dialed()
{
    std::unique_ptr<QTcpSocket> socket = m_dialer->takeSocket();
    m_dialer.reset();
    if (!m_options.proxy
        && m_around.isOurselves(
            socket->peerAddress(), socket->peerPort(), socket->localAddress())) {
        socket->abort();
        socket.release()->deleteLater();
        dialFailed({ { ErrorCode::ProxyLoop, targetName() } });
        return;
    }
    auto server = OctetStream::over(std::move(socket));
    if (!server) {
        dialFailed({ server.error() });
        return;
    }
    adopt(Direction::ServerToClient, std::move(*server));
    if (m_step == Step::Entering) {
        m_tunnelled = true;
        m_entrance->accept();
        return;
    }
    m_relay->serverConnected(now());
    m_server->write(std::exchange(m_toServer, {}));
    pump();
}

void ProxyConnection::dialFailed(const Failed &failed)
{
    m_dialer.reset();
    m_server.reset();
    if (m_step == Step::Relaying) {
        m_toServer.clear();
        m_relay->serverUnreachable(failed, now());
        pump();
        return;
    }
    m_entrance->refuse(failed.error);
    endEarly(failed.error, ClosedBy::Server, failed.refusedChain);
}

/// Where a request that is not in a tunnel goes.
RequestRoute ProxyConnection::route(const RequestHead &request)
{
    RequestRoute route;
    const auto refuse = [&route](int status, const QString &reason) {
        route.kind = RequestRoute::Kind::Refused;
        route.refusal = { status, reason };
        return route;
    };
    if (m_full)
        return refuse(503, u"There are too many connections"_s);
    if (m_options.target) {
        const QByteArray target = requestTarget(*m_options.target);
        if (request.target == "/" && target != "/") {
            route.kind = RequestRoute::Kind::Rewritten;
            route.head = withTarget(request, target);
        }
        return route;
    }
    if (m_tunnelled)
        return route;
    const auto asked = readProxyRequest(request);
    if (!asked)
        return refuse(asked.error().status, asked.error().reason);
    const Target target { QString::fromLatin1(asked->host), asked->port };
    if (m_target.port != 0 && (m_target != target || m_serverSecure != asked->secure)) {
        route.kind = RequestRoute::Kind::Elsewhere;
        return route;
    }
    m_target = target;
    m_serverSecure = asked->secure;
    route.kind = RequestRoute::Kind::Rewritten;
    route.head = asked->head;
    return route;
}

// Relaying

/// \a read has come from the client already.
void ProxyConnection::startRelay(QByteArray read)
{
    RelayOptions options;
    options.clientName = m_clientName;
    options.serverName = m_target.port != 0 ? targetName() : u"the server"_s;
    options.secure = m_client->isSecure();
    options.strict = m_options.strict;
    options.messageLimit = m_options.messageLimit;
    options.timeout = m_options.timeout;
    options.nextMaskingKey = [this] { return m_maskingKeys.next(); };
    const bool asIs = m_tunnelled || (m_options.target && requestTarget(*m_options.target) == "/");
    if (!asIs || m_full)
        options.routeRequest = [this](const RequestHead &request) { return route(request); };
    m_entrance.reset();
    m_step = Step::Relaying;
    m_heldBack = {};
    m_endTold = {};
    m_finished = {};
    m_relay.reset(new Relay(std::move(options), *this, *this));
    if (m_around.breakpoints)
        setBreakpoints();
    m_relay->start(now());
    if (isServerReady())
        m_relay->serverConnected(now());
    if (!read.isEmpty()) {
        now();
        m_busy = true;
        m_relay->receive(Direction::ClientToServer,
            { read.data(), static_cast<std::size_t>(read.size()) }, m_now);
        m_busy = false;
    }
    relayFrom(Direction::ClientToServer);
}

// Interception

void ProxyConnection::setBreakpoints()
{
    const BreakpointSource &source = m_around.breakpoints;
    for (const Direction direction : BothDirections)
        m_relay->setBreakpoint(direction, source ? source(m_id, direction) : std::nullopt, now());
}

void ProxyConnection::updateBreakpoints()
{
    if (m_step != Step::Relaying)
        return;
    setBreakpoints();
    pump();
}

template <typename Act>
Result<void> ProxyConnection::intercept(Act act)
{
    if (m_step != Step::Relaying)
        return tl::unexpected(Error { ErrorCode::NotConnected, {} });
    const Result<void> result = act(*m_relay, now());
    pump();
    return result;
}

Result<void> ProxyConnection::releaseHeld(HoldId id)
{
    return intercept([id](Relay &relay, Timestamp now) { return relay.releaseHeld(id, now); });
}

Result<void> ProxyConnection::replaceHeld(HoldId id, const QList<OutgoingItem> &items)
{
    return intercept(
        [&](Relay &relay, Timestamp now) { return relay.replaceHeld(id, items, now); });
}

Result<void> ProxyConnection::inject(Direction direction, const QList<OutgoingItem> &items)
{
    return intercept(
        [&](Relay &relay, Timestamp now) { return relay.inject(direction, items, now); });
}

void ProxyConnection::frameCrossed(const Frame &frame, const QList<Violation> &violations)
{
    m_around.recorder.recordFrame(m_id, frame, violations);
}

void ProxyConnection::messageCrossed(const Message &message)
{
    m_around.recorder.recordMessage(m_id, message);
}

void ProxyConnection::eventHappened(const Event &event)
{
    m_around.recorder.recordEvent(m_id, m_now, event);
    if (const auto *end = std::get_if<Closed>(&event))
        m_verdict = end->verdict;
}

void ProxyConnection::forward(Direction direction, QByteArrayView octets)
{
    if (direction == Direction::ServerToClient) {
        m_client->write(octets);
    } else if (isServerReady()) {
        m_server->write(octets);
    } else {
        m_toServer.append(octets);
        m_wantsServer = !m_dialer;
    }
}

void ProxyConnection::relayFrom(Direction from)
{
    if (m_busy || (from == Direction::ServerToClient && !isServerReady()))
        return;
    OctetStream::Pointer &source = sourceOf(from);
    std::size_t taken = 0;
    const quint64 before = m_relay->inflated(from);
    while (source && !flag(m_heldBack, from) && !m_verdict) {
        const std::span<char> all = m_around.buffer->octets();
        const std::span<char> room = m_relay->inflates() ? all.first(CompressedAtOnce) : all;
        const qsizetype count = source->read(room);
        if (count == 0)
            break;
        now();
        m_busy = true;
        m_relay->receive(from, room.first(static_cast<std::size_t>(count)), m_now);
        m_busy = false;
        holdBack(from);
        taken += static_cast<std::size_t>(count);
        const bool isEnough
            = taken >= ReadAtOnce || m_relay->inflated(from) - before >= InflatedAtOnce;
        if (isEnough && source->isSecure())
            source->readLater(); // TCP says so itself if there is more
        const bool isAll = static_cast<std::size_t>(count) < room.size() && !source->isSecure();
        if (isEnough || isAll)
            break; // others have their turn first
    }
    if (source && source->end() && !std::exchange(flag(m_endTold, from), true))
        m_relay->tcpEnded(from, *source->end(), now(), source->alert());
    pump();
}

qint64 ProxyConnection::queueTowards(Direction direction)
{
    const OctetStream::Pointer &destination = destinationOf(direction);
    const qint64 waiting = direction == Direction::ClientToServer ? m_toServer.size() : 0;
    return waiting + (destination ? destination->sendQueue() : 0);
}

/// Leaves in the kernel what could not go on.
void ProxyConnection::holdBack(Direction from)
{
    const qint64 queue = queueTowards(from);
    bool &held = flag(m_heldBack, from);
    if (queue > SendQueueHigh)
        held = true;
    else if (queue < SendQueueLow)
        held = false;
    const bool wanted = m_relay->wantsRead(from);
    // One that waits for a server is not read far ahead.
    const bool early = from == Direction::ClientToServer && m_toServer.size() > SendQueueLow;
    if (from == Direction::ServerToClient && !isServerReady())
        return;
    if (const OctetStream::Pointer &source = sourceOf(from))
        source->setReading(!held && wanted && !early);
}

void ProxyConnection::octetsSent()
{
    if (m_step == Step::Relaying) {
        m_relay->outputSent(now());
        pump();
    } else if (m_step == Step::Lingering && m_client->sendQueue() == 0) {
        m_client->finishSending();
    }
}

/// Does what the relay wants done: dial, finish, reset, keep its deadline, tell its end.
void ProxyConnection::pump()
{
    if (m_busy || m_step != Step::Relaying)
        return;
    for (const Direction direction : BothDirections)
        applyAction(direction);
    if (m_verdict) {
        relayEnded();
        return;
    }
    if (m_wantsServer && !m_dialer)
        dial();
    for (const Direction direction : BothDirections)
        holdBack(direction);
    scheduleDeadline();
}

void ProxyConnection::applyAction(Direction direction)
{
    OctetStream::Pointer &destination = destinationOf(direction);
    switch (m_relay->tcpAction(direction)) {
    case TcpAction::KeepOpen:
        return;
    case TcpAction::FinishSending:
        if (flag(m_finished, direction) || queueTowards(direction) > 0)
            return;
        // TLS cannot end one of its directions only: what is to come would be lost.
        if (destination && destination->isSecure() && m_relay->awaitsAnswer(opposite(direction)))
            return;
        flag(m_finished, direction) = true;
        if (destination)
            destination->finishSending();
        m_relay->sendingFinished(direction, now());
        return;
    case TcpAction::Abort:
        if (std::exchange(flag(m_finished, direction), true) && !m_verdict)
            return;
        if (direction == Direction::ClientToServer) {
            m_toServer.clear();
            m_wantsServer = false;
            m_dialer.reset();
        }
        if (destination)
            destination->reset();
        return;
    }
}

/// The timer only ever moves forward: deadlines change often, timers cost more.
void ProxyConnection::scheduleDeadline()
{
    const auto deadline = m_relay->deadline();
    if (!deadline || (m_timerDue && *m_timerDue <= *deadline))
        return;
    m_timerDue = deadline;
    m_untaken = untaken();
    const auto left
        = std::chrono::nanoseconds(std::max<Timestamp>(0, *deadline - m_around.clock.now()));
    m_deadlineTimer.start(std::chrono::ceil<std::chrono::milliseconds>(left));
}

/// Octets that the systems of both peers have not taken in.
qint64 ProxyConnection::untaken()
{
    qint64 sum = 0;
    for (const Direction direction : BothDirections) {
        const OctetStream::Pointer &destination = destinationOf(direction);
        sum += queueTowards(direction) + (destination ? destination->unacknowledged() : 0);
    }
    return sum;
}

void ProxyConnection::deadlineReached()
{
    m_timerDue.reset();
    if (m_step != Step::Relaying)
        return;
    const Timestamp time = now();
    // The kernel tells of room to send into once there is much of it: who reads slowly is not
    // silent.
    const bool isSending
        = queueTowards(Direction::ClientToServer) + queueTowards(Direction::ServerToClient) > 0;
    if (isSending && untaken() < m_untaken)
        m_relay->outputSent(time);
    const auto deadline = m_relay->deadline();
    if (deadline && *deadline <= time)
        m_relay->expire(time);
    pump();
}

/// The relay is done: with the client, or with this server only.
void ProxyConnection::relayEnded()
{
    m_deadlineTimer.stop();
    m_timerDue.reset();
    const QByteArray unread = m_relay->takeUnreadRequest();
    const CloseVerdict verdict = *std::exchange(m_verdict, std::nullopt);
    const QPointer<ProxyConnection> self(this);
    emit closed(m_id, verdict);
    if (!self || m_step == Step::Ended)
        return;
    if (unread.isEmpty()) {
        end();
        return;
    }
    m_server.reset();
    m_dialer.reset();
    m_toServer.clear();
    m_target = {};
    m_serverSecure = false;
    openRecord();
    startRelay(unread);
}

// A tunnel that is not looked into

void ProxyConnection::startBlind()
{
    m_entrance.reset();
    m_step = Step::Blind;
    client().setReadThreshold(1); // whatever it was awaited with
    m_client->disconnect(this);
    m_server->disconnect(this);
    m_tunnel.reset(new BlindTunnel(std::move(m_client), std::move(m_server), m_around.buffer));
    connect(m_tunnel.get(), &BlindTunnel::ended, this, [this] {
        const QPointer<ProxyConnection> self(this);
        endTunnel();
        if (self)
            end();
    });
    m_tunnel->start();
}

void ProxyConnection::endTunnel()
{
    record(Tunnelled {
        m_tunnel->octets(Direction::ClientToServer), m_tunnel->octets(Direction::ServerToClient) });
    CloseVerdict verdict;
    verdict.cause = CloseCause::NoHandshake;
    verdict.by = m_tunnel->firstEnd() ? enderOf(*m_tunnel->firstEnd()) : ClosedBy::Nobody;
    finish(verdict);
}

// The end

void ProxyConnection::finish(const CloseVerdict &verdict)
{
    m_step = Step::Lingering; // whoever hears of it may end all there is
    record(Closed { verdict });
    emit closed(m_id, verdict);
}

void ProxyConnection::end()
{
    if (m_step == Step::Ended)
        return;
    m_step = Step::Ended;
    m_lingerTimer.stop();
    m_deadlineTimer.stop();
    m_entrance.reset();
    m_dialer.reset();
    m_tlsAcceptor.reset();
    m_tunnel.reset();
    m_client.reset();
    m_server.reset();
    emit ended();
}

void ProxyConnection::shutDown()
{
    if (m_step != Step::Relaying) {
        abort();
        return;
    }
    m_relay->close(CloseStatus::GoingAway, now());
    pump();
}

void ProxyConnection::abort()
{
    if (m_step == Step::Ended)
        return;
    if (m_step == Step::Relaying) {
        m_relay->abort(now());
        pump();
        return;
    }
    const QPointer<ProxyConnection> self(this);
    if (m_step == Step::Blind)
        endTunnel();
    else if (m_step != Step::Lingering)
        finish({ .cause = CloseCause::Aborted });
    if (self)
        end();
}

} // namespace Framescope
