#include "protocol/endpoint/selfsignedcertificate.h"
#include "protocol/endpoint/serverendpoint.h"
#include "protocol/wire/closestatus.h"
#include "tests/app/cli/cliprocess.h"
#include "tests/support/rawpeer.h"
#include "tests/support/trafficlog.h"

#include <QJsonArray>
#include <QTemporaryDir>

using namespace Framescope;
using namespace Framescope::Test;
using namespace Qt::StringLiterals;

namespace {

QByteArray closeFrame(quint16 code, const QByteArray &reason = {})
{
    return serverFrame(Opcode::Close, makeCloseBody(code, QString::fromUtf8(reason)));
}

QString urlOf(const QTcpServer &server)
{
    return u"ws://127.0.0.1:%1/"_s.arg(server.serverPort());
}

/// framescope-cli as the client of a server that a test plays.
struct Conversation
{
    RawListener listener;
    std::unique_ptr<CliProcess> cli;

    explicit Conversation(const QStringList &options, const QString &stdinFile = {},
        const OutputReader *reader = nullptr)
        : cli(std::make_unique<CliProcess>(
            QStringList { u"connect"_s, urlOf(listener) } + options, stdinFile, reader))
    {
    }

    RawPeer &peer() { return *listener.peer(); }

    /// Reads the request; it is in received().
    [[nodiscard]] bool isAsked()
    {
        return QTest::qWaitFor(
            [this] { return listener.peer() && peer().received().endsWith("\r\n\r\n"); }, 10'000);
    }
    /// Answers the request as the RFC wants it, and with \a frames.
    [[nodiscard]] bool opens(const QByteArray &frames = {})
    {
        if (!isAsked())
            return false;
        peer().send(responseTo(peer().takeReceived()) + frames);
        return true;
    }
    /// The frames that came, unmasked: opcode and payload.
    QList<std::pair<quint8, QByteArray>> received()
    {
        QList<std::pair<quint8, QByteArray>> frames;
        QByteArray wire = peer().received();
        while (const auto header = decodeHeader(wire)) {
            QByteArray payload
                = wire.mid(header->size(), static_cast<qsizetype>(header->payloadLength));
            if (static_cast<quint64>(payload.size()) < header->payloadLength)
                break;
            wire.remove(0, header->size() + payload.size());
            if (header->maskingKey)
                applyMask({ payload.data(), static_cast<std::size_t>(payload.size()) },
                    *header->maskingKey);
            frames.append({ header->opcode, payload });
        }
        return frames;
    }
    QList<QByteArray> payloads(Opcode opcode)
    {
        QList<QByteArray> found;
        for (const auto &[nibble, payload] : received()) {
            if (nibble == toNibble(opcode))
                found.append(payload);
        }
        return found;
    }
    [[nodiscard]] bool receives(Opcode opcode, qsizetype count = 1)
    {
        return QTest::qWaitFor([&] { return payloads(opcode).size() >= count; }, 10'000);
    }
};

} // namespace

class TestConnectCommand : public QObject
{
    Q_OBJECT
private slots:
    void init();
    void cannotConnect();
    void asksAsItIsTold();
    void isAnsweredWrongly_data();
    void isAnsweredWrongly();
    void timesOut();
    void endsAsThePeerEnds_data();
    void endsAsThePeerEnds();
    void lenientGoesOn();
    void reportsABrokenRuleWhateverTheEnd();
    void loosesItsPeer_data();
    void loosesItsPeer();
    void waitsForTheAnswerToItsClose();
    void sendsInOrder();
    void sendsWhatIsLarge();
    void echoes();
    void closesAfterACount();
    void pings();
    void readsLinesFromAPipe();
    void readsLinesFromAFile_data();
    void readsLinesFromAFile();
    void refusesLinesThatAreNotUtf8();
    void leavesThoughStdinIsOpen();
    void isInterrupted_data();
    void isInterrupted();
    void isInterruptedTwice();
    void isInterruptedBeforeItIsOpen();
    void losesItsReader();
    void printsForPeople();
    void printsWhatIsCompressed();
    void printsJson();
    void verifiesCertificates_data();
    void verifiesCertificates();

private:
    QTemporaryDir m_folder;
};

void TestConnectCommand::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
}

void TestConnectCommand::cannotConnect()
{
    CliProcess cli({ u"connect"_s, u"ws://127.0.0.1:1/"_s });
    QVERIFY(cli.ends());
    QCOMPARE(cli.exitCode(), 1);
    QVERIFY2(cli.err().contains("127.0.0.1:1"), cli.err());
    QCOMPARE(cli.out(), QByteArray());
}

void TestConnectCommand::asksAsItIsTold()
{
    Conversation talk({ u"-H"_s, u"Cookie: a=b"_s, u"-H"_s, u"Sec-WebSocket-Version: 8"_s, u"-H"_s,
        u"Host;"_s, u"--origin"_s, u"http://o"_s, u"--subprotocol"_s, u"chat"_s });
    QVERIFY(talk.isAsked());
    const RequestHead request = parseRequestHead(talk.peer().received());
    QCOMPARE(request.singleValue("Cookie"), std::optional<QByteArray>("a=b"));
    QCOMPARE(request.singleValue("Sec-WebSocket-Version"), std::optional<QByteArray>("8"));
    QVERIFY(!request.find("Host"));
    QCOMPARE(request.singleValue("Origin"), std::optional<QByteArray>("http://o"));
    QCOMPARE(request.singleValue("Sec-WebSocket-Protocol"), std::optional<QByteArray>("chat"));
}

void TestConnectCommand::isAnsweredWrongly_data()
{
    QTest::addColumn<QByteArray>("answer");
    QTest::addColumn<int>("code");
    QTest::addColumn<QByteArray>("word"); // of the reason
    const QByteArray switching = "HTTP/1.1 101 x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n";
    QTest::newRow("403") << QByteArray("HTTP/1.1 403 Forbidden\r\n\r\n") << 1 << QByteArray("403");
    QTest::newRow("200") << QByteArray("HTTP/1.1 200 OK\r\n\r\nhi") << 1 << QByteArray("200");
    QTest::newRow("wrong Accept") << switching
            + "Sec-WebSocket-Accept: AAAAAAAAAAAAAAAAAAAAAAAAAAA=\r\n\r\n"
                                  << 3 << QByteArray("Sec-WebSocket-Accept");
    QTest::newRow("no HTTP") << QByteArray("220 mail.example\r\n\r\n") << 3
                             << QByteArray("protocol");
    QTest::newRow("half a head") << QByteArray("HTTP/1.1 101 Swit") << 1 << QByteArray("lost");
    QTest::newRow("too large") << "HTTP/1.1 101 x\r\n" + QByteArray("X: y\r\n").repeated(20'000)
                               << 1 << QByteArray("limit");
}

void TestConnectCommand::isAnsweredWrongly()
{
    QFETCH(QByteArray, answer);
    QFETCH(int, code);
    QFETCH(QByteArray, word);
    Conversation talk({});
    QVERIFY(talk.isAsked());
    talk.peer().send(answer);
    talk.peer().finishSending();
    QVERIFY(talk.cli->ends());
    QCOMPARE(talk.cli->exitCode(), code);
    QVERIFY2(talk.cli->err().contains(word), talk.cli->err());
}

void TestConnectCommand::timesOut()
{
    Conversation talk({ u"--timeout"_s, u"0.2"_s });
    QVERIFY(talk.cli->ends());
    QCOMPARE(talk.cli->exitCode(), 1);
    const QByteArray name = "127.0.0.1:" + QByteArray::number(talk.listener.serverPort());
    QVERIFY2(talk.cli->err().contains(name), talk.cli->err());
}

void TestConnectCommand::endsAsThePeerEnds_data()
{
    QTest::addColumn<QByteArray>("octets");
    QTest::addColumn<int>("code");
    QTest::addColumn<QByteArray>("answer"); // the body of the Close frame that comes back
    const auto row = [](const char *name, const QByteArray &octets, int code, int answer,
                         const QString &reason = {}) {
        QTest::newRow(name) << octets << code
                            << (answer ? makeCloseBody(quint16(answer), reason) : QByteArray());
    };
    row("1000", closeFrame(1000, "bye"), 0, 1000);
    row("1001", closeFrame(1001), 0, 1001);
    row("no code", serverFrame(Opcode::Close), 0, 0);
    row("1011", closeFrame(1011, "out of memory"), 1, 1011);
    row("4000", closeFrame(4000), 1, 4000);
    row("masked frame", clientFrame(Opcode::Text, "x"), 3, 1002, u"mask.unexpected"_s);
    row("reserved opcode", QByteArray::fromHex("8300"), 3, 1002, u"opcode.reserved"_s);
    row("not UTF-8", QByteArray::fromHex("8102c328"), 3, 1007, u"utf8.invalid"_s);
    row("Close with 1005", QByteArray::fromHex("880203ed"), 3, 1002, u"close.code-invalid"_s);
    row("over the limit", QByteArray::fromHex("827f0000010000000000"), 1, 1009);
}

void TestConnectCommand::endsAsThePeerEnds()
{
    QFETCH(QByteArray, octets);
    QFETCH(int, code);
    QFETCH(QByteArray, answer);
    Conversation talk({});
    QVERIFY(talk.opens(octets));
    QVERIFY(talk.receives(Opcode::Close));
    QCOMPARE(talk.payloads(Opcode::Close), QList<QByteArray> { answer });
    talk.peer().finishSending();
    QVERIFY(talk.cli->ends());
    QCOMPARE(talk.cli->exitCode(), code);
    QCOMPARE(talk.cli->err().isEmpty(), code == 0);
}

void TestConnectCommand::lenientGoesOn()
{
    Conversation talk({ u"--lenient"_s, u"--json"_s });
    QVERIFY(talk.opens(clientFrame(Opcode::Text, "masked") + QByteArray::fromHex("8300")
        + serverFrame(Opcode::Text, "legal") + closeFrame(1000)));
    QVERIFY(talk.receives(Opcode::Close));
    talk.peer().finishSending();
    QVERIFY(talk.cli->ends());
    QCOMPARE(talk.cli->exitCode(), 0);
    QCOMPARE(talk.cli->err(), QByteArray());
    const auto frames = talk.cli->frames();
    QCOMPARE(frames.size(), 5);
    QCOMPARE(frames[0][u"violations"][0][u"rule"], QJsonValue(u"mask.unexpected"_s));
    QCOMPARE(frames[1][u"violations"][0][u"rule"], QJsonValue(u"opcode.reserved"_s));
    QVERIFY(frames[2][u"violations"].toArray().isEmpty());
}

void TestConnectCommand::reportsABrokenRuleWhateverTheEnd()
{
    Conversation talk({});
    QVERIFY(talk.opens(closeFrame(1000) + serverFrame(Opcode::Text, "too late")));
    QVERIFY(talk.receives(Opcode::Close));
    talk.peer().finishSending();
    QVERIFY(talk.cli->ends());
    QCOMPARE(talk.cli->exitCode(), 3);
    QVERIFY2(talk.cli->err().contains("after a Close frame"), talk.cli->err());
}

void TestConnectCommand::loosesItsPeer_data()
{
    QTest::addColumn<QByteArray>("octets");
    QTest::addColumn<bool>("reset");
    QTest::newRow("FIN") << QByteArray() << false;
    QTest::newRow("FIN inside a frame") << QByteArray::fromHex("810548656c") << false;
    QTest::newRow("RST") << QByteArray() << true;
}

void TestConnectCommand::loosesItsPeer()
{
    QFETCH(QByteArray, octets);
    QFETCH(bool, reset);
    Conversation talk({ u"--json"_s });
    QVERIFY(talk.opens(octets));
    QVERIFY(talk.cli->prints("\"response\""));
    if (reset)
        talk.peer().reset();
    else
        talk.peer().socket().disconnectFromHost();
    QVERIFY(talk.cli->ends());
    QCOMPARE(talk.cli->exitCode(), 1);
    QVERIFY2(talk.cli->err().contains(reset ? "RST" : "FIN"), talk.cli->err());
    if (octets.isEmpty())
        return;
    const auto frames = talk.cli->frames();
    QCOMPARE(frames.size(), 1);
    QCOMPARE(frames[0][u"truncated"], QJsonValue(true));
    QCOMPARE(frames[0][u"payload"], QJsonValue(u"Hel"_s));
}

void TestConnectCommand::waitsForTheAnswerToItsClose()
{
    Conversation talk({ u"--count"_s, u"1"_s, u"--timeout"_s, u"0.3"_s });
    QVERIFY(talk.opens(serverFrame(Opcode::Text, "one")));
    QVERIFY(talk.receives(Opcode::Close));
    QVERIFY(talk.cli->ends()); // nothing comes back
    QCOMPARE(talk.cli->exitCode(), 1);
    QVERIFY2(talk.cli->err().contains("did not answer"), talk.cli->err());
}

void TestConnectCommand::sendsInOrder()
{
    QFile file(m_folder.filePath(u"file"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("from a file");
    file.close();
    Conversation talk({ u"--send"_s, u"one"_s, u"--send-hex"_s, u"00ff"_s, u"--send-raw"_s,
        u"898000000000"_s, u"--send-file"_s, file.fileName(), u"--send"_s, u"{}"_s });
    QVERIFY(talk.opens());
    QVERIFY(talk.receives(Opcode::Text, 3));
    const QList<std::pair<quint8, QByteArray>> expected { { 1, "one" },
        { 2, QByteArray::fromHex("00ff") }, { 9, "" }, { 1, "from a file" }, { 1, "{}" } };
    QCOMPARE(talk.received(), expected);
    QCOMPARE(talk.cli->process().state(), QProcess::Running); // until the peer closes
    talk.peer().send(closeFrame(1000));
    QVERIFY(talk.receives(Opcode::Close));
    talk.peer().finishSending();
    QVERIFY(talk.cli->ends());
    QCOMPARE(talk.cli->exitCode(), 0);
}

/// More than any buffer holds, and a Close frame behind it.
void TestConnectCommand::sendsWhatIsLarge()
{
    constexpr qsizetype Size = 20 << 20;
    QFile file(m_folder.filePath(u"large"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(QByteArray(Size, '\xff'));
    file.close();
    Conversation talk({ u"--send-file"_s, file.fileName(), u"--stdin"_s, u"--timeout"_s, u"10"_s },
        u"/dev/null"_s);
    QVERIFY(talk.opens());
    talk.peer().stopReading();
    QTcpSocket &socket = talk.peer().socket();
    QTRY_VERIFY(socket.bytesAvailable() > 0);
    talk.peer().resumeReading();
    QVERIFY(QTest::qWaitFor([&] { return talk.peer().received().size() > Size + 8; }, 10'000));
    QVERIFY(talk.receives(Opcode::Close));
    QVERIFY(talk.cli->prints("→ close"));
    talk.peer().send(closeFrame(1000));
    talk.peer().finishSending();
    QVERIFY(talk.cli->ends());
    QCOMPARE(talk.cli->exitCode(), 0);
}

void TestConnectCommand::echoes()
{
    Conversation talk({ u"--echo"_s });
    QVERIFY(talk.opens(serverFrame(Opcode::Text, "a", false)
        + serverFrame(Opcode::Continuation, "b") + serverFrame(Opcode::Ping, "p")
        + serverFrame(Opcode::Binary, "\xff") + closeFrame(1000)));
    QVERIFY(talk.receives(Opcode::Close));
    talk.peer().finishSending();
    QVERIFY(talk.cli->ends());
    QCOMPARE(talk.cli->exitCode(), 0);
    const QList<std::pair<quint8, QByteArray>> expected { { 1, "ab" }, { 10, "p" }, { 2, "\xff" },
        { 8, "\x03\xe8" } };
    QCOMPARE(talk.received(), expected);
}

void TestConnectCommand::closesAfterACount()
{
    Conversation talk({ u"--count"_s, u"2"_s, u"--echo"_s });
    QVERIFY(talk.opens(serverFrame(Opcode::Text, "1") + serverFrame(Opcode::Ping)
        + serverFrame(Opcode::Text, "2") + serverFrame(Opcode::Text, "3")));
    QVERIFY(talk.receives(Opcode::Close));
    QCOMPARE(talk.payloads(Opcode::Text), (QList<QByteArray> { "1", "2" }));
    QCOMPARE(talk.payloads(Opcode::Close), QList<QByteArray> { makeCloseBody(1000, {}) });
    talk.peer().send(closeFrame(1000));
    talk.peer().finishSending();
    QVERIFY(talk.cli->ends());
    QCOMPARE(talk.cli->exitCode(), 0);
}

void TestConnectCommand::pings()
{
    Conversation talk({ u"--ping"_s, u"0.02"_s });
    QVERIFY(talk.opens());
    QVERIFY(talk.receives(Opcode::Ping, 3));
}

void TestConnectCommand::readsLinesFromAPipe()
{
    Conversation talk({ u"--stdin"_s });
    talk.cli->write("before it is open\n");
    QVERIFY(talk.opens());
    QVERIFY(talk.receives(Opcode::Text));
    talk.cli->write("a\n\nb\r\nhalf ");
    QVERIFY(talk.receives(Opcode::Text, 4));
    talk.cli->write("a line\nno line end");
    talk.cli->closeStdin();
    QVERIFY(talk.receives(Opcode::Close));
    QCOMPARE(talk.payloads(Opcode::Text),
        (QList<QByteArray> { "before it is open", "a", "", "b", "half a line", "no line end" }));
    QCOMPARE(talk.payloads(Opcode::Close), QList<QByteArray> { makeCloseBody(1000, {}) });
    talk.peer().send(closeFrame(1000));
    talk.peer().finishSending();
    QVERIFY(talk.cli->ends());
    QCOMPARE(talk.cli->exitCode(), 0);
}

void TestConnectCommand::readsLinesFromAFile_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QList<QByteArray>>("lines");
    const auto write = [this](const QString &name, const QByteArray &contents) {
        QFile file(m_folder.filePath(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(contents) != contents.size())
            qFatal("the temporary folder cannot be written to");
        return file.fileName();
    };
    QList<QByteArray> many;
    for (int i = 0; i < 20'000; ++i)
        many.append(QByteArray::number(i) + QByteArray(i % 100, 'x'));
    QTest::newRow("two lines") << write(u"two"_s, "a\nb\n") << QList<QByteArray> { "a", "b" };
    QTest::newRow("many lines") << write(u"many"_s, many.join('\n')) << many;
    QTest::newRow("a long line") << write(u"long"_s, QByteArray(3 << 20, 'x'))
                                 << QList<QByteArray> { QByteArray(3 << 20, 'x') };
    QTest::newRow("nothing") << u"/dev/null"_s << QList<QByteArray>();
}

void TestConnectCommand::readsLinesFromAFile()
{
    QFETCH(QString, path);
    QFETCH(QList<QByteArray>, lines);
    Conversation talk({ u"--stdin"_s }, path);
    QVERIFY(talk.opens());
    const QByteArray close = makeCloseBody(1000, {});
    QVERIFY(QTest::qWaitFor(
        [&] { // the Close frame, masked: looking at every frame each time would take too long
            talk.cli->out();
            const QByteArray &wire = talk.peer().received();
            return wire.size() >= 8 && wire.at(wire.size() - 8) == '\x88'
                && talk.payloads(Opcode::Close).contains(close);
        },
        10'000));
    QVERIFY(talk.payloads(Opcode::Text) == lines);
    talk.peer().send(closeFrame(1000));
    talk.peer().finishSending();
    QVERIFY(talk.cli->ends());
    QCOMPARE(talk.cli->exitCode(), 0);
}

void TestConnectCommand::refusesLinesThatAreNotUtf8()
{
    Conversation talk({ u"--stdin"_s });
    QVERIFY(talk.opens());
    talk.cli->write("good\nbad \xff\nnever\n");
    QVERIFY(talk.receives(Opcode::Close));
    QCOMPARE(talk.payloads(Opcode::Text), QList<QByteArray> { "good" });
    QCOMPARE(talk.payloads(Opcode::Close), QList<QByteArray> { makeCloseBody(1001, {}) });
    talk.peer().send(closeFrame(1001));
    talk.peer().finishSending();
    QVERIFY(talk.cli->ends());
    QCOMPARE(talk.cli->exitCode(), 1);
    QVERIFY2(talk.cli->err().contains("Line 2"), talk.cli->err());
}

void TestConnectCommand::leavesThoughStdinIsOpen()
{
    Conversation talk({ u"--stdin"_s });
    QVERIFY(talk.opens(closeFrame(1000)));
    QVERIFY(talk.receives(Opcode::Close));
    talk.peer().finishSending();
    QVERIFY(talk.cli->ends());
    QCOMPARE(talk.cli->exitCode(), 0);
}

void TestConnectCommand::isInterrupted_data()
{
    QTest::addColumn<int>("number");
    QTest::newRow("SIGINT") << SIGINT;
    QTest::newRow("SIGTERM") << SIGTERM;
}

void TestConnectCommand::isInterrupted()
{
    QFETCH(int, number);
    Conversation talk({ u"--stdin"_s });
    QVERIFY(talk.opens());
    QVERIFY(talk.cli->prints("response"));
    talk.cli->signal(number);
    QVERIFY(talk.receives(Opcode::Close));
    QCOMPARE(talk.payloads(Opcode::Close), QList<QByteArray> { makeCloseBody(1001, {}) });
    QCOMPARE(talk.cli->process().state(), QProcess::Running); // it waits for the answer
    talk.peer().send(closeFrame(1001));
    talk.peer().finishSending();
    QVERIFY(talk.cli->ends());
    QCOMPARE(talk.cli->exitCode(), 130);
}

void TestConnectCommand::isInterruptedTwice()
{
    Conversation talk({});
    QVERIFY(talk.opens());
    QVERIFY(talk.cli->prints("response"));
    talk.cli->signal(SIGINT);
    QVERIFY(talk.receives(Opcode::Close));
    talk.cli->signal(SIGINT); // who does not want to wait for the answer
    QVERIFY(talk.cli->ends());
    QCOMPARE(talk.cli->exitCode(), 130);
}

void TestConnectCommand::isInterruptedBeforeItIsOpen()
{
    Conversation talk({});
    QVERIFY(talk.isAsked());
    talk.cli->signal(SIGINT);
    QVERIFY(talk.cli->ends());
    QCOMPARE(talk.cli->exitCode(), 130);
}

void TestConnectCommand::losesItsReader()
{
    OutputReader reader;
    Conversation talk({ u"--echo"_s }, {}, &reader);
    QVERIFY(talk.opens());
    QVERIFY(reader.reads("response"));
    reader.leave();
    talk.peer().send(serverFrame(Opcode::Text, "a"));
    QVERIFY(talk.receives(Opcode::Close));
    QCOMPARE(talk.payloads(Opcode::Close), QList<QByteArray> { makeCloseBody(1001, {}) });
    talk.peer().send(closeFrame(1001));
    talk.peer().finishSending();
    QVERIFY(talk.cli->ends());
    QCOMPARE(talk.cli->exitCode(), 1);
    QVERIFY2(talk.cli->err().contains("reads the output"), talk.cli->err());
}

void TestConnectCommand::printsForPeople()
{
    Conversation talk({ u"--count"_s, u"2"_s });
    QVERIFY(talk.opens(serverFrame(Opcode::Text, "He\x1b[31mllo")
        + serverFrame(Opcode::Binary, QByteArray::fromHex("00ff"))));
    QVERIFY(talk.receives(Opcode::Close));
    talk.peer().send(closeFrame(1000));
    talk.peer().finishSending();
    QVERIFY(talk.cli->ends());
    for (const char *words : { "TCP connected", "request  \"GET / HTTP/1.1\"", "response ",
             "← text", "\"He\\x1b[31mllo\"", "← binary", "00 FF", "→ close", "1000 normal closure",
             "The client closed the connection" })
        QVERIFY2(talk.cli->out().contains(words), talk.cli->out());
    QVERIFY(!talk.cli->out().contains('\x1b'));
}

void TestConnectCommand::printsWhatIsCompressed()
{
    Conversation talk({});
    QVERIFY(talk.isAsked());
    QByteArray response = responseTo(talk.peer().takeReceived());
    response.insert(response.size() - 2, "Sec-WebSocket-Extensions: permessage-deflate\r\n");
    // RFC 7692 §7.2.3.1, as text and as binary.
    talk.peer().send(response + QByteArray::fromHex("c107f248cdc9c90700 c205f200110000"));
    talk.peer().send(closeFrame(1000));
    QVERIFY(talk.receives(Opcode::Close));
    talk.peer().finishSending();
    QVERIFY(talk.cli->ends());
    const QByteArray out = talk.cli->out();
    QVERIFY(out.contains("  F2 48 CD C9 C9 07 00\n"));
    QVERIFY(out.contains(" = \"Hello\" (5 octets, inflated)\n"));
    QVERIFY(out.contains(" = 48 65 6C 6C 6F (5 octets, inflated)\n"));
}

void TestConnectCommand::printsJson()
{
    Conversation talk({ u"--json"_s, u"--send"_s, u"Hello"_s, u"--count"_s, u"1"_s });
    QVERIFY(talk.opens());
    QVERIFY(talk.receives(Opcode::Text));
    talk.peer().send(serverFrame(Opcode::Binary, "\xff"));
    QVERIFY(talk.receives(Opcode::Close));
    talk.peer().send(closeFrame(1000));
    talk.peer().finishSending();
    QVERIFY(talk.cli->ends());
    QCOMPARE(talk.cli->exitCode(), 0);

    QStringList kinds;
    double time = 0;
    for (const QJsonObject &object : talk.cli->objects()) {
        QVERIFY(!object.isEmpty());
        QVERIFY(object[u"time"].toDouble() >= time);
        time = object[u"time"].toDouble();
        QCOMPARE(object[u"connection"], QJsonValue(1));
        kinds.append(object[object.contains(u"event") ? u"event"_s : u"opcode"_s].toString());
    }
    QCOMPARE(kinds,
        (QStringList { u"tcp_connected"_s, u"request"_s, u"response"_s, u"text"_s, u"binary"_s,
            u"close"_s, u"close"_s, u"close"_s }));
    const auto frames = talk.cli->frames();
    QCOMPARE(frames[0][u"id"], QJsonValue(1));
    QCOMPARE(frames[0][u"direction"], QJsonValue(u"client_to_server"_s));
    QCOMPARE(frames[0][u"masked"], QJsonValue(true));
    QCOMPARE(frames[0][u"masking_key"].toString().size(), 8);
    QCOMPARE(frames[0][u"header"], QJsonValue(u"8185"_s));
    QCOMPARE(frames[0][u"payload"], QJsonValue(u"Hello"_s));
    QCOMPARE(frames[1][u"payload_base64"], QJsonValue(u"/w=="_s));
    QCOMPARE(talk.cli->objects().last()[u"by"], QJsonValue(u"client"_s));
    QCOMPARE(talk.cli->objects().last()[u"code"], QJsonValue(1000));
}

void TestConnectCommand::verifiesCertificates_data()
{
    QTest::addColumn<QStringList>("options");
    QTest::addColumn<int>("code");
    QTest::newRow("unknown authority") << QStringList() << 1;
    QTest::newRow("--insecure") << QStringList { u"--insecure"_s } << 0;
    QTest::newRow("--ca") << QStringList { u"--ca"_s, m_folder.filePath(u"ca.pem"_s) } << 0;
    QTest::newRow("--ca, another name") << QStringList { u"--ca"_s, m_folder.filePath(u"ca.pem"_s),
        u"--servername"_s, u"other"_s } << 1;
}

void TestConnectCommand::verifiesCertificates()
{
    QFETCH(QStringList, options);
    QFETCH(int, code);
    TrafficLog log;
    ServerOptions serverOptions;
    serverOptions.tls = makeSelfSignedCertificate({ u"127.0.0.1"_s }).value();
    ServerEndpoint server(serverOptions, log, SessionClock());
    QFile file(m_folder.filePath(u"ca.pem"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(serverOptions.tls->certificateChain.first().toPem());
    file.close();
    CliProcess cli(QStringList { u"connect"_s, server.start()->toString(), u"--count"_s, u"1"_s,
                       u"--send"_s, u"secret"_s }
        + options);
    QVERIFY(cli.ends());
    QCOMPARE(cli.exitCode(), code);
    QCOMPARE(log.messages.isEmpty(), code != 0);
    QCOMPARE(cli.err().contains("certificate"), code != 0);
    QCOMPARE(cli.out().contains("certificate NOT verified"), options.contains(u"--insecure"_s));
}

QTEST_GUILESS_MAIN(TestConnectCommand)
#include "tst_connectcommand.moc"
