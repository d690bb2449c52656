#include "app/samples/stagedpair.h"

#include "app/samples/samplestage.h"
#include "protocol/handshake/websocketurl.h"
#include "protocol/hostandport.h"
#include "protocol/wire/frameheader.h"

#include <algorithm>

namespace Framescope {

namespace {

using namespace Qt::StringLiterals;

ConnectionOptions clientOptions(SampleStage &stage, const StagedSetting &setting)
{
    ConnectionOptions options;
    options.role = Role::Client;
    options.peerName = hostAndPort(setting.url.host(), tcpPort(setting.url));
    options.clientHandshake.host = hostHeader(setting.url);
    options.clientHandshake.target = requestTarget(setting.url);
    options.clientHandshake.key = stage.handshakeKey();
    options.clientHandshake.origin = setting.origin;
    options.clientHandshake.extensions = setting.extensions;
    for (const QString &subprotocol : setting.subprotocols)
        options.clientHandshake.subprotocols.append(subprotocol.toUtf8());
    options.nextMaskingKey = [&stage] { return stage.maskingKey(); };
    return options;
}

ConnectionOptions serverOptions(const StagedSetting &setting)
{
    ConnectionOptions options;
    options.role = Role::Server;
    options.serverPolicy.origins = OriginPolicy({ u"any"_s });
    for (const QString &subprotocol : setting.subprotocols)
        options.serverPolicy.subprotocols.append(subprotocol.toUtf8());
    return options;
}

} // namespace

ConnectionId openStaged(SampleStage &stage, const StagedSetting &setting)
{
    constexpr quint16 OurPort = 49'732;
    // A server learns from the request what it is asked for.
    const QString url = setting.role == Role::Client ? setting.url.toString() : QString();
    const ConnectionId id
        = stage.recorder().openConnection({ setting.role, url, false, false }, stage.now());
    stage.recorder().recordEvent(id, stage.now(),
        TcpConnected { setting.peerAddress, setting.peerPort, u"198.51.100.7"_s,
            setting.role == Role::Client ? OurPort : tcpPort(setting.url) });
    return id;
}

StagedPair::StagedPair(SampleStage &stage, StagedSetting setting)
    : m_stage(stage)
    , m_setting(std::move(setting))
{
    ConnectionOptions client = clientOptions(stage, m_setting);
    ConnectionOptions server = serverOptions(m_setting);
    const ConnectionId id = openStaged(stage, m_setting);
    const bool isClient = m_setting.role == Role::Client;
    ConnectionOptions &recorded = isClient ? client : server;
    recorded.lenient = m_setting.lenient;
    recorded.pingPeriod = m_setting.pingPeriod;
    m_client = std::make_unique<StagedEnd>(
        stage, std::move(client), isClient ? std::optional(id) : std::nullopt);
    m_server = std::make_unique<StagedEnd>(
        stage, std::move(server), isClient ? std::nullopt : std::optional(id));
    join(*m_client, *m_server);
    join(*m_server, *m_client);
    m_server->start();
    m_client->start();
}

StagedPair::~StagedPair() = default;

void StagedPair::join(StagedEnd &from, StagedEnd &to)
{
    Timestamp &arrival = m_arrival[&from == m_client.get() ? 0 : 1];
    const auto later = [this, &arrival](const std::function<void()> &action) {
        if (m_isBroken)
            return;
        const auto jitter = static_cast<Timestamp>(m_stage.random(2'000'000));
        arrival = std::max(arrival + 1'000, m_stage.now() + m_setting.latency + jitter);
        m_stage.at(arrival, [this, action] {
            if (!m_isBroken)
                action();
        });
    };
    from.setPeer(
        [later, &to](const QByteArray &octets) { later([&to, octets] { to.receive(octets); }); },
        [later, &to](TcpEnd how) { later([&to, how] { to.peerEnded(how); }); });
}

StagedEnd &StagedPair::sender(Direction direction)
{
    return direction == Direction::ClientToServer ? *m_client : *m_server;
}

void StagedPair::say(
    Timestamp time, Direction direction, MessageType type, const QByteArray &payload)
{
    m_stage.at(time, [this, direction, type, payload] {
        sender(direction).act([&](Connection &connection, Timestamp now) {
            std::ignore = connection.sendMessage(type, payload, now);
        });
    });
}

void StagedPair::sendFrame(
    Timestamp time, Direction direction, Opcode opcode, const QByteArray &payload, bool fin)
{
    m_stage.at(time, [this, direction, opcode, payload, fin] {
        std::optional<MaskingKey> key;
        if (direction == Direction::ClientToServer)
            key = m_stage.maskingKey();
        QByteArray octets;
        appendFrame(
            octets, makeHeader(opcode, static_cast<quint64>(payload.size()), key, fin), payload);
        sender(direction).act([&](Connection &connection, Timestamp now) {
            std::ignore = connection.sendOctets(octets, now);
        });
    });
}

void StagedPair::close(Timestamp time, Direction direction, quint16 code, const QString &reason)
{
    m_stage.at(time, [this, direction, code, reason] {
        sender(direction).act([&](Connection &connection, Timestamp now) {
            connection.startClosingHandshake(code, reason, now);
        });
    });
}

void StagedPair::breakOff(Timestamp time)
{
    m_stage.at(time, [this] {
        m_isBroken = true;
        m_client->peerEnded(TcpEnd::Reset);
        m_server->peerEnded(TcpEnd::Reset);
    });
}

} // namespace Framescope
