#include "tests/ui/timeline/randomframes.h"
#include "ui/timeline/timelinebuckets.h"

#include <QtTest>

using namespace Framescope;
using namespace Framescope::Test;

namespace {

/// Whether no frame of the same source comes before it among those of the same time.
bool beginsRead(const FrameBlock &block, int row, ConnectionId connection)
{
    const FrameRecord frame = block.record(row);
    for (int before = row - 1; before >= 0; --before) {
        const FrameRecord other = block.record(before);
        if (connection != 0 && other.connection != connection)
            continue;
        if (other.time != frame.time)
            return true;
        if (other.connection == frame.connection && other.direction == frame.direction)
            return false;
    }
    return true;
}

/// What a bucket must hold, found by looking at every frame.
TimelineBucket counted(const FrameBlock &block, ConnectionId connection, qint64 begin, qint64 end)
{
    TimelineBucket expected;
    for (int row = 0; row < block.count(); ++row) {
        const FrameRecord frame = block.record(row);
        if ((connection != 0 && frame.connection != connection) || frame.time < begin
            || frame.time >= end)
            continue;
        ++expected.frames[frame.direction == Direction::ClientToServer ? 0 : 1]
                         [static_cast<std::size_t>(frameKind(frame.header.opcode))];
        const bool first = expected.firstId == 0;
        expected.firstTime = first ? frame.time : std::min(expected.firstTime, frame.time);
        expected.lastTime = first ? frame.time : std::max(expected.lastTime, frame.time);
        expected.firstId = first ? frame.id : expected.firstId;
        expected.lastId = frame.id;
        const auto from = static_cast<std::size_t>(frame.direction);
        expected.reads[from] += beginsRead(block, row, connection) ? 1 : 0;
        expected.readOctets[from] += frame.wireLength();
        if (!frame.hasViolation)
            continue;
        if (expected.violations++ == 0) {
            expected.violation = frame.id;
            expected.violationTime = frame.time;
        }
    }
    return expected;
}

bool same(const TimelineBucket &left, const TimelineBucket &right)
{
    return left.frames == right.frames && left.violations == right.violations
        && left.firstId == right.firstId && left.lastId == right.lastId
        && left.firstTime == right.firstTime && left.lastTime == right.lastTime
        && left.reads == right.reads && left.readOctets == right.readOctets
        && left.violation == right.violation && left.violationTime == right.violationTime;
}

} // namespace

class TimelineBucketsTest : public QObject
{
    Q_OBJECT

private slots:
    void kindsOfOpcodes();
    void agreesWithRowByRow_data();
    void agreesWithRowByRow();
    void blockByBlockIsTheSame();
    void widthDoublesAndNothingIsLost();
    void timesBeforeTheOriginCountAsIt();
    void columnsShareNoFrame();
    void columnInsideOfABucketShowsIt();
    void touchedIsCutToWhatThereIs();
};

void TimelineBucketsTest::kindsOfOpcodes()
{
    QCOMPARE(frameKind(0x1), FrameKind::Text);
    QCOMPARE(frameKind(0x0), FrameKind::Continuation);
    QCOMPARE(frameKind(0xA), FrameKind::Pong);
    for (const quint8 reserved : std::initializer_list<quint8> { 0x3, 0x7, 0xB, 0xF })
        QCOMPARE(frameKind(reserved), FrameKind::Reserved);
}

void TimelineBucketsTest::agreesWithRowByRow_data()
{
    QTest::addColumn<ConnectionId>("connection");
    QTest::addColumn<quint32>("longest");
    for (const ConnectionId connection : { 0, 1, 3 }) {
        for (const quint32 longest : { 100u, 100'000u, 2'000'000'000u })
            QTest::addRow("connection %d, %u ns", static_cast<int>(connection), longest)
                << connection << longest;
    }
}

void TimelineBucketsTest::agreesWithRowByRow()
{
    QFETCH(ConnectionId, connection);
    QFETCH(quint32, longest);
    const FrameBlock block = makeBlock(1, randomFrames(5'000, longest));
    TimelineBuckets buckets(connection);
    buckets.add(block, 0);
    QVERIFY(buckets.buckets().size() <= TimelineBuckets::MaxBuckets);
    for (std::size_t i = 0; i < buckets.buckets().size(); i += 7) {
        QVERIFY(same(buckets.buckets()[i],
            counted(block, connection, buckets.begin(i), buckets.begin(i + 1))));
    }
    const qint64 behindAll = buckets.begin(buckets.buckets().size());
    QVERIFY(same(buckets.all(), counted(block, connection, 0, behindAll)));
    QVERIFY(same(buckets.sum({ 0, behindAll }), buckets.all()));
}

void TimelineBucketsTest::blockByBlockIsTheSame()
{
    const QList<FrameSpec> frames = randomFrames(1'000, 50'000'000);
    TimelineBuckets atOnce;
    atOnce.add(makeBlock(1, frames), 0);
    TimelineBuckets growing;
    for (int begin = 0; begin < frames.size(); begin += 100) {
        // As the store has it: the last block again, with some frames behind it.
        const FrameBlock block = makeBlock(1, frames.first(begin + 100));
        growing.add(block, begin);
    }
    QCOMPARE(growing.width(), atOnce.width());
    QCOMPARE(growing.buckets().size(), atOnce.buckets().size());
    QVERIFY(std::equal(
        growing.buckets().begin(), growing.buckets().end(), atOnce.buckets().begin(), same));
}

void TimelineBucketsTest::widthDoublesAndNothingIsLost()
{
    TimelineBuckets buckets;
    const qint64 narrow = buckets.width();
    constexpr qint64 Day = 86'400'000'000'000;
    FrameRecord frame;
    for (int i = 0; i < 1'000; ++i) {
        frame.id = static_cast<FrameId>(i) + 1;
        frame.time = i < 500 ? i * 1'000 : i * Day;
        buckets.add(frame);
        QVERIFY(buckets.buckets().size() <= TimelineBuckets::MaxBuckets);
    }
    QCOMPARE(buckets.all().total(), quint64(1'000));
    QVERIFY(buckets.width() > narrow);
    QCOMPARE(buckets.width() / narrow & (buckets.width() / narrow - 1), 0); // a power of two
    QCOMPARE(buckets.buckets()[0].total(), quint64(500));
}

void TimelineBucketsTest::timesBeforeTheOriginCountAsIt()
{
    TimelineBuckets buckets(0, 1'000'000);
    FrameRecord frame;
    frame.id = 1;
    frame.time = 999;
    buckets.add(frame);
    QCOMPARE(buckets.buckets().size(), std::size_t(1));
    QCOMPARE(buckets.begin(0), qint64(1'000'000));
}

void TimelineBucketsTest::columnsShareNoFrame()
{
    TimelineBuckets buckets;
    buckets.add(makeBlock(1, randomFrames(3'000, 1'000'000)), 0);
    const qint64 end = buckets.begin(buckets.buckets().size());
    const qint64 pixel = 3 * buckets.width() + 1;
    quint64 frames = 0;
    for (qint64 begin = 0; begin < end; begin += pixel)
        frames += buckets.column(begin, begin + pixel).total();
    QCOMPARE(frames, buckets.all().total());
}

void TimelineBucketsTest::columnInsideOfABucketShowsIt()
{
    TimelineBuckets buckets(0, 1'000'000);
    FrameRecord frame;
    frame.id = 1;
    frame.time = 1'000'000;
    buckets.add(frame);
    QCOMPARE(buckets.column(1'000'100, 1'000'200).total(), quint64(1));
    QVERIFY(buckets.column(999'000, 1'000'000).isEmpty());
    QVERIFY(buckets.column(1'001'000, 1'001'100).isEmpty());
}

void TimelineBucketsTest::touchedIsCutToWhatThereIs()
{
    TimelineBuckets buckets(0, 1'000'000);
    QCOMPARE(buckets.touched({ 0, 5'000'000 }).end, std::size_t(0));
    FrameRecord frame;
    frame.id = 1;
    frame.time = 1'005'000;
    buckets.add(frame);
    const TimelineBuckets::Range range = buckets.touched({ 0, 5'000'000 });
    QCOMPARE(range.begin, std::size_t(0));
    QCOMPARE(range.end, std::size_t(6));
    const TimelineBuckets::Range before = buckets.touched({ 0, 10 });
    QCOMPARE(before.begin, before.end);
    const TimelineBuckets::Range behind = buckets.touched({ 2'000'000, 3'000'000 });
    QCOMPARE(behind.begin, behind.end);
}

QTEST_APPLESS_MAIN(TimelineBucketsTest)
#include "tst_timelinebuckets.moc"
