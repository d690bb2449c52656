#include "app/capture/capturecontroller.h"
#include "app/lessons/connectionfact.h"
#include "app/lessons/exercisechecker.h"
#include "app/lessons/lessonsandbox.h"
#include "app/session/memorysessionstore.h"

#include <QSignalSpy>
#include <QTest>

#include <algorithm>

using namespace Framescope;
using namespace Qt::StringLiterals;

Q_DECLARE_METATYPE(Framescope::LessonServer)

/// The peers of the lessons, on real sockets.
class TestLessonSandbox : public QObject
{
    Q_OBJECT
private slots:
    void init();
    void cleanup();
    void readsActions_data();
    void readsActions();
    void connects_data();
    void connects();
    void sendsInOrder();
    void connectsAgainWhenItIsNeeded();
    void changesHeaders();
    void letsThePeerSpeak();
    void fallsSilent();
    void watchesAFile();
    void breaksEveryRule_data();
    void breaksEveryRule();
    void placesARecording();
    void endsInTheMiddle();

private:
    bool has(const QString &filter) const
    {
        return !ExerciseChecker::newestFrame(m_store, filter, 0, m_store->lastFrame()).isNull();
    }
    void perform(const char *action)
    {
        const auto parsed = LessonAction::fromText(QString::fromUtf8(action));
        QVERIFY(parsed);
        m_sandbox->perform(*parsed);
    }
    bool anyConnection(const QString &fact) const;

    std::shared_ptr<MemorySessionStore> m_store;
    std::unique_ptr<CaptureController> m_capture;
    std::unique_ptr<LessonSandbox> m_sandbox;
};

void TestLessonSandbox::init()
{
    const SessionClock clock;
    m_store = std::make_shared<MemorySessionStore>(clock.started());
    m_capture = std::make_unique<CaptureController>(m_store, clock);
    m_sandbox = std::make_unique<LessonSandbox>(*m_capture);
}

void TestLessonSandbox::cleanup()
{
    m_sandbox.reset();
    m_capture.reset();
}

bool TestLessonSandbox::anyConnection(const QString &text) const
{
    const auto fact = ConnectionFact::fromText(text);
    const auto connections = m_store->connections();
    return fact
        && std::any_of(
            connections.begin(), connections.end(), [&](const ConnectionRecord &connection) {
                return fact->holds(connection, m_store->events(connection.id));
            });
}

void TestLessonSandbox::readsActions_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("known");
    for (const char *known : { "text Hello", "text", "binary CA FE", "octets 8185", "ping",
             "ping beat", "close", "close 1000", "close 1000 good bye", "abort", "write a",
             "frame text", "frame text more: and a", "frame reserved-0x3 rsv1 unmasked: x",
             "connect", "connect tls", "connect | Origin: http://a.example | -Upgrade",
             "peer text a", "peer close 1001" })
        QTest::newRow(known) << QString::fromLatin1(known) << true;
    for (const char *unknown :
        { "", "peer", "run", "binary", "binary x", "octets 818", "close x", "close 70000", "frame",
            "frame word", "frame text most: a", "connect example.com", "connect | Origin",
            "connect | -", "connect | A: b\nC: d", "peer connect", "peer write a" })
        QTest::newRow(*unknown ? unknown : "empty") << QString::fromLatin1(unknown) << false;
    QTest::newRow("long ping") << QString(u"ping "_s + QString(126, u'a')) << false;
}

void TestLessonSandbox::readsActions()
{
    QFETCH(QString, text);
    QFETCH(bool, known);
    QCOMPARE(LessonAction::fromText(text).has_value(), known);
}

void TestLessonSandbox::connects_data()
{
    QTest::addColumn<LessonServer>("server");
    QTest::addColumn<QString>("fact");
    QTest::newRow("echo") << LessonServer::Echo << u"opened == yes"_s;
    QTest::newRow("deflate") << LessonServer::Deflate << u"extension contains permessage-deflate"_s;
    QTest::newRow("tls") << LessonServer::Tls << u"tls contains TLS"_s;
    QTest::newRow("silent") << LessonServer::Silent << u"opened == yes"_s;
    QTest::newRow("guarded") << LessonServer::Guarded << u"status == 403"_s;
    QTest::newRow("watch") << LessonServer::Watch << u"opened == yes"_s;
}

void TestLessonSandbox::connects()
{
    QFETCH(LessonServer, server);
    QFETCH(QString, fact);
    QSignalSpy connecting(m_sandbox.get(), &LessonSandbox::connecting);
    m_sandbox->setServer(server);
    QTRY_VERIFY(anyConnection(fact));
    QCOMPARE(connecting.size(), 1);
    QVERIFY(connecting[0][0].toUrl().host() == u"127.0.0.1"_s);
    QCOMPARE(lessonServerFromName(lessonServerName(server)), server);
}

void TestLessonSandbox::sendsInOrder()
{
    perform("text one"); // before anybody is connected
    perform("frame text more: and a");
    perform("frame ping: in between");
    perform("frame continuation: happy new year!");
    perform("binary CAFE");
    perform("octets 81 85 37 fa 21 3d 7f 9f 4d 51 58");
    perform("ping beat");
    perform("close 1000 bye");
    QTRY_VERIFY(anyConnection(u"close.code == 1000"_s));
    const auto block = m_store->block(1);
    QByteArrayList sent;
    for (int row = 0; row < block->count(); ++row) {
        if (block->record(row).direction == Direction::ClientToServer)
            sent.append(block->payload(row).toByteArray());
    }
    QCOMPARE(sent,
        QByteArrayList(
            { "one", "and a", "in between", "happy new year!", "\xCA\xFE", "Hello", "beat",
                "\x03\xE8"
                "bye" }));
    QVERIFY(!has(u"violation"_s));
    QVERIFY(!has(u"dir == c2s and not masked"_s));
    QCOMPARE(m_store->connections().size(), 1);
}

void TestLessonSandbox::connectsAgainWhenItIsNeeded()
{
    perform("octets 81 05 48 65 6c 6c 6f"); // not masked
    QTRY_VERIFY(has(u"dir == s2c and close.code == 1002"_s));
    perform("text again");
    QTRY_VERIFY(has(u"dir == s2c and payload == \"again\""_s));
    perform("abort");
    perform("text and again"); // abort() has its effect at once
    QTRY_VERIFY(has(u"dir == s2c and payload == \"and again\""_s));
    QVERIFY(anyConnection(u"close.code == 1006"_s));
    QCOMPARE(m_store->connections().size(), 3);
}

void TestLessonSandbox::changesHeaders()
{
    QSignalSpy failed(m_sandbox.get(), &LessonSandbox::failed);
    perform("connect | Sec-WebSocket-Version: 12");
    QTRY_VERIFY(anyConnection(u"status == 426"_s));
    perform("connect guarded | Origin: http://lesson.example");
    QTRY_VERIFY(anyConnection(u"request Origin == http://lesson.example"_s));
    QTRY_VERIFY(anyConnection(u"opened == yes"_s));
    perform("connect | -Sec-WebSocket-Key");
    QTRY_VERIFY(anyConnection(u"rule == request.key"_s));
    QCOMPARE(failed.size(), 0);
    // Something waits that no connection comes about for.
    m_sandbox->setServer(LessonServer::Guarded);
    perform("text never");
    QTRY_COMPARE(failed.size(), 1);
}

void TestLessonSandbox::letsThePeerSpeak()
{
    perform("peer text from the server");
    perform("peer ping are you there");
    perform("peer close 1001 going");
    QTRY_VERIFY(has(u"dir == s2c and not masked and payload == \"from the server\""_s));
    QTRY_VERIFY(has(u"dir == c2s and opcode == pong and payload == \"are you there\""_s));
    QTRY_VERIFY(anyConnection(u"close.code == 1001"_s));
}

void TestLessonSandbox::fallsSilent()
{
    m_sandbox->setServer(LessonServer::Silent);
    perform("text anybody");
    QTRY_VERIFY(has(u"opcode == ping"_s));
    QTRY_VERIFY(has(u"dir == c2s and close.code == 1008"_s));
    QTRY_COMPARE(m_store->connections().first().state, ConnectionState::Closed);
    QVERIFY(!has(u"dir == s2c"_s));
}

void TestLessonSandbox::watchesAFile()
{
    m_sandbox->setServer(LessonServer::Watch);
    QTRY_VERIFY(has(u"dir == s2c and text contains \"Hello\""_s));
    QVERIFY(has(u"role == server"_s));
    perform("write changed");
    QTRY_VERIFY(has(u"dir == s2c and text contains \"changed\""_s));
    perform("peer text from the browser");
    QTRY_VERIFY(has(u"dir == c2s and masked and payload == \"from the browser\""_s));
}

void TestLessonSandbox::breaksEveryRule_data()
{
    QTest::addColumn<Rule>("rule");
    for (const RuleInfo &info : ruleCatalogue())
        QTest::newRow(info.name.data()) << info.rule;
}

void TestLessonSandbox::breaksEveryRule()
{
    QFETCH(Rule, rule);
    const QString name = ruleInfo(rule).name;
    m_sandbox->breakRule(rule);
    QTRY_VERIFY(has(u"violation == \"%1\""_s.arg(name)) || anyConnection(u"rule == "_s + name));
    // It comes to an end, whoever ends it.
    QTRY_COMPARE(m_store->connections().first().state, ConnectionState::Closed);
}

void TestLessonSandbox::placesARecording()
{
    ConnectionRecord told;
    told.id = 7;
    told.url = u"ws://recorded.example/"_s;
    told.state = ConnectionState::Closed;
    told.ended = 60'000'000'000;
    SessionBatch batch;
    batch.connections.append(told);
    for (const Timestamp time : { 0, 59 })
        batch.frames.append(7,
            { Direction::ClientToServer, time * 1'000'000'000, makeHeader(Opcode::Ping, 0), {} },
            0);
    const auto recording = std::make_shared<MemorySessionStore>();
    recording->append(batch);

    QList<InsertedSession> placed;
    connect(m_sandbox.get(), &LessonSandbox::placed, this, [&](const InsertedSession &where) {
        placed.append(where);
        QVERIFY(m_store->lastFrame() >= where.lastFrame()); // it can be read
        QVERIFY(m_store->connection(where.lastConnection()));
    });
    m_sandbox->place(recording);
    m_sandbox->setServer(LessonServer::Silent); // who has patience by the clock
    perform("text live");
    QTRY_VERIFY(has(u"payload == \"live\""_s));
    m_sandbox->place(recording);
    perform("text and again");
    QTRY_VERIFY(has(u"payload == \"and again\""_s));
    QCOMPARE(placed.size(), 2);
    QCOMPARE(placed.first().framesBefore, 0u);
    QCOMPARE(placed.first().lastConnection(), 1u);
    QCOMPARE(placed.last().frames, 2u);
    QCOMPARE(m_store->connections().size(), 3); // and nobody was given up because a minute passed
    QCOMPARE(m_store->connection(2)->state, ConnectionState::Open);
    QCOMPARE(m_store->connection(3)->url, told.url);
    Timestamp before = 0;
    const auto block = m_store->block(1);
    for (const qint64 time : block->times()) {
        QVERIFY(time >= before);
        before = time;
    }
    QVERIFY(m_store->connection(2)->started >= *m_store->connection(1)->ended);
}

void TestLessonSandbox::endsInTheMiddle()
{
    perform("text one");
    perform("connect tls");
    perform("connect silent");
    m_sandbox->breakRule(Rule::MaskMissing);
    m_capture.reset();
    QVERIFY(m_store->lastFrame() < 10);
}

QTEST_GUILESS_MAIN(TestLessonSandbox)
#include "tst_lessonsandbox.moc"
