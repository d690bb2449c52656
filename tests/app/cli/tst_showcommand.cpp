#include "app/session/filesessionstore.h"
#include "tests/app/cli/cliprocess.h"
#include "tests/app/session/sessionfixture.h"

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

    QByteArrayList lines() const
    {
        QByteArrayList all = out.split('\n');
        all.removeAll({});
        return all;
    }
    QList<QJsonObject> objects() const
    {
        QList<QJsonObject> all;
        for (const QByteArray &line : lines())
            all.append(QJsonDocument::fromJson(line).object());
        return all;
    }
};

Run run(const QStringList &arguments)
{
    CliProcess cli(arguments);
    const bool ended = cli.ends();
    return { ended ? cli.exitCode() : -2, cli.out(), cli.err() };
}

} // namespace

/// `show`, and the recordings of `connect` and `serve` that it shows.
class ShowCommandTest : public QObject
{
    Q_OBJECT
private slots:
    void init();
    void framesAreAsTheyWerePrinted();
    void bothSidesRecordTheSame();
    void serveKeepsQuietWhileItRecords();
    void aRecordingIsClosedWhenInterrupted();
    void anExistingFileIsKept();
    void connectionsFollowTheContract();
    void messagesAreAssembled();
    void limitsAndCounts();
    void filters_data();
    void filters();
    void errorsAreEvents();
    void messagesAreReadable();
    void filteredConnectionsAndTheirEvents();
    void mistakesInFilters_data();
    void mistakesInFilters();
    void statistics();
    void hexRowsFollowTheFrames();
    void damageIsTold();
    void whatIsNoSessionIsTold();
    void outputThatCannotBeWritten();
    void optionsThatExcludeEachOther_data();
    void optionsThatExcludeEachOther();

private:
    QString file(const QString &name) const { return m_folder->filePath(name); }
    /// Lets a client talk to an echo server, each with its own options; returns what both printed.
    std::pair<Run, Run> talk(const QStringList &client, const QStringList &server) const;
    QString writeSample() const;

    std::unique_ptr<QTemporaryDir> m_folder;
};

void ShowCommandTest::init()
{
    QTest::failOnWarning(QRegularExpression(u".*"_s));
    m_folder = std::make_unique<QTemporaryDir>();
}

std::pair<Run, Run> ShowCommandTest::talk(
    const QStringList &client, const QStringList &server) const
{
    CliProcess serve(QStringList { u"serve"_s, u"--connections"_s, u"1"_s } + server);
    if (!serve.prints("\n"))
        return {};
    const QByteArray url = serve.out().left(serve.out().indexOf('\n')).split(' ').last();
    const Run connected = run(QStringList { u"connect"_s, QString::fromLatin1(url) } + client);
    const bool ended = serve.ends();
    return { connected, { ended ? serve.exitCode() : -2, serve.out(), serve.err() } };
}

void ShowCommandTest::framesAreAsTheyWerePrinted()
{
    const QString recording = file(u"c.fscope"_s);
    const auto [client, server]
        = talk({ u"--json"_s, u"--record"_s, recording, u"--send"_s, u"Hello"_s, u"--send-hex"_s,
                   u"00ff"_s, u"--count"_s, u"2"_s },
            {});
    QCOMPARE(client.code, 0);
    QCOMPARE(QDir(m_folder->path()).entryList(QDir::Files).size(), 1);
    QByteArrayList frames;
    QByteArrayList events;
    for (const QByteArray &line : client.lines())
        (line.contains("\"opcode\"") ? frames : events).append(line);
    const Run shown = run({ u"show"_s, recording, u"--json"_s });
    QCOMPARE(shown.err, QByteArray());
    QCOMPARE(shown.code, 0);
    QCOMPARE(shown.lines(), frames);
    QCOMPARE(shown.lines().size(), 6);
    QCOMPARE(run({ u"show"_s, recording, u"--json"_s, u"--events"_s }).lines(), events);
    // As text too.
    QCOMPARE(run({ u"show"_s, u"--frames"_s, recording }).lines().size(), 6);
    QVERIFY(run({ u"show"_s, recording, u"--events"_s }).out.contains("response"));
}

void ShowCommandTest::bothSidesRecordTheSame()
{
    talk({ u"--record"_s, file(u"c.fscope"_s), u"--send"_s, u"Hello"_s, u"--count"_s, u"1"_s },
        { u"--record"_s, file(u"s.fscope"_s) });
    const QList<QJsonObject> client
        = run({ u"show"_s, file(u"c.fscope"_s), u"--json"_s }).objects();
    const QList<QJsonObject> server
        = run({ u"show"_s, file(u"s.fscope"_s), u"--json"_s }).objects();
    QCOMPARE(client.size(), 4);
    QCOMPARE(server.size(), client.size());
    const auto sorted = [](const QList<QJsonObject> &frames) {
        QStringList all;
        for (const QJsonObject &frame : frames)
            all.append(frame[u"direction"_s].toString() + frame[u"header"_s].toString()
                + frame[u"masking_key"_s].toString() + frame[u"payload"_s].toString()
                + frame[u"payload_base64"_s].toString());
        all.sort();
        return all;
    };
    QCOMPARE(sorted(server), sorted(client));
}

void ShowCommandTest::serveKeepsQuietWhileItRecords()
{
    const QStringList client { u"--no-deflate"_s, u"--send"_s, u"Hello"_s, u"--count"_s, u"1"_s };
    const Run quiet = talk(client, { u"--record"_s, file(u"q.fscope"_s) }).second;
    QVERIFY(quiet.out.startsWith("listening on "));
    QVERIFY(quiet.out.contains("#1 request"));
    QVERIFY(!quiet.out.contains("Hello"));
    const Run json = talk(client, { u"--json"_s, u"--record"_s, file(u"j.fscope"_s) }).second;
    QVERIFY(json.out.contains("Hello"));
}

void ShowCommandTest::aRecordingIsClosedWhenInterrupted()
{
    const QString recording = file(u"s.fscope"_s);
    CliProcess serve({ u"serve"_s, u"--record"_s, recording });
    QVERIFY(serve.prints("\n"));
    const QByteArray url = serve.out().split('\n').first().split(' ').last();
    CliProcess connect({ u"connect"_s, QString::fromLatin1(url), u"--send"_s, u"Hello"_s });
    QVERIFY(connect.prints("← text"));
    serve.signal(SIGTERM);
    QVERIFY(serve.ends());
    QCOMPARE(serve.exitCode(), 130);
    QCOMPARE(QDir(m_folder->path()).entryList(QDir::Files).size(), 1);
    const Run shown = run({ u"show"_s, recording, u"--connections"_s, u"--json"_s });
    QCOMPARE(shown.code, 0);
    QCOMPARE(shown.objects().first()[u"state"_s].toString(), u"closed"_s);
}

void ShowCommandTest::anExistingFileIsKept()
{
    QFile there(file(u"there"_s));
    QVERIFY(there.open(QIODevice::WriteOnly));
    there.write("mine");
    there.close();
    for (const QString &command : { u"connect ws://127.0.0.1:9/"_s, u"serve"_s }) {
        const Run refused
            = run(command.split(u' ') + QStringList { u"--record"_s, file(u"there"_s) });
        QCOMPARE(refused.code, 1);
        QVERIFY(refused.err.contains("exists"));
        QCOMPARE(refused.out, QByteArray());
    }
    QVERIFY(there.open(QIODevice::ReadOnly));
    QCOMPARE(there.readAll(), QByteArray("mine"));
}

void ShowCommandTest::connectionsFollowTheContract()
{
    const QString recording = file(u"c.fscope"_s);
    talk({ u"--record"_s, recording, u"--send"_s, u"Hello"_s, u"--count"_s, u"1"_s,
             u"--subprotocol"_s, u"chat"_s, u"--no-deflate"_s },
        { u"--subprotocol"_s, u"chat"_s });
    const Run shown = run({ u"show"_s, recording, u"--connections"_s, u"--json"_s });
    QCOMPARE(shown.objects().size(), 1);
    const QJsonObject connection = shown.objects().first();
    QCOMPARE(connection[u"id"_s].toInt(), 1);
    QCOMPARE(connection[u"role"_s].toString(), u"client"_s);
    QVERIFY(connection[u"url"_s].toString().startsWith(u"ws://127.0.0.1:"_s));
    QCOMPARE(connection[u"subprotocol"_s].toString(), u"chat"_s);
    QCOMPARE(connection[u"extensions"_s].toArray().size(), 0);
    QVERIFY(QDateTime::fromString(connection[u"opened"_s].toString(), Qt::ISODateWithMs).isValid());
    QCOMPARE(connection[u"state"_s].toString(), u"closed"_s);
    QCOMPARE(connection[u"frames"_s].toObject(),
        (QJsonObject { { u"client_to_server"_s, 2 }, { u"server_to_client"_s, 2 } }));
    QCOMPARE(connection[u"octets"_s].toObject(),
        (QJsonObject { { u"client_to_server"_s, 19 }, { u"server_to_client"_s, 11 } }));
    const QJsonObject close = connection[u"close"_s].toObject();
    QCOMPARE(close[u"code"_s].toInt(), 1000);
    QCOMPARE(close[u"by"_s].toString(), u"client"_s);
    QVERIFY(!close[u"verdict"_s].toString().isEmpty());
    QVERIFY(run({ u"show"_s, recording, u"--connections"_s }).out.startsWith("#1 client ws://"));
}

/// A text message in two fragments with a ping in between, and a compressed one.
QString ShowCommandTest::writeSample() const
{
    FrameBlock block = makeBlock(1,
        { { .time = 1'500'000'000, .payload = "Hel", .fin = false, .messageFirst = 1 },
            { .time = 1'600'000'000, .opcode = toNibble(Opcode::Ping), .payload = "p" },
            { .time = 1'700'000'000,
                .opcode = toNibble(Opcode::Continuation),
                .payload = "lo",
                .messageFirst = 1 } });
    FrameHeader header = makeHeader(Opcode::Binary, 4, std::nullopt);
    header.rsv = Rsv1;
    block.append(2, { Direction::ServerToClient, 2'000'000'000, header, "\xff\xfe\xfd\xfc" }, 4);
    block.attachMessage("a long one");
    const QString path = file(u"sample.fscope"_s);
    const auto session = SessionFile::create(path, QDateTime::currentDateTimeUtc());
    const bool written = session && (*session)->begin() && (*session)->writeBlock(block)
        && (*session)->commit() && (*session)->finish();
    return written ? path : QString();
}

void ShowCommandTest::messagesAreAssembled()
{
    const QString sample = writeSample();
    const Run shown = run({ u"show"_s, sample, u"--messages"_s, u"--json"_s });
    QCOMPARE(shown.code, 0);
    QCOMPARE(shown.lines(),
        (QByteArrayList {
            R"({"id":1,"last":3,"connection":1,"direction":"client_to_server","time":1.700000,"type":"text","length":5,"wire_length":5,"compressed":false,"payload":"Hello"})",
            R"({"id":4,"last":4,"connection":2,"direction":"server_to_client","time":2.000000,"type":"binary","length":10,"wire_length":4,"compressed":true,"payload":"a long one"})" }));
    const QByteArrayList lines = run({ u"show"_s, sample, u"--messages"_s }).lines();
    QCOMPARE(lines.size(), 2);
    QVERIFY(lines.first().contains("1-3") && lines.first().endsWith("\"Hello\""));
    QVERIFY(lines.last().contains("compressed"));
}

void ShowCommandTest::limitsAndCounts()
{
    const QString sample = writeSample();
    QCOMPARE(run({ u"show"_s, sample, u"--count"_s }).out, QByteArray("4\n"));
    QCOMPARE(run({ u"show"_s, sample, u"--count"_s, u"--messages"_s }).out, QByteArray("2\n"));
    QCOMPARE(run({ u"show"_s, sample, u"--count"_s, u"--limit"_s, u"3"_s }).out, QByteArray("3\n"));
    const Run limited = run({ u"show"_s, sample, u"--json"_s, u"--limit"_s, u"2"_s });
    QCOMPARE(limited.objects().size(), 2);
    QCOMPARE(limited.objects().last()[u"opcode"_s].toString(), u"ping"_s);
}

void ShowCommandTest::filters_data()
{
    QTest::addColumn<QStringList>("options");
    QTest::addColumn<QByteArray>("out");
    QTest::newRow("count") << QStringList { u"opcode == ping"_s, u"--count"_s }
                           << QByteArray("1\n");
    QTest::newRow("none") << QStringList { u"opcode == close"_s, u"--count"_s }
                          << QByteArray("0\n");
    QTest::newRow("everything") << QStringList { QString(), u"--count"_s } << QByteArray("4\n");
    QTest::newRow("count with a limit")
        << QStringList { u"conn == 1"_s, u"--count"_s, u"--limit"_s, u"2"_s } << QByteArray("2\n");
    QTest::newRow("messages by their final frame") << QStringList { u"text == \"Hello\""_s,
        u"--messages"_s, u"--count"_s } << QByteArray("1\n");
    QTest::newRow("messages, none")
        << QStringList { u"opcode == ping"_s, u"--messages"_s, u"--count"_s } << QByteArray("0\n");
    QTest::newRow("decompressed") << QStringList { u"message contains \"long\""_s, u"--count"_s }
                                  << QByteArray("1\n");
}

void ShowCommandTest::filters()
{
    QFETCH(QStringList, options);
    const Run shown = run(QStringList { u"show"_s, writeSample(), u"--filter"_s } + options);
    QCOMPARE(shown.code, 0);
    QTEST(shown.out, "out");
    QCOMPARE(shown.err, QByteArray());
}

/// Also those that the command which recorded them told on standard error.
void ShowCommandTest::errorsAreEvents()
{
    const QString recording = file(u"c.fscope"_s);
    const Run refused
        = talk({ u"--record"_s, recording, u"--origin"_s, u"http://else.example"_s }, {}).first;
    QCOMPARE(refused.code, 1);
    const Run shown = run({ u"show"_s, recording, u"--events"_s });
    QCOMPARE(shown.code, 0);
    QCOMPARE(shown.out.count("answered with 403 Forbidden"), 1);
    QCOMPARE(run({ u"show"_s, recording, u"--events"_s, u"--count"_s }).out.trimmed(),
        QByteArray::number(shown.lines().size()));
}

void ShowCommandTest::messagesAreReadable()
{
    const QString recording = file(u"c.fscope"_s);
    talk({ u"--record"_s, recording, u"--send"_s, u"Hello"_s, u"--count"_s, u"1"_s }, {});
    const Run shown = run({ u"show"_s, recording, u"--messages"_s });
    QCOMPARE(shown.lines().size(), 2);
    for (const QByteArray &line : shown.lines())
        QVERIFY2(line.contains("compressed") && line.endsWith("\"Hello\""), line);
}

void ShowCommandTest::filteredConnectionsAndTheirEvents()
{
    const QString recording = file(u"c.fscope"_s);
    talk({ u"--record"_s, recording, u"--send"_s, u"Hello"_s, u"--count"_s, u"1"_s }, {});
    const auto count = [&](const QString &filter, const QString &listing) {
        return run({ u"show"_s, recording, listing, u"--filter"_s, filter, u"--count"_s }).out;
    };
    QCOMPARE(count(u"close.code == 1000"_s, u"--connections"_s), QByteArray("1\n"));
    QCOMPARE(count(u"close.code == 1001"_s, u"--connections"_s), QByteArray("0\n"));
    QCOMPARE(count(u"url contains \"127.0.0.1\""_s, u"--events"_s),
        run({ u"show"_s, recording, u"--events"_s, u"--count"_s }).out);
    QCOMPARE(count(u"role == server"_s, u"--events"_s), QByteArray("0\n"));
    const Run shown = run({ u"show"_s, recording, u"--json"_s, u"--filter"_s,
        u"text == \"Hello\" and dir == s2c"_s });
    QCOMPARE(shown.objects().size(), 1);
    QCOMPARE(shown.objects().first()[u"direction"_s].toString(), u"server_to_client"_s);
}

void ShowCommandTest::mistakesInFilters_data()
{
    QTest::addColumn<QString>("filter");
    QTest::addColumn<QByteArray>("err");
    QTest::newRow("a value") << u"opcode == pinng"_s
                             << QByteArray("Did you mean 'ping'?\n  opcode == pinng\n"
                                           "            ^^^^^\n");
    QTest::newRow("at the end") << u"len >"_s << QByteArray("\n  len >\n       ^\n");
    QTest::newRow("lines") << u"len >\n\tx"_s << QByteArray("\n  len >  x\n         ^\n");
}

void ShowCommandTest::mistakesInFilters()
{
    QFETCH(QString, filter);
    QFETCH(QByteArray, err);
    const Run refused = run({ u"show"_s, writeSample(), u"--filter"_s, filter });
    QCOMPARE(refused.code, 2);
    QCOMPARE(refused.out, QByteArray());
    QVERIFY2(refused.err.endsWith(err), refused.err.constData());
}

void ShowCommandTest::statistics()
{
    const QString sample = writeSample();
    const Run json = run({ u"show"_s, sample, u"--stats"_s, u"--json"_s });
    QCOMPARE(json.code, 0);
    const QList<QJsonObject> scopes = json.objects();
    QCOMPARE(scopes.size(), 3);
    QCOMPARE(scopes.at(0)[u"scope"_s].toString(), u"session"_s);
    QCOMPARE(scopes.at(0)[u"frames"_s].toInt(), 4);
    QCOMPARE(scopes.at(1)[u"connection"_s].toInt(), 1);
    QCOMPARE(scopes.at(1)[u"client_to_server"_s][u"messages"_s].toInt(), 1);
    QCOMPARE(scopes.at(1)[u"client_to_server"_s][u"overhead"_s][u"fragmentation"_s].toInt(), 6);
    QCOMPARE(scopes.at(2)[u"server_to_client"_s][u"compression"_s][u"gain"_s].toInt(), 6);
    const Run filtered = run({ u"show"_s, sample, u"--stats"_s, u"--json"_s, u"--limit"_s, u"1"_s,
        u"--filter"_s, u"opcode == ping"_s });
    QCOMPARE(filtered.objects().size(), 1);
    QCOMPARE(filtered.objects().first()[u"frames"_s].toInt(), 1);
    const Run text = run({ u"show"_s, sample, u"--stats"_s });
    QVERIFY(text.out.startsWith("Session\n  4 frames in 500.0 ms"));
    QVERIFY(text.out.contains("Connection #2"));
}

void ShowCommandTest::hexRowsFollowTheFrames()
{
    const QString sample = writeSample();
    const QByteArrayList lines = run({ u"show"_s, sample, u"--hex"_s }).lines();
    QCOMPARE(lines.size(), 8);
    QCOMPARE(lines.at(7).trimmed().left(23), QByteArray("0  C2 04 FF FE FD FC   ").left(23));
    QVERIFY(run({ u"show"_s, sample, u"--hex"_s, u"--messages"_s }).out.contains("|a long one|"));
}

void ShowCommandTest::damageIsTold()
{
    const QString sample = writeSample();
    QFile octets(sample);
    QVERIFY(octets.open(QIODevice::ReadWrite));
    const qsizetype at = octets.readAll().indexOf("Helplo");
    QVERIFY(at > 0);
    octets.seek(at);
    octets.write("J");
    octets.close();
    const Run shown = run({ u"show"_s, sample, u"--json"_s });
    QCOMPARE(shown.code, 4);
    QVERIFY(shown.err.contains("checksum"));
}

void ShowCommandTest::whatIsNoSessionIsTold()
{
    const Run missing = run({ u"show"_s, file(u"missing"_s) });
    QCOMPARE(missing.code, 4);
    QVERIFY(missing.err.contains("No such file"));
    QFile other(file(u"other"_s));
    QVERIFY(other.open(QIODevice::WriteOnly));
    other.write("GET / HTTP/1.1\r\n\r\n");
    other.close();
    const Run refused = run({ u"show"_s, file(u"other"_s) });
    QCOMPARE(refused.code, 4);
    QVERIFY(refused.err.contains("no session"));
}

void ShowCommandTest::outputThatCannotBeWritten()
{
    const QString sample = writeSample();
    for (const QStringList &arguments :
        { QStringList { u"show"_s, sample }, { u"decode"_s, u"8100"_s } }) {
        QProcess shell;
        shell.start(u"sh"_s,
            QStringList {
                u"-c"_s, u"exec \"$0\" \"$@\" > /dev/full"_s, QStringLiteral(FRAMESCOPE_CLI) }
                + arguments);
        QVERIFY(shell.waitForFinished());
        QCOMPARE(shell.exitCode(), 1);
        const QByteArray said = shell.readAllStandardError();
        QVERIFY2(said.contains("The output cannot be written: No space left"), said);
    }
}

void ShowCommandTest::optionsThatExcludeEachOther_data()
{
    QTest::addColumn<QStringList>("options");
    QTest::newRow("two listings") << QStringList { u"--events"_s, u"--messages"_s };
    QTest::newRow("hex in JSON") << QStringList { u"--hex"_s, u"--json"_s };
    QTest::newRow("statistics and frames") << QStringList { u"--stats"_s, u"--frames"_s };
    QTest::newRow("how many statistics") << QStringList { u"--stats"_s, u"--count"_s };
    QTest::newRow("hex of connections") << QStringList { u"--hex"_s, u"--connections"_s };
    QTest::newRow("limit 0") << QStringList { u"--limit"_s, u"0"_s };
}

void ShowCommandTest::optionsThatExcludeEachOther()
{
    QFETCH(QStringList, options);
    QCOMPARE(run(QStringList { u"show"_s, file(u"any"_s) } + options).code, 2);
}

QTEST_GUILESS_MAIN(ShowCommandTest)
#include "tst_showcommand.moc"
