#include "app/replay/connectioncursor.h"
#include "tests/app/session/sessionfixture.h"

#include <QTest>

using namespace Framescope;
using namespace Framescope::Test;

class TestConnectionCursor : public QObject
{
    Q_OBJECT
private slots:
    void walksOneConnection();
    void readsEachBlockOnce();
    void isAtTheEnd();
};

void TestConnectionCursor::walksOneConnection()
{
    const auto store = std::make_shared<MemorySessionStore>();
    record(*store, { { .connection = 1 }, { .connection = 2 }, { .connection = 1 } });
    record(*store, { { .connection = 2 }, { .connection = 2 } });
    record(*store, { { .connection = 3 }, { .connection = 1 } });
    for (const auto &[connection, expected] :
        std::initializer_list<std::pair<int, QList<FrameId>>> {
            { 1, { 1, 3, 7 } }, { 2, { 2, 4, 5 } }, { 3, { 6 } }, { 4, {} } }) {
        ConnectionCursor cursor(store, ConnectionId(connection));
        QList<FrameId> ids;
        for (FrameHandle frame = cursor.next(); !frame.isNull(); frame = cursor.next()) {
            QCOMPARE(frame.record().connection, ConnectionId(connection));
            ids.append(frame.id());
        }
        QCOMPARE(ids, expected);
        QVERIFY(cursor.next().isNull());
    }
}

void TestConnectionCursor::readsEachBlockOnce()
{
    const auto store = std::make_shared<ColdStore>();
    for (int block = 0; block < 5; ++block)
        record(*store, QList<FrameSpec>(4096));
    ConnectionCursor cursor(store, 1);
    int frames = 0;
    while (!cursor.next().isNull())
        ++frames;
    QCOMPARE(frames, 5 * 4096);
    QCOMPARE(store->reads(), 6); // and once to see that there is no more
}

void TestConnectionCursor::isAtTheEnd()
{
    ConnectionCursor cursor(std::make_shared<MemorySessionStore>(), 1);
    QVERIFY(cursor.next().isNull());
}

QTEST_GUILESS_MAIN(TestConnectionCursor)
#include "tst_connectioncursor.moc"
