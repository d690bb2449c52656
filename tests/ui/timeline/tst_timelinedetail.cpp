#include "tests/ui/timeline/randomframes.h"
#include "ui/frames/framecache.h"
#include "ui/timeline/timelinedetail.h"

#include <QSignalSpy>
#include <QtTest>

using namespace Framescope;
using namespace Framescope::Test;

namespace {

/// A session with its buckets.
struct Fixture
{
    explicit Fixture(const QList<FrameSpec> &frames, ConnectionId connection = 0,
        std::shared_ptr<SessionStore> session = std::make_shared<MemorySessionStore>())
        : store(std::move(session))
        , cache(store)
    {
        constexpr qsizetype BlockFrames = 1'000;
        auto counted = std::make_shared<TimelineBuckets>(connection);
        for (qsizetype first = 0; first < frames.size(); first += BlockFrames)
            record(*store, frames.sliced(first, std::min(BlockFrames, frames.size() - first)));
        counted->add(makeBlock(1, frames), 0);
        buckets = std::move(counted);
    }

    TimelineDetail detail(TimeSpan span) { return { buckets, span, *store, cache }; }

    std::shared_ptr<SessionStore> store;
    FrameCache cache;
    std::shared_ptr<const TimelineBuckets> buckets;
};

/// One frame a millisecond, in turn from the client and from the server.
QList<FrameSpec> everyMillisecond(int count)
{
    QList<FrameSpec> frames;
    for (int i = 0; i < count; ++i)
        frames.append({ .direction = static_cast<Direction>(i % 2), .time = i * Millisecond });
    return frames;
}

TimeSpan milliseconds(qint64 begin, qint64 end)
{
    return { begin * Millisecond, end * Millisecond };
}

} // namespace

class TimelineDetailTest : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void fewFramesAreMarks_data();
    void fewFramesAreMarks();
    void manyFramesAreFinerBuckets();
    void tooManyFramesLeaveTheSession();
    void sparseConnectionHasMarks();
    void pongCarriesItsRoundTrip();
    void framesOfOneReadAreOne();
    void readsOfFinerBuckets();
    void nearestRead();
    void missingBlocksAreRead();
    void nearestPrefersItsLane();
    void nearestTakesViolationsFromBothLanes();
    void nearestOfMany();
    void nothingIsNearestToNothing();
};

void TimelineDetailTest::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
}

void TimelineDetailTest::fewFramesAreMarks_data()
{
    QTest::addColumn<ConnectionId>("connection");
    QTest::newRow("all") << ConnectionId(0);
    QTest::newRow("one connection") << ConnectionId(2);
}

void TimelineDetailTest::fewFramesAreMarks()
{
    QFETCH(ConnectionId, connection);
    const QList<FrameSpec> frames = randomFrames(5'000, 2 * Millisecond);
    Fixture fixture(frames, connection);
    const TimeSpan span = milliseconds(1'000, 1'800);
    const TimelineDetail detail = fixture.detail(span);
    QVERIFY(detail.hasMarks());
    QVERIFY(detail.isExact());
    const auto inSpan = [span](const TimelineMark &mark) { return span.contains(mark.time); };
    const auto expected = std::count_if(frames.begin(), frames.end(), [&](const FrameSpec &frame) {
        return span.contains(frame.time) && (connection == 0 || frame.connection == connection);
    });
    QVERIFY(expected > 100);
    QCOMPARE(std::count_if(detail.marks().begin(), detail.marks().end(), inSpan), expected);
    QCOMPARE(detail.frames(), static_cast<quint64>(expected));
    QVERIFY(std::is_sorted(detail.marks().begin(), detail.marks().end(),
        [](const TimelineMark &left, const TimelineMark &right) {
            return left.time < right.time;
        }));
    for (const TimelineMark &mark : detail.marks()) {
        const FrameSpec &frame = frames.at(static_cast<qsizetype>(mark.id) - 1);
        QCOMPARE(mark.time, frame.time);
        QCOMPARE(mark.opcode, frame.opcode);
        QCOMPARE(mark.direction, frame.direction);
        QCOMPARE(mark.hasViolation, !frame.violations.isEmpty());
    }
}

void TimelineDetailTest::manyFramesAreFinerBuckets()
{
    Fixture fixture(everyMillisecond(50'000));
    const TimelineDetail detail = fixture.detail(milliseconds(10'000, 13'999));
    QVERIFY(!detail.hasMarks());
    QVERIFY(detail.buckets().width() < fixture.buckets->width());
    QCOMPARE(detail.frames(), quint64(4'000));
    QVERIFY(detail.isExact());
}

void TimelineDetailTest::tooManyFramesLeaveTheSession()
{
    Fixture fixture(everyMillisecond(static_cast<int>(TimelineDetail::MaxFrames) + 2'000));
    const TimelineDetail detail = fixture.detail(milliseconds(0, 1'000'000));
    QVERIFY(!detail.hasMarks());
    QCOMPARE(&detail.buckets(), fixture.buckets.get());
    QCOMPARE(detail.frames(), fixture.buckets->all().total());
    const TimelineDetail most = fixture.detail(milliseconds(3, TimelineDetail::MaxFrames + 1'500));
    QVERIFY(!most.isExact()); // the first bucket has frames before it
}

void TimelineDetailTest::sparseConnectionHasMarks()
{
    QList<FrameSpec> frames = everyMillisecond(static_cast<int>(TimelineDetail::MaxFrames) * 2);
    for (qsizetype i = 0; i < frames.size(); i += 10'000)
        frames[i].connection = 9;
    Fixture fixture(frames, 9);
    const TimelineDetail detail = fixture.detail(milliseconds(0, frames.size()));
    QVERIFY(detail.hasMarks());
    QCOMPARE(detail.frames(), static_cast<quint64>((frames.size() + 9'999) / 10'000));
}

void TimelineDetailTest::pongCarriesItsRoundTrip()
{
    Fixture fixture({
        { .time = 5 * Millisecond, .opcode = toNibble(Opcode::Ping), .payload = "a" },
        { .direction = Direction::ServerToClient, .time = 6 * Millisecond },
        { .direction = Direction::ServerToClient,
            .time = 23 * Millisecond,
            .opcode = toNibble(Opcode::Pong),
            .payload = "a" },
    });
    const TimelineDetail detail = fixture.detail(milliseconds(0, 100));
    QCOMPARE(detail.marks().size(), std::size_t(3));
    QVERIFY(!detail.marks()[1].roundTrip);
    QCOMPARE(detail.marks()[2].roundTrip, std::optional<qint64>(18 * Millisecond));
}

void TimelineDetailTest::framesOfOneReadAreOne()
{
    // Three frames of one read, the answer to it, which was read elsewhere, and another read.
    Fixture fixture({
        { .time = 5 * Millisecond, .payload = "a" },
        { .time = 5 * Millisecond, .payload = "bcd" },
        { .direction = Direction::ServerToClient, .time = 5 * Millisecond, .payload = "answer" },
        { .time = 5 * Millisecond, .opcode = toNibble(Opcode::Ping) },
        { .connection = 2, .time = 5 * Millisecond, .payload = "another" },
        { .time = 6 * Millisecond, .payload = "later" },
    });
    const TimelineDetail detail = fixture.detail(milliseconds(0, 100));
    QCOMPARE(detail.reads().size(), std::size_t(4));
    const TimelineRead &first = detail.reads()[0];
    QCOMPARE(first.firstId, FrameId(1));
    QCOMPARE(first.frames, quint64(3));
    QCOMPARE(first.octets, quint64(3 * 6 + 4)); // headers with keys, and the payload
    QCOMPARE(detail.reads()[1].direction, Direction::ServerToClient);
    QCOMPARE(detail.reads()[2].connection, ConnectionId(2));
    QCOMPARE(detail.reads()[3].frames, quint64(1));
    QCOMPARE(detail.readCount(), quint64(4));
    QCOMPARE(detail.readOctets(), quint64(22 + 8 + 13 + 11));
    QCOMPARE(detail.readOf(fixture.store->block(4)->record(3)), &first);
    const TimelineDetail later = fixture.detail(milliseconds(6, 100));
    QCOMPARE(later.readCount(), quint64(1));
}

void TimelineDetailTest::readsOfFinerBuckets()
{
    QList<FrameSpec> frames = everyMillisecond(50'000);
    for (qsizetype i = 0; i + 3 < frames.size(); i += 4)
        frames[i + 2].time = frames[i].time; // both from the client
    std::stable_sort(frames.begin(), frames.end(),
        [](const FrameSpec &left, const FrameSpec &right) { return left.time < right.time; });
    Fixture fixture(frames);
    const TimelineDetail detail = fixture.detail(milliseconds(10'000, 13'999));
    QVERIFY(!detail.hasMarks());
    QCOMPARE(detail.frames(), quint64(4'000));
    QCOMPARE(detail.readCount(), quint64(3'000));
    QCOMPARE(detail.readOctets(), quint64(2'000 * 6 + 2'000 * 2));
    QVERIFY(detail.reads().empty());
}

void TimelineDetailTest::nearestRead()
{
    Fixture fixture({
        { .time = 10 * Millisecond },
        { .direction = Direction::ServerToClient, .time = 10 * Millisecond },
        { .time = 20 * Millisecond },
    });
    const TimelineDetail detail = fixture.detail(milliseconds(0, 15));
    const auto nearest = [&](qint64 time, Direction lane) {
        const TimelineRead *read = detail.nearestRead(time, lane, 2 * Millisecond);
        return read ? read->firstId : 0;
    };
    QCOMPARE(nearest(11 * Millisecond, Direction::ClientToServer), FrameId(1));
    QCOMPARE(nearest(11 * Millisecond, Direction::ServerToClient), FrameId(2));
    QCOMPARE(nearest(13 * Millisecond, Direction::ClientToServer), FrameId(0)); // too far
    QCOMPARE(nearest(20 * Millisecond, Direction::ClientToServer), FrameId(0)); // not in view
}

void TimelineDetailTest::missingBlocksAreRead()
{
    Fixture fixture(everyMillisecond(3'000), 0, std::make_shared<ColdStore>());
    const TimeSpan span = milliseconds(500, 2'000);
    QSignalSpy loaded(&fixture.cache, &FrameCache::blocksLoaded);
    TimelineDetail detail = fixture.detail(span);
    QVERIFY(detail.isIncomplete());
    QVERIFY(!detail.hasMarks());
    QCOMPARE(&detail.buckets(), fixture.buckets.get()); // which do meanwhile
    while (detail.isIncomplete()) {
        QVERIFY(loaded.wait());
        detail = fixture.detail(span);
    }
    QVERIFY(detail.hasMarks());
    QCOMPARE(detail.frames(), quint64(1'501));
}

void TimelineDetailTest::nearestPrefersItsLane()
{
    Fixture fixture(everyMillisecond(100));
    const TimelineDetail detail = fixture.detail(milliseconds(10, 90));
    // Frame 51 comes at 50 ms from the client, 52 a millisecond later from the server.
    QCOMPARE(detail.nearest(50 * Millisecond, Direction::ClientToServer, 0), FrameId(51));
    QCOMPARE(detail.nearest(50 * Millisecond, Direction::ServerToClient, 0), FrameId(51));
    const FrameId other
        = detail.nearest(50 * Millisecond + 1, Direction::ServerToClient, 2 * Millisecond);
    QCOMPARE(other, FrameId(52));
    // Never one that is not in view.
    QCOMPARE(detail.nearest(0, Direction::ClientToServer, 0), FrameId(11));
}

void TimelineDetailTest::nearestTakesViolationsFromBothLanes()
{
    QList<FrameSpec> frames = everyMillisecond(100);
    frames[50].violations = { { Rule::ReservedBits, Direction::ClientToServer, 0, 1, {} } };
    Fixture fixture(frames);
    const TimelineDetail detail = fixture.detail(milliseconds(0, 100));
    QCOMPARE(
        detail.nearest(50 * Millisecond, Direction::ServerToClient, 5 * Millisecond), FrameId(51));
}

void TimelineDetailTest::nearestOfMany()
{
    QList<FrameSpec> frames = everyMillisecond(10'000);
    frames[5'000].violations = { { Rule::ReservedBits, Direction::ClientToServer, 0, 1, {} } };
    Fixture fixture(frames);
    const TimelineDetail detail = fixture.detail(milliseconds(0, 10'000));
    QVERIFY(!detail.hasMarks());
    const FrameId plain
        = detail.nearest(2'000 * Millisecond, Direction::ClientToServer, 10 * Millisecond);
    QVERIFY(qAbs(static_cast<qint64>(plain) - 2'001) <= 5);
    QCOMPARE(detail.nearest(4'995 * Millisecond, Direction::ServerToClient, 10 * Millisecond),
        FrameId(5'001));
}

void TimelineDetailTest::nothingIsNearestToNothing()
{
    QCOMPARE(TimelineDetail().nearest(0, Direction::ClientToServer, 0), FrameId(0));
}

QTEST_GUILESS_MAIN(TimelineDetailTest)
#include "tst_timelinedetail.moc"
