#include "app/replay/replayrows.h"
#include "app/replay/replaysendtimes.h"
#include "protocol/wire/opcode.h"

#include <QTest>

using namespace Framescope;

namespace {

constexpr qint64 Ms = 1'000'000;

ReplayCell cell(FrameId frame, qint64 ms, Opcode opcode = Opcode::Text)
{
    return { frame, toNibble(opcode), ms * Ms, 0, {} };
}

} // namespace

class TestReplaySendTimes : public QObject
{
    Q_OBJECT
private slots:
    void countsFromTheLastMessageBefore();
    void countsAPongFromItsPing();
    void knowsNothingBeforeAnythingIsSent();
    void countsFromWhatWasSentByThen();
    void isBounded();
    void isSaidOfRows();
};

void TestReplaySendTimes::countsFromTheLastMessageBefore()
{
    ReplaySendTimes times;
    times.add(cell(1, 100), cell(1, 1100));
    times.add(cell(4, 500), cell(3, 1200));
    const auto first = times.latency(cell(2, 128), cell(2, 1131));
    QCOMPARE(first, std::optional(ReplayLatency { 28 * Ms, 31 * Ms }));
    QCOMPARE(first->difference(), 3 * Ms);
    const auto second = times.latency(cell(3, 140), cell(4, 1150)); // of the same message
    QCOMPARE(second, std::optional(ReplayLatency { 40 * Ms, 50 * Ms }));
    const auto third = times.latency(cell(5, 510), cell(5, 1204));
    QCOMPARE(third, std::optional(ReplayLatency { 10 * Ms, 4 * Ms }));
    QCOMPARE(third->difference(), -6 * Ms);
}

void TestReplaySendTimes::countsAPongFromItsPing()
{
    ReplaySendTimes times;
    times.add(cell(1, 0, Opcode::Ping), cell(1, 0, Opcode::Ping));
    times.add(cell(2, 10), cell(2, 10));
    times.add(cell(3, 11, Opcode::Pong), cell(3, 11, Opcode::Pong)); // asks for nothing
    QCOMPARE(times.latency(cell(4, 20, Opcode::Pong), cell(4, 30, Opcode::Pong)),
        std::optional(ReplayLatency { 20 * Ms, 30 * Ms }));
    QCOMPARE(
        times.latency(cell(5, 25), cell(5, 31)), std::optional(ReplayLatency { 15 * Ms, 21 * Ms }));
    QVERIFY(!times.latency(cell(6, 26, Opcode::Ping), cell(6, 32, Opcode::Ping)));
}

void TestReplaySendTimes::knowsNothingBeforeAnythingIsSent()
{
    ReplaySendTimes times;
    QVERIFY(!times.latency(cell(1, 5), cell(1, 6)));
    times.add(cell(2, 10), cell(2, 10));
    QVERIFY(!times.latency(cell(1, 5), cell(1, 6)));
    QVERIFY(!times.latency(cell(3, 15), {})); // missing
    QVERIFY(!times.latency({}, cell(3, 15))); // extra
}

/// A notice that was recorded behind the second message, and now comes before it.
void TestReplaySendTimes::countsFromWhatWasSentByThen()
{
    ReplaySendTimes times;
    times.add(cell(1, 0), cell(1, 0));
    times.add(cell(2, 50), cell(3, 50));
    QCOMPARE(
        times.latency(cell(3, 70), cell(2, 30)), std::optional(ReplayLatency { 70 * Ms, 30 * Ms }));
}

void TestReplaySendTimes::isBounded()
{
    ReplaySendTimes times;
    const auto limit = static_cast<FrameId>(ReplaySendTimes::Limit);
    for (FrameId frame = 1; frame <= limit + 10; ++frame)
        times.add(cell(frame, 0), cell(frame, 0));
    QVERIFY(times.latency(cell(limit, 1), cell(limit, 1)));
    QVERIFY(!times.latency(cell(limit + 20, 1), cell(limit + 20, 1))); // of what, nobody knows
}

void TestReplaySendTimes::isSaidOfRows()
{
    ReplayRows rows;
    ReplayRow sent;
    sent.kind = ReplayRow::Kind::Sent;
    sent.recorded = cell(1, 0);
    sent.now = cell(1, 10);
    rows.add(sent);
    ReplayRow answer;
    answer.recorded = cell(2, 28);
    answer.now = cell(2, 41);
    rows.add(answer);
    answer.kind = ReplayRow::Kind::Missing;
    answer.now = {};
    rows.add(answer);
    const QList<ReplayRow> taken = rows.take();
    QVERIFY(!taken[0].latency);
    QCOMPARE(taken[1].latency, std::optional(ReplayLatency { 28 * Ms, 31 * Ms }));
    QVERIFY(!taken[2].latency);
    // Compared again, nothing is sent.
    ReplayRows again(rows.sendTimes());
    again.add(taken[1]);
    QCOMPARE(again.take().first().latency, taken[1].latency);
}

QTEST_GUILESS_MAIN(TestReplaySendTimes)
#include "tst_replaysendtimes.moc"
