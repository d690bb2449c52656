#include "app/capture/democonversation.h"

#include "app/capture/captureworker.h"
#include "app/capture/demoscript.h"
#include "app/capture/nullrecorder.h"
#include "protocol/wire/closestatus.h"

namespace Framescope {

namespace {

using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

constexpr auto TickPeriod = 40ms;
constexpr auto ReadingPeriod = 130ms;
constexpr auto Silence = 1200ms;
constexpr auto Cycle = 8s;

ServerOptions peerOptions(ServerBehavior behavior, const QStringList &subprotocols = {})
{
    ServerOptions options;
    options.behavior = behavior;
    options.subprotocols = subprotocols;
    return options;
}

ClientOptions clientOptions(
    const QUrl &server, const QString &path, const QStringList &subprotocols = {})
{
    ClientOptions options;
    options.url = server;
    options.url.setPath(path);
    options.subprotocols = subprotocols;
    options.extensions.clear(); // frames that show what they say
    return options;
}

/// A fragment as the client sends it.
QByteArray fragment(Opcode opcode, QByteArrayView payload, bool fin, MaskingKey key)
{
    QByteArray octets;
    appendFrame(
        octets, makeHeader(opcode, static_cast<quint64>(payload.size()), key, fin), payload);
    return octets;
}

} // namespace

DemoConversation::DemoConversation(CaptureWorker &worker, const SessionClock &clock)
    : m_worker(worker)
    , m_clock(clock)
    , m_recorder(std::make_unique<NullRecorder>())
{
}

DemoConversation::~DemoConversation() = default;

void DemoConversation::after(std::chrono::milliseconds delay, std::function<void()> action)
{
    QTimer::singleShot(delay, this, std::move(action));
}

void DemoConversation::start()
{
    m_feed = std::make_unique<ServerEndpoint>(
        peerOptions(ServerBehavior::Sink, { u"tick.v2+json"_s }), *m_recorder, m_clock);
    m_echo
        = std::make_unique<ServerEndpoint>(peerOptions(ServerBehavior::Echo), *m_recorder, m_clock);
    m_broken
        = std::make_unique<ServerEndpoint>(peerOptions(ServerBehavior::Sink), *m_recorder, m_clock);
    const auto feed = m_feed->start();
    const auto echo = m_echo->start();
    const auto broken = m_broken->start();
    const auto listening = m_worker.listen(peerOptions(ServerBehavior::Sink, { u"cbor.v1"_s }));
    if (!feed || !echo || !broken || !listening)
        return; // no loopback: the worker has told why

    connect(m_feed.get(), &ServerEndpoint::connectionOpened, this,
        [this](ConnectionId id) { feedSubscriber(id); });
    connect(m_broken.get(), &ServerEndpoint::connectionOpened, this, [this](ConnectionId id) {
        // A server must not mask what it sends (RFC 6455 §5.1).
        after(400ms, [this, id] {
            if (ConnectionSocket *peer = m_broken->connection(id))
                std::ignore = peer->sendOctets(fragment(
                    Opcode::Text, "{\"coil\":7,\"state\":\"open\"}", true, { 1, 2, 3, 4 }));
        });
    });

    ClientOptions subscriber = clientOptions(*feed, u"/trades"_s, { u"tick.v2+json"_s });
    subscriber.pingPeriod = 900ms;
    subscriber.lenient = true; // so that the feed goes on after its mistake
    m_subscriber = m_worker.openConnection(subscriber);
    m_visitor = m_worker.openConnection(clientOptions(*echo, u"/echo"_s));
    m_worker.openConnection(clientOptions(*broken, u"/modbus"_s));

    m_sensor = std::make_unique<ClientEndpoint>(
        clientOptions(*listening, u"/telemetry"_s, { u"cbor.v1"_s }), *m_recorder, m_clock);
    m_sensor->open();
    connect(&m_readings, &QTimer::timeout, this, &DemoConversation::reportReading);
    m_readings.start(ReadingPeriod);

    talkAsVisitor();
    talkAsSubscriber();
    after(4200ms, [this] { emit shown(); });
}

void DemoConversation::feedSubscriber(ConnectionId id)
{
    connect(&m_ticks, &QTimer::timeout, this, [this, id] {
        ConnectionSocket *peer = m_feed->connection(id);
        if (!peer)
            return;
        const bool binary = ++m_tick % 6 == 0;
        std::ignore = binary ? peer->sendMessage(MessageType::Binary, DemoScript::quote(m_tick))
                             : peer->sendMessage(MessageType::Text, DemoScript::trade(m_tick));
    });
    m_ticks.start(TickPeriod);
    after(3700ms, [this, id] {
        // A control frame has at most 125 octets of payload (§5.5).
        QByteArray octets;
        const QByteArray payload(131, '.');
        FrameHeader header = makeHeader(Opcode::Ping, static_cast<quint64>(payload.size()));
        appendFrame(octets, header, payload);
        if (ConnectionSocket *peer = m_feed->connection(id))
            std::ignore = peer->sendOctets(octets);
    });
}

/// One round of what the subscriber does; the next begins when it is over.
void DemoConversation::talkAsSubscriber()
{
    const auto send = [this](const QByteArray &octets) {
        if (ConnectionSocket *connection = m_worker.connection(m_subscriber))
            std::ignore = connection->sendOctets(octets);
    };
    after(500ms, [this] {
        if (ConnectionSocket *connection = m_worker.connection(m_subscriber))
            std::ignore = connection->sendMessage(
                MessageType::Text, DemoScript::subscription(++m_subscription));
    });
    after(1200ms, [this] { m_ticks.stop(); });
    after(1200ms + Silence, [this] { m_ticks.start(TickPeriod); });

    after(2900ms, [=, this] { send(fragment(Opcode::Text, "and a", false, m_keys.next())); });
    after(2980ms,
        [=, this] { send(fragment(Opcode::Continuation, "happy new ", false, m_keys.next())); });
    after(3060ms, [=, this] { send(fragment(Opcode::Ping, "hb-119", true, m_keys.next())); });
    after(
        3140ms, [=, this] { send(fragment(Opcode::Continuation, "year!", true, m_keys.next())); });
    after(Cycle, [this] { talkAsSubscriber(); });
}

void DemoConversation::talkAsVisitor()
{
    for (int i = 0; i < 3; ++i)
        after(600ms + i * 250ms, [this, i] {
            if (ConnectionSocket *connection = m_worker.connection(m_visitor))
                std::ignore = connection->sendMessage(
                    MessageType::Text, "Is anybody there? " + QByteArray::number(i + 1));
        });
    after(1800ms, [this] {
        if (ConnectionSocket *connection = m_worker.connection(m_visitor))
            connection->startClosingHandshake(CloseStatus::Normal, u"thank you"_s);
    });
}

void DemoConversation::reportReading()
{
    if (m_sensor->connection() && m_sensor->connection()->isOpen())
        std::ignore = m_sensor->connection()->sendMessage(
            MessageType::Binary, DemoScript::reading(++m_reading));
}

} // namespace Framescope
