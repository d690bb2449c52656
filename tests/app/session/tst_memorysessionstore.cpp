#include "app/session/memorysessionstore.h"
#include "tests/app/session/sessionfixture.h"

#include <QtTest>

#include <thread>

using namespace Framescope;
using namespace Framescope::Test;

namespace {

ConnectionRecord connectionTo(const QString &url, ConnectionId id)
{
    ConnectionRecord connection;
    connection.id = id;
    connection.url = url;
    return connection;
}

} // namespace

class MemorySessionStoreTest : public QObject
{
    Q_OBJECT

private slots:
    void emptyAtFirst();
    void everyIdIsFound();
    void slowTrafficIsJoined();
    void largePayloadsAreNotCopiedAgain();
    void blocksInHandDoNotChange();
    void connectionsAreReplacedWhole();
    void eventsKeepTheirOrder();
    void readersRunBesideTheWriter();
};

void MemorySessionStoreTest::emptyAtFirst()
{
    const QDateTime started = QDateTime::currentDateTimeUtc();
    const MemorySessionStore store(started);
    QCOMPARE(store.started(), started);
    QCOMPARE(store.lastFrame(), FrameId(0));
    QVERIFY(!store.block(0));
    QVERIFY(!store.block(1));
    QVERIFY(store.connections().isEmpty());
    QVERIFY(!store.connection(1));
    QVERIFY(store.events(1).isEmpty());
}

void MemorySessionStoreTest::everyIdIsFound()
{
    MemorySessionStore store;
    // More than a block's worth, in batches that do not divide it.
    constexpr int Batch = 1000;
    constexpr int Batches = 10;
    for (int batch = 0; batch < Batches; ++batch) {
        QList<FrameSpec> specs;
        for (int i = 0; i < Batch; ++i)
            specs.append(FrameSpec { .time = batch * Batch + i + 1 });
        record(store, specs);
    }
    QCOMPARE(store.lastFrame(), FrameId(Batch * Batches));
    for (FrameId id = 1; id <= store.lastFrame(); ++id) {
        const auto block = store.block(id);
        QVERIFY(block && block->contains(id));
        const int row = static_cast<int>(id - block->firstId());
        QCOMPARE(block->record(row).time, static_cast<qint64>(id));
    }
    QVERIFY(!store.block(0));
    QVERIFY(!store.block(store.lastFrame() + 1));
    QCOMPARE(store.residentBlock(1), store.block(1));
}

void MemorySessionStoreTest::slowTrafficIsJoined()
{
    MemorySessionStore store;
    for (int i = 0; i < 100; ++i)
        record(store, QList<FrameSpec> { { .payload = "tick" } });
    QCOMPARE(store.block(1), store.block(100));
    QCOMPARE(store.block(1)->count(), 100);
}

void MemorySessionStoreTest::largePayloadsAreNotCopiedAgain()
{
    MemorySessionStore store;
    record(store, QList<FrameSpec> { { .payload = QByteArray(FrameBlock::TargetOctets, 'x') } });
    const auto large = store.block(1);
    record(store, QList<FrameSpec> { { .payload = "small" } });
    QCOMPARE(store.block(1), large);
    QVERIFY(store.block(2) != large);
}

void MemorySessionStoreTest::blocksInHandDoNotChange()
{
    MemorySessionStore store;
    record(store, QList<FrameSpec> { { .payload = "one" } });
    const auto inHand = store.block(1);
    record(store, QList<FrameSpec> { { .payload = "two" } });
    QCOMPARE(inHand->count(), 1);
    QCOMPARE(store.block(1)->count(), 2);
}

void MemorySessionStoreTest::connectionsAreReplacedWhole()
{
    MemorySessionStore store;
    record(store, connectionTo(QStringLiteral("ws://b/"), 2));
    record(store, connectionTo(QStringLiteral("ws://a/"), 1));
    record(store, connectionTo(QStringLiteral("ws://c/"), 2));
    const QList<ConnectionRecord> all = store.connections();
    QCOMPARE(all.size(), 2);
    QCOMPARE(all.at(0).id, ConnectionId(1));
    QCOMPARE(all.at(1).url, QStringLiteral("ws://c/"));
    QCOMPARE(store.connection(1)->url, QStringLiteral("ws://a/"));
}

void MemorySessionStoreTest::eventsKeepTheirOrder()
{
    MemorySessionStore store;
    store.append({ FrameBlock(), { { 1, 10, TcpConnected {} }, { 2, 11, TcpConnected {} } }, {} });
    store.append({ FrameBlock(), { { 1, 12, Closed {} } }, {} });
    const QList<EventRecord> events = store.events(1);
    QCOMPARE(events.size(), 2);
    QCOMPARE(events.at(0).time, 10);
    QVERIFY(std::holds_alternative<Closed>(events.at(1).event));
    QCOMPARE(store.events(2).size(), 1);
}

void MemorySessionStoreTest::readersRunBesideTheWriter()
{
    MemorySessionStore store;
    constexpr FrameId Frames = 20'000;
    std::atomic<bool> wrong = false;
    std::thread reader([&store, &wrong] {
        for (FrameId last = 0; last < Frames && !wrong; last = store.lastFrame()) {
            if (last == 0)
                continue;
            const auto block = store.block(last);
            const int row = block ? static_cast<int>(last - block->firstId()) : 0;
            wrong = !block || block->record(row).time != static_cast<qint64>(last);
        }
    });
    for (FrameId id = 1; id <= Frames; ++id)
        record(store, QList<FrameSpec> { { .time = static_cast<qint64>(id) } });
    reader.join();
    QVERIFY(!wrong);
}

QTEST_GUILESS_MAIN(MemorySessionStoreTest)
#include "tst_memorysessionstore.moc"
