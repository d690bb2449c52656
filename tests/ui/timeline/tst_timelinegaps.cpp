#include "ui/timeline/timelinegaps.h"

#include <QtTest>

using namespace Framescope;

namespace {

constexpr qint64 Millisecond = 1'000'000; // ns

/// Frames at these times, in ms.
TimelineBuckets framesAt(const QList<qint64> &times)
{
    TimelineBuckets buckets;
    FrameRecord frame;
    for (const qint64 time : times) {
        ++frame.id;
        frame.time = time * Millisecond;
        buckets.add(frame);
    }
    return buckets;
}

/// One frame every \a step ms from \a begin to before \a end.
QList<qint64> every(qint64 step, qint64 begin, qint64 end)
{
    QList<qint64> times;
    for (qint64 time = begin; time < end; time += step)
        times.append(time);
    return times;
}

TimeSpan milliseconds(qint64 begin, qint64 end)
{
    return { begin * Millisecond, end * Millisecond };
}

} // namespace

class TimelineGapsTest : public QObject
{
    Q_OBJECT

private slots:
    void findsTheExactSilence();
    void slowTrafficHasNone();
    void underASecondIsNone();
    void reachesBeyondTheSpan();
    void nothingHasNone();
};

void TimelineGapsTest::findsTheExactSilence()
{
    const TimelineBuckets buckets = framesAt(every(50, 0, 4'001) + every(50, 6'203, 9'000));
    const QList<TimeSpan> gaps = timelineGaps(buckets, milliseconds(0, 9'000));
    QCOMPARE(gaps.size(), 1);
    QCOMPARE(gaps.first(), milliseconds(4'000, 6'203));
}

void TimelineGapsTest::slowTrafficHasNone()
{
    QVERIFY(timelineGaps(framesAt(every(3'000, 0, 60'000)), milliseconds(0, 60'000)).isEmpty());
}

void TimelineGapsTest::underASecondIsNone()
{
    const TimelineBuckets buckets = framesAt(every(10, 0, 1'001) + every(10, 1'999, 3'000));
    QVERIFY(timelineGaps(buckets, milliseconds(0, 3'000)).isEmpty());
}

void TimelineGapsTest::reachesBeyondTheSpan()
{
    const TimelineBuckets buckets = framesAt(every(50, 0, 1'001) + every(50, 20'000, 21'000));
    for (const TimeSpan span : { milliseconds(5'000, 6'000), milliseconds(18'000, 20'500) })
        QCOMPARE(timelineGaps(buckets, span).value(0), milliseconds(1'000, 20'000));
}

void TimelineGapsTest::nothingHasNone()
{
    QVERIFY(timelineGaps(TimelineBuckets(), milliseconds(0, 1'000)).isEmpty());
}

QTEST_APPLESS_MAIN(TimelineGapsTest)
#include "tst_timelinegaps.moc"
