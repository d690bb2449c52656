#include "app/cli/commandline.h"
#include "protocol/endpoint/selfsignedcertificate.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

using namespace Framescope;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

using Sending = ConnectCommand::Sending;

CommandLine::Command parse(const QStringList &arguments)
{
    QList<QByteArray> octets { "framescope-cli" };
    for (const QString &argument : arguments)
        octets.append(argument.toUtf8());
    std::vector<const char *> argv;
    for (const QByteArray &argument : octets)
        argv.push_back(argument.constData());
    return CommandLine::parse(static_cast<int>(argv.size()), argv.data());
}

/// The options of \a arguments behind the name of their command; nullopt if they were refused.
template <typename Options>
std::optional<Options> parsed(const QString &command, const QStringList &arguments)
{
    const CommandLine::Command parsed = parse(QStringList { command } + arguments);
    const auto *options = std::get_if<Options>(&parsed);
    return options ? std::optional(*options) : std::nullopt;
}

std::optional<ConnectCommand::Options> parseConnect(const QStringList &arguments)
{
    return parsed<ConnectCommand::Options>(
        u"connect"_s, QStringList { u"ws://localhost/"_s } + arguments);
}

std::optional<ServeCommand::Options> parseServe(const QStringList &arguments)
{
    return parsed<ServeCommand::Options>(u"serve"_s, arguments);
}

std::optional<DecodeCommand::Options> parseDecode(const QStringList &arguments)
{
    return parsed<DecodeCommand::Options>(u"decode"_s, arguments);
}

} // namespace

class TestCommandLine : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase();
    void init();
    void connectHasDefaults();
    void connectTakesItsOptions();
    void optionsMayStandAnywhere();
    void sendsInTheOrderGiven();
    void sendsWhatShellsFindOdd_data();
    void sendsWhatShellsFindOdd();
    void sendsFilesAsWhatTheyAre();
    void takesHeaders();
    void takesCertificates();
    void serveHasDefaults();
    void serveWatches();
    void serveTakesItsOptions();
    void limitsMayBeSet();
    void listensWhereItIsTold_data();
    void listensWhereItIsTold();
    void speaksTlsWhenTold();
    void decodeTakesHex();
    void refusesBadUsage_data();
    void refusesBadUsage();
    void refusesFilesThatCannotBeRead_data();
    void refusesFilesThatCannotBeRead();
    void asksNothingMoreAfterHelp_data();
    void asksNothingMoreAfterHelp();

private:
    QString file(const QString &name, const QByteArray &contents) const;

    QTemporaryDir m_folder;
    QString m_certificate;
    QString m_key;
};

QString TestCommandLine::file(const QString &name, const QByteArray &contents) const
{
    QFile file(m_folder.filePath(name));
    if (!file.open(QIODevice::WriteOnly) || file.write(contents) != contents.size())
        qFatal("the temporary folder cannot be written to");
    return file.fileName();
}

void TestCommandLine::initTestCase()
{
    const TlsServerOptions made = makeSelfSignedCertificate({ u"localhost"_s }).value();
    m_certificate = file(u"certificate.pem"_s, made.certificateChain.first().toPem());
    m_key = file(u"key.pem"_s, made.privateKey.toPem());
}

void TestCommandLine::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
}

void TestCommandLine::connectHasDefaults()
{
    const auto options = parseConnect({});
    QVERIFY(options);
    QCOMPARE(options->client.url, QUrl(u"ws://localhost/"_s));
    QCOMPARE(options->client.timeout, 10s);
    QCOMPARE(options->client.pingPeriod, 0s);
    QVERIFY(options->client.tls.verifyPeer);
    QVERIFY(!options->client.lenient);
    QVERIFY(options->client.headers.isEmpty());
    QVERIFY(options->client.removedHeaders.isEmpty());
    QVERIFY(options->client.subprotocols.isEmpty());
    QVERIFY(options->client.origin.isEmpty());
    QVERIFY(options->sendings.isEmpty());
    QVERIFY(!options->stdinLines);
    QVERIFY(!options->echo);
    QVERIFY(!options->count);
    QCOMPARE(options->format, ConsoleRecorder::Format::Text);
}

void TestCommandLine::connectTakesItsOptions()
{
    const auto options = parseConnect({ u"--subprotocol"_s, u"v2"_s, u"--subprotocol"_s, u"v1"_s,
        u"--origin"_s, u"https://example.org"_s, u"--insecure"_s, u"--servername"_s, u"name"_s,
        u"--timeout"_s, u"0.25"_s, u"--lenient"_s, u"--stdin"_s, u"--echo"_s, u"--count"_s, u"3"_s,
        u"--ping"_s, u"1.5"_s, u"--json"_s });
    QVERIFY(options);
    QCOMPARE(options->client.subprotocols, (QStringList { u"v2"_s, u"v1"_s }));
    QCOMPARE(options->client.origin, QByteArray("https://example.org"));
    QVERIFY(!options->client.tls.verifyPeer);
    QCOMPARE(options->client.tls.serverName, u"name"_s);
    QCOMPARE(options->client.timeout, 250ms);
    QVERIFY(options->client.lenient);
    QVERIFY(options->stdinLines);
    QVERIFY(options->echo);
    QCOMPARE(options->count, std::optional<quint64>(3));
    QCOMPARE(options->client.pingPeriod, 1500ms);
    QCOMPARE(options->format, ConsoleRecorder::Format::Json);
}

void TestCommandLine::optionsMayStandAnywhere()
{
    const auto options = parsed<ConnectCommand::Options>(
        u"connect"_s, { u"--echo"_s, u"--count=2"_s, u"ws://localhost/"_s, u"--json"_s });
    QVERIFY(options);
    QVERIFY(options->echo);
    QCOMPARE(options->count, std::optional<quint64>(2));
    QCOMPARE(options->format, ConsoleRecorder::Format::Json);
}

void TestCommandLine::sendsInTheOrderGiven()
{
    const auto options = parseConnect({ u"--send"_s, u"one"_s, u"--send-hex"_s, u"00ff"_s,
        u"--send-raw"_s, u"8900"_s, u"--json"_s, u"--send"_s, u"two"_s, u"--send-raw=8a 00"_s,
        u"--send-hex"_s, u"0x01, 0x02"_s, u"--send=three"_s });
    QVERIFY(options);
    const QList<std::pair<Sending::Kind, QByteArray>> expected { { Sending::Kind::Text, "one" },
        { Sending::Kind::Binary, QByteArray::fromHex("00ff") },
        { Sending::Kind::Raw, QByteArray::fromHex("8900") }, { Sending::Kind::Text, "two" },
        { Sending::Kind::Raw, QByteArray::fromHex("8a00") },
        { Sending::Kind::Binary, QByteArray::fromHex("0102") }, { Sending::Kind::Text, "three" } };
    QCOMPARE(options->sendings.size(), expected.size());
    for (qsizetype i = 0; i < expected.size(); ++i) {
        QCOMPARE(options->sendings.at(i).kind, expected.at(i).first);
        QCOMPARE(options->sendings.at(i).octets, expected.at(i).second);
    }
}

void TestCommandLine::sendsWhatShellsFindOdd_data()
{
    QTest::addColumn<QString>("text");
    for (const char *text : { "", " ", "{}", "[]", "[1,2]", "{\"a\":[1]}", "\"quoted\"", "a,b",
             "-5", "--send", "%%", "\\n", "a\nb", "#", "\xc3\xa9\xf0\x9f\x98\x80" })
        QTest::addRow("<%s>", text) << QString::fromUtf8(text);
}

void TestCommandLine::sendsWhatShellsFindOdd()
{
    QFETCH(QString, text);
    const auto options = text.startsWith(u'-')
        ? parseConnect({ u"--send="_s + text, u"--send"_s, u"behind"_s })
        : parseConnect({ u"--send"_s, text, u"--send"_s, u"behind"_s });
    QVERIFY(options);
    QCOMPARE(options->sendings.size(), 2);
    QCOMPARE(options->sendings.at(0).octets, text.toUtf8());
    QCOMPARE(options->sendings.at(1).octets, QByteArray("behind"));
}

void TestCommandLine::sendsFilesAsWhatTheyAre()
{
    const auto options = parseConnect({ u"--send-file"_s, file(u"text"_s, "caf\xc3\xa9\n"),
        u"--send-file"_s, file(u"binary"_s, "\xff"), u"--send-file"_s, file(u"empty"_s, {}) });
    QVERIFY(options);
    QCOMPARE(options->sendings.size(), 3);
    QCOMPARE(options->sendings.at(0).kind, Sending::Kind::Text);
    QCOMPARE(options->sendings.at(0).octets, QByteArray("caf\xc3\xa9\n"));
    QCOMPARE(options->sendings.at(1).kind, Sending::Kind::Binary);
    QCOMPARE(options->sendings.at(1).octets, QByteArray("\xff"));
    QCOMPARE(options->sendings.at(2).kind, Sending::Kind::Text);
}

void TestCommandLine::takesHeaders()
{
    const auto options = parseConnect({ u"-H"_s, u"Cookie: a=b; c"_s, u"-H"_s, u"X-Empty:"_s,
        u"--header"_s, u"Cookie:d:e"_s, u"-H"_s, u"Host;"_s, u"-HUpgrade;"_s });
    QVERIFY(options);
    const HeaderFields expected { { "Cookie", "a=b; c" }, { "X-Empty", "" }, { "Cookie", "d:e" } };
    QCOMPARE(options->client.headers, expected);
    QCOMPARE(options->client.removedHeaders, (QList<QByteArray> { "Host", "Upgrade" }));
}

void TestCommandLine::takesCertificates()
{
    const auto options
        = parseConnect({ u"--ca"_s, m_certificate, u"--cert"_s, m_certificate, u"--key"_s, m_key });
    QVERIFY(options);
    QCOMPARE(options->client.tls.extraAuthorities.size(), 1);
    QCOMPARE(options->client.tls.certificateChain, options->client.tls.extraAuthorities);
    QVERIFY(!options->client.tls.privateKey.isNull());
    QVERIFY(options->client.tls.verifyPeer);
}

void TestCommandLine::serveHasDefaults()
{
    const auto options = parseServe({});
    QVERIFY(options);
    QCOMPARE(options->server.address, QHostAddress(QHostAddress::LocalHost));
    QCOMPARE(options->server.port, 0);
    QCOMPARE(options->server.behavior, ServerBehavior::Echo);
    QCOMPARE(options->server.origins, QStringList { u"same"_s });
    QVERIFY(options->server.subprotocols.isEmpty());
    QVERIFY(!options->server.tls);
    QCOMPARE(options->server.messageLimit, 64u << 20);
    QCOMPARE(options->server.timeout, 10s);
    QVERIFY(!options->server.lenient);
    QVERIFY(!options->connections);
    QCOMPARE(options->format, ConsoleRecorder::Format::Text);
}

void TestCommandLine::serveWatches()
{
    const QString file = QDir::temp().filePath(u"watched"_s); // need not be there
    const auto options = parseServe({ u"--behavior"_s, u"watch="_s + file });
    QVERIFY(options);
    QCOMPARE(options->server.behavior, ServerBehavior::Watch);
    QCOMPARE(options->server.watchedFile, file);
    QCOMPARE(options->server.messageLimit, 512u);
    QCOMPARE(options->server.pingPeriod, 54s);
    QCOMPARE(options->server.pongWait, 60s);
    const auto other = parseServe({ u"--behavior"_s, u"watch="_s + file, u"--read-limit"_s, u"9"_s,
        u"--ping-period"_s, u"0"_s, u"--pong-wait"_s, u"0.5"_s, u"--require-origin"_s });
    QVERIFY(other);
    QCOMPARE(other->server.messageLimit, 9u);
    QCOMPARE(other->server.pingPeriod, 0s);
    QCOMPARE(other->server.pongWait, 500ms);
    QVERIFY(other->server.requireOrigin);
}

void TestCommandLine::serveTakesItsOptions()
{
    const auto options = parseServe({ u"--behavior"_s, u"sink"_s, u"--origin"_s, u"any"_s,
        u"--origin"_s, u"https://*.example.com"_s, u"--subprotocol"_s, u"v2"_s, u"--subprotocol"_s,
        u"v1"_s, u"--read-limit"_s, u"1000"_s, u"--timeout"_s, u"0.5"_s, u"--lenient"_s,
        u"--connections"_s, u"2"_s, u"--json"_s });
    QVERIFY(options);
    QCOMPARE(options->server.behavior, ServerBehavior::Sink);
    QCOMPARE(options->server.origins, (QStringList { u"any"_s, u"https://*.example.com"_s }));
    QCOMPARE(options->server.subprotocols, (QStringList { u"v2"_s, u"v1"_s }));
    QCOMPARE(options->server.messageLimit, 1000u);
    QCOMPARE(options->server.timeout, 500ms);
    QVERIFY(options->server.lenient);
    QCOMPARE(options->connections, std::optional<quint64>(2));
    QCOMPARE(options->format, ConsoleRecorder::Format::Json);
}

void TestCommandLine::limitsMayBeSet()
{
    const auto usual = parsed<ProxyCommand::Options>(u"proxy"_s, { u"--forward"_s });
    QVERIFY(usual);
    QCOMPARE(usual->proxy.messageLimit, 64u << 20);
    QCOMPARE(usual->proxy.connectionLimit, 1024);
    const QStringList limits { u"--read-limit"_s, u"1000"_s, u"--connection-limit"_s, u"3"_s };
    const auto proxy
        = parsed<ProxyCommand::Options>(u"proxy"_s, QStringList { u"--forward"_s } + limits);
    QVERIFY(proxy);
    QCOMPARE(proxy->proxy.messageLimit, 1000u);
    QCOMPARE(proxy->proxy.connectionLimit, 3);
    const auto server = parseServe(limits);
    QVERIFY(server);
    QCOMPARE(server->server.messageLimit, 1000u);
    QCOMPARE(server->server.connectionLimit, 3);
    const auto client = parseConnect({ u"--read-limit"_s, u"1000"_s });
    QVERIFY(client);
    QCOMPARE(client->client.messageLimit, 1000u);
}

void TestCommandLine::listensWhereItIsTold_data()
{
    QTest::addColumn<QString>("argument");
    QTest::addColumn<QHostAddress>("address");
    QTest::addColumn<quint16>("port");
    QTest::newRow("IPv4") << u"127.0.0.1:9001"_s << QHostAddress(u"127.0.0.1"_s) << quint16(9001);
    QTest::newRow("any port") << u"127.0.0.1:0"_s << QHostAddress(u"127.0.0.1"_s) << quint16(0);
    QTest::newRow("greatest port")
        << u"127.0.0.1:65535"_s << QHostAddress(u"127.0.0.1"_s) << quint16(65535);
    QTest::newRow("IPv6") << u"[::1]:0"_s << QHostAddress(u"::1"_s) << quint16(0);
    QTest::newRow("everywhere") << u"0.0.0.0:80"_s << QHostAddress(u"0.0.0.0"_s) << quint16(80);
}

void TestCommandLine::listensWhereItIsTold()
{
    QFETCH(QString, argument);
    QFETCH(QHostAddress, address);
    QFETCH(quint16, port);
    const auto options = parseServe({ u"--listen"_s, argument });
    QVERIFY(options);
    QCOMPARE(options->server.address, address);
    QCOMPARE(options->server.port, port);

    const auto named = parseServe({ u"--listen"_s, u"localhost:9001"_s });
    QVERIFY(named);
    QVERIFY(named->server.address.isLoopback());
}

void TestCommandLine::speaksTlsWhenTold()
{
    const auto own = parseServe({ u"--cert"_s, m_certificate, u"--key"_s, m_key });
    QVERIFY(own && own->server.tls);
    QCOMPARE(own->server.tls->certificateChain.size(), 1);
    const auto made = parseServe({ u"--tls-self-signed"_s, u"--listen"_s, u"[::1]:0"_s });
    QVERIFY(made && made->server.tls);
    QVERIFY(made->server.tls->certificateChain.first()
                .subjectAlternativeNames()
                .values(QSsl::IpAddressEntry)
                .contains(u"::1"_s));
}

void TestCommandLine::decodeTakesHex()
{
    const auto plain = parseDecode({ u"81 85 37fa213d"_s });
    QVERIFY(plain);
    QCOMPARE(plain->octets, QByteArray::fromHex("818537fa213d"));
    QVERIFY(!plain->direction);
    QCOMPARE(plain->format, ConsoleRecorder::Format::Text);
    const auto json = parseDecode({ u"--json"_s, u"--from"_s, u"client"_s, u"8100"_s });
    QVERIFY(json);
    QCOMPARE(json->direction, std::optional(Direction::ClientToServer));
    QCOMPARE(json->format, ConsoleRecorder::Format::Json);
    const auto server = parseDecode({ u"8100"_s, u"--from=server"_s });
    QVERIFY(server);
    QCOMPARE(server->direction, std::optional(Direction::ServerToClient));
}

void TestCommandLine::refusesBadUsage_data()
{
    QTest::addColumn<QStringList>("arguments");
    const auto row = [](const QStringList &arguments) {
        QTest::newRow(qPrintable(arguments.join(u' '))) << arguments;
    };
    const QString url = u"ws://localhost/"_s;
    row({});
    row({ u"dance"_s });
    row({ u"--dance"_s });
    row({ u"connect"_s });
    for (const char *wrong :
        { "localhost", "http://localhost/", "ws://", "ws://localhost/#top", "ws://user@localhost/",
            "ws://localhost:0/", "ws://localhost:70000/", "ws://a b/", "" })
        row({ u"connect"_s, QString::fromLatin1(wrong) });
    row({ u"connect"_s, url, url });
    row({ u"connect"_s, url, u"--dance"_s });
    row({ u"connect"_s, url, u"--proxy"_s, u"ftp://localhost/"_s });
    row({ u"connect"_s, url, u"--send"_s });
    row({ u"connect"_s, url, u"--send-hex"_s, u"zz"_s });
    row({ u"connect"_s, url, u"--send-hex"_s, u"123"_s });
    row({ u"connect"_s, url, u"--send-raw"_s, u"0x"_s });
    for (const char *header :
        { "no colon", ": no name", "sp ace: x", "X: a\nb", "X: a\rb", ";", "sp ace;", "" })
        row({ u"connect"_s, url, u"-H"_s, QString::fromLatin1(header) });
    row({ u"connect"_s, url, u"--origin"_s, u"a\r\nX: y"_s });
    row({ u"connect"_s, url, u"--subprotocol"_s, u"a\nb"_s });
    for (const char *number : { "0", "-1", "many", "1.5", "18446744073709551616" })
        row({ u"connect"_s, url, u"--count"_s, QString::fromLatin1(number) });
    for (const char *seconds : { "0", "-1", "soon", "1e9", "nan" }) {
        row({ u"connect"_s, url, u"--timeout"_s, QString::fromLatin1(seconds) });
        row({ u"connect"_s, url, u"--ping"_s, QString::fromLatin1(seconds) });
        row({ u"serve"_s, u"--timeout"_s, QString::fromLatin1(seconds) });
    }
    row({ u"connect"_s, url, u"--cert"_s, u"x.pem"_s });
    row({ u"connect"_s, url, u"--key"_s, u"x.pem"_s });
    row({ u"serve"_s, u"argument"_s });
    row({ u"serve"_s, u"--cert"_s, u"x.pem"_s });
    row({ u"serve"_s, u"--key"_s, u"x.pem"_s });
    row({ u"serve"_s, u"--cert"_s, u"x.pem"_s, u"--key"_s, u"x.pem"_s, u"--tls-self-signed"_s });
    for (const char *listen : { "nonsense", "127.0.0.1", "127.0.0.1:", ":", ":80", "127.0.0.1:x",
             "127.0.0.1:-1", "127.0.0.1:65536", "host.invalid:80", "[::1]", "" })
        row({ u"serve"_s, u"--listen"_s, QString::fromLatin1(listen) });
    row({ u"serve"_s, u"--behavior"_s, u"sulk"_s });
    row({ u"serve"_s, u"--behavior"_s, u"watch="_s });
    row({ u"serve"_s, u"--ping-period"_s, u"-1"_s });
    row({ u"serve"_s, u"--pong-wait"_s, u"soon"_s });
    row({ u"serve"_s, u"--read-limit"_s, u"0"_s });
    row({ u"serve"_s, u"--connections"_s, u"0"_s });
    row({ u"decode"_s });
    row({ u"decode"_s, u"81zz"_s });
    row({ u"decode"_s, u"818"_s });
    row({ u"decode"_s, u"8100"_s, u"8100"_s });
    row({ u"decode"_s, u"8100"_s, u"--from"_s, u"nowhere"_s });
}

void TestCommandLine::refusesBadUsage()
{
    QFETCH(QStringList, arguments);
    const CommandLine::Command command = parse(arguments);
    const auto *nothing = std::get_if<CommandLine::Nothing>(&command);
    QVERIFY(nothing);
    QCOMPARE(nothing->code, ExitCode::BadUsage);
}

void TestCommandLine::refusesFilesThatCannotBeRead_data()
{
    QTest::addColumn<QStringList>("arguments");
    const QString missing = m_folder.filePath(u"missing"_s);
    const QString text = file(u"text.pem"_s, "no PEM");
    const QStringList connect { u"connect"_s, u"wss://localhost/"_s };
    for (const QString &path : { missing, text, m_folder.path() }) {
        const auto row = [&path](const char *name, const QStringList &arguments) {
            QTest::addRow("%s %s", name, qPrintable(path)) << arguments;
        };
        row("ca", connect + QStringList { u"--ca"_s, path });
        row("cert", connect + QStringList { u"--cert"_s, path, u"--key"_s, m_key });
        row("key", connect + QStringList { u"--cert"_s, m_certificate, u"--key"_s, path });
        row("serve", { u"serve"_s, u"--cert"_s, path, u"--key"_s, m_key });
        if (path != text)
            row("send-file", connect + QStringList { u"--send-file"_s, path });
    }
}

void TestCommandLine::refusesFilesThatCannotBeRead()
{
    QFETCH(QStringList, arguments);
    const CommandLine::Command command = parse(arguments);
    const auto *nothing = std::get_if<CommandLine::Nothing>(&command);
    QVERIFY(nothing);
    QCOMPARE(nothing->code, ExitCode::InputDamaged);
}

void TestCommandLine::asksNothingMoreAfterHelp_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::newRow("help") << QStringList { u"--help"_s };
    QTest::newRow("version") << QStringList { u"--version"_s };
    for (const char *command : { "connect", "serve", "decode" })
        QTest::newRow(command) << QStringList { QString::fromLatin1(command), u"--help"_s };
}

void TestCommandLine::asksNothingMoreAfterHelp()
{
    QFETCH(QStringList, arguments);
    const CommandLine::Command command = parse(arguments);
    const auto *nothing = std::get_if<CommandLine::Nothing>(&command);
    QVERIFY(nothing);
    QCOMPARE(nothing->code, ExitCode::Done);
}

QTEST_GUILESS_MAIN(TestCommandLine)
#include "tst_commandline.moc"
