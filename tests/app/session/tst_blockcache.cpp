#include "app/session/blockcache.h"
#include "app/session/blockcodec.h"
#include "tests/app/session/sessionfixture.h"

#include <QtTest>

using namespace Framescope;
using namespace Framescope::Test;

namespace {

FrameBlock blockOf(FrameId id, qsizetype octets)
{
    FrameBlock block(id);
    block.append(1,
        { Direction::ClientToServer, 0, makeHeader(Opcode::Binary, static_cast<quint64>(octets)),
            QByteArray(octets, 'x') },
        id);
    return block;
}

std::shared_ptr<const FrameBlock> shared(FrameBlock block)
{
    return std::make_shared<const FrameBlock>(std::move(block));
}

/// One whose octets are left in a file.
FrameBlock leftInFile(FrameId id, qsizetype octets)
{
    FrameBlock block = blockOf(id, octets);
    OctetArena &arena = BlockCodec::payloads(block);
    arena.reset();
    arena.setChunks(std::make_shared<const ChunkedOctets>(
        octets, octets, [octets](qsizetype) { return QByteArray(octets, 'x'); }));
    return block;
}

constexpr qsizetype Limit = 1 << 20;

} // namespace

class BlockCacheTest : public QObject
{
    Q_OBJECT

private slots:
    void keepsWhatWasUsedLast();
    void theNewestStaysHoweverLarge();
    void aLargeBlockCountsForWhatItHolds();
};

void BlockCacheTest::keepsWhatWasUsedLast()
{
    BlockCache cache(Limit);
    cache.insert(shared(blockOf(1, Limit / 3)));
    cache.insert(shared(blockOf(2, Limit / 3)));
    QVERIFY(cache.find(1));
    cache.insert(shared(blockOf(3, Limit / 2)));
    QVERIFY(cache.find(1));
    QVERIFY(!cache.find(2));
    QVERIFY(cache.find(3));
    QVERIFY(!cache.find(4));
}

void BlockCacheTest::theNewestStaysHoweverLarge()
{
    BlockCache cache(Limit);
    cache.insert(shared(blockOf(1, 10)));
    cache.insert(shared(blockOf(2, 2 * Limit)));
    QVERIFY(!cache.find(1));
    QVERIFY(cache.find(2));
}

/// A screen that shows it and its neighbours would else never have them all.
void BlockCacheTest::aLargeBlockCountsForWhatItHolds()
{
    BlockCache cache(Limit);
    const auto large = shared(leftInFile(2, 10 * Limit));
    cache.insert(shared(blockOf(1, 10)));
    cache.insert(large);
    cache.insert(shared(blockOf(3, 10)));
    QVERIFY(cache.find(2));
    QVERIFY(cache.find(1));
    QVERIFY(cache.find(3));

    QCOMPARE(large->payload(0).size(), 10 * Limit); // and now it holds them
    cache.insert(shared(blockOf(4, 10)));
    QVERIFY(!cache.find(2));
    QVERIFY(cache.find(1));
    QVERIFY(cache.find(4));
}

QTEST_GUILESS_MAIN(BlockCacheTest)
#include "tst_blockcache.moc"
