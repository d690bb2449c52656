#include "app/capture/democonversation.h"

#include "app/capture/captureworker.h"
#include "app/capture/nullrecorder.h"
#include "protocol/wire/closestatus.h"

namespace Framescope {

namespace {

using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

constexpr auto ReadingPeriod = 130ms;

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

QByteArray frame(
    Opcode opcode, QByteArrayView payload, std::optional<MaskingKey> key, bool fin = true)
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
    m_stepTimer.setSingleShot(true);
    m_stepTimer.setTimerType(Qt::PreciseTimer);
    connect(&m_stepTimer, &QTimer::timeout, this, &DemoConversation::playRound);
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

    connect(m_feed.get(), &ServerEndpoint::connectionOpened, this, [this](ConnectionId id) {
        m_fed = id;
        beginRound();
    });
    connect(m_broken.get(), &ServerEndpoint::connectionOpened, this, [this](ConnectionId id) {
        // A server must not mask what it sends (RFC 6455 §5.1).
        after(400ms, [this, id] {
            if (ConnectionSocket *peer = m_broken->connection(id))
                std::ignore = peer->sendOctets(frame(
                    Opcode::Text, "{\"coil\":7,\"state\":\"open\"}", MaskingKey { 1, 2, 3, 4 }));
        });
    });

    ClientOptions subscriber = clientOptions(*feed, u"/trades"_s, { u"tick.v2+json"_s });
    subscriber.pingPeriod = DemoScript::HeartbeatPeriod;
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
    after(DemoScript::Shown, [this] { emit shown(); });
}

void DemoConversation::beginRound()
{
    m_steps = DemoScript::feedRound(++m_round);
    m_nextStep = 0;
    m_sinceRound.start();
    playRound();
}

/// Sends what is due, and comes back for the next.
void DemoConversation::playRound()
{
    const std::chrono::milliseconds now(m_sinceRound.elapsed());
    while (m_nextStep < m_steps.size() && m_steps.at(m_nextStep).time <= now)
        send(m_steps.at(m_nextStep++));
    if (m_nextStep < m_steps.size())
        m_stepTimer.start(m_steps.at(m_nextStep).time - now);
    else if (m_feed->connection(m_fed))
        beginRound();
}

void DemoConversation::send(const DemoScript::Step &step)
{
    const bool isFeed = step.direction == Direction::ServerToClient;
    ConnectionSocket *sender
        = isFeed ? m_feed->connection(m_fed) : m_worker.connection(m_subscriber);
    std::optional<MaskingKey> key;
    if (!isFeed)
        key = m_keys.next();
    if (sender)
        std::ignore = sender->sendOctets(frame(step.opcode, step.payload, key, step.fin));
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
