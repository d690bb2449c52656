#include "app/statistics/ratehistory.h"

#include <QtTest>

#include <limits>

using namespace Framescope;

namespace {

constexpr qint64 Millisecond = 1'000'000;

quint64 allFrames(const RateHistory &history)
{
    quint64 frames = 0;
    for (const RateHistory::Stretch &stretch : history.stretches())
        frames += stretch.frames[0] + stretch.frames[1];
    return frames;
}

} // namespace

class RateHistoryTest : public QObject
{
    Q_OBJECT
private slots:
    void beginsEmpty();
    void countsByStretchAndDirection();
    void joinsStretchesWhenTimeOutgrowsThem();
    void outOfOrderCountsAtTheBegin();
    void takesAnyTime();
};

void RateHistoryTest::beginsEmpty()
{
    QVERIFY(RateHistory().stretches().empty());
}

void RateHistoryTest::countsByStretchAndDirection()
{
    RateHistory history;
    history.add(5 * Millisecond, Direction::ClientToServer, 10);
    history.add(5 * Millisecond + 1, Direction::ServerToClient, 20);
    history.add(7 * Millisecond, Direction::ServerToClient, 30);
    QCOMPARE(history.begin(), 5 * Millisecond);
    QCOMPARE(history.width(), Millisecond);
    QCOMPARE(history.stretches().size(), std::size_t(3));
    QCOMPARE(history.stretches()[0].frames, (std::array<quint64, 2> { 1, 1 }));
    QCOMPARE(history.stretches()[0].octets, (std::array<quint64, 2> { 10, 20 }));
    QCOMPARE(history.stretches()[1].frames, (std::array<quint64, 2> { 0, 0 }));
    QCOMPARE(history.stretches()[2].octets, (std::array<quint64, 2> { 0, 30 }));
}

void RateHistoryTest::joinsStretchesWhenTimeOutgrowsThem()
{
    RateHistory history;
    for (qint64 i = 0; i < 1000; ++i)
        history.add(i * Millisecond, Direction::ClientToServer, 1);
    QCOMPARE(history.width(), 8 * Millisecond);
    QCOMPARE(history.stretches().size(), std::size_t(125));
    for (const RateHistory::Stretch &stretch : history.stretches())
        QCOMPARE(stretch.frames[0], quint64(8));
}

void RateHistoryTest::outOfOrderCountsAtTheBegin()
{
    RateHistory history;
    history.add(10 * Millisecond, Direction::ClientToServer, 1);
    history.add(0, Direction::ClientToServer, 1);
    QCOMPARE(history.stretches().size(), std::size_t(1));
    QCOMPARE(history.stretches()[0].frames[0], quint64(2));
}

void RateHistoryTest::takesAnyTime()
{
    RateHistory history;
    history.add(std::numeric_limits<qint64>::min(), Direction::ClientToServer, 1);
    history.add(std::numeric_limits<qint64>::max(), Direction::ServerToClient, 1);
    QCOMPARE(allFrames(history), quint64(2));
    QVERIFY(history.stretches().size() <= RateHistory::MaxStretches);
}

QTEST_APPLESS_MAIN(RateHistoryTest)

#include "tst_ratehistory.moc"
