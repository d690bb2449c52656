#include "tests/app/session/sessionfixture.h"
#include "ui/frames/framecache.h"

#include <QSignalSpy>
#include <QtTest>

using namespace Framescope;
using namespace Framescope::Test;

namespace {

/// \a blocks full blocks of frames without payload.
void fill(SessionStore &store, int blocks)
{
    for (int i = 0; i < blocks; ++i)
        record(store, QList<FrameSpec>(FrameBlock::TargetFrames));
}

} // namespace

class FrameCacheTest : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void residentBlocksAreThereAtOnce();
    void grownBlockIsFoundAgain();
    void missingBlockIsReadAndAnnounced();
    void oneReadServesAllItsFrames();
    void newestWishIsReadFirst();
    void unknownFrameIsNotAnnounced();
    void holdsNoMoreThanItsBudget();
    void endsWhileItReads();
};

void FrameCacheTest::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
}

void FrameCacheTest::residentBlocksAreThereAtOnce()
{
    const auto store = std::make_shared<MemorySessionStore>();
    record(*store, QList<FrameSpec> { { .payload = "one" }, { .payload = "two" } });
    FrameCache cache(store);
    QCOMPARE(cache.find(1), store->block(1));
    QCOMPARE(cache.frame(2).payload(), QByteArrayView("two"));
}

void FrameCacheTest::grownBlockIsFoundAgain()
{
    const auto store = std::make_shared<MemorySessionStore>();
    record(*store, QList<FrameSpec> { { .payload = "one" } });
    FrameCache cache(store);
    QVERIFY(cache.find(1));
    record(*store, QList<FrameSpec> { { .payload = "two" } });
    QCOMPARE(cache.frame(2).payload(), QByteArrayView("two"));
}

void FrameCacheTest::missingBlockIsReadAndAnnounced()
{
    const auto store = std::make_shared<ColdStore>();
    record(*store, QList<FrameSpec> { { .payload = "one" }, { .payload = "two" } });
    FrameCache cache(store);
    QSignalSpy loaded(&cache, &FrameCache::blocksLoaded);
    QVERIFY(!cache.find(2));
    QVERIFY(cache.frame(1).isNull());
    QVERIFY(loaded.wait());
    QCOMPARE(loaded.first().at(0).value<FrameId>(), FrameId(1));
    QCOMPARE(loaded.first().at(1).value<FrameId>(), FrameId(2));
    QCOMPARE(cache.frame(1).payload(), QByteArrayView("one"));
}

void FrameCacheTest::oneReadServesAllItsFrames()
{
    const auto store = std::make_shared<ColdStore>();
    fill(*store, 1);
    FrameCache cache(store);
    QSignalSpy loaded(&cache, &FrameCache::blocksLoaded);
    for (FrameId id = 1; id <= 40; ++id)
        QVERIFY(!cache.find(id));
    QVERIFY(loaded.wait());
    QVERIFY(cache.find(40));
    QCOMPARE(loaded.size(), 1);
    QCOMPARE(store->reads(), 1);
}

void FrameCacheTest::newestWishIsReadFirst()
{
    const auto store = std::make_shared<ColdStore>();
    fill(*store, 4);
    FrameCache cache(store);
    QSignalSpy loaded(&cache, &FrameCache::blocksLoaded);
    constexpr auto Block = static_cast<FrameId>(FrameBlock::TargetFrames);
    // The first is under way when the others come; of those the last is on the screen.
    for (const FrameId id : { FrameId(1), Block + 1, 2 * Block + 1, 3 * Block + 1 })
        QVERIFY(!cache.find(id));
    QTRY_COMPARE(loaded.size(), 4);
    QCOMPARE(loaded.at(1).at(0).value<FrameId>(), 3 * Block + 1);
    QCOMPARE(loaded.at(3).at(0).value<FrameId>(), Block + 1);
}

void FrameCacheTest::unknownFrameIsNotAnnounced()
{
    const auto store = std::make_shared<ColdStore>();
    fill(*store, 1);
    FrameCache cache(store);
    QSignalSpy loaded(&cache, &FrameCache::blocksLoaded);
    QVERIFY(!cache.find(1'000'000));
    QVERIFY(!cache.find(1));
    QTRY_COMPARE(loaded.size(), 1);
    QCOMPARE(loaded.first().at(0).value<FrameId>(), FrameId(1));
}

void FrameCacheTest::holdsNoMoreThanItsBudget()
{
    const auto store = std::make_shared<ColdStore>();
    const QByteArray large(FrameCache::Budget / 2, 'x');
    for (int i = 0; i < 3; ++i)
        record(*store, QList<FrameSpec> { { .payload = large } });
    FrameCache cache(store);
    QSignalSpy loaded(&cache, &FrameCache::blocksLoaded);
    for (FrameId id = 1; id <= 3; ++id) {
        QVERIFY(!cache.find(id));
        QVERIFY(loaded.wait());
        QVERIFY(cache.find(id));
    }
    QVERIFY(!cache.find(1)); // gone: it was used longest ago
    QVERIFY(cache.find(3));
}

void FrameCacheTest::endsWhileItReads()
{
    const auto store = std::make_shared<ColdStore>();
    fill(*store, 3);
    FrameCache cache(store);
    for (FrameId id = 1; id <= store->lastFrame(); id += FrameBlock::TargetFrames)
        QVERIFY(!cache.find(id));
}

QTEST_GUILESS_MAIN(FrameCacheTest)
#include "tst_framecache.moc"
