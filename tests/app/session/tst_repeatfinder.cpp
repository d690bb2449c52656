#include "app/session/repeatfinder.h"
#include "tests/app/session/sessionfixture.h"

#include <QtTest>

using namespace Framescope;
using namespace Framescope::Test;

class RepeatFinderTest : public QObject
{
    Q_OBJECT

private slots:
    void findsWhatTheBlockHas();
    void leavesShortOnesAlone();
    void looksAtAllOctets();
    void knowsNothingOfEarlierBlocks();
    void endsWithTheLimit();

private:
    /// Asks for \a payload and appends it, as who fills a block does.
    static int put(RepeatFinder &finder, FrameBlock &block, const QByteArray &payload)
    {
        const int found = finder.find(block, payload);
        block.append(1,
            { Direction::ServerToClient, 0,
                makeHeader(Opcode::Binary, static_cast<quint64>(payload.size())), payload },
            0, {}, found);
        return found;
    }
};

void RepeatFinderTest::findsWhatTheBlockHas()
{
    RepeatFinder finder;
    FrameBlock block(100);
    const QByteArray payload(RepeatFinder::Shortest, 'a');
    QCOMPARE(put(finder, block, "short"), FrameBlock::NoRow);
    QCOMPARE(put(finder, block, payload), FrameBlock::NoRow);
    QCOMPARE(put(finder, block, payload), 1);
    QCOMPARE(put(finder, block, payload + 'b'), FrameBlock::NoRow);
    QCOMPARE(put(finder, block, payload), 1);
    QCOMPARE(block.payloadOctets(), 5 + 2 * payload.size() + 1);
}

void RepeatFinderTest::leavesShortOnesAlone()
{
    RepeatFinder finder;
    FrameBlock block;
    const QByteArray payload(RepeatFinder::Shortest - 1, 'a');
    QCOMPARE(put(finder, block, payload), FrameBlock::NoRow);
    QCOMPARE(put(finder, block, payload), FrameBlock::NoRow);
}

/// Not only at those that payloads are told apart by at first.
void RepeatFinderTest::looksAtAllOctets()
{
    const QByteArray payload(10 * RepeatFinder::Shortest, 'a');
    QByteArray other = payload;
    other[100] = 'b'; // between the first octets and where the next ones are looked at

    RepeatFinder finder;
    FrameBlock block;
    QCOMPARE(put(finder, block, payload), FrameBlock::NoRow);
    QCOMPARE(put(finder, block, other), FrameBlock::NoRow);
    QCOMPARE(block.payload(1), QByteArrayView(other));
}

void RepeatFinderTest::knowsNothingOfEarlierBlocks()
{
    RepeatFinder finder;
    const QByteArray payload(RepeatFinder::Shortest, 'a');
    FrameBlock block;
    QCOMPARE(put(finder, block, payload), FrameBlock::NoRow);
    FrameBlock next(block.endId());
    QCOMPARE(put(finder, next, payload), FrameBlock::NoRow);
    QCOMPARE(put(finder, next, payload), 0);
}

void RepeatFinderTest::endsWithTheLimit()
{
    RepeatFinder finder;
    FrameBlock block;
    const QByteArray payload(FrameBlock::TargetOctets / 2, 'a');
    QCOMPARE(put(finder, block, payload), FrameBlock::NoRow);
    while (block.mayRepeat(static_cast<quint64>(payload.size())))
        QCOMPARE(put(finder, block, payload), 0);
    QCOMPARE(put(finder, block, payload), FrameBlock::NoRow);
}

QTEST_GUILESS_MAIN(RepeatFinderTest)
#include "tst_repeatfinder.moc"
