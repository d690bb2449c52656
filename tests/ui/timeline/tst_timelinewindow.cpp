#include "ui/timeline/timelinewindow.h"

#include <QtTest>

using namespace Framescope;

namespace {

constexpr qint64 Second = 1'000'000'000; // ns

TimeSpan seconds(qint64 begin, qint64 end)
{
    return { begin * Second, end * Second };
}

} // namespace

class TimelineWindowTest : public QObject
{
    Q_OBJECT

private slots:
    void growsAndThenMovesAlong();
    void standsStillWhileLookingBack();
    void panningToTheNewestFollowsAgain();
    void fitGrowsForGood();
    void zoomKeepsTheAnchor();
    void zoomStopsAtTheShortest();
    void nothingShorterIsShown();
    void zoomOutEndsWithEverything();
    void zoomWhileFollowingGoesOnFollowing();
    void revealMovesOnlyIfNeeded();
};

void TimelineWindowTest::growsAndThenMovesAlong()
{
    TimelineWindow window;
    window.setExtent(seconds(2, 5));
    QCOMPARE(window.span(), seconds(2, 5));
    window.setExtent(seconds(2, 60));
    QCOMPARE(window.span(), seconds(44, 60));
    QVERIFY(window.isFollowing());
    window.setExtent(seconds(2, 61));
    QCOMPARE(window.span(), seconds(45, 61));
}

void TimelineWindowTest::standsStillWhileLookingBack()
{
    TimelineWindow window;
    window.setExtent(seconds(0, 60));
    window.pan(-10 * Second);
    QVERIFY(!window.isFollowing());
    window.setExtent(seconds(0, 70));
    QCOMPARE(window.span(), seconds(34, 50));
    window.pan(-100 * Second);
    QCOMPARE(window.span(), seconds(0, 16));
}

void TimelineWindowTest::panningToTheNewestFollowsAgain()
{
    TimelineWindow window;
    window.setExtent(seconds(0, 60));
    window.pan(-10 * Second);
    window.pan(50 * Second);
    QCOMPARE(window.span(), seconds(44, 60));
    window.setExtent(seconds(0, 70));
    QCOMPARE(window.span(), seconds(54, 70));
}

void TimelineWindowTest::fitGrowsForGood()
{
    TimelineWindow window;
    window.setExtent(seconds(0, 60));
    window.fit();
    QVERIFY(window.isWhole());
    window.setExtent(seconds(0, 90));
    QVERIFY(window.isWhole());
}

void TimelineWindowTest::zoomKeepsTheAnchor()
{
    TimelineWindow window;
    window.setExtent(seconds(0, 100));
    window.show(seconds(40, 60));
    window.zoom(0.5, 45 * Second);
    QCOMPARE(window.span().length(), 10 * Second);
    // It stood at a quarter, and still does.
    QCOMPARE(45 * Second - window.span().begin, window.span().length() / 4);
}

void TimelineWindowTest::zoomStopsAtTheShortest()
{
    TimelineWindow window;
    window.setExtent(seconds(0, 100));
    for (int i = 0; i < 100; ++i)
        window.zoom(0.5, 50 * Second);
    QCOMPARE(window.span().length(), TimelineWindow::MinimumLength);
}

void TimelineWindowTest::nothingShorterIsShown()
{
    TimelineWindow window;
    window.setExtent(seconds(0, 60));
    constexpr qint64 Half = TimelineWindow::MinimumLength / 2;
    window.show({ 5 * Second, 5 * Second }); // a brush over frames of one time
    QCOMPARE(window.span(), (TimeSpan { 5 * Second - Half, 5 * Second + Half }));
    window.show({ 5 * Second, 5 * Second + 2 });
    QCOMPARE(window.span(), (TimeSpan { 5 * Second + 1 - Half, 5 * Second + 1 + Half }));
}

void TimelineWindowTest::zoomOutEndsWithEverything()
{
    TimelineWindow window;
    window.setExtent(seconds(0, 100));
    window.show(seconds(40, 60));
    window.zoom(10, 45 * Second);
    QVERIFY(window.isWhole());
    window.setExtent(seconds(0, 110));
    QVERIFY(window.isWhole());
}

void TimelineWindowTest::zoomWhileFollowingGoesOnFollowing()
{
    TimelineWindow window;
    window.setExtent(seconds(0, 100));
    window.zoom(0.5);
    QCOMPARE(window.span(), seconds(92, 100));
    window.setExtent(seconds(0, 110));
    QCOMPARE(window.span(), seconds(102, 110));
    window.show(seconds(40, 60));
    window.zoom(0.5);
    QCOMPARE(window.span(), seconds(45, 55));
}

void TimelineWindowTest::revealMovesOnlyIfNeeded()
{
    TimelineWindow window;
    window.setExtent(seconds(0, 100));
    window.reveal(90 * Second);
    QCOMPARE(window.span(), seconds(84, 100));
    window.reveal(50 * Second);
    QCOMPARE(window.span(), seconds(42, 58));
    QVERIFY(!window.isFollowing());
}

QTEST_APPLESS_MAIN(TimelineWindowTest)
#include "tst_timelinewindow.moc"
