#include "app/samples/samplesessions.h"
#include "app/session/filesessionstore.h"
#include "protocol/wire/violation.h"

#include <QFile>
#include <QFileInfo>
#include <QSet>
#include <QTemporaryDir>
#include <QTest>

using namespace Framescope;
using namespace Qt::StringLiterals;

/// The sessions that come with the program: real ones, small, and the same whoever makes them.
class TestSampleSessions : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase();
    void isSmallAndWhole_data();
    void isSmallAndWhole();
    void isTheSameEachTime_data() { isSmallAndWhole_data(); }
    void isTheSameEachTime();
    void theTradeFeedBreaksOneRule();
    void theChatIsCompressed();
    void aSensorIsLostAndComesBack();
    void everyRuleIsBroken();

private:
    static QByteArray octets(const QString &path);
    std::shared_ptr<FileSessionStore> open(const QString &name) const;
    static QSet<QString> brokenRules(const SessionStore &store);

    QTemporaryDir m_dir;
};

void TestSampleSessions::initTestCase()
{
    for (const SampleSession &sample : sampleSessions())
        QVERIFY(writeSample(sample, m_dir.filePath(sample.name + u".fscope"_s)));
}

QByteArray TestSampleSessions::octets(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

std::shared_ptr<FileSessionStore> TestSampleSessions::open(const QString &name) const
{
    const auto store = FileSessionStore::open(m_dir.filePath(name + u".fscope"_s));
    return store ? *store : nullptr;
}

QSet<QString> TestSampleSessions::brokenRules(const SessionStore &store)
{
    QSet<QString> rules;
    for (FrameId id = 1; id <= store.lastFrame(); ++id) {
        const auto block = store.block(id);
        for (const Violation &violation :
            block->violations(static_cast<int>(id - block->firstId())))
            rules.insert(ruleInfo(violation.rule).name);
    }
    store.visitEvents([&rules](const EventRecord &event) {
        if (const auto *found = std::get_if<ViolationFound>(&event.event))
            rules.insert(ruleInfo(found->violation.rule).name);
        return true;
    });
    return rules;
}

void TestSampleSessions::isSmallAndWhole_data()
{
    QTest::addColumn<int>("index");
    int index = 0;
    for (const SampleSession &sample : sampleSessions())
        QTest::newRow(sample.name.data()) << index++;
}

void TestSampleSessions::isSmallAndWhole()
{
    QFETCH(int, index);
    const QString name = sampleSessions()[static_cast<std::size_t>(index)].name;
    QVERIFY(QFileInfo(m_dir.filePath(name + u".fscope"_s)).size() < 1'000'000);
    const auto store = open(name);
    QVERIFY(store);
    QVERIFY(store->lastFrame() > 200);
    Timestamp before = 0;
    for (FrameId id = 1; id <= store->lastFrame(); ++id) {
        const auto block = store->block(id);
        const FrameRecord frame = block->record(static_cast<int>(id - block->firstId()));
        QVERIFY(frame.time >= before);
        before = frame.time;
    }
    for (const ConnectionRecord &connection : store->connections()) {
        QCOMPARE(connection.state, ConnectionState::Closed);
        QVERIFY(connection.verdict);
        QVERIFY(!connection.peer.isEmpty());
    }
    QVERIFY(!store->damage());
}

void TestSampleSessions::isTheSameEachTime()
{
    QFETCH(int, index);
    const SampleSession &sample = sampleSessions()[static_cast<std::size_t>(index)];
    const QString again = m_dir.filePath(u"again.fscope"_s);
    QFile::remove(again);
    QVERIFY(writeSample(sample, again));
    QVERIFY(octets(again) == octets(m_dir.filePath(sample.name + u".fscope"_s)));
}

void TestSampleSessions::theTradeFeedBreaksOneRule()
{
    const auto store = open(u"tickwire-demo"_s);
    QCOMPARE(brokenRules(*store), QSet<QString> { u"control.too-long"_s });
    const auto connections = store->connections();
    QCOMPARE(connections.size(), 3);
    quint64 violations = 0;
    for (const ConnectionRecord &connection : connections) {
        violations += connection.violations;
        QVERIFY(connection.verdict->isClean());
    }
    QCOMPARE(violations, 1U);
    QCOMPARE(store->annotations().count(), 1);
    // The heartbeat is kept and answered.
    const auto &feed = connections.constFirst();
    QVERIFY(feed.clientToServer.framesByOpcode[toNibble(Opcode::Ping)] > 70);
    QVERIFY(feed.serverToClient.framesByOpcode[toNibble(Opcode::Pong)] > 70);
}

void TestSampleSessions::theChatIsCompressed()
{
    const auto store = open(u"harbor-chat"_s);
    QVERIFY(brokenRules(*store).isEmpty());
    for (const ConnectionRecord &connection : store->connections()) {
        QCOMPARE(connection.subprotocol, u"graphql-transport-ws"_s);
        QVERIFY(connection.extensions.value(0).startsWith("permessage-deflate"_L1));
    }
    const auto block = store->block(1);
    QVERIFY(block->message(0));
    QVERIFY(block->message(0)->startsWith("{\"type\":\"connection_init\""));
}

void TestSampleSessions::aSensorIsLostAndComesBack()
{
    const auto store = open(u"telemetry-cbor"_s);
    const auto connections = store->connections();
    QCOMPARE(connections.size(), 5);
    int lost = 0;
    for (const ConnectionRecord &connection : connections) {
        QCOMPARE(connection.role, Role::Server);
        QVERIFY(connection.url.startsWith("ws://telemetry.harbor.example:9300/telemetry"_L1));
        lost += connection.verdict->cause == CloseCause::ConnectionReset ? 1 : 0;
    }
    QCOMPARE(lost, 1);
    QVERIFY(brokenRules(*store).isEmpty());
}

void TestSampleSessions::everyRuleIsBroken()
{
    const QSet<QString> broken = brokenRules(*open(u"conformance-mix"_s));
    for (const RuleInfo &rule : ruleCatalogue())
        QVERIFY2(broken.contains(rule.name), rule.name.data());
}

QTEST_GUILESS_MAIN(TestSampleSessions)
#include "tst_samplesessions.moc"
