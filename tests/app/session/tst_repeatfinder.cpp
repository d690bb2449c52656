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
    static std::optional<int> put(
        RepeatFinder &finder, FrameBlock &block, const QByteArray &payload)
    {
        const std::optional<int> found = finder.find(block, payload);
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
    QVERIFY(!put(finder, block, "short"));
    QVERIFY(!put(finder, block, payload));
    QCOMPARE(put(finder, block, payload), 1);
    QVERIFY(!put(finder, block, payload + 'b'));
    QCOMPARE(put(finder, block, payload), 1);
    QCOMPARE(block.payloadOctets(), 5 + 2 * payload.size() + 1);
}

void RepeatFinderTest::leavesShortOnesAlone()
{
    RepeatFinder finder;
    FrameBlock block;
    const QByteArray payload(RepeatFinder::Shortest - 1, 'a');
    QVERIFY(!put(finder, block, payload));
    QVERIFY(!put(finder, block, payload));
}

/// Not only at those that payloads are told apart by at first.
void RepeatFinderTest::looksAtAllOctets()
{
    const QByteArray payload(10 * RepeatFinder::Shortest, 'a');
    QByteArray other = payload;
    other[100] = 'b'; // between the first octets and where the next ones are looked at

    RepeatFinder finder;
    FrameBlock block;
    QVERIFY(!put(finder, block, payload));
    QVERIFY(!put(finder, block, other));
    QCOMPARE(block.payload(1), QByteArrayView(other));
}

void RepeatFinderTest::knowsNothingOfEarlierBlocks()
{
    RepeatFinder finder;
    const QByteArray payload(RepeatFinder::Shortest, 'a');
    FrameBlock block;
    QVERIFY(!put(finder, block, payload));
    FrameBlock next(block.endId());
    QVERIFY(!put(finder, next, payload));
    QCOMPARE(put(finder, next, payload), 0);
}

void RepeatFinderTest::endsWithTheLimit()
{
    RepeatFinder finder;
    FrameBlock block;
    const QByteArray payload(FrameBlock::TargetOctets / 2, 'a');
    QVERIFY(!put(finder, block, payload));
    while (block.mayRepeat(static_cast<quint64>(payload.size())))
        QCOMPARE(put(finder, block, payload), 0);
    QVERIFY(!put(finder, block, payload));
}

QTEST_GUILESS_MAIN(RepeatFinderTest)
#include "tst_repeatfinder.moc"
