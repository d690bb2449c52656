// What a proxy does with frames between its two sockets, on one core: passing them on, reading
// them, and keeping them in blocks. Run a release build: build/release/tests/bench_relay

#include "app/capture/sessionrecorder.h"
#include "protocol/connection/relay.h"
#include "tests/benchmarks/forgettingstore.h"

#include <QCoreApplication>

#include <benchmark/benchmark.h>

#include <memory>
#include <optional>
#include <vector>

using namespace Framescope;

namespace {

/// What one read brings of a client that has 64 messages of 120 octets on their way.
constexpr int FramesAtOnce = 64;

/// One connection, as a ProxyConnection has it.
class RelayedConnection final : public ConnectionObserver, private RelayOutput
{
public:
    explicit RelayedConnection(TrafficRecorder *recorder)
        : m_recorder(recorder)
        , m_relay(RelayOptions(), *this, *this)
    {
        if (m_recorder)
            m_id = m_recorder->openConnection({ Role::Proxy, {} }, 0);
        m_relay.start(0);
        m_relay.serverConnected(0);
        receive(Direction::ClientToServer,
            "GET / HTTP/1.1\r\nHost: a\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n");
        receive(Direction::ServerToClient,
            "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            "Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n\r\n");
    }

    bool isOpen() const { return m_relay.phase() == Relay::Phase::Open; }
    quint64 frames() const { return m_frames; }
    quint64 forwarded() const { return m_forwarded; }

    /// Copies \a octets, as reading from a socket does: they are unmasked in place.
    void receive(Direction from, QByteArray octets)
    {
        m_relay.receive(from, { octets.data(), static_cast<std::size_t>(octets.size()) }, m_now);
    }
    void setNow(Timestamp now) { m_now = now; }

private:
    void frameCrossed(const Frame &frame, const QList<Violation> &violations) override
    {
        ++m_frames;
        if (m_recorder)
            m_recorder->recordFrame(m_id, frame, violations);
    }
    void messageCrossed(const Message &message) override
    {
        if (m_recorder)
            m_recorder->recordMessage(m_id, message);
    }
    void eventHappened(const Event &event) override
    {
        if (m_recorder)
            m_recorder->recordEvent(m_id, m_now, event);
    }
    void forward(Direction, QByteArrayView octets) override
    {
        m_forwarded += static_cast<quint64>(octets.size());
    }

    TrafficRecorder *const m_recorder;
    ConnectionId m_id = 0;
    Timestamp m_now = 0;
    quint64 m_frames = 0;
    quint64 m_forwarded = 0;
    Relay m_relay;
};

QByteArray framesFrom(Direction direction, qsizetype size)
{
    QByteArray wire;
    for (quint8 i = 0; i < FramesAtOnce; ++i) {
        std::optional<MaskingKey> key;
        if (direction == Direction::ClientToServer)
            key = MaskingKey { 0x37, 0x7a, i, 0x3d };
        appendFrame(wire, makeHeader(Opcode::Binary, static_cast<quint64>(size), key),
            QByteArray(size, 'x'));
    }
    return wire;
}

/// Each of 50 connections in its turn, both ways.
void relay(benchmark::State &state, TrafficRecorder *recorder)
{
    constexpr int Connections = 50;
    std::vector<std::unique_ptr<RelayedConnection>> connections;
    for (int i = 0; i < Connections; ++i)
        connections.push_back(std::make_unique<RelayedConnection>(recorder));
    const qsizetype size = state.range(0);
    const QByteArray fromClient = framesFrom(Direction::ClientToServer, size);
    const QByteArray fromServer = framesFrom(Direction::ServerToClient, size);
    Timestamp now = 0;
    for (auto _ : state) {
        for (const auto &connection : connections) {
            connection->setNow(now += 1000);
            connection->receive(Direction::ClientToServer, fromClient);
            connection->receive(Direction::ServerToClient, fromServer);
        }
    }
    quint64 frames = 0;
    for (const auto &connection : connections) {
        frames += connection->frames();
        if (!connection->isOpen())
            state.SkipWithError("the connection is not open");
    }
    if (frames != static_cast<quint64>(state.iterations()) * Connections * FramesAtOnce * 2)
        state.SkipWithError("frames are missing");
    state.SetItemsProcessed(static_cast<qint64>(frames));
}

void relayFrames(benchmark::State &state)
{
    relay(state, nullptr);
}

void relayAndRecordFrames(benchmark::State &state)
{
    SessionRecorder recorder(std::make_shared<ForgettingStore>());
    relay(state, &recorder);
}

} // namespace

BENCHMARK(relayFrames)->Arg(120)->Arg(1024);
BENCHMARK(relayAndRecordFrames)->Arg(120)->Arg(1024);

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv); // recorders have timers
    benchmark::Initialize(&argc, argv);
    benchmark::RunSpecifiedBenchmarks();
}
