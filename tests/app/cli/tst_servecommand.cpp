#include "protocol/wire/closestatus.h"
#include "tests/app/cli/cliprocess.h"
#include "tests/support/rawpeer.h"

#include <QUrl>

using namespace Framescope;
using namespace Framescope::Test;
using namespace Qt::StringLiterals;

namespace {

/// framescope-cli as the server of clients that a test plays.
struct Server
{
    CliProcess cli;
    QUrl url;

    explicit Server(const QStringList &options, const OutputReader *reader = nullptr)
        : cli(QStringList { u"serve"_s } + options, {}, reader)
    {
    }

    /// Waits for the first line, which says where.
    [[nodiscard]] bool listens()
    {
        return cli.prints("\n") && listens(cli.out().first(cli.out().indexOf('\n')));
    }
    /// The same with the first line at hand.
    [[nodiscard]] bool listens(const QByteArray &line)
    {
        url = QUrl(QString::fromUtf8(line.mid(int(sizeof "listening on " - 1))));
        return line.startsWith("listening on ws") && url.port() > 0;
    }
    quint16 port() const { return static_cast<quint16>(url.port()); }
    /// A client whose opening handshake is done; nullptr if it was refused.
    [[nodiscard]] std::unique_ptr<RawPeer> client() const
    {
        auto peer = std::make_unique<RawPeer>(port(), requestFor(port()));
        const bool answered
            = QTest::qWaitFor([&] { return peer->received().endsWith("\r\n\r\n"); }, 10'000);
        return answered && peer->takeReceived().contains(" 101 ") ? std::move(peer) : nullptr;
    }
};

} // namespace

class TestServeCommand : public QObject
{
    Q_OBJECT
private slots:
    void init();
    void saysWhereItListens_data();
    void saysWhereItListens();
    void cannotListen();
    void answers_data();
    void answers();
    void endsAfterItsConnections_data();
    void endsAfterItsConnections();
    void closesTheOthersAfterItsConnections();
    void refusesAForeignOrigin();
    void isInterrupted_data();
    void isInterrupted();
    void isInterruptedTwice();
    void isInterruptedInAHandshake();
    void losesItsReader();
    void servesOnWhileNobodyReads();
    void beginsWithoutStandardStreams();
    void printsJson();
};

void TestServeCommand::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
}

void TestServeCommand::saysWhereItListens_data()
{
    QTest::addColumn<QStringList>("options");
    QTest::addColumn<QByteArray>("pattern");
    QTest::newRow("default") << QStringList()
                             << QByteArray(R"(^listening on ws://127\.0\.0\.1:\d+/\n$)");
    QTest::newRow("IPv6") << QStringList { u"--listen"_s, u"[::1]:0"_s }
                          << QByteArray(R"(^listening on ws://\[::1\]:\d+/\n$)");
    QTest::newRow("TLS") << QStringList { u"--tls-self-signed"_s }
                         << QByteArray(R"(^listening on wss://127\.0\.0\.1:\d+/\n$)");
    QTest::newRow("JSON") << QStringList { u"--json"_s }
                          << QByteArray(R"(^listening on ws://127\.0\.0\.1:\d+/\n$)");
}

void TestServeCommand::saysWhereItListens()
{
    QFETCH(QStringList, options);
    QFETCH(QByteArray, pattern);
    Server server(options);
    QVERIFY(server.listens());
    const QRegularExpression expected(QString::fromLatin1(pattern));
    QVERIFY2(expected.match(QString::fromUtf8(server.cli.out())).hasMatch(), server.cli.out());
    QCOMPARE(server.cli.err(), QByteArray());
}

void TestServeCommand::cannotListen()
{
    QTcpServer taken;
    QVERIFY(taken.listen(QHostAddress::LocalHost));
    CliProcess cli({ u"serve"_s, u"--listen"_s, u"127.0.0.1:%1"_s.arg(taken.serverPort()) });
    QVERIFY(cli.ends());
    QCOMPARE(cli.exitCode(), 1);
    QCOMPARE(cli.out(), QByteArray());
    QVERIFY2(cli.err().contains(QByteArray::number(taken.serverPort())), cli.err());
}

void TestServeCommand::answers_data()
{
    QTest::addColumn<QString>("behavior");
    QTest::addColumn<QByteArray>("answer");
    QTest::newRow("echo") << u"echo"_s << serverFrame(Opcode::Text, "Hello");
    QTest::newRow("sink") << u"sink"_s << QByteArray();
}

void TestServeCommand::answers()
{
    QFETCH(QString, behavior);
    QFETCH(QByteArray, answer);
    Server server({ u"--behavior"_s, behavior });
    QVERIFY(server.listens());
    const auto client = server.client();
    QVERIFY(client);
    client->send(clientFrame(Opcode::Text, "Hello") + clientFrame(Opcode::Close));
    QTRY_VERIFY(client->hasEnded());
    QCOMPARE(client->received(), answer + serverFrame(Opcode::Close));
    QCOMPARE(server.cli.process().state(), QProcess::Running);
}

void TestServeCommand::endsAfterItsConnections_data()
{
    QTest::addColumn<QStringList>("options");
    QTest::addColumn<QByteArray>("octets");
    QTest::addColumn<int>("code");
    const QByteArray close = clientFrame(Opcode::Close, makeCloseBody(1000, {}));
    QTest::newRow("closed") << QStringList() << close << 0;
    QTest::newRow("closed with 1011")
        << QStringList() << clientFrame(Opcode::Close, makeCloseBody(1011, {})) << 1;
    QTest::newRow("not masked") << QStringList() << serverFrame(Opcode::Text, "x") << 3;
    QTest::newRow("not masked, lenient")
        << QStringList { u"--lenient"_s } << serverFrame(Opcode::Text, "x") + close << 0;
    QTest::newRow("too large") << QStringList { u"--read-limit"_s, u"10"_s }
                               << clientFrame(Opcode::Text, "more than ten") << 1;
}

void TestServeCommand::endsAfterItsConnections()
{
    QFETCH(QStringList, options);
    QFETCH(QByteArray, octets);
    QFETCH(int, code);
    Server server(QStringList { u"--connections"_s, u"2"_s } + options);
    QVERIFY(server.listens());
    const auto first = server.client();
    QVERIFY(first);
    first->send(clientFrame(Opcode::Close));
    QTRY_VERIFY(first->hasEnded());
    const auto second = server.client();
    QVERIFY(second);
    second->send(octets);
    QVERIFY(server.cli.ends());
    QCOMPARE(server.cli.exitCode(), code);
    QCOMPARE(server.cli.err().isEmpty(), code == 0);
    QCOMPARE(server.cli.err().contains("Connection 2: "), code != 0);
}

void TestServeCommand::closesTheOthersAfterItsConnections()
{
    Server server({ u"--connections"_s, u"1"_s });
    QVERIFY(server.listens());
    const auto first = server.client();
    const auto other = server.client();
    QVERIFY(first && other);
    first->send(clientFrame(Opcode::Close));
    const QByteArray goingAway = makeCloseBody(1001, {});
    QTRY_COMPARE(other->received(), serverFrame(Opcode::Close, goingAway));
    other->send(clientFrame(Opcode::Close, goingAway));
    QVERIFY(server.cli.ends());
    QCOMPARE(server.cli.exitCode(), 0);
}

void TestServeCommand::refusesAForeignOrigin()
{
    Server server({ u"--connections"_s, u"1"_s });
    QVERIFY(server.listens());
    RawPeer client(server.port(), requestFor(server.port(), "Origin: https://evil.example\r\n"));
    QTRY_VERIFY(client.hasEnded());
    QVERIFY(client.received().startsWith("HTTP/1.1 403 "));
    QVERIFY2(client.received().contains("--origin"), client.received());
    QVERIFY(server.cli.ends());
    QCOMPARE(server.cli.exitCode(), 0); // it did as it was told
}

void TestServeCommand::isInterrupted_data()
{
    QTest::addColumn<int>("number");
    QTest::newRow("SIGINT") << SIGINT;
    QTest::newRow("SIGTERM") << SIGTERM;
}

void TestServeCommand::isInterrupted()
{
    QFETCH(int, number);
    Server server({});
    QVERIFY(server.listens());
    const auto client = server.client();
    QVERIFY(client);
    server.cli.signal(number);
    const QByteArray goingAway = makeCloseBody(1001, {});
    QTRY_COMPARE(client->received(), serverFrame(Opcode::Close, goingAway));
    client->send(clientFrame(Opcode::Close, goingAway));
    QVERIFY(server.cli.ends());
    QCOMPARE(server.cli.exitCode(), 130);
    QTRY_VERIFY(client->hasEnded());
}

void TestServeCommand::isInterruptedTwice()
{
    Server server({});
    QVERIFY(server.listens());
    const auto client = server.client();
    QVERIFY(client);
    server.cli.signal(SIGINT);
    QTRY_VERIFY(!client->received().isEmpty());
    server.cli.signal(SIGINT);
    QVERIFY(server.cli.ends());
    QCOMPARE(server.cli.exitCode(), 130);
}

void TestServeCommand::isInterruptedInAHandshake()
{
    Server server({ u"--connections"_s, u"1"_s });
    QVERIFY(server.listens());
    RawPeer client(server.port(), "GET / HT");
    QVERIFY(server.cli.prints("TCP connected"));
    server.cli.signal(SIGINT);
    QVERIFY(server.cli.ends());
    QCOMPARE(server.cli.exitCode(), 130);
}

void TestServeCommand::losesItsReader()
{
    OutputReader reader;
    Server server({}, &reader);
    QVERIFY(reader.reads("listening") && server.listens(reader.line().trimmed()));
    reader.leave();
    RawPeer client(server.port(), requestFor(server.port()));
    QVERIFY(server.cli.ends());
    QCOMPARE(server.cli.exitCode(), 1);
    QVERIFY2(server.cli.err().contains("reads the output"), server.cli.err());
}

/// A descriptor that is free must not become a socket that output is written to.
void TestServeCommand::servesOnWhileNobodyReads()
{
    OutputReader reader;
    Server server({ u"--json"_s }, &reader);
    QVERIFY(reader.reads("listening") && server.listens(reader.line().trimmed()));
    const auto client = server.client();
    QVERIFY(client);
    // Twice as much as a pipe takes and the server keeps.
    const QByteArray payload(100'000, 'x');
    constexpr int Messages = 50;
    for (int i = 0; i < Messages; ++i)
        client->send(clientFrame(Opcode::Text, payload));
    const QByteArray echo = serverFrame(Opcode::Text, payload);
    QTRY_COMPARE_WITH_TIMEOUT(client->received().size(), Messages * echo.size(), 10'000);
    QVERIFY(!server.cli.err().contains("left out"));

    // It is there again, and the server says so.
    const auto isTold = [&] {
        while (reader.nextLine()) {
            if (!reader.line().startsWith("{\"") || !reader.line().endsWith("}\n"))
                return false; // half a line
        }
        return server.cli.err().contains("lines were left out of the output");
    };
    QTRY_VERIFY_WITH_TIMEOUT(isTold(), 10'000);
    client->reset();
    server.cli.signal(SIGINT);
    QVERIFY(server.cli.ends());
    QCOMPARE(server.cli.exitCode(), 130);
}

void TestServeCommand::beginsWithoutStandardStreams()
{
    QTcpServer free;
    QVERIFY(free.listen(QHostAddress::LocalHost));
    const quint16 port = free.serverPort();
    free.close();
    QProcess shell;
    shell.start(u"/bin/sh"_s,
        { u"-c"_s, u"exec \"$0\" serve --listen 127.0.0.1:%1 --connections 1 <&- >&-"_s.arg(port),
            QStringLiteral(FRAMESCOPE_CLI) });
    std::unique_ptr<RawPeer> client;
    QTRY_VERIFY_WITH_TIMEOUT(
        [&] { // until it listens
            if (!client || client->hasEnded())
                client = std::make_unique<RawPeer>(port, requestFor(port));
            return client->received().endsWith("\r\n\r\n");
        }(),
        10'000);
    QVERIFY2(client->received().startsWith("HTTP/1.1 101 "), client->received());
    client->takeReceived();
    client->send(clientFrame(Opcode::Text, "Hello") + clientFrame(Opcode::Close));
    QTRY_VERIFY(client->hasEnded());
    QCOMPARE(client->received(), serverFrame(Opcode::Text, "Hello") + serverFrame(Opcode::Close));
    QTRY_COMPARE(shell.state(), QProcess::NotRunning);
    QCOMPARE(shell.exitCode(), 0);
}

void TestServeCommand::printsJson()
{
    Server server({ u"--json"_s, u"--connections"_s, u"2"_s });
    QVERIFY(server.listens());
    for (int i = 0; i < 2; ++i) {
        const auto client = server.client();
        QVERIFY(client);
        client->send(clientFrame(Opcode::Text, "Hello") + clientFrame(Opcode::Close));
        QTRY_VERIFY(client->hasEnded());
    }
    QVERIFY(server.cli.ends());
    auto objects = server.cli.objects();
    QVERIFY(objects.takeFirst().isEmpty()); // where it listens
    QSet<int> connections;
    double time = 0;
    for (const QJsonObject &object : objects) {
        QVERIFY(!object.isEmpty());
        QVERIFY(object[u"time"].toDouble() >= time);
        time = object[u"time"].toDouble();
        connections.insert(object[u"connection"].toInt());
    }
    QCOMPARE(connections, (QSet<int> { 1, 2 }));
    const auto frames = server.cli.frames();
    QCOMPARE(frames.size(), 8);
    for (int i = 0; i < 8; ++i)
        QCOMPARE(frames[i][u"id"], QJsonValue(i + 1));
    QCOMPARE(frames[0][u"direction"], QJsonValue(u"client_to_server"_s));
    QCOMPARE(frames[1][u"direction"], QJsonValue(u"server_to_client"_s));
    QCOMPARE(frames[1][u"payload"], QJsonValue(u"Hello"_s));
}

QTEST_GUILESS_MAIN(TestServeCommand)
#include "tst_servecommand.moc"
