#include "protocol/wire/closestatus.h"
#include "tests/app/cli/cliprocess.h"
#include "tests/support/rawpeer.h"

#include <QTemporaryDir>
#include <QUrl>

using namespace Framescope;
using namespace Framescope::Test;
using namespace Qt::StringLiterals;

namespace {

/// framescope-cli as a proxy before a server that a test plays.
struct Proxy
{
    RawListener listener;
    CliProcess cli;
    quint16 port = 0;

    explicit Proxy(const QStringList &options)
        : cli(QStringList {
                  u"proxy"_s, u"--target"_s, u"ws://127.0.0.1:%1/"_s.arg(listener.serverPort()) }
            + options)
    {
    }

    [[nodiscard]] bool listens()
    {
        if (!cli.prints("\n"))
            return false;
        const QByteArray line = cli.out().first(cli.out().indexOf('\n'));
        port = static_cast<quint16>(
            QUrl(QString::fromUtf8(line.mid(int(sizeof "listening on " - 1)))).port());
        return line.startsWith("listening on ws") && port > 0;
    }
    RawPeer &server() { return *listener.peer(); }
    /// A client whose opening handshake is done; nullptr if it was refused.
    [[nodiscard]] std::unique_ptr<RawPeer> client()
    {
        auto peer = std::make_unique<RawPeer>(port, requestFor(port));
        if (!QTest::qWaitFor([&] {
                return listener.peer() && listener.peer()->received().endsWith("\r\n\r\n");
            }))
            return nullptr;
        server().send(responseTo(server().takeReceived()));
        const bool answered
            = QTest::qWaitFor([&] { return peer->received().endsWith("\r\n\r\n"); });
        return answered && peer->takeReceived().contains(" 101 ") ? std::move(peer) : nullptr;
    }
};

} // namespace

class TestProxyCommand : public QObject
{
    Q_OBJECT
private slots:
    void init();
    void refusesBadUsage_data();
    void refusesBadUsage();
    void saysWhereItListens_data();
    void saysWhereItListens();
    void printsWhatCrosses();
    void endsWithWhatHappened_data();
    void endsWithWhatHappened();
    void exportsTheAuthority();
    void refusesAnUnsafeKey();
    void isInterrupted();
};

void TestProxyCommand::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
}

void TestProxyCommand::refusesBadUsage_data()
{
    QTest::addColumn<QStringList>("options");
    const QStringList target { u"--target"_s, u"ws://127.0.0.1:1/"_s };
    QTest::newRow("no target") << QStringList {};
    QTest::newRow("both") << target + QStringList { u"--forward"_s };
    QTest::newRow("http target") << QStringList { u"--target"_s, u"http://a/"_s };
    QTest::newRow("proxy scheme") << target + QStringList { u"--proxy"_s, u"ftp://a"_s };
    QTest::newRow("certificate without its key") << target + QStringList { u"--cert"_s, u"x"_s };
    QTest::newRow("no connections") << target + QStringList { u"--connections"_s, u"0"_s };
}

void TestProxyCommand::refusesBadUsage()
{
    QFETCH(QStringList, options);
    CliProcess cli(QStringList { u"proxy"_s } + options);
    QVERIFY(cli.ends());
    QCOMPARE(cli.exitCode(), 2);
    QCOMPARE(cli.out(), QByteArray());
    QVERIFY(!cli.err().isEmpty());
}

void TestProxyCommand::saysWhereItListens_data()
{
    QTest::addColumn<QStringList>("options");
    QTest::addColumn<QByteArray>("scheme");
    QTest::newRow("reverse") << QStringList {} << QByteArray("ws");
    QTest::newRow("reverse, TLS") << QStringList { u"--tls"_s } << QByteArray("wss");
}

void TestProxyCommand::saysWhereItListens()
{
    QFETCH(QStringList, options);
    QFETCH(QByteArray, scheme);
    QTemporaryDir data;
    qputenv("XDG_DATA_HOME", QFile::encodeName(data.path()));
    Proxy proxy(options);
    QVERIFY(proxy.listens());
    QCOMPARE(proxy.cli.out(),
        "listening on " + scheme + "://127.0.0.1:" + QByteArray::number(proxy.port) + "/\n");
}

void TestProxyCommand::printsWhatCrosses()
{
    Proxy proxy({ u"--json"_s, u"--connections"_s, u"1"_s });
    QVERIFY(proxy.listens());
    const auto client = proxy.client();
    QVERIFY(client);
    client->send(clientFrame(Opcode::Text, "Hello") + clientFrame(Opcode::Close));
    QTRY_VERIFY(!proxy.server().received().isEmpty());
    proxy.server().send(serverFrame(Opcode::Close));
    proxy.server().finishSending();
    QTRY_VERIFY(client->hasEnded());
    client->socket().close();
    QVERIFY(proxy.cli.ends());
    QVERIFY2(proxy.cli.exitCode() == 0, proxy.cli.err());
    const auto frames = proxy.cli.frames();
    QCOMPARE(frames.size(), 3);
    QCOMPARE(frames[0][u"direction"], QJsonValue(u"client_to_server"_s));
    QCOMPARE(frames[0][u"payload"], QJsonValue(u"Hello"_s));
    QCOMPARE(frames[0][u"masking_key"], QJsonValue(u"37fa213d"_s));
    QCOMPARE(frames[2][u"direction"], QJsonValue(u"server_to_client"_s));
    QCOMPARE(proxy.cli.err(), QByteArray());
}

void TestProxyCommand::endsWithWhatHappened_data()
{
    QTest::addColumn<QByteArray>("fromClient");
    QTest::addColumn<QByteArray>("fromServer");
    QTest::addColumn<int>("exitCode");
    const QByteArray close = makeCloseBody(1011, u"bug");
    QTest::newRow("the client broke a rule")
        << serverFrame(Opcode::Text, "not masked") + clientFrame(Opcode::Close)
        << serverFrame(Opcode::Close) << 3;
    QTest::newRow("the server broke a rule")
        << clientFrame(Opcode::Close)
        << clientFrame(Opcode::Text, "masked") + serverFrame(Opcode::Close) << 3;
    QTest::newRow("1011") << clientFrame(Opcode::Close, close) << serverFrame(Opcode::Close, close)
                          << 1;
    QTest::newRow("no Close") << QByteArray() << QByteArray() << 1;
}

void TestProxyCommand::endsWithWhatHappened()
{
    QFETCH(QByteArray, fromClient);
    QFETCH(QByteArray, fromServer);
    QFETCH(int, exitCode);
    Proxy proxy({ u"--connections"_s, u"1"_s });
    QVERIFY(proxy.listens());
    const auto client = proxy.client();
    QVERIFY(client);
    client->send(fromClient);
    QTRY_COMPARE(proxy.server().received(), fromClient);
    proxy.server().send(fromServer);
    QTRY_COMPARE(client->received(), fromServer);
    proxy.server().finishSending();
    client->finishSending();
    QVERIFY(proxy.cli.ends());
    QCOMPARE(proxy.cli.exitCode(), exitCode);
    QVERIFY2(proxy.cli.err().startsWith("framescope-cli: Connection 1: "), proxy.cli.err());
}

void TestProxyCommand::exportsTheAuthority()
{
    QTemporaryDir data;
    qputenv("XDG_DATA_HOME", QFile::encodeName(data.path()));
    const QString path = data.filePath(u"ca.pem"_s);
    Proxy proxy({ u"--ca-export"_s, path });
    QVERIFY(proxy.listens());
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray pem = file.readAll();
    QVERIFY(pem.startsWith("-----BEGIN CERTIFICATE-----"));
    QVERIFY(!pem.contains("PRIVATE KEY"));

    CliProcess other({ u"proxy"_s, u"--forward"_s, u"--ca-export"_s, u"/nowhere/ca.pem"_s });
    QVERIFY(other.ends());
    QCOMPARE(other.exitCode(), 1);
    QVERIFY2(other.err().contains("/nowhere/ca.pem"), other.err());
}

void TestProxyCommand::refusesAnUnsafeKey()
{
    QTemporaryDir data;
    qputenv("XDG_DATA_HOME", QFile::encodeName(data.path()));
    const QString path = data.filePath(u"framescope/authority.pem"_s);
    {
        Proxy proxy({ u"--tls"_s });
        QVERIFY(proxy.listens());
    }
    QVERIFY(QFile::setPermissions(
        path, QFile::ReadOwner | QFile::WriteOwner | QFile::ReadGroup | QFile::ReadOther));
    CliProcess cli({ u"proxy"_s, u"--forward"_s, u"--tls"_s });
    QVERIFY(cli.ends());
    QCOMPARE(cli.exitCode(), 1);
    QVERIFY2(cli.err().contains(path.toUtf8()) && cli.err().contains("644"), cli.err());
}

void TestProxyCommand::isInterrupted()
{
    Proxy proxy({});
    QVERIFY(proxy.listens());
    const auto client = proxy.client();
    QVERIFY(client);
    proxy.cli.signal(SIGINT);
    const QByteArray goingAway = makeCloseBody(1001, {});
    QTRY_COMPARE(client->received(), serverFrame(Opcode::Close, goingAway));
    QTRY_VERIFY(!proxy.server().received().isEmpty());
    client->finishSending();
    proxy.server().finishSending();
    QVERIFY(proxy.cli.ends());
    QCOMPARE(proxy.cli.exitCode(), 130);
}

QTEST_GUILESS_MAIN(TestProxyCommand)
#include "tst_proxycommand.moc"
