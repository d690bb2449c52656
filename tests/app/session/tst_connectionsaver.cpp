#include "app/session/connectionsaver.h"
#include "app/session/filesessionstore.h"
#include "tests/app/session/sessionfixture.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace Framescope;
using namespace Framescope::Test;

using namespace Qt::StringLiterals;

class ConnectionSaverTest : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void keepsOneConnection();
    void leavesNothingWhenStopped();
    void saysWhereItCannotWrite();

private:
    std::shared_ptr<MemorySessionStore> m_store;
    QTemporaryDir m_folder;
};

void ConnectionSaverTest::init()
{
    m_store = std::make_shared<MemorySessionStore>();
    ConnectionRecord other;
    other.id = 1;
    ConnectionRecord connection;
    connection.id = 2;
    connection.url = u"ws://localhost/two"_s;
    Test::record(*m_store, other);
    Test::record(*m_store, connection);
    m_store->append({ FrameBlock(1), { { 1, 0, Failed {} }, { 2, 5, TcpConnected {} } }, {} });
    const auto continuation = toNibble(Opcode::Continuation);
    const Violation broken { Rule::MaskMissing, Direction::ClientToServer, 0, 0, {} };
    Test::record(*m_store,
        { { .connection = 1, .payload = "other" }, { .connection = 2, .time = 7, .payload = "one" },
            { .connection = 2, .payload = "a", .fin = false, .messageFirst = 3 },
            { .connection = 1, .payload = "b", .fin = false, .messageFirst = 4 },
            { .connection = 2, .opcode = continuation, .payload = "c", .messageFirst = 3 },
            { .connection = 2, .payload = "bad", .violations = { broken } } });
    // More than a block holds.
    Test::record(*m_store, QList<FrameSpec>(9'000, { .connection = 2, .payload = "x" }));
}

void ConnectionSaverTest::keepsOneConnection()
{
    const QString path = m_folder.filePath(u"two.fscope"_s);
    QVERIFY(saveConnection(*m_store, 2, path, [](FrameId) {}, {}));
    const auto opened = FileSessionStore::open(path);
    QVERIFY(opened);
    const FileSessionStore &saved = **opened;
    QCOMPARE(saved.connections().size(), 1);
    QCOMPARE(saved.connection(1)->url, u"ws://localhost/two"_s);
    QCOMPARE(saved.events(1).size(), 1);
    QCOMPARE(saved.events(1).constFirst().time, 5);
    QCOMPARE(saved.lastFrame(), FrameId(9'004));
    const auto block = saved.block(1);
    QCOMPARE(block->record(0).time, 7);
    QCOMPARE(block->payload(0), "one");
    QCOMPARE(block->record(0).connection, ConnectionId(1));
    QCOMPARE(block->record(1).messageFirst, FrameId(2));
    QCOMPARE(block->record(2).messageFirst, FrameId(2));
    QCOMPARE(block->payload(2), "c");
    QCOMPARE(block->violations(3).size(), 1);
}

void ConnectionSaverTest::leavesNothingWhenStopped()
{
    const QString path = m_folder.filePath(u"stopped.fscope"_s);
    std::stop_source stop;
    stop.request_stop();
    QVERIFY(saveConnection(
        *m_store, 2, path, [](FrameId) {}, stop.get_token()));
    QVERIFY(!QFile::exists(path));
}

void ConnectionSaverTest::saysWhereItCannotWrite()
{
    const auto result
        = saveConnection(*m_store, 2, m_folder.filePath(u"no/such/x.fscope"_s), [](FrameId) {}, {});
    QVERIFY(!result);
    QCOMPARE(result.error().code, ErrorCode::FileUnwritable);
}

QTEST_GUILESS_MAIN(ConnectionSaverTest)
#include "tst_connectionsaver.moc"
