#include "app/replay/replayplayer.h"

#include <QTest>

using namespace Framescope;
using namespace std::chrono_literals;
using Wait = ReplayPace::Wait;

namespace {

constexpr Timestamp Ms = 1'000'000;
constexpr Timestamp Start = 5000 * Ms;

ReplayPace paceOf(Wait wait, std::optional<double> factor = 1.0)
{
    return { .wait = wait, .factor = factor, .stepwise = false, .timeout = 10s };
}

ReplayPlayer started(const ReplayPace &pace)
{
    ReplayPlayer player(pace);
    player.start(Start);
    return player;
}

/// When the player wants to be asked, in ms since the start; -1 for never.
qint64 deadlineOf(const ReplayPlayer &player)
{
    const auto deadline = player.deadline();
    return deadline ? (*deadline - Start) / Ms : -1;
}

bool isDueAt(const ReplayPlayer &player, qint64 ms)
{
    return player.isDue(Start + ms * Ms);
}

} // namespace

class TestReplayPlayer : public QObject
{
    Q_OBJECT
private slots:
    void keepsThePace_data();
    void keepsThePace();
    void waitsForTheAnswer();
    void pausesAfterTheAnswer();
    void isNotPutOffByWhatFollows();
    void waitsABitForWhatMayStillCome();
    void takesBackWhatWasNoAnswer();
    void isLate();
    void allowsWhatTheAnswerTookThen();
    void givesUpOnce();
    void ignoresAnswersOnTime();
    void stepsWhenReleased();
    void drains();
    void standsStillWhilePaused_data();
    void standsStillWhilePaused();
    void countsTheTimeOutWithoutThePause();
    void stepsWhilePaused();
    void drainsNotWhilePaused();
    void saysWhenTheStepIsDue();
};

void TestReplayPlayer::keepsThePace_data()
{
    QTest::addColumn<int>("wait");
    QTest::addColumn<double>("factor"); // 0: max
    QTest::addColumn<qint64>("first"); // ms
    QTest::addColumn<qint64>("second");
    QTest::newRow("both, as then") << int(Wait::Both) << 1.0 << qint64(100) << qint64(350);
    QTest::newRow("both, twice as fast") << int(Wait::Both) << 2.0 << qint64(50) << qint64(175);
    QTest::newRow("both, slower") << int(Wait::Both) << 0.5 << qint64(200) << qint64(700);
    QTest::newRow("both, max") << int(Wait::Both) << 0.0 << qint64(0) << qint64(0);
    QTest::newRow("time, as then") << int(Wait::Time) << 1.0 << qint64(100) << qint64(350);
    QTest::newRow("time, ten times") << int(Wait::Time) << 10.0 << qint64(10) << qint64(35);
    QTest::newRow("time, max") << int(Wait::Time) << 0.0 << qint64(0) << qint64(0);
    QTest::newRow("answer") << int(Wait::Answer) << 1.0 << qint64(0) << qint64(0);
}

/// Two steps that wait for no answer, 100 and 350 ms after the opening.
void TestReplayPlayer::keepsThePace()
{
    QFETCH(int, wait);
    QFETCH(double, factor);
    QFETCH(qint64, first);
    QFETCH(qint64, second);
    ReplayPlayer player
        = started(paceOf(Wait(wait), factor > 0 ? std::optional(factor) : std::nullopt));
    QCOMPARE(deadlineOf(player), -1);
    QVERIFY(!isDueAt(player, 1000)); // there is no step yet
    player.next(0, 100 * Ms, 100 * Ms);
    QCOMPARE(deadlineOf(player), first);
    QVERIFY(first == 0 || !isDueAt(player, first - 1));
    QVERIFY(isDueAt(player, first));
    player.done(Start + first * Ms);
    QVERIFY(!isDueAt(player, 1000));
    player.next(0, 350 * Ms, 250 * Ms);
    QCOMPARE(deadlineOf(player), second);
    QVERIFY(isDueAt(player, second));
}

void TestReplayPlayer::waitsForTheAnswer()
{
    ReplayPlayer player = started(paceOf(Wait::Answer));
    player.next(2, 0, 0);
    QVERIFY(!isDueAt(player, 100));
    player.answered(1, 1, Start + 100 * Ms);
    QVERIFY(!isDueAt(player, 5000));
    player.answered(2, 2, Start + 120 * Ms);
    QVERIFY(isDueAt(player, 120));
    player.done(Start + 120 * Ms);
    player.next(2, 0, 0); // has come already
    QVERIFY(isDueAt(player, 120));
}

void TestReplayPlayer::pausesAfterTheAnswer()
{
    ReplayPlayer player = started(paceOf(Wait::Both));
    player.next(1, 500 * Ms, 300 * Ms); // the answer came after 200 ms then
    QVERIFY(!isDueAt(player, 900));
    player.answered(1, 1, Start + 1000 * Ms);
    QCOMPARE(deadlineOf(player), 1300);
    QVERIFY(!isDueAt(player, 1299));
    QVERIFY(isDueAt(player, 1300));
}

void TestReplayPlayer::isNotPutOffByWhatFollows()
{
    ReplayPlayer player = started(paceOf(Wait::Both));
    player.next(1, 500 * Ms, 300 * Ms);
    for (int i = 1; i <= 10; ++i)
        player.answered(quint64(i), quint64(i), Start + 100 * i * Ms);
    QCOMPARE(deadlineOf(player), 400);
}

void TestReplayPlayer::waitsABitForWhatMayStillCome()
{
    ReplayPlayer player = started(paceOf(Wait::Answer));
    player.next(1, 0, 0);
    player.answered(0, 1, Start + 50 * Ms);
    QVERIFY(!isDueAt(player, 249));
    QCOMPARE(deadlineOf(player), 250);
    QVERIFY(isDueAt(player, 250));
    QVERIFY(!player.isLate(Start + 100'000 * Ms));
    // The answer took a second then.
    ReplayPlayer slow = started(paceOf(Wait::Answer));
    slow.next(1, 1000 * Ms, 0);
    slow.answered(0, 1, Start + 50 * Ms);
    QCOMPARE(deadlineOf(slow), 1200);
}

void TestReplayPlayer::takesBackWhatWasNoAnswer()
{
    ReplayPlayer player = started(paceOf(Wait::Answer));
    player.next(2, 0, 0);
    player.answered(1, 2, Start + 50 * Ms);
    player.answered(1, 1, Start + 60 * Ms);
    QVERIFY(!isDueAt(player, 1000));
    player.answered(1, 2, Start + 1100 * Ms);
    QCOMPARE(deadlineOf(player), 1300);
}

void TestReplayPlayer::isLate()
{
    ReplayPlayer player = started(paceOf(Wait::Answer));
    player.next(1, 0, 0);
    QCOMPARE(deadlineOf(player), 10'000);
    QVERIFY(!player.isLate(Start + 9'999 * Ms));
    QVERIFY(player.isLate(Start + 10'000 * Ms));
    player.answered(0, 0, Start + 9'999 * Ms); // something comes: that is life
    QCOMPARE(deadlineOf(player), 19'999);
}

void TestReplayPlayer::allowsWhatTheAnswerTookThen()
{
    ReplayPlayer player = started(paceOf(Wait::Both, 100.0));
    player.next(0, 1000 * Ms, 1000 * Ms);
    player.done(Start + 10 * Ms);
    player.next(1, 61'000 * Ms, 0); // a minute after the step before
    QCOMPARE(deadlineOf(player), 70'010);
}

void TestReplayPlayer::givesUpOnce()
{
    ReplayPlayer player = started(paceOf(Wait::Answer));
    player.next(1, 0, 0);
    QVERIFY(player.giveUp(Start + 10'000 * Ms));
    QVERIFY(isDueAt(player, 10'000));
    player.done(Start + 10'000 * Ms);
    player.next(2, 0, 0);
    QVERIFY(player.isLate(Start + 20'000 * Ms));
    QVERIFY(!player.giveUp(Start + 20'000 * Ms)); // nothing came in between
    player.answered(1, 1, Start + 20'001 * Ms);
    player.next(3, 0, 0);
    QVERIFY(player.giveUp(Start + 40'000 * Ms));
}

void TestReplayPlayer::ignoresAnswersOnTime()
{
    ReplayPlayer player = started(paceOf(Wait::Time));
    player.next(5, 100 * Ms, 0);
    QVERIFY(!player.isLate(Start + 1'000'000 * Ms));
    QVERIFY(isDueAt(player, 100));
}

void TestReplayPlayer::stepsWhenReleased()
{
    ReplayPace pace = paceOf(Wait::Both);
    pace.stepwise = true;
    ReplayPlayer player = started(pace);
    player.next(3, 100 * Ms, 0);
    QCOMPARE(deadlineOf(player), -1);
    QVERIFY(!isDueAt(player, 100'000));
    QVERIFY(!player.isLate(Start + 100'000 * Ms));
    player.release();
    player.release();
    QVERIFY(isDueAt(player, 0));
    player.done(Start);
    player.next(3, 100 * Ms, 0);
    QVERIFY(isDueAt(player, 0));
    player.done(Start);
    player.next(3, 100 * Ms, 0);
    QVERIFY(!isDueAt(player, 0));
}

void TestReplayPlayer::drains()
{
    for (const Wait wait : { Wait::Answer, Wait::Time, Wait::Both }) {
        ReplayPlayer player = started(paceOf(wait));
        player.drain(2, 3000 * Ms);
        player.answered(1, 1, Start + 10 * Ms);
        QVERIFY(!isDueAt(player, 12'000));
        QVERIFY(player.isLate(Start + 13'000 * Ms));
        player.answered(2, 2, Start + 20 * Ms);
        QVERIFY(isDueAt(player, 20));
    }
}

void TestReplayPlayer::standsStillWhilePaused_data()
{
    QTest::addColumn<int>("wait");
    QTest::newRow("both") << int(Wait::Both);
    QTest::newRow("time") << int(Wait::Time);
}

/// A pause of ten seconds puts off what is to come by ten seconds, wherever the wait was.
void TestReplayPlayer::standsStillWhilePaused()
{
    QFETCH(int, wait);
    ReplayPlayer player = started(paceOf(Wait(wait)));
    player.next(0, 100 * Ms, 100 * Ms);
    player.pause(Start + 40 * Ms);
    player.pause(Start + 50 * Ms); // it is
    QVERIFY(player.isPaused());
    QCOMPARE(deadlineOf(player), -1);
    QVERIFY(!isDueAt(player, 5000));
    player.resume(Start + 10'040 * Ms);
    QVERIFY(!player.isPaused());
    QCOMPARE(deadlineOf(player), 10'100);
    QVERIFY(!isDueAt(player, 10'099));
    QVERIFY(isDueAt(player, 10'100));
    player.done(Start + 10'100 * Ms);
    player.next(0, 350 * Ms, 250 * Ms);
    QCOMPARE(deadlineOf(player), 10'350);
    player.pause(Start + 10'200 * Ms);
    player.resume(Start + 10'300 * Ms);
    player.resume(Start + 11'000 * Ms); // it goes on already
    QCOMPARE(deadlineOf(player), 10'450);
}

void TestReplayPlayer::countsTheTimeOutWithoutThePause()
{
    ReplayPlayer player = started(paceOf(Wait::Answer));
    player.next(1, 0, 0);
    player.pause(Start + 1000 * Ms);
    QVERIFY(!player.isLate(Start + 60'000 * Ms));
    player.resume(Start + 60'000 * Ms);
    QVERIFY(!player.isLate(Start + 68'999 * Ms));
    QVERIFY(player.isLate(Start + 69'000 * Ms));
    // What has come meanwhile is there when it goes on.
    player.pause(Start + 61'000 * Ms);
    player.answered(1, 1, Start + 62'000 * Ms);
    QVERIFY(!isDueAt(player, 62'000));
    player.resume(Start + 70'000 * Ms);
    QVERIFY(isDueAt(player, 70'000));
}

void TestReplayPlayer::stepsWhilePaused()
{
    ReplayPlayer player = started(paceOf(Wait::Both));
    player.next(1, 100 * Ms, 100 * Ms);
    player.release(); // nobody waits for it
    player.pause(Start);
    QVERIFY(!isDueAt(player, 10));
    player.release();
    player.release();
    QVERIFY(isDueAt(player, 10));
    player.done(Start + 10 * Ms);
    player.next(1, 200 * Ms, 100 * Ms);
    QVERIFY(isDueAt(player, 10));
    player.resume(Start + 20 * Ms); // what was not let go by now is not any more
    QVERIFY(!isDueAt(player, 20));
}

void TestReplayPlayer::drainsNotWhilePaused()
{
    ReplayPlayer player = started(paceOf(Wait::Both));
    player.drain(0, 0);
    player.pause(Start);
    player.release();
    QVERIFY(!isDueAt(player, 1000));
    player.resume(Start + 1000 * Ms);
    QVERIFY(isDueAt(player, 1000));
}

/// As long as that follows from the recording, and not from what others do.
void TestReplayPlayer::saysWhenTheStepIsDue()
{
    ReplayPlayer player = started(paceOf(Wait::Both));
    QVERIFY(!player.stepTime()); // there is none
    player.next(1, 300 * Ms, 100 * Ms);
    QVERIFY(!player.stepTime()); // it waits for the answer
    player.answered(1, 1, Start + 50 * Ms);
    QCOMPARE(player.stepTime(), std::optional(Start + 150 * Ms));
    player.pause(Start + 60 * Ms);
    QVERIFY(!player.stepTime());
    player.resume(Start + 80 * Ms);
    QCOMPARE(player.stepTime(), std::optional(Start + 170 * Ms));
    player.done(Start + 170 * Ms);
    player.drain(1, 300 * Ms);
    QVERIFY(!player.stepTime());
    ReplayPace stepwise = paceOf(Wait::Both);
    stepwise.stepwise = true;
    ReplayPlayer byHand = started(stepwise);
    byHand.next(0, 300 * Ms, 100 * Ms);
    QVERIFY(!byHand.stepTime());
}

QTEST_GUILESS_MAIN(TestReplayPlayer)
#include "tst_replayplayer.moc"
