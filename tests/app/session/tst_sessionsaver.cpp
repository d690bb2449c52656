#include "app/replay/connectioncursor.h"
#include "app/session/filesessionstore.h"
#include "app/session/recordingsessionstore.h"
#include "app/session/sessionsaver.h"
#include "tests/app/session/sessionfixture.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

#include <SQLiteCpp/SQLiteCpp.h>

using namespace Framescope;
using namespace Framescope::Test;
using namespace Qt::StringLiterals;

namespace {

void noProgress(FrameId) { }

ConnectionRecord openConnection(ConnectionId id)
{
    ConnectionRecord record;
    record.id = id;
    record.url = u"ws://peer.example/%1"_s.arg(id);
    record.state = ConnectionState::Open;
    record.opened = 0;
    return record;
}

EventRecord stray(ConnectionId connection, qint64 time, const QByteArray &octets)
{
    return { connection, time, StrayOctets { Direction::ClientToServer, octets } };
}

} // namespace

class TestSessionSaver : public QObject
{
    Q_OBJECT
private slots:
    void init()
    {
        m_dir = std::make_unique<QTemporaryDir>();
        m_path = m_dir->filePath(u"saved.fscope"_s);
    }

    void savesAllOfASessionInMemory()
    {
        MemorySessionStore store(QDateTime::currentDateTimeUtc());
        record(store, openConnection(1));
        record(store, openConnection(2));
        store.append({ FrameBlock(1), { stray(1, 30, "late"), stray(2, 10, "early") }, {} });
        record(store, { { .payload = "one" }, { .connection = 2, .payload = "two" } });
        FrameId progress = 0;
        QVERIFY(saveSession(
            store, store.annotations(), m_path, [&](FrameId written) { progress = written; }, {}));
        QCOMPARE(progress, FrameId(2));

        const auto saved = FileSessionStore::open(m_path);
        QVERIFY(saved);
        QCOMPARE((*saved)->started(), store.started());
        QCOMPARE((*saved)->connections().size(), 2);
        QCOMPARE((*saved)->lastFrame(), FrameId(2));
        QCOMPARE((*saved)->block(2)->payload(1), QByteArrayView("two"));
        QList<ConnectionId> order; // of time, as nothing else is known
        (*saved)->visitEvents([&order](const EventRecord &event) {
            order.append(event.connection);
            return true;
        });
        QCOMPARE(order, (QList<ConnectionId> { 2, 1 }));
        QVERIFY(!(*saved)->damage());
        QCOMPARE(QDir(m_dir->path()).entryList(QDir::Files | QDir::Hidden).size(), 1);
    }

    void savesWhatIsBeingRecorded()
    {
        const QString source = m_dir->filePath(u"live.fscope"_s);
        const auto live = RecordingSessionStore::create(
            source, QDateTime::currentDateTimeUtc(), [](const Error &) {});
        QVERIFY(live);
        for (int batch = 0; batch < 50; ++batch)
            record(**live, { { .payload = "a" }, { .payload = "b" } });
        (*live)->waitUntilWritten();
        const auto reader = FileSessionStore::open(source);
        QVERIFY(reader);
        QCOMPARE((*reader)->lastFrame(), FrameId(100));
        // Blocks are joined under the feet of the one who saves.
        bool more = true;
        const auto recordMore = [&](FrameId) {
            if (std::exchange(more, false)) {
                for (int batch = 0; batch < 200; ++batch)
                    record(**live, { { .payload = "c" } });
                (*live)->waitUntilWritten();
            }
        };
        QVERIFY(saveSession(**reader, (*reader)->annotations(), m_path, recordMore, {}));
        const auto saved = FileSessionStore::open(m_path);
        QVERIFY(saved);
        QVERIFY((*saved)->lastFrame() >= 100);
        for (FrameId id = 1; id <= (*saved)->lastFrame();) {
            const auto block = (*saved)->block(id);
            QVERIFY(block);
            QCOMPARE(block->firstId(), id);
            id = block->endId();
        }
    }

    void takesThePlaceOnlyWhenItIsWhole()
    {
        QFile before(m_path);
        QVERIFY(before.open(QIODevice::WriteOnly));
        before.write("precious");
        before.close();
        MemorySessionStore store(QDateTime::currentDateTimeUtc());
        record(store, QList<FrameSpec>(2));
        std::stop_source stop;
        stop.request_stop();
        QVERIFY(saveSession(store, store.annotations(), m_path, noProgress, stop.get_token()));
        QVERIFY(before.open(QIODevice::ReadOnly));
        QCOMPARE(before.readAll(), QByteArray("precious"));
        QCOMPARE(QDir(m_dir->path()).entryList(QDir::Files | QDir::Hidden).size(), 1);

        QVERIFY(saveSession(store, store.annotations(), m_path, noProgress, {}));
        const auto saved = FileSessionStore::open(m_path);
        QVERIFY(saved);
        QCOMPARE((*saved)->lastFrame(), FrameId(2));
    }

    /// Zeros that are shown for octets that cannot be read must not become data.
    void savesNoDamagedPayload()
    {
        MemorySessionStore store(QDateTime::currentDateTimeUtc());
        record(store, openConnection(1));
        record(store, { { .payload = "before" } });
        record(store, { { .payload = QByteArray(3 * FrameBlock::TargetOctets, 'x') } });
        record(store, { { .payload = "behind" } });
        const QString damaged = m_dir->filePath(u"damaged.fscope"_s);
        QVERIFY(saveSession(store, {}, damaged, noProgress, {}));
        {
            SQLite::Database database(damaged.toStdString(), SQLite::OPEN_READWRITE);
            QCOMPARE(database.exec("UPDATE data SET checksum = checksum + 1 WHERE id = "
                                   "(SELECT first_data + 2 FROM block WHERE first_id = 2)"),
                1);
        }
        const auto opened = FileSessionStore::open(damaged);
        QVERIFY(opened);
        QVERIFY(saveSession(**opened, {}, m_path, noProgress, {}));
        QVERIFY((*opened)->damage());
        const auto saved = FileSessionStore::open(m_path);
        QVERIFY(saved);
        QCOMPARE((*saved)->lastFrame(), FrameId(1));
        QCOMPARE((*saved)->block(1)->payload(0), QByteArrayView("before"));

        ConnectionCursor cursor(*opened, 1); // what a replay sends
        QCOMPARE(cursor.next().id(), FrameId(1));
        QVERIFY(cursor.next().isNull());
    }

    void saysWhatCannotBeWritten()
    {
        MemorySessionStore store(QDateTime::currentDateTimeUtc());
        const auto saved = saveSession(
            store, store.annotations(), m_dir->filePath(u"nowhere/saved.fscope"_s), noProgress, {});
        QVERIFY(!saved);
        QCOMPARE(saved.error().code, ErrorCode::FileUnwritable);
    }

    /// What the end was is not known; that it has come is.
    void heldConnectionsOfAFileAreOver()
    {
        MemorySessionStore store(QDateTime::currentDateTimeUtc());
        record(store, openConnection(1));
        record(store, { { .time = 5 * Millisecond } });
        QVERIFY(saveSession(store, store.annotations(), m_path, noProgress, {}));
        const auto saved = FileSessionStore::open(m_path);
        QVERIFY(saved);
        QCOMPARE((*saved)->connection(1)->state, ConnectionState::Open);
        (*saved)->holdConnections();
        const auto held = (*saved)->connection(1);
        QVERIFY(held);
        QCOMPARE(held->state, ConnectionState::Closed);
        QCOMPARE(held->ended, Timestamp(5 * Millisecond));
        QVERIFY(!held->verdict);
        QCOMPARE((*saved)->connections().size(), 1);
        QVERIFY(!(*saved)->connection(2));
    }

private:
    std::unique_ptr<QTemporaryDir> m_dir;
    QString m_path;
};

QTEST_GUILESS_MAIN(TestSessionSaver)
#include "tst_sessionsaver.moc"
