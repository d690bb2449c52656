#include "app/lessons/connectionfact.h"
#include "app/lessons/exercisechecker.h"
#include "app/lessons/lessonfacts.h"
#include "app/session/memorysessionstore.h"

#include <QTest>

using namespace Framescope;
using namespace Qt::StringLiterals;

namespace {

const QByteArray Request = "GET /chat HTTP/1.1\r\nHost: a.example\r\n"
                           "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n";
const QByteArray Response = "HTTP/1.1 426 Upgrade Required\r\nSec-WebSocket-Version: 13\r\n\r\n";

LessonExercise typed(const QStringList &answers)
{
    LessonExercise exercise;
    exercise.check.kind = LessonCheck::Kind::Answer;
    exercise.check.answers = answers;
    return exercise;
}

LessonExercise fact(const QString &name)
{
    LessonExercise exercise;
    exercise.check.kind = LessonCheck::Kind::Fact;
    exercise.check.fact = name;
    return exercise;
}

LessonExercise traffic(const QStringList &frames, const QStringList &connection = {})
{
    LessonExercise exercise;
    exercise.check.frames = frames;
    exercise.check.connection = connection;
    return exercise;
}

TlsEstablished tls()
{
    TlsEstablished event;
    event.protocol = u"TLS 1.3"_s;
    return event;
}

} // namespace

class TestExerciseChecker : public QObject
{
    Q_OBJECT
private slots:
    void init();
    void acceptsTypedAnswers_data();
    void acceptsTypedAnswers();
    void saysWhyNot();
    void readsFactsOfFrames_data();
    void readsFactsOfFrames();
    void readsFactsOfConnections();
    void comparesOctetsBitByBit();
    void wantsFramesInTheirOrder();
    void wantsThemOnOneConnection();
    void countsFromTheBeginningOfTheStep();
    void leavesRecordingsAside();
    void speaksOfTheConnectionOfTheStep();
    void judgesConnections_data();
    void judgesConnections();
    void wantsANewConnectionForAHandshake();
    void findsTheNewest();

private:
    void add(ConnectionId connection, Opcode opcode, const QByteArray &payload, bool fin = true);
    void addConnection(const ConnectionRecord &record, const QList<Event> &events);

    std::shared_ptr<MemorySessionStore> m_store;
};

void TestExerciseChecker::init()
{
    m_store = std::make_shared<MemorySessionStore>(QDateTime::currentDateTimeUtc());
    ConnectionRecord record;
    record.id = 1;
    record.state = ConnectionState::Open;
    record.opened = 1;
    addConnection(record, {});
}

void TestExerciseChecker::addConnection(const ConnectionRecord &record, const QList<Event> &events)
{
    SessionBatch batch;
    batch.frames = FrameBlock(m_store->lastFrame() + 1);
    batch.connections.append(record);
    for (const Event &event : events)
        batch.events.append({ record.id, 1, event });
    m_store->append(std::move(batch));
}

void TestExerciseChecker::add(
    ConnectionId connection, Opcode opcode, const QByteArray &payload, bool fin)
{
    Frame frame;
    frame.direction = Direction::ClientToServer;
    frame.header = makeHeader(
        opcode, static_cast<quint64>(payload.size()), MaskingKey { 0x37, 0xFA, 0x21, 0x3D }, fin);
    frame.payload = payload;
    SessionBatch batch;
    batch.frames = FrameBlock(m_store->lastFrame() + 1);
    batch.frames.append(connection, frame, m_store->lastFrame() + 1);
    m_store->append(std::move(batch));
}

void TestExerciseChecker::acceptsTypedAnswers_data()
{
    QTest::addColumn<QString>("answer");
    QTest::addColumn<bool>("accepted");
    for (const char *right : { "14", " 14 ", "0xe", "0x0E", "FOURTEEN", "four teen", "four  teen" })
        QTest::newRow(right) << QString::fromLatin1(right) << true;
    for (const char *wrong : { "", "  ", "15", "0x14", "fourteen octets", "-14" })
        QTest::newRow(*wrong ? wrong : "empty") << QString::fromLatin1(wrong) << false;
}

void TestExerciseChecker::acceptsTypedAnswers()
{
    QFETCH(QString, answer);
    QFETCH(bool, accepted);
    const auto result = ExerciseChecker::checkAnswer(
        typed({ u"14"_s, u"fourteen"_s, u"four teen"_s }), answer, LessonScene::begin(m_store));
    QCOMPARE(result.isSolved, accepted);
    QCOMPARE(result.feedback.isEmpty(), accepted);
}

void TestExerciseChecker::saysWhyNot()
{
    LessonExercise exercise = typed({ u"14"_s });
    exercise.check.refusals = { { u"10"_s, u"Add the key."_s } };
    const auto result
        = ExerciseChecker::checkAnswer(exercise, u"0xA"_s, LessonScene::begin(m_store));
    QVERIFY(!result.isSolved);
    QCOMPARE(result.feedback, u"Add the key."_s);
}

void TestExerciseChecker::readsFactsOfFrames_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("right");
    const auto row = [](const char *name, const char *right) {
        QTest::newRow(name) << QString::fromLatin1(name) << QString::fromLatin1(right);
    };
    row("payload[0]", "0x48");
    row("payload[4]", "'o'");
    row("wire[0]", "7F");
    row("key[1]", "11111010");
    row("first-octet", "0x81");
    row("second-octet", "85");
    row("length", "5");
    row("header-octets", "6");
    row("wire-octets", "11");
    row("message-octets", "5");
}

void TestExerciseChecker::readsFactsOfFrames()
{
    QFETCH(QString, name);
    QFETCH(QString, right);
    LessonScene scene = LessonScene::begin(m_store);
    QVERIFY(LessonFacts::isFact(name));
    QVERIFY(!LessonFacts::find(name, scene));
    QVERIFY(!ExerciseChecker::rightAnswer(fact(name), scene));
    QVERIFY(!ExerciseChecker::checkAnswer(fact(name), right, scene).isSolved);
    add(1, Opcode::Text, "Hello");
    scene.look = ExerciseChecker::newestFrame(m_store, u"opcode == text"_s, 0, 1);
    QVERIFY(ExerciseChecker::checkAnswer(fact(name), right, scene).isSolved);
    const QString own = *ExerciseChecker::rightAnswer(fact(name), scene);
    QVERIFY(ExerciseChecker::checkAnswer(fact(name), own, scene).isSolved);
    QVERIFY(!ExerciseChecker::checkAnswer(fact(name), u"0x03"_s, scene).isSolved);
    QVERIFY(!ExerciseChecker::checkAnswer(fact(name), u"no number"_s, scene).isSolved);
}

void TestExerciseChecker::readsFactsOfConnections()
{
    ConnectionRecord record;
    record.id = 2;
    addConnection(record,
        { tls(), RequestReceived { Request, {}, {} },
            ResponseReceived { Response, {}, {}, {}, false } });
    const LessonScene scene = LessonScene::begin(m_store);
    const auto value = [&scene](const QString &name) {
        return LessonFacts::find(name, scene).value_or(LessonFact {}).text;
    };
    QCOMPARE(value(u"request-key"_s), u"dGhlIHNhbXBsZSBub25jZQ=="_s);
    QCOMPARE(value(u"accept-key"_s), u"s3pPLMBiTxaQ9kYGzzhZRbK+xOo="_s); // §1.3
    QCOMPARE(value(u"request-octets"_s), QString::number(Request.size()));
    QCOMPARE(value(u"response-octets"_s), QString::number(Response.size()));
    QCOMPARE(value(u"status"_s), u"426"_s);
    QCOMPARE(value(u"tls-version"_s), u"TLS 1.3"_s);
    QVERIFY(ExerciseChecker::checkAnswer(
        fact(u"accept-key"_s), u"s3pPLMBiTxaQ9kYGzzhZRbK+xOo="_s, scene)
                .isSolved);
    QVERIFY(!ExerciseChecker::checkAnswer(
        fact(u"accept-key"_s), u"S3PPLMBITXAQ9KYGZZHZRBK+XOO="_s, scene)
                 .isSolved);
}

void TestExerciseChecker::comparesOctetsBitByBit()
{
    add(1, Opcode::Text, "Hello");
    LessonScene scene = LessonScene::begin(m_store);
    scene.look = ExerciseChecker::newestFrame(m_store, u"fin"_s, 0, 1);
    // 6C is right.
    const auto feedback = [&scene](const QString &answer) {
        return ExerciseChecker::checkAnswer(fact(u"payload[2]"_s), answer, scene).feedback;
    };
    QVERIFY(feedback(u"0x6D"_s).contains(u"bit 7"_s));
    QVERIFY(feedback(u"0xEC"_s).contains(u"bit 0"_s));
    QVERIFY(feedback(u"0x93"_s).contains(u"8 bits"_s));
}

void TestExerciseChecker::wantsFramesInTheirOrder()
{
    const LessonExercise exercise = traffic({ u"opcode == text and fin == 0"_s, u"opcode == ping"_s,
        u"opcode == continuation and fin"_s });
    const LessonScene scene = LessonScene::begin(m_store);
    const auto met = [&] { return ExerciseChecker::checkTraffic(exercise, scene).met; };
    QCOMPARE(met(), 0);
    add(1, Opcode::Ping, "early");
    QCOMPARE(met(), 0);
    add(1, Opcode::Text, "and a", false);
    add(1, Opcode::Continuation, "happy new", false);
    QCOMPARE(met(), 1);
    add(1, Opcode::Ping, "in between");
    QCOMPARE(met(), 2);
    QVERIFY(!ExerciseChecker::checkTraffic(exercise, scene).isSolved);
    add(1, Opcode::Continuation, "year!");
    QVERIFY(ExerciseChecker::checkTraffic(exercise, scene).isSolved);
}

void TestExerciseChecker::wantsThemOnOneConnection()
{
    ConnectionRecord record;
    record.id = 2;
    record.state = ConnectionState::Open;
    addConnection(record, {});
    const LessonExercise exercise = traffic({ u"opcode == text"_s, u"opcode == ping"_s });
    const LessonScene scene = LessonScene::begin(m_store);
    add(1, Opcode::Text, "a");
    add(2, Opcode::Ping, "b");
    QVERIFY(!ExerciseChecker::checkTraffic(exercise, scene).isSolved);
    add(2, Opcode::Text, "a");
    add(2, Opcode::Ping, "b");
    QVERIFY(ExerciseChecker::checkTraffic(exercise, scene).isSolved);
}

void TestExerciseChecker::countsFromTheBeginningOfTheStep()
{
    add(1, Opcode::Text, "before");
    const LessonScene scene = LessonScene::begin(m_store);
    QVERIFY(!ExerciseChecker::checkTraffic(traffic({ u"opcode == text"_s }), scene).isSolved);
    add(1, Opcode::Text, "after");
    QVERIFY(ExerciseChecker::checkTraffic(traffic({ u"opcode == text"_s }), scene).isSolved);
}

/// Not even if it was placed after the step began.
void TestExerciseChecker::leavesRecordingsAside()
{
    LessonScene scene = LessonScene::begin(m_store);
    ConnectionRecord record;
    record.id = 2;
    record.state = ConnectionState::Closed;
    record.opened = 1;
    record.verdict = CloseVerdict {};
    addConnection(record, {});
    add(2, Opcode::Text, "recorded");
    const LessonExercise frames = traffic({ u"opcode == text"_s });
    const LessonExercise lost = traffic({}, { u"close.code == 1006"_s });
    QVERIFY(ExerciseChecker::checkTraffic(frames, scene).isSolved);
    QVERIFY(ExerciseChecker::checkTraffic(lost, scene).isSolved);
    scene.recorded = { 2 };
    QVERIFY(!ExerciseChecker::checkTraffic(frames, scene).isSolved);
    QCOMPARE(ExerciseChecker::checkTraffic(frames, scene).met, 0);
    QVERIFY(!ExerciseChecker::checkTraffic(lost, scene).isSolved);
    add(1, Opcode::Text, "live");
    QVERIFY(ExerciseChecker::checkTraffic(frames, scene).isSolved);
}

void TestExerciseChecker::speaksOfTheConnectionOfTheStep()
{
    ConnectionRecord record;
    record.id = 2;
    addConnection(record, { ResponseReceived { Response, {}, {}, {}, false } });
    record.id = 3;
    addConnection(record,
        { ResponseReceived { "HTTP/1.1 101 Switching Protocols\r\n\r\n", {}, {}, {}, true } });
    LessonScene scene = LessonScene::begin(m_store);
    const auto status
        = [&scene] { return LessonFacts::find(u"status"_s, scene).value_or(LessonFact {}).text; };
    QCOMPARE(status(), u"101"_s);
    scene.recorded = { 3 };
    QCOMPARE(status(), u"426"_s);
    scene.connection = 3;
    QCOMPARE(status(), u"101"_s);
}

void TestExerciseChecker::judgesConnections_data()
{
    QTest::addColumn<QString>("fact");
    QTest::addColumn<bool>("holds");
    const auto row = [](const char *fact, bool holds) {
        QTest::newRow(fact) << QString::fromLatin1(fact) << holds;
    };
    row("status == 426", true);
    row("status == 101", false);
    row("status != 101", true);
    row("rule == request.version", true);
    row("rule == request.host", false);
    row("rule == mask.missing", true);
    row("opened == no", true);
    row("opened == yes", false);
    row("request Host == a.example", true);
    row("request host contains EXAMPLE", true);
    row("request Origin == a", false);
    row("response Sec-WebSocket-Version == 13", true);
    row("tls contains 1.3", true);
    row("extension contains permessage-deflate", true);
    row("close.code == 1006", false); // it never opened
}

void TestExerciseChecker::judgesConnections()
{
    QFETCH(QString, fact);
    QFETCH(bool, holds);
    const LessonScene scene = LessonScene::begin(m_store);
    ConnectionRecord record;
    record.id = 2;
    record.state = ConnectionState::Closed;
    record.ended = 9;
    record.extensions = { u"permessage-deflate; client_max_window_bits=15"_s };
    record.verdict = CloseVerdict { .cause = CloseCause::HandshakeFailed };
    Violation violation;
    violation.rule = Rule::MaskMissing;
    addConnection(record,
        { tls(),
            RequestReceived { Request, {},
                { { Rule::RequestVersion, {}, false, {} }, { Rule::RequestHost, {}, true, {} } } },
            ResponseReceived { Response, {}, {}, {}, false }, ViolationFound { violation } });
    QVERIFY(ConnectionFact::fromText(fact));
    QCOMPARE(ExerciseChecker::checkTraffic(traffic({}, { fact }), scene).isSolved, holds);
}

void TestExerciseChecker::wantsANewConnectionForAHandshake()
{
    ConnectionRecord record;
    record.id = 2;
    record.state = ConnectionState::Open;
    record.opened = 1;
    addConnection(record, { ResponseReceived { Response, {}, {}, {}, false } });
    const LessonScene scene = LessonScene::begin(m_store);
    QVERIFY(!ExerciseChecker::checkTraffic(traffic({}, { u"status == 426"_s }), scene).isSolved);
    // How it ends is another matter.
    const LessonExercise lost = traffic({}, { u"close.code == 1006"_s });
    QVERIFY(!ExerciseChecker::checkTraffic(lost, scene).isSolved);
    record.state = ConnectionState::Closed;
    record.verdict = CloseVerdict { .cause = CloseCause::ConnectionReset };
    addConnection(record, {});
    QVERIFY(ExerciseChecker::checkTraffic(lost, scene).isSolved);
    QVERIFY(!ExerciseChecker::checkTraffic(lost, LessonScene::begin(m_store)).isSolved);
}

void TestExerciseChecker::findsTheNewest()
{
    const auto newest = [this](const QString &filter, FrameId after, FrameId last) {
        const FrameHandle frame = ExerciseChecker::newestFrame(m_store, filter, after, last);
        return frame.isNull() ? FrameId(0) : frame.id();
    };
    QCOMPARE(newest(u"opcode == text"_s, 0, 0), 0);
    add(1, Opcode::Text, "a");
    add(1, Opcode::Ping, "b");
    add(1, Opcode::Text, "c");
    QCOMPARE(newest(u"opcode == text"_s, 0, 3), 3);
    QCOMPARE(newest(u"opcode == text"_s, 0, 2), 1);
    QCOMPARE(newest(u"opcode == ping"_s, 0, 3), 2);
    QCOMPARE(newest(u"opcode == ping"_s, 2, 3), 0);
    QCOMPARE(newest(u"no filter"_s, 0, 3), 0);
}

QTEST_GUILESS_MAIN(TestExerciseChecker)
#include "tst_exercisechecker.moc"
