#include "app/replay/replayagenda.h"
#include "app/replay/replayexpectation.h"
#include "app/replay/replayscript.h"
#include "protocol/wire/closestatus.h"
#include "tests/app/session/sessionfixture.h"

#include <QTest>

using namespace Framescope;
using namespace Framescope::Test;
using namespace Qt::StringLiterals;

namespace {

/// "c:text", "s:text"; before the text "ping ", "pong ", "close ", "more " (a fragment that is not
/// the last), "rest " (the last). Each frame crosses 10 ms after the one before.
FrameSpec specOf(const QString &text, FrameId id, FrameId &open)
{
    FrameSpec spec;
    spec.direction = text.startsWith(u"c:") ? Direction::ClientToServer : Direction::ServerToClient;
    spec.time = static_cast<qint64>(id) * 10 * Millisecond;
    QString payload = text.mid(2);
    const auto take = [&payload](const QString &word) {
        const bool found = payload.startsWith(word);
        payload = found ? payload.mid(word.size()) : payload;
        return found;
    };
    spec.messageFirst = id;
    if (take(u"ping "_s)) {
        spec.opcode = toNibble(Opcode::Ping);
        spec.messageFirst = 0;
    } else if (take(u"pong "_s)) {
        spec.opcode = toNibble(Opcode::Pong);
        spec.messageFirst = 0;
    } else if (take(u"close "_s)) {
        spec.opcode = toNibble(Opcode::Close);
        spec.messageFirst = 0;
    } else if (take(u"more "_s)) {
        spec.fin = false;
        spec.opcode = toNibble(open ? Opcode::Continuation : Opcode::Text);
        spec.messageFirst = open ? open : id;
        open = spec.messageFirst;
    } else if (take(u"rest "_s)) {
        spec.opcode = toNibble(Opcode::Continuation);
        spec.messageFirst = std::exchange(open, 0);
    }
    spec.payload = payload.toUtf8();
    return spec;
}

RecordedConnection connectionOf(
    const QStringList &frames, const std::optional<CloseVerdict> &verdict = {})
{
    const auto store = std::make_shared<MemorySessionStore>();
    QList<FrameSpec> specs;
    FrameId open[2] = { 0, 0 };
    for (const QString &frame : frames)
        specs.append(specOf(frame, FrameId(specs.size()) + 1, open[frame.startsWith(u"c:")]));
    record(*store, specs);
    ConnectionRecord connection;
    connection.id = 1;
    connection.opened = 5 * Millisecond;
    connection.ended = (specs.size() + 1) * 10 * Millisecond;
    connection.verdict = verdict;
    record(*store, connection);
    return RecordedConnection::read(store, 1);
}

/// "payload@awaited" for each step, "end@awaited" for the end of TCP.
QStringList stepsOf(ReplayScript &script)
{
    QStringList steps;
    while (const ReplayStep *step = script.peek()) {
        const QString what
            = step->frame.isNull() ? u"end"_s : QString::fromUtf8(step->frame.payload());
        steps.append(what + u'@' + QString::number(step->awaited));
        script.pop();
    }
    return steps;
}

QStringList stepsOf(const RecordedConnection &connection, Direction side, bool heartbeat = false)
{
    ReplayScript script(connection, side, connection, heartbeat);
    return stepsOf(script);
}

QStringList itemsOf(const RecordedConnection &connection, Direction side, bool heartbeat = false)
{
    ReplayExpectation expectation(connection.store, connection.record.id, side, heartbeat);
    QStringList items;
    while (const auto item = expectation.next())
        items.append(QString::fromUtf8(item->payload));
    return items;
}

} // namespace

/// ReplayScript, and ReplayExpectation, which reads the other side of the same connection.
class TestReplayScript : public QObject
{
    Q_OBJECT
private slots:
    void playsOneSide_data();
    void playsOneSide();
    void knowsTheTimes();
    void endsTcpAsThen_data();
    void endsTcpAsThen();
    void countsAnswersOfAnotherRecording();
    void keepsFragments();
    void readsDecompressedMessages();
    void readsTheHandshake();
    void listsWhatIsToCome();
};

void TestReplayScript::playsOneSide_data()
{
    QTest::addColumn<QStringList>("frames");
    QTest::addColumn<QStringList>("client");
    QTest::addColumn<QStringList>("server");
    QTest::addColumn<QStringList>("serverItems");
    const auto list = [](const QString &text) { return text.split(u", "_s, Qt::SkipEmptyParts); };
    QTest::newRow("nothing") << list({}) << list({}) << list({}) << list({});
    QTest::newRow("in turn") << list(u"c:a, s:A, c:b, s:B"_s) << list(u"a@0, b@1"_s)
                             << list(u"A@1, B@2"_s) << list(u"A, B"_s);
    QTest::newRow("ahead") << list(u"c:a, c:b, s:A, s:B"_s) << list(u"a@0, b@0"_s)
                           << list(u"A@2, B@2"_s) << list(u"A, B"_s);
    QTest::newRow("pong is an answer")
        << list(u"s:ping 1, c:pong 1, c:a"_s) << list(u"a@0"_s) << list(u"1@0"_s) << list({});
    QTest::newRow("pong to the last ping")
        << list(u"s:ping 1, s:ping 2, c:pong 2, c:pong 1, c:a"_s) << list(u"1@0, a@0"_s)
        << list(u"1@0, 2@0"_s) << list({});
    QTest::newRow("unsolicited pong")
        << list(u"c:pong x, s:A"_s) << list(u"x@0"_s) << list(u"A@0"_s) << list(u"A"_s);
    QTest::newRow("close") << list(u"c:a, c:close C, s:close S"_s) << list(u"a@0, C@0"_s)
                           << list({}) << list(u"S"_s);
    QTest::newRow("close by the server")
        << list(u"c:a, s:close S, c:close C"_s) << list(u"a@0"_s) << list(u"S@1"_s) << list(u"S"_s);
    QTest::newRow("fragments") << list(u"c:more a, s:more A, s:ping p, c:rest b, s:rest B, c:c"_s)
                               << list(u"a@0, b@0, c@1"_s) << list(u"A@0, p@0, B@1"_s)
                               << list(u"AB"_s);
    QTest::newRow("message without an end")
        << list(u"s:more A, c:a"_s) << list(u"a@0"_s) << list(u"A@0"_s) << list({});
}

void TestReplayScript::playsOneSide()
{
    QFETCH(QStringList, frames);
    QFETCH(QStringList, client);
    QFETCH(QStringList, server);
    QFETCH(QStringList, serverItems);
    const RecordedConnection connection = connectionOf(frames);
    // Payloads of frames such as "rest B" are the frames' own.
    QCOMPARE(stepsOf(connection, Direction::ClientToServer), client);
    QCOMPARE(stepsOf(connection, Direction::ServerToClient), server);
    QCOMPARE(itemsOf(connection, Direction::ServerToClient), serverItems);
    ReplayScript script(connection, Direction::ClientToServer, connection, false);
    stepsOf(script);
    QCOMPARE(script.itemsInAll(), quint64(serverItems.size()));
}

void TestReplayScript::knowsTheTimes()
{
    const RecordedConnection connection
        = connectionOf({ u"c:a"_s, u"s:A"_s, u"s:B"_s, u"c:b"_s, u"s:C"_s });
    ReplayScript script(connection, Direction::ClientToServer, connection, false);
    QCOMPARE(script.peek()->time, 5 * Millisecond); // since the opening
    QCOMPARE(script.peek()->pause, 5 * Millisecond);
    QCOMPARE(script.peek()->time, 5 * Millisecond); // peeking does not move on
    script.pop();
    QCOMPARE(script.peek()->time, 35 * Millisecond);
    QCOMPARE(script.peek()->pause, 10 * Millisecond); // since what came last
    script.pop();
    QVERIFY(!script.peek());
    QCOMPARE(script.lastTime(), 45 * Millisecond);
    // Ping and Pong count as items where they are compared.
    QCOMPARE(itemsOf(connectionOf({ u"s:ping 1"_s, u"c:pong 1"_s, u"s:A"_s }),
                 Direction::ServerToClient, true),
        (QStringList { u"1"_s, u"A"_s }));
}

void TestReplayScript::endsTcpAsThen_data()
{
    QTest::addColumn<CloseCause>("cause");
    QTest::addColumn<ClosedBy>("by");
    QTest::addColumn<QStringList>("steps");
    QTest::addColumn<bool>("endedByOther");
    const QStringList plain { u"a@0"_s };
    const QStringList ended { u"a@0"_s, u"end@1"_s };
    QTest::newRow("FIN by us") << CloseCause::ConnectionEnded << ClosedBy::Client << ended << false;
    QTest::newRow("RST by us") << CloseCause::ConnectionReset << ClosedBy::Client << ended << false;
    QTest::newRow("aborted") << CloseCause::Aborted << ClosedBy::Client << ended << false;
    QTest::newRow("FIN by them") << CloseCause::ConnectionEnded << ClosedBy::Server << plain
                                 << true;
    QTest::newRow("closed") << CloseCause::ClosingHandshake << ClosedBy::Client << plain << false;
}

void TestReplayScript::endsTcpAsThen()
{
    QFETCH(CloseCause, cause);
    QFETCH(ClosedBy, by);
    QFETCH(QStringList, steps);
    QFETCH(bool, endedByOther);
    const RecordedConnection connection
        = connectionOf({ u"c:a"_s, u"s:A"_s }, CloseVerdict { .cause = cause, .by = by });
    ReplayScript script(connection, Direction::ClientToServer, connection, false);
    QCOMPARE(stepsOf(script), steps);
    QCOMPARE(script.isEndedByOther(), endedByOther);
}

void TestReplayScript::countsAnswersOfAnotherRecording()
{
    const RecordedConnection played
        = connectionOf({ u"c:a"_s, u"s:A"_s, u"c:b"_s, u"s:B"_s, u"c:close C"_s, u"s:close S"_s });
    const RecordedConnection expected = connectionOf({ u"s:hello"_s, u"c:more x"_s, u"c:rest y"_s,
        u"s:A1"_s, u"s:A2"_s, u"c:z"_s, u"c:close C"_s, u"s:B"_s, u"s:close S"_s });
    ReplayScript script(played, Direction::ClientToServer, expected, false);
    QCOMPARE(stepsOf(script), (QStringList { u"a@1"_s, u"b@3"_s, u"C@3"_s }));
    QCOMPARE(script.itemsInAll(), 5U);
    // One that is shorter: then there is no more to wait for.
    const RecordedConnection shorter = connectionOf({ u"c:a"_s, u"s:A"_s });
    ReplayScript other(played, Direction::ClientToServer, shorter, false);
    QCOMPARE(stepsOf(other), (QStringList { u"a@0"_s, u"b@1"_s, u"C@1"_s }));
}

void TestReplayScript::keepsFragments()
{
    const RecordedConnection connection = connectionOf(
        { u"s:more abc"_s, u"s:ping x"_s, u"s:more d"_s, u"s:rest "_s, u"s:whole"_s });
    ReplayExpectation expectation(connection.store, 1, Direction::ServerToClient, false);
    const auto first = expectation.next();
    QCOMPARE(first->fragments, (QList<quint64> { 3, 1, 0 }));
    QCOMPARE(first->payload, QByteArray("abcd"));
    QCOMPARE(first->frame, 4U);
    QCOMPARE(expectation.next()->fragments, QList<quint64> { 5 });
    QVERIFY(!expectation.next());
}

void TestReplayScript::readsDecompressedMessages()
{
    const auto store = std::make_shared<MemorySessionStore>();
    FrameBlock block(1);
    FrameHeader header = makeHeader(Opcode::Text, 2);
    header.rsv = Rsv1;
    block.append(1, { Direction::ServerToClient, 0, header, "\xff\xfe" }, 1);
    block.attachMessage("what it says");
    store->append({ block, {}, {} });
    ReplayExpectation expectation(store, 1, Direction::ServerToClient, false);
    QCOMPARE(expectation.next()->payload, QByteArray("what it says"));
}

void TestReplayScript::readsTheHandshake()
{
    const auto store = std::make_shared<MemorySessionStore>();
    ConnectionRecord connection;
    connection.id = 1;
    const QByteArray plain = "GET /page HTTP/1.1\r\nHost: a\r\n\r\n";
    const QByteArray upgrade = "GET /chat HTTP/1.1\r\nHost: a\r\nUpgrade: websocket\r\n\r\n";
    const QByteArray found = "HTTP/1.1 200 OK\r\n\r\n";
    const QByteArray switching = "HTTP/1.1 101 Switching Protocols\r\nSec-WebSocket-Extensions: "
                                 "permessage-deflate; client_max_window_bits=10\r\n\r\n";
    QList<EventRecord> events;
    // A proxy sees other requests first, on the same connection.
    events.append({ 1, 0, RequestReceived { plain, {}, {} } });
    events.append({ 1, 1, ResponseReceived { found, {}, {}, {}, false } });
    events.append({ 1, 2, RequestReceived { upgrade, {}, {} } });
    events.append({ 1, 3, ResponseReceived { switching, {}, {}, {}, true } });
    store->append({ FrameBlock(1), events, { connection } });
    const RecordedConnection read = RecordedConnection::read(store, 1);
    QCOMPARE(read.request->target, QByteArray("/chat"));
    QCOMPARE(read.response->statusCode, 101);
    QCOMPARE(read.deflate(Direction::ClientToServer)->windowBits, 10);
    QCOMPARE(read.deflate(Direction::ServerToClient)->windowBits, 15);
    const RecordedConnection without = connectionOf({});
    QVERIFY(!without.request && !without.response);
    QVERIFY(!without.deflate(Direction::ClientToServer));
}

/// Both sides in the order of the recording, without what an endpoint does by itself.
void TestReplayScript::listsWhatIsToCome()
{
    const QStringList frames { u"c:a"_s, u"s:more A"_s, u"c:ping p"_s, u"s:pong p"_s, u"s:rest B"_s,
        u"c:b"_s, u"s:C"_s };
    const RecordedConnection connection = connectionOf(frames);
    const auto agenda = [&connection](qsizetype limit, const std::stop_token &stop = {}) {
        QStringList texts;
        const auto rows = replayAgenda(connection, Direction::ClientToServer, false, limit, stop);
        for (const ReplayRow &row : rows) {
            const bool isClient = row.direction == Direction::ClientToServer;
            texts.append(QString::number(row.recorded.frame) + (isClient ? u"c:"_s : u"s:"_s)
                + QString::fromUtf8(row.recorded.begin));
        }
        return texts;
    };
    const QStringList all { u"1c:a"_s, u"3c:p"_s, u"5s:AB"_s, u"6c:b"_s, u"7s:C"_s };
    QCOMPARE(agenda(100), all);
    QCOMPARE(agenda(2), all.first(2));
    std::stop_source stop;
    stop.request_stop();
    QVERIFY(agenda(100, stop.get_token()).isEmpty());
}

QTEST_GUILESS_MAIN(TestReplayScript)
#include "tst_replayscript.moc"
