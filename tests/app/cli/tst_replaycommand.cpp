#include "app/session/filesessionstore.h"
#include "protocol/wire/closestatus.h"
#include "tests/app/cli/cliprocess.h"
#include "tests/app/session/sessionfixture.h"
#include "tests/support/rawpeer.h"

#include <QJsonArray>
#include <QTemporaryDir>

using namespace Framescope;
using namespace Framescope::Test;
using namespace Qt::StringLiterals;

namespace {

struct Run
{
    int code = -1;
    QByteArray out;
    QByteArray err;

    /// "matched message", "changed close" …, and the summary's numbers at the end.
    QStringList kinds() const
    {
        QStringList all;
        for (const QByteArray &line : out.split('\n')) {
            const QJsonObject object = QJsonDocument::fromJson(line).object();
            const QString kind = object[u"kind"_s].toString();
            if (kind == u"summary"_s)
                all.append(u"%1 %2 %3 %4"_s.arg(object[u"matched"_s].toInt())
                               .arg(object[u"changed"_s].toInt())
                               .arg(object[u"missing"_s].toInt())
                               .arg(object[u"extra"_s].toInt()));
            else if (!kind.isEmpty())
                all.append(kind + u' ' + object[u"subject"_s].toString());
        }
        return all;
    }
    QList<QJsonObject> objects(const QString &kind) const
    {
        QList<QJsonObject> all;
        for (const QByteArray &line : out.split('\n')) {
            const QJsonObject object = QJsonDocument::fromJson(line).object();
            if (object[u"kind"_s] == kind)
                all.append(object);
        }
        return all;
    }
};

Run endOf(CliProcess &cli)
{
    const bool ended = cli.ends();
    return { ended ? cli.exitCode() : -2, cli.out(), cli.err() };
}

Run run(const QStringList &arguments)
{
    CliProcess cli(arguments);
    return endOf(cli);
}

/// A server that ends after so many connections.
struct Server
{
    CliProcess cli;

    explicit Server(const QStringList &options, int connections = 1)
        : cli(
            QStringList { u"serve"_s, u"--connections"_s, QString::number(connections) } + options)
    {
    }
    [[nodiscard]] QString url()
    {
        return cli.prints("\n") ? QString::fromUtf8(cli.out().split('\n').first().split(' ').last())
                                : QString();
    }
};

/// "c:text", "s:text"; "#1000" is a Close frame, "?" one with a reserved opcode.
QList<FrameSpec> specs(const QString &frames)
{
    QList<FrameSpec> all;
    for (const QString &frame : frames.split(u' ', Qt::SkipEmptyParts)) {
        FrameSpec spec;
        spec.time = (all.size() + 1) * Millisecond;
        spec.direction
            = frame.startsWith(u'c') ? Direction::ClientToServer : Direction::ServerToClient;
        const QString text = frame.mid(2);
        spec.payload = text.toUtf8();
        if (text.startsWith(u'#')) {
            spec.opcode = toNibble(Opcode::Close);
            spec.payload = makeCloseBody(text.mid(1).toUShort(), {});
        } else if (text == u'?') {
            spec.opcode = 0x3;
        } else {
            spec.messageFirst = static_cast<FrameId>(all.size()) + 1;
        }
        all.append(spec);
    }
    return all;
}

} // namespace

/// `replay`, and `serve --behavior replay=`, mostly against each other.
class TestReplayCommand : public QObject
{
    Q_OBJECT
private slots:
    void init();
    void aRecordingMatchesItself();
    void comparesNoInterimAnswer();
    void theResultIsASession();
    void namesDifferences_data();
    void namesDifferences();
    void ignoresWhatIsVolatile();
    void expectsAnotherRecording();
    void asksAsThen();
    void playsAsMessagesWithoutCompression();
    void aPeerThatBreaksTheProtocol();
    void sendsWhatIsIllegal();
    void goesStepByStep();
    void isInterrupted();
    void servesSeveralClients();
    void keepsTheRecordedTime();
    void printsForPeople();
    void refuses_data();
    void refuses();
    void damageIsTold();

private:
    QString file(const QString &name) const { return m_folder->filePath(name); }
    QString write(const QString &name, const QString &frames, ConnectionId connections = 1) const;
    /// Records what a client says to an echo server and hears from it.
    QString record(const QStringList &client, const QStringList &server = {}) const;

    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestReplayCommand::init()
{
    QTest::failOnWarning(QRegularExpression(u".*"_s));
    m_folder = std::make_unique<QTemporaryDir>();
}

/// A session whose first connection has \a frames.
QString TestReplayCommand::write(
    const QString &name, const QString &frames, ConnectionId connections) const
{
    const auto session = SessionFile::create(file(name), QDateTime::currentDateTimeUtc());
    bool written = session && (*session)->begin();
    for (ConnectionId id = 1; written && id <= connections; ++id) {
        ConnectionRecord record;
        record.id = id;
        record.url = u"ws://example.org/"_s;
        record.opened = 0;
        for (const FrameSpec &frame : specs(frames)) {
            ++record.count(frame.direction).frames;
            ++record.count(frame.direction).framesByOpcode[frame.opcode];
        }
        written = bool((*session)->writeConnection(record));
    }
    written = written && (*session)->writeBlock(makeBlock(1, specs(frames))) && (*session)->commit()
        && (*session)->finish();
    return written ? file(name) : QString();
}

QString TestReplayCommand::record(const QStringList &client, const QStringList &server) const
{
    Server echo(server);
    const QString path = file(u"recorded.fscope"_s);
    const Run talk = run(QStringList { u"connect"_s, echo.url(), u"--record"_s, path } + client);
    return talk.code == 0 && endOf(echo.cli).code == 0 ? path : QString();
}

void TestReplayCommand::aRecordingMatchesItself()
{
    const QString recording
        = record({ u"--send"_s, u"Hello"_s, u"--send-hex"_s, u"00ff"_s, u"--send-raw"_s,
            u"898000000000"_s, u"--count"_s, u"2"_s, u"--no-deflate"_s, u"--lenient"_s });
    for (const QString &options : { u""_s, u"--speed max"_s, u"--wait answer"_s,
             u"--speed 5 --wait time"_s, u"--exact --heartbeat"_s, u"--no-deflate"_s }) {
        Server echo({ u"--lenient"_s });
        const Run replayed
            = run(QStringList { u"replay"_s, recording, u"--to"_s, echo.url(), u"--json"_s }
                + options.split(u' ', Qt::SkipEmptyParts));
        QVERIFY2(replayed.code == 0, replayed.err + replayed.out);
        const QStringList kinds = replayed.kinds();
        QCOMPARE(kinds.first(), u"matched handshake"_s);
        QCOMPARE(kinds.count(u"matched message"_s), 2);
        QCOMPARE(kinds.count(u"matched close"_s), 1);
        QCOMPARE(kinds.last().section(u' ', 1), u"0 0 0"_s);
        QCOMPARE(replayed.err, QByteArray());
    }
}

/// RFC 9110 §15.2: the answer is still to come.
void TestReplayCommand::comparesNoInterimAnswer()
{
    const QString recording
        = record({ u"--send"_s, u"Hello"_s, u"--count"_s, u"1"_s, u"--no-deflate"_s });
    RawListener listener;
    CliProcess cli({ u"replay"_s, recording, u"--json"_s, u"--to"_s,
        u"ws://127.0.0.1:%1/"_s.arg(listener.serverPort()) });
    QTRY_VERIFY(listener.peer() && listener.peer()->received().endsWith("\r\n\r\n"));
    RawPeer &server = *listener.peer();
    server.send("HTTP/1.1 103 Early Hints\r\n\r\n" + responseTo(server.takeReceived()));
    QTRY_COMPARE(server.received().size(), 6 + 5);
    server.send(serverFrame(Opcode::Text, "Hello"));
    QTRY_COMPARE(server.received().size(), 6 + 5 + 6 + 2);
    server.send(serverFrame(Opcode::Close, "\x03\xe8"));
    server.finishSending();
    const Run replayed = endOf(cli);
    const QStringList kinds = replayed.kinds();
    QCOMPARE(kinds.filter(u"handshake"_s), QStringList { u"matched handshake"_s });
    QCOMPARE(kinds.last().section(u' ', 1), u"0 0 0"_s);
    QCOMPARE(replayed.code, 0);
}

void TestReplayCommand::theResultIsASession()
{
    const QString recording = record({ u"--send"_s, u"Hello"_s, u"--count"_s, u"1"_s });
    Server echo({});
    QCOMPARE(
        run({ u"replay"_s, recording, u"--to"_s, echo.url(), u"--record"_s, file(u"new.fscope"_s) })
            .code,
        0);
    const auto wire = [](const QString &path) {
        QStringList frames;
        for (const QByteArray &line : run({ u"show"_s, path, u"--json"_s }).out.split('\n')) {
            const QJsonObject frame = QJsonDocument::fromJson(line).object();
            frames.append(frame[u"direction"_s].toString() + frame[u"header"_s].toString()
                + frame[u"payload_base64"_s].toString());
        }
        return frames;
    };
    QCOMPARE(wire(file(u"new.fscope"_s)), wire(recording));
    // A new key for each frame (RFC 6455 §5.3).
    const auto key = [](const QString &path) {
        return QJsonDocument::fromJson(
            run({ u"show"_s, path, u"--json"_s, u"--limit"_s, u"1"_s }).out)
            .object()[u"masking_key"_s]
            .toString();
    };
    QVERIFY(key(file(u"new.fscope"_s)) != key(recording));
}

void TestReplayCommand::namesDifferences_data()
{
    QTest::addColumn<QString>("then");
    QTest::addColumn<QString>("now");
    QTest::addColumn<QStringList>("kinds");
    const QString then = u"c:a s:A1 c:b s:B1 c:#1000 s:#1000"_s;
    const QStringList all { u"matched message"_s, u"matched message"_s, u"matched close"_s };
    QTest::newRow("none") << then << u"c:a s:A1 c:b s:B1 c:#1000 s:#1000"_s
                          << all + QStringList { u"3 0 0 0"_s };
    QTest::newRow("changed") << then << u"c:a s:A1 c:b s:B2 c:#1000 s:#1000"_s
                             << QStringList { u"matched message"_s, u"changed message"_s,
                                    u"matched close"_s, u"2 1 0 0"_s };
    QTest::newRow("missing") << then << u"c:a c:b s:B1 c:#1000 s:#1000"_s
                             << QStringList { u"missing message"_s, u"matched message"_s,
                                    u"matched close"_s, u"2 0 1 0"_s };
    QTest::newRow("extra") << then << u"c:a s:A1 c:b s:x s:B1 c:#1000 s:#1000"_s
                           << QStringList { u"matched message"_s, u"extra message"_s,
                                  u"matched message"_s, u"matched close"_s, u"3 0 0 1"_s };
    // The server closes first, so that no Close frames cross.
    QTest::newRow("another close code")
        << u"c:a s:A1 c:b s:B1 s:#1000 c:#1000"_s << u"c:a s:A1 c:b s:B1 s:#1011 c:#1011"_s
        << QStringList { u"matched message"_s, u"matched message"_s, u"changed close"_s,
               u"2 1 0 0"_s };
    QTest::newRow("silence") << then << u"c:a c:b c:#1000 s:#1000"_s
                             << QStringList { u"missing message"_s, u"missing message"_s,
                                    u"matched close"_s, u"1 0 2 0"_s };
}

void TestReplayCommand::namesDifferences()
{
    QFETCH(QString, then);
    QFETCH(QString, now);
    QFETCH(QStringList, kinds);
    const QString recording = write(u"then.fscope"_s, then);
    Server server({ u"--behavior"_s, u"replay="_s + write(u"now.fscope"_s, now) });
    const Run replayed = run(
        { u"replay"_s, recording, u"--to"_s, server.url(), u"--json"_s, u"--timeout"_s, u"0.3"_s });
    QCOMPARE(replayed.kinds(), kinds);
    const bool matches = kinds.last().endsWith(u"0 0 0"_s);
    QCOMPARE(replayed.code, matches ? 0 : 1);
    QCOMPARE(replayed.err.isEmpty(), matches);
    const QList<QJsonObject> changed = replayed.objects(u"changed"_s);
    if (!changed.isEmpty()) {
        const QJsonObject place = changed.first()[u"differences"_s].toArray().at(0).toObject();
        const bool isClose = changed.first()[u"subject"_s] == u"close"_s;
        QCOMPARE(place[u"where"_s].toString(), isClose ? u"code"_s : u"octet 1"_s);
        QCOMPARE(place[u"expected"_s].toString(), isClose ? u"1000"_s : u"\"1\""_s);
        QCOMPARE(place[u"got"_s].toString(), isClose ? u"1011"_s : u"\"2\""_s);
    }
}

void TestReplayCommand::ignoresWhatIsVolatile()
{
    const QString then
        = write(u"then.fscope"_s, uR"(c:a s:{"id":1,"v":5} c:b s:at-10:30 c:#1000 s:#1000)"_s);
    const QString now
        = write(u"now.fscope"_s, uR"(c:a s:{"v":5,"id":2} c:b s:at-9:05 c:#1000 s:#1000)"_s);
    const auto replayWith = [&](const QStringList &options) {
        Server server({ u"--behavior"_s, u"replay="_s + now });
        return run(
            QStringList { u"replay"_s, then, u"--to"_s, server.url(), u"--json"_s } + options);
    };
    const Run plain = replayWith({});
    QCOMPARE(plain.kinds().last(), u"1 2 0 0"_s);
    QCOMPARE(plain.objects(u"changed"_s)
                 .first()[u"differences"_s]
                 .toArray()
                 .at(0)
                 .toObject()[u"where"_s]
                 .toString(),
        u"$.id"_s);
    QCOMPARE(replayWith({ u"--ignore-json"_s, u"$.id"_s }).kinds().last(), u"2 1 0 0"_s);
    const Run ignored
        = replayWith({ u"--ignore-json"_s, u"$.id"_s, u"--ignore-regex"_s, u"\\d+:\\d+"_s });
    QCOMPARE(ignored.kinds().last(), u"3 0 0 0"_s);
    QCOMPARE(ignored.code, 0);
}

void TestReplayCommand::expectsAnotherRecording()
{
    const QString played = write(u"played.fscope"_s, u"c:a s:A c:b s:B c:#1000 s:#1000"_s);
    const QString expected
        = write(u"expected.fscope"_s, u"c:a s:A s:A2 c:b s:C c:#1000 s:#1000"_s, 2);
    Server server({ u"--behavior"_s, u"replay="_s + expected + u"#1"_s });
    const Run replayed = run({ u"replay"_s, played, u"--to"_s, server.url(), u"--expect"_s,
        expected + u"#1"_s, u"--json"_s });
    QCOMPARE(replayed.kinds().last(), u"4 0 0 0"_s);
    QCOMPARE(replayed.code, 0);
}

void TestReplayCommand::asksAsThen()
{
    const QString recording
        = record({ u"-H"_s, u"Cookie: a=b"_s, u"-H"_s, u"X-Old: 1"_s, u"--subprotocol"_s, u"chat"_s,
                     u"--send"_s, u"x"_s, u"--count"_s, u"1"_s },
            { u"--subprotocol"_s, u"chat"_s });
    Server echo({ u"--json"_s, u"--subprotocol"_s, u"chat"_s }, 2);
    const QString url = echo.url();
    QCOMPARE(run({ u"replay"_s, recording, u"--to"_s, url }).code, 0);
    QCOMPARE(run({ u"replay"_s, recording, u"--to"_s, url + u"other?x=1"_s, u"-H"_s,
                     u"Cookie: c=d"_s, u"-H"_s, u"X-Old;"_s, u"--no-deflate"_s })
                 .code,
        0);
    QVERIFY(echo.cli.ends());
    QStringList heads;
    for (const QJsonObject &object : echo.cli.objects()) {
        if (object[u"event"_s] == u"request"_s)
            heads.append(object[u"head"_s].toString());
    }
    QCOMPARE(heads.size(), 2);
    QVERIFY(heads.first().startsWith(u"GET / "_s));
    QVERIFY(heads.last().startsWith(u"GET /other?x=1 "_s));
    const auto has = [&heads](int request, const QString &line) {
        return heads.at(request).split(u"\r\n"_s).count(line) == 1;
    };
    QVERIFY(has(0, u"Cookie: a=b"_s) && has(0, u"X-Old: 1"_s));
    QVERIFY(has(1, u"Cookie: c=d"_s) && !has(1, u"X-Old: 1"_s));
    QVERIFY(!heads.last().contains(u"a=b"_s));
    for (const QString &head : std::as_const(heads)) {
        QCOMPARE(head.count(u"Sec-WebSocket-Key:"_s), 1);
        QCOMPARE(head.count(u"Sec-WebSocket-Protocol: chat"_s), 1);
        QCOMPARE(head.count(u"Host: 127.0.0.1:"_s), 1);
    }
    QCOMPARE(heads.first().count(u"Sec-WebSocket-Extensions:"_s), 1);
    QCOMPARE(heads.last().count(u"Sec-WebSocket-Extensions:"_s), 0);
    const auto keyOf = [&heads](int request) {
        return heads.at(request).section(u"Sec-WebSocket-Key: "_s, 1).section(u"\r\n"_s, 0, 0);
    };
    QVERIFY(keyOf(0) != keyOf(1));
}

void TestReplayCommand::playsAsMessagesWithoutCompression()
{
    const QString recording
        = record({ u"--send"_s, QString(300, u'x'), u"--send"_s, u"y"_s, u"--count"_s, u"2"_s });
    Server echo({ u"--no-deflate"_s });
    const Run replayed
        = run({ u"replay"_s, recording, u"--to"_s, echo.url(), u"--json"_s, u"--no-deflate"_s });
    QCOMPARE(replayed.code, 0);
    QCOMPARE(replayed.kinds().count(u"matched message"_s), 2);
    QCOMPARE(replayed.err.count("compressed"), 1); // said once
    // Not asked for: then the handshake differs.
    Server other({ u"--no-deflate"_s });
    const Run differs = run({ u"replay"_s, recording, u"--to"_s, other.url(), u"--json"_s });
    QCOMPARE(differs.code, 1);
    QCOMPARE(differs.kinds().first(), u"changed handshake"_s);
}

void TestReplayCommand::aPeerThatBreaksTheProtocol()
{
    const QString then = write(u"then.fscope"_s, u"c:a s:A c:#1000 s:#1000"_s);
    const QString now = write(u"now.fscope"_s, u"c:a s:? s:A c:#1000 s:#1000"_s);
    for (const bool lenient : { false, true }) {
        Server server({ u"--behavior"_s, u"replay="_s + now });
        QStringList arguments { u"replay"_s, then, u"--to"_s, server.url(), u"--json"_s };
        if (lenient)
            arguments.append(u"--lenient"_s);
        const Run replayed = run(arguments);
        QCOMPARE(replayed.code, lenient ? 1 : 3);
        QVERIFY(lenient || replayed.err.contains("RFC 6455"));
        QVERIFY(!lenient || replayed.kinds().contains(u"extra reserved-0x3"_s));
    }
}

void TestReplayCommand::sendsWhatIsIllegal()
{
    const QString recording = write(u"illegal.fscope"_s, u"c:? c:a s:A c:#1000 s:#1000"_s);
    Server server({ u"--behavior"_s, u"replay="_s + recording, u"--lenient"_s });
    const Run replayed = run({ u"replay"_s, recording, u"--to"_s, server.url(), u"--json"_s });
    QCOMPARE(replayed.code, 0);
    const Run served = endOf(server.cli);
    QCOMPARE(served.code, 0);
    QVERIFY(served.err.contains("matched 3, changed 0, missing 0, extra 0"));
}

void TestReplayCommand::goesStepByStep()
{
    const QString recording = write(u"r.fscope"_s, u"c:a s:a c:b s:b c:#1000 s:#1000"_s);
    {
        Server echo({ u"--no-deflate"_s });
        CliProcess replay(
            { u"replay"_s, recording, u"--to"_s, echo.url(), u"--step"_s, u"--json"_s });
        replay.write("\n");
        QVERIFY(replay.prints("\"message\""));
        QCOMPARE(replay.out().count("\"message\""), 1);
        replay.write("\n\n");
        QCOMPARE(endOf(replay).code, 0); // though nobody closed its input
        QCOMPARE(replay.out().count("\"kind\":\"matched\""), 3);
    }
    Server echo({ u"--no-deflate"_s });
    CliProcess replay({ u"replay"_s, recording, u"--to"_s, echo.url(), u"--step"_s, u"--json"_s });
    replay.write("\n");
    replay.closeStdin();
    const Run ended = endOf(replay);
    QCOMPARE(ended.code, 1);
    QVERIFY2(ended.err.contains("before frame 3 "), ended.err);
}

void TestReplayCommand::isInterrupted()
{
    const QString recording = write(u"r.fscope"_s, u"c:a s:A c:b s:B"_s);
    Server sink({ u"--behavior"_s, u"sink"_s, u"--json"_s });
    CliProcess replay(
        { u"replay"_s, recording, u"--to"_s, sink.url(), u"--record"_s, file(u"new.fscope"_s) });
    QVERIFY(sink.cli.prints("\"opcode\":\"text\""));
    replay.signal(SIGINT);
    QCOMPARE(endOf(replay).code, 130);
    const Run shown = run({ u"show"_s, file(u"new.fscope"_s), u"--connections"_s, u"--json"_s });
    QVERIFY(shown.out.contains("\"code\":1001"));
}

void TestReplayCommand::servesSeveralClients()
{
    const QString recording = write(u"r.fscope"_s, u"s:hi c:a s:A c:b s:B s:#1000 c:#1000"_s);
    for (const bool differ : { false, true }) {
        Server server({ u"--behavior"_s, u"replay="_s + recording, u"--json"_s }, 2);
        const QString url = server.url();
        CliProcess first({ u"connect"_s, url, u"--send"_s, u"a"_s, u"--send"_s, u"b"_s });
        CliProcess second(
            { u"connect"_s, url, u"--send"_s, u"a"_s, u"--send"_s, differ ? u"x"_s : u"b"_s });
        QCOMPARE(endOf(first).code, 0); // the recorded close
        QCOMPARE(endOf(second).code, 0);
        QVERIFY(second.out().contains("\"B\""));
        const Run served = endOf(server.cli);
        QCOMPARE(served.code, differ ? 1 : 0);
        QCOMPARE(served.objects(u"summary"_s).size(), 2);
        QCOMPARE(served.objects(u"changed"_s).size(), differ ? 1 : 0);
    }
}

void TestReplayCommand::keepsTheRecordedTime()
{
    // 1 to 6 ms then; a thousandth of the speed would take seconds.
    const QString recording = write(u"r.fscope"_s, u"c:a s:a c:b s:b c:#1000 s:#1000"_s);
    Server echo({});
    QElapsedTimer timer;
    timer.start();
    QCOMPARE(run({ u"replay"_s, recording, u"--to"_s, echo.url(), u"--speed"_s, u"0.02"_s,
                     u"--no-deflate"_s })
                 .code,
        0);
    QVERIFY(timer.elapsed() >= 150); // pauses of 1 ms before each of three frames, 50 times slower
}

void TestReplayCommand::printsForPeople()
{
    const QString then = write(u"then.fscope"_s, uR"(c:a s:{"v":5} s:x c:#1000 s:#1000)"_s);
    const QString now = write(u"now.fscope"_s, uR"(c:a s:{"v":"six"} s:y s:x c:#1000 s:#1000)"_s);
    Server server({ u"--behavior"_s, u"replay="_s + now });
    const Run replayed = run({ u"replay"_s, then, u"--to"_s, server.url() });
    QCOMPARE(replayed.out,
        QByteArray("changed  text              2      2  $.v: expected 5, got \"six\"\n"
                   "extra    text                     3  \"y\"\n"
                   "matched  text              3      4  \"x\"\n"
                   "matched  close             5      6  1000 \"\"\n"
                   "matched 2, changed 1, missing 0, extra 1\n"));
    QCOMPARE(replayed.code, 1);
    const Run served = endOf(server.cli);
    QVERIFY(served.err.contains("Connection 1: matched 2, changed 0, missing 0, extra 0"));
}

void TestReplayCommand::refuses_data()
{
    QTest::addColumn<QString>("arguments"); // @1 and @2 have so many connections, @0 is no session
    QTest::addColumn<int>("code");
    QTest::addColumn<QByteArray>("why");
    QTest::newRow("no server") << u"replay @1"_s << 2 << QByteArray("--to");
    QTest::newRow("no file") << u"replay --to ws://127.0.0.1:9"_s << 2 << QByteArray("FILE");
    QTest::newRow("no such file") << u"replay nope --to ws://127.0.0.1:9"_s << 4
                                  << QByteArray("nope");
    QTest::newRow("no session") << u"replay @0 --to ws://127.0.0.1:9"_s << 4
                                << QByteArray("no session");
    QTest::newRow("not ws") << u"replay @1 --to http://127.0.0.1:9"_s << 2 << QByteArray("http");
    QTest::newRow("which connection") << u"replay @2 --to ws://127.0.0.1:9"_s << 2
                                      << QByteArray("\n  #2 client ws://example.org/");
    QTest::newRow("no such connection") << u"replay @2 --to ws://127.0.0.1:9 --connection 3"_s << 2
                                        << QByteArray("\n  #2 client ws://example.org/");
    QTest::newRow("no such expectation")
        << u"replay @1 --to ws://127.0.0.1:9 --expect @2#3"_s << 2 << QByteArray("no connection 3");
    QTest::newRow("speed") << u"replay @1 --to ws://127.0.0.1:9 --speed 0"_s << 2
                           << QByteArray("0.001");
    QTest::newRow("wait") << u"replay @1 --to ws://127.0.0.1:9 --wait never"_s << 2
                          << QByteArray("--wait");
    QTest::newRow("step and speed")
        << u"replay @1 --to ws://127.0.0.1:9 --step --speed max"_s << 2 << QByteArray("excludes");
    QTest::newRow("path") << u"replay @1 --to ws://127.0.0.1:9 --ignore-json a["_s << 2
                          << QByteArray("column 3");
    QTest::newRow("pattern") << u"replay @1 --to ws://127.0.0.1:9 --ignore-regex ("_s << 2
                             << QByteArray("parenthesis");
    QTest::newRow("nobody there") << u"replay @1 --to ws://127.0.0.1:9"_s << 1
                                  << QByteArray("refused the connection");
    QTest::newRow("serve what") << u"serve --behavior replay="_s << 2 << QByteArray("replay=FILE");
    QTest::newRow("serve no such file")
        << u"serve --behavior replay=nope"_s << 4 << QByteArray("nope");
    QTest::newRow("serve no such connection")
        << u"serve --behavior replay=@2#9"_s << 2 << QByteArray("no connection 9");
    QTest::newRow("serve nothing to speed up")
        << u"serve --speed 2"_s << 2 << QByteArray("--behavior replay=");
    QTest::newRow("serve nothing to ignore")
        << u"serve --behavior sink --ignore-json $.id"_s << 2 << QByteArray("--behavior replay=");
}

void TestReplayCommand::refuses()
{
    QFETCH(QString, arguments);
    QFETCH(int, code);
    QFETCH(QByteArray, why);
    QFile none(file(u"none"_s));
    QVERIFY(none.open(QIODevice::WriteOnly) && none.write("no session at all") > 0);
    none.close();
    arguments.replace(u"@1"_s, write(u"one.fscope"_s, u"c:a s:A"_s));
    arguments.replace(u"@2"_s, write(u"two.fscope"_s, u"c:a s:A"_s, 2));
    arguments.replace(u"@0"_s, file(u"none"_s));
    const Run refused = run(arguments.split(u' '));
    QCOMPARE(refused.code, code);
    QVERIFY2(refused.err.contains(why), refused.err);
}

void TestReplayCommand::damageIsTold()
{
    const QString recording = write(u"r.fscope"_s, u"c:a s:a c:needle s:needle c:#1000 s:#1000"_s);
    QFile octets(recording);
    QVERIFY(octets.open(QIODevice::ReadWrite));
    const QByteArray all = octets.readAll();
    const qsizetype at = all.indexOf("needle");
    QVERIFY(at > 0 && octets.seek(at) && octets.write("N") == 1);
    octets.close();
    Server echo({});
    const Run replayed = run({ u"replay"_s, recording, u"--to"_s, echo.url() });
    QCOMPARE(replayed.code, 4);
    QVERIFY2(replayed.err.contains("checksum"), replayed.err);
}

QTEST_GUILESS_MAIN(TestReplayCommand)
#include "tst_replaycommand.moc"
