#include "protocol/handshake/deflatenegotiation.h"
#include "protocol/wire/ruleexample.h"
#include "tests/app/cli/cliprocess.h"
#include "tests/support/rawpeer.h"

#include <QJsonArray>

using namespace Framescope;
using namespace Framescope::Test;
using namespace Qt::StringLiterals;

namespace {

bool isDecodable(const RuleExample &example)
{
    return example.part == RuleExample::Part::Frames && !example.deflate;
}

/// The head that comes before the frames of \a example, \a head being what it is without them.
QByteArray withDeflate(const RuleExample &example, QByteArray head)
{
    if (!example.deflate)
        return head;
    DeflateParameters agreed;
    agreed.serverMaxWindowBits = example.deflate->windowBits;
    agreed.serverNoContextTakeover = !example.deflate->contextTakeover;
    return head.insert(head.size() - 2,
        "Sec-WebSocket-Extensions: " + toExtension(agreed).toHeaderValue() + "\r\n");
}

void addRows(bool (*isWanted)(const RuleExample &))
{
    QTest::addColumn<Rule>("rule");
    for (const RuleInfo &info : ruleCatalogue()) {
        if (isWanted(ruleExample(info.rule)))
            QTest::newRow(info.name.data()) << info.rule;
    }
}

/// The rules in the JSON lines of \a out, as violations of a frame or as events.
QList<QByteArray> rulesIn(const QByteArray &out)
{
    QList<QByteArray> rules;
    for (const QByteArray &line : out.split('\n')) {
        const QJsonObject object = QJsonDocument::fromJson(line).object();
        if (object.value(u"event"_s) == u"violation"_s)
            rules.append(object.value(u"rule"_s).toString().toLatin1());
        for (const QJsonValue &violation : object.value(u"violations"_s).toArray())
            rules.append(violation[u"rule"].toString().toLatin1());
    }
    return rules;
}

} // namespace

/// Every rule reaches whoever uses framescope-cli, in JSON, in words, and as the exit code 3.
class TestRuleReports : public QObject
{
    Q_OBJECT
private slots:
    void init();
    void decodeReports_data() { addRows(isDecodable); }
    void decodeReports();
    void connectReports_data();
    void connectReports();
    void serveReports_data();
    void serveReports();
};

void TestRuleReports::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
}

void TestRuleReports::decodeReports()
{
    QFETCH(Rule, rule);
    const RuleExample example = ruleExample(rule);
    const QStringList arguments { u"decode"_s, QString::fromLatin1(example.octets.toHex()),
        u"--from"_s, example.brokenBy == Direction::ClientToServer ? u"client"_s : u"server"_s };
    CliProcess json(arguments + QStringList { u"--json"_s });
    QVERIFY(json.ends());
    QCOMPARE(rulesIn(json.out()), QList<QByteArray> { ruleInfo(rule).name.data() });
    QCOMPARE(json.exitCode(), 3);
    CliProcess text(arguments);
    QVERIFY(text.ends());
    QVERIFY2(text.out().contains(ruleInfo(rule).name.data()), text.out());
    QVERIFY2(text.out().contains(ruleInfo(rule).text.data()), text.out());
}

void TestRuleReports::connectReports_data()
{
    addRows(
        [](const RuleExample &example) { return example.brokenBy == Direction::ServerToClient; });
}

void TestRuleReports::connectReports()
{
    QFETCH(Rule, rule);
    const RuleExample example = ruleExample(rule);
    const bool isHead = example.part == RuleExample::Part::Response;
    RawListener listener;
    QStringList arguments { u"connect"_s, u"ws://127.0.0.1:%1/chat"_s.arg(listener.serverPort()),
        u"--json"_s };
    for (const HttpField &field : parseRequestHead(example.request).fields)
        arguments << u"-H"_s << QString::fromLatin1(field.name + ": " + field.value);
    if (isHead && !example.request.contains("Sec-WebSocket-Extensions"))
        arguments << u"--no-deflate"_s;
    CliProcess cli(arguments);
    QVERIFY(QTest::qWaitFor(
        [&] { return listener.peer() && listener.peer()->received().endsWith("\r\n\r\n"); }));
    RawPeer &peer = *listener.peer();
    peer.send(isHead ? example.octets
                     : withDeflate(example, responseTo(peer.received())) + example.octets);
    peer.finishSending();
    QVERIFY(cli.ends());
    QCOMPARE(rulesIn(cli.out()), QList<QByteArray> { ruleInfo(rule).name.data() });
    QVERIFY2(cli.err().contains(ruleInfo(rule).text.data()), cli.err());
    QCOMPARE(cli.exitCode(), 3);
}

void TestRuleReports::serveReports_data()
{
    addRows(
        [](const RuleExample &example) { return example.brokenBy == Direction::ClientToServer; });
}

void TestRuleReports::serveReports()
{
    QFETCH(Rule, rule);
    const RuleExample example = ruleExample(rule);
    CliProcess cli({ u"serve"_s, u"--json"_s, u"--connections"_s, u"1"_s });
    QVERIFY(cli.prints("\n"));
    const QByteArray first = cli.out().split('\n').first();
    const auto port
        = static_cast<quint16>(first.sliced(first.lastIndexOf(':') + 1).chopped(1).toUInt());
    QVERIFY2(port > 0, first);
    const QByteArray head
        = example.part == RuleExample::Part::Frames ? requestFor(port) : QByteArray();
    RawPeer peer(port, head + example.octets);
    QTRY_VERIFY(!peer.received().isEmpty());
    peer.finishSending();
    QVERIFY(cli.ends());
    // What comes along with the request is a slip of its own.
    QList<QByteArray> rules = rulesIn(cli.out());
    if (!head.isEmpty())
        QVERIFY(rules.removeOne("request.early-data"));
    QCOMPARE(rules, QList<QByteArray> { ruleInfo(rule).name.data() });
    QCOMPARE(cli.exitCode(), 3);
    QVERIFY2(
        cli.err().contains(ruleInfo(head.isEmpty() ? rule : Rule::RequestEarlyData).text.data()),
        cli.err());
}

QTEST_GUILESS_MAIN(TestRuleReports)
#include "tst_rulereports.moc"
