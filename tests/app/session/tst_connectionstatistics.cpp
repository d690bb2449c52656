#include "app/session/connectionstatistics.h"
#include "tests/app/session/sessionfixture.h"

#include <QtTest>

using namespace Framescope;
using namespace Framescope::Test;

namespace {

QList<FrameSpec> heartbeat(Direction asks, qint64 time, qint64 duration)
{
    const QByteArray payload = QByteArray::number(time);
    return {
        { .direction = asks, .time = time, .opcode = toNibble(Opcode::Ping), .payload = payload },
        { .direction = opposite(asks),
            .time = time + duration,
            .opcode = toNibble(Opcode::Pong),
            .payload = payload }
    };
}

} // namespace

class ConnectionStatisticsTest : public QObject
{
    Q_OBJECT

private slots:
    void nothingYet();
    void longestGapIsBetweenItsOwnFrames();
    void continuesOverBlocks();
    void quantiles();
    void anEndpointMeasuresItsOwnPings();
    void keepsTheNewestRoundTrips();
};

void ConnectionStatisticsTest::nothingYet()
{
    const ConnectionStatistics statistics(1, Role::Client);
    QVERIFY(!statistics.roundTripQuantile(0.5));
    QCOMPARE(statistics.longestGap(), 0);
}

void ConnectionStatisticsTest::longestGapIsBetweenItsOwnFrames()
{
    ConnectionStatistics statistics(1, Role::Client);
    statistics.add(makeBlock(1,
                       { { .connection = 2, .time = 1 }, { .time = 100 }, { .time = 150 },
                           { .connection = 2, .time = 200 }, { .time = 230 },
                           { .connection = 2, .time = 900 } }),
        0);
    QCOMPARE(statistics.longestGap(), 80);
}

void ConnectionStatisticsTest::continuesOverBlocks()
{
    ConnectionStatistics statistics(1, Role::Client);
    const QList<FrameSpec> beat = heartbeat(Direction::ClientToServer, 10, 30);
    statistics.add(makeBlock(1, { beat.first() }), 0);
    statistics.add(makeBlock(1, beat), 1); // the block has grown: its first row is known
    QCOMPARE(statistics.roundTrips(), QList<qint64>({ 30 }));
    QCOMPARE(statistics.longestGap(), 30);
}

void ConnectionStatisticsTest::quantiles()
{
    ConnectionStatistics statistics(1, Role::Client);
    QList<FrameSpec> specs;
    for (qint64 i = 1; i <= 100; ++i)
        specs += heartbeat(Direction::ClientToServer, i * 1000, 101 - i);
    statistics.add(makeBlock(1, specs), 0);
    QCOMPARE(statistics.roundTrips().constLast(), 1);
    QCOMPARE(statistics.roundTripQuantile(0.5), 50);
    QCOMPARE(statistics.roundTripQuantile(0.95), 95);
    QCOMPARE(statistics.roundTripQuantile(1), 100);
    QCOMPARE(statistics.roundTripQuantile(0), 1);
}

void ConnectionStatisticsTest::anEndpointMeasuresItsOwnPings()
{
    const FrameBlock block = makeBlock(1,
        heartbeat(Direction::ClientToServer, 0, 10) + heartbeat(Direction::ServerToClient, 20, 7));
    ConnectionStatistics client(1, Role::Client);
    client.add(block, 0);
    QCOMPARE(client.roundTrips(), QList<qint64>({ 10 }));
    ConnectionStatistics server(1, Role::Server);
    server.add(block, 0);
    QCOMPARE(server.roundTrips(), QList<qint64>({ 7 }));
    ConnectionStatistics proxy(1, Role::Proxy);
    proxy.add(block, 0);
    QCOMPARE(proxy.roundTrips(), QList<qint64>({ 10, 7 }));
}

void ConnectionStatisticsTest::keepsTheNewestRoundTrips()
{
    ConnectionStatistics statistics(1, Role::Client);
    QList<FrameSpec> specs;
    for (qint64 i = 0; i < ConnectionStatistics::MaxRoundTrips + 10; ++i)
        specs += heartbeat(Direction::ClientToServer, i * 10'000, i + 1);
    statistics.add(makeBlock(1, specs), 0);
    QCOMPARE(statistics.roundTrips().size(), ConnectionStatistics::MaxRoundTrips);
    QCOMPARE(statistics.roundTrips().constFirst(), 11);
}

QTEST_GUILESS_MAIN(ConnectionStatisticsTest)
#include "tst_connectionstatistics.moc"
