#include "tests/app/session/sessionfixture.h"
#include "ui/frames/capturegap.h"
#include "ui/frames/capturegapfinder.h"

#include <QSignalSpy>
#include <QtTest>

using namespace Framescope;
using namespace Framescope::Test;

using namespace Qt::StringLiterals;

namespace {

EventRecord failure(ConnectionId connection, qint64 time, ErrorCode code, const QString &detail)
{
    return { connection, time, Failed { { code, detail } } };
}

EventRecord gapAt(ConnectionId connection, qint64 time)
{
    return failure(connection, time, ErrorCode::CaptureIncomplete, u"12 octets from the client"_s);
}

/// A session of \a frames with \a events on connections 1 to 3.
std::shared_ptr<SessionStore> session(const FrameBlock &frames, const QList<EventRecord> &events)
{
    QList<ConnectionRecord> connections(3);
    for (ConnectionId id = 1; id <= 3; ++id)
        connections[id - 1].id = id;
    auto store = std::make_shared<MemorySessionStore>();
    store->append({ frames, events, connections });
    return store;
}

QList<CaptureGap> gapsOf(const SessionStore &store)
{
    return findCaptureGaps(store, [] { return false; });
}

} // namespace

class CaptureGapTest : public QObject
{
    Q_OBJECT

private slots:
    void saysWhatIsMissing();
    void saysWhenRecordingWasPaused();
    void pausesStandInOnePlace();
    void addsUpManyGaps();
    void otherEventsAreNone();
    void standsBeforeTheFrameBehind();
    void whatTheGapInterruptsComesBefore();
    void finderTellsOnlyOfGaps();
    void aCancelledSearchEnds();
};

void CaptureGapTest::saysWhatIsMissing()
{
    const auto gap
        = captureGap(failure(7, 5, ErrorCode::CaptureIncomplete, u"1460 octets from the server"_s));
    QVERIFY(gap);
    QCOMPARE(gap->connection, ConnectionId(7));
    QCOMPARE(gap->time, 5);
    QCOMPARE(gap->octets, quint64(1'460));
    QCOMPARE(gap->direction, Direction::ServerToClient);
    QCOMPARE(captureGapText(*gap), u"The capture lacks 1,460 octets of the server here"_s);
    QCOMPARE(captureGap(gapAt(1, 0))->direction, Direction::ClientToServer);
}

/// Since when, until when and why.
void CaptureGapTest::saysWhenRecordingWasPaused()
{
    const auto gap = captureGap(failure(7, 5'400 * Millisecond, ErrorCode::CaptureIncomplete,
        u"1460 octets in 12 frames, while recording was paused for 4.2 s, from the client"_s));
    QVERIFY(gap);
    QCOMPARE(gap->octets, quint64(1'460));
    QCOMPARE(gap->frames, quint64(12));
    QCOMPARE(gap->direction, Direction::ClientToServer);
    QCOMPARE(gap->pause, std::optional<qint64>(4'200 * Millisecond));
    QCOMPARE(captureGapText(*gap),
        u"Recording was paused from 00:01.200 to 00:05.400: 12 frames, 1,460 octets, were not "
        "recorded"_s);
    const auto other = captureGap(failure(7, 5'400 * Millisecond, ErrorCode::CaptureIncomplete,
        u"6 octets in 1 frames, while recording was paused for 4.2 s, from the server"_s));
    QCOMPARE(captureGapText(*other),
        u"Recording was paused from 00:01.200 to 00:05.400: 1 frame, 6 octets, was not recorded"_s);
    QCOMPARE(captureGapsText({ *gap, *other }),
        u"Recording was paused from 00:01.200 to 00:05.400: 13 frames, 1,466 octets, were not "
        "recorded"_s);
}

/// Whichever connections frames are missing of, recording went on once.
void CaptureGapTest::pausesStandInOnePlace()
{
    const FrameBlock block = makeBlock(1,
        { { .connection = 1, .time = 1 }, { .connection = 2, .time = 2 },
            { .connection = 3, .time = 9 }, { .connection = 1, .time = 12 },
            { .connection = 2, .time = 13 } });
    const auto paused = [](ConnectionId connection, qint64 time) {
        return failure(connection, time, ErrorCode::CaptureIncomplete,
            u"6 octets in 1 frames, while recording was paused for 0.0 s, from the server"_s);
    };
    const QList<CaptureGap> gaps
        = gapsOf(*session(block, { paused(1, 8), paused(2, 8), paused(2, 20) }));
    QCOMPARE(gaps.size(), 3);
    QCOMPARE(gaps[0].before, FrameId(3));
    QCOMPARE(gaps[1].before, FrameId(3));
    QCOMPARE(gaps[2].before, FrameId(0));
    QCOMPARE(gaps[2].after, FrameId(5));
}

void CaptureGapTest::addsUpManyGaps()
{
    CaptureGap gap;
    gap.octets = 1'000;
    QCOMPARE(captureGapsText({ gap, gap }),
        u"The capture lacks 1,000 octets of the server here; The capture lacks 1,000 octets of the "
        "server here"_s);
    QCOMPARE(captureGapsText({ gap, gap, gap, gap }),
        u"The capture lacks 4,000 octets here, in 4 gaps"_s);
}

void CaptureGapTest::otherEventsAreNone()
{
    QVERIFY(!captureGap(failure(1, 0, ErrorCode::ConnectionLost, u"12 octets"_s)));
    QVERIFY(!captureGap({ 1, 0, Closed() }));
}

void CaptureGapTest::standsBeforeTheFrameBehind()
{
    const auto store
        = session(makeBlock(1,
                      { { .connection = 1, .time = 1 }, { .connection = 2, .time = 2 },
                          { .connection = 1, .time = 3 }, { .connection = 2, .time = 4 } }),
            { gapAt(3, 0), gapAt(2, 5), gapAt(1, 3), gapAt(1, 2) });
    const QList<CaptureGap> gaps = gapsOf(*store);
    QCOMPARE(gaps.size(), 4);
    QCOMPARE(gaps[0].connection, ConnectionId(3)); // which has no frames
    QCOMPARE(gaps[0].before + gaps[0].after, FrameId(0));
    QCOMPARE(gaps[1].before, FrameId(3));
    QCOMPARE(gaps[2].before, FrameId(3));
    QCOMPARE(gaps[3].before, FrameId(0));
    QCOMPARE(gaps[3].after, FrameId(4));
}

void CaptureGapTest::whatTheGapInterruptsComesBefore()
{
    FrameBlock block(1);
    const FrameHeader header = makeHeader(Opcode::Binary, 100, std::nullopt);
    block.append(1, { Direction::ServerToClient, 9, header, QByteArray(40, 'a') }, 1);
    block.append(1, { Direction::ServerToClient, 9, header, QByteArray(100, 'b') }, 2);
    const QList<CaptureGap> gaps = gapsOf(*session(block, { gapAt(1, 9) }));
    QCOMPARE(gaps.size(), 1);
    QCOMPARE(gaps[0].before, FrameId(2));
}

void CaptureGapTest::finderTellsOnlyOfGaps()
{
    CaptureGapFinder finder(session(makeBlock(1, { {} }), { gapAt(1, 0) }));
    QSignalSpy found(&finder, &CaptureGapFinder::found);
    finder.start();
    QVERIFY(found.wait());
    QCOMPARE(found.at(0).at(0).value<QList<CaptureGap>>().value(0).before, FrameId(1));
}

void CaptureGapTest::aCancelledSearchEnds()
{
    const auto store = session(makeBlock(1, { {} }), { gapAt(1, 0), gapAt(2, 0) });
    const QList<CaptureGap> gaps = findCaptureGaps(*store, [] { return true; });
    QCOMPARE(gaps.size(), 1);
    QCOMPARE(gaps[0].before, FrameId(0));
}

QTEST_GUILESS_MAIN(CaptureGapTest)
#include "tst_capturegap.moc"
