#include "app/session/roundtriptracker.h"
#include "tests/app/session/sessionfixture.h"

#include <QtTest>

using namespace Framescope;
using namespace Framescope::Test;

namespace {

FrameSpec ping(qint64 time, const QByteArray &payload, ConnectionId connection = 1)
{
    return {
        .connection = connection, .time = time, .opcode = toNibble(Opcode::Ping), .payload = payload
    };
}

FrameSpec pong(qint64 time, const QByteArray &payload, ConnectionId connection = 1)
{
    return { .connection = connection,
        .direction = Direction::ServerToClient,
        .time = time,
        .opcode = toNibble(Opcode::Pong),
        .payload = payload };
}

QList<RoundTrip> tripsOf(const QList<FrameSpec> &specs)
{
    const FrameBlock block = makeBlock(1, specs);
    RoundTripTracker tracker;
    QList<RoundTrip> trips;
    for (int row = 0; row < block.count(); ++row) {
        if (const auto trip = tracker.add(block.record(row), block.payload(row)))
            trips.append(*trip);
    }
    return trips;
}

} // namespace

class RoundTripTrackerTest : public QObject
{
    Q_OBJECT

private slots:
    void pongAnswersThePingOfItsOctets();
    void pongMaySkipEarlierPings();
    void unaskedPongPairsWithNothing();
    void connectionsAreApart();
    void sameDirectionIsNoAnswer();
    void nearbyLooksBackInTheBlock();
};

void RoundTripTrackerTest::pongAnswersThePingOfItsOctets()
{
    const QList<RoundTrip> trips
        = tripsOf({ ping(10, "a"), { .time = 20 }, pong(51, "a"), ping(60, "b"), pong(70, "b") });
    QCOMPARE(trips.size(), 2);
    QCOMPARE(trips.at(0).ping, FrameId(1));
    QCOMPARE(trips.at(0).pong, FrameId(3));
    QCOMPARE(trips.at(0).duration, 41);
    QCOMPARE(trips.at(0).sent, 10);
    QCOMPARE(trips.at(0).direction, Direction::ClientToServer);
    QCOMPARE(trips.at(1).duration, 10);
}

void RoundTripTrackerTest::pongMaySkipEarlierPings()
{
    // §5.5.3: only the most recent Ping need be answered.
    const QList<RoundTrip> trips
        = tripsOf({ ping(1, "a"), ping(2, "b"), pong(3, "b"), pong(4, "a") });
    QCOMPARE(trips.size(), 1);
    QCOMPARE(trips.at(0).ping, FrameId(2));
}

void RoundTripTrackerTest::unaskedPongPairsWithNothing()
{
    QVERIFY(tripsOf({ pong(1, "a"), ping(2, "b"), pong(3, "c") }).isEmpty());
}

void RoundTripTrackerTest::connectionsAreApart()
{
    QVERIFY(tripsOf({ ping(1, "a", 1), pong(2, "a", 2) }).isEmpty());
    QCOMPARE(tripsOf({ ping(1, "a", 1), ping(2, "a", 2), pong(5, "a", 2) }).at(0).duration, 3);
}

void RoundTripTrackerTest::sameDirectionIsNoAnswer()
{
    FrameSpec echo = pong(2, "a");
    echo.direction = Direction::ClientToServer;
    QVERIFY(tripsOf({ ping(1, "a"), echo }).isEmpty());
}

void RoundTripTrackerTest::nearbyLooksBackInTheBlock()
{
    QList<FrameSpec> specs { ping(1, "a") };
    specs.resize(100);
    specs.append(pong(500, "a"));
    specs.resize(1000);
    specs.append(pong(2000, "a"));
    const FrameBlock block = makeBlock(31, specs);
    const std::optional<RoundTrip> trip = nearbyRoundTrip(block, 100);
    QVERIFY(trip);
    QCOMPARE(trip->ping, FrameId(31));
    QCOMPARE(trip->duration, 499);
    QVERIFY(!nearbyRoundTrip(block, 0));
    QVERIFY(!nearbyRoundTrip(block, 50));
    QVERIFY(!nearbyRoundTrip(block, 1000));
}

QTEST_GUILESS_MAIN(RoundTripTrackerTest)
#include "tst_roundtriptracker.moc"
