#include "ui/timeline/timelinescale.h"

#include <QtTest>

using namespace Framescope;
using namespace Qt::StringLiterals;

namespace {

constexpr qint64 Millisecond = 1'000'000; // ns
constexpr qint64 Second = 1'000 * Millisecond;

} // namespace

class TimelineScaleTest : public QObject
{
    Q_OBJECT

private slots:
    void timeAndPixelsAreInverse();
    void emptySpanHasSomeWidth();
    void tickSteps_data();
    void tickSteps();
    void ticksAreMultiplesInTheSpan();
    void labels();
    void resizedKeepsTheAnchor();
    void clampedStaysInside_data();
    void clampedStaysInside();
};

void TimelineScaleTest::timeAndPixelsAreInverse()
{
    const TimelineScale scale({ 117 * Second, 133 * Second }, 100, 900);
    QCOMPARE(scale.x(117 * Second), 100.0);
    QCOMPARE(scale.x(133 * Second), 900.0);
    QCOMPARE(scale.x(125 * Second), 500.0);
    QCOMPARE(scale.time(500), 125 * Second);
    QCOMPARE(scale.time(50), 116 * Second);
    QCOMPARE(scale.duration(-50), -Second);
}

void TimelineScaleTest::emptySpanHasSomeWidth()
{
    const TimelineScale scale({ 5, 5 }, 10, 10);
    QVERIFY(qIsFinite(scale.x(7)));
    QVERIFY(scale.tickStep(1'000) >= 1);
}

void TimelineScaleTest::tickSteps_data()
{
    QTest::addColumn<qint64>("length");
    QTest::addColumn<qint64>("step");
    QTest::newRow("10 ms") << 10 * Millisecond << Millisecond;
    QTest::newRow("100 ms") << 100 * Millisecond << 10 * Millisecond;
    QTest::newRow("1.6 s") << 1'600 * Millisecond << 200 * Millisecond;
    QTest::newRow("16 s") << 16 * Second << 2 * Second;
    QTest::newRow("40 s") << 40 * Second << 5 * Second;
    QTest::newRow("2 min") << 120 * Second << 20 * Second;
    QTest::newRow("5 min") << 300 * Second << 60 * Second;
    QTest::newRow("10 h") << 36'000 * Second << 3'600 * Second;
    QTest::newRow("100 h") << 360'000 * Second << 36'000 * Second;
}

void TimelineScaleTest::tickSteps()
{
    QFETCH(qint64, length);
    const TimelineScale scale({ 0, length }, 0, 1'000);
    QTEST(scale.tickStep(100), "step");
}

void TimelineScaleTest::ticksAreMultiplesInTheSpan()
{
    const TimelineScale scale({ 117 * Second + 1, 123 * Second }, 0, 100);
    QCOMPARE(scale.ticks(2 * Second), QList<qint64>({ 118 * Second, 120 * Second, 122 * Second }));
    const TimelineScale early({ -3 * Second, 2 * Second }, 0, 100);
    QCOMPARE(early.ticks(Second), QList<qint64>({ 0, Second, 2 * Second }));
}

void TimelineScaleTest::labels()
{
    QCOMPARE(TimelineScale::tickLabel(125 * Second, 2 * Second), u"02:05"_s);
    QCOMPARE(TimelineScale::tickLabel(125 * Second, 500 * Millisecond), u"02:05.000"_s);
}

void TimelineScaleTest::resizedKeepsTheAnchor()
{
    const TimeSpan span { 1'000, 2'000 };
    const TimeSpan zoomed = span.resized(500, 1'200);
    QCOMPARE(zoomed.begin, qint64(1'100));
    QCOMPARE(zoomed.end, qint64(1'600));
    QCOMPARE(zoomed.resized(1'000, 1'200), span);
    QCOMPARE((TimeSpan { 7, 7 }).resized(10, 7), (TimeSpan { 2, 12 }));
}

void TimelineScaleTest::clampedStaysInside_data()
{
    QTest::addColumn<qint64>("begin");
    QTest::addColumn<qint64>("end");
    QTest::addColumn<qint64>("clampedBegin");
    QTest::addColumn<qint64>("clampedEnd");
    QTest::newRow("inside") << qint64(120) << qint64(150) << qint64(120) << qint64(150);
    QTest::newRow("too early") << qint64(80) << qint64(110) << qint64(100) << qint64(130);
    QTest::newRow("too late") << qint64(190) << qint64(220) << qint64(170) << qint64(200);
    QTest::newRow("too long") << qint64(50) << qint64(151) << qint64(100) << qint64(200);
}

void TimelineScaleTest::clampedStaysInside()
{
    QFETCH(qint64, begin);
    QFETCH(qint64, end);
    const TimeSpan clamped = TimeSpan { begin, end }.clampedTo({ 100, 200 });
    QTEST(clamped.begin, "clampedBegin");
    QTEST(clamped.end, "clampedEnd");
}

QTEST_APPLESS_MAIN(TimelineScaleTest)
#include "tst_timelinescale.moc"
