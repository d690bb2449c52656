#include "protocol/connection/connection.h"
#include "protocol/handshake/openinghandshake.h"
#include "protocol/wire/ruleexample.h"
#include "tests/support/connectionlog.h"

#include <QFile>
#include <QTest>

using namespace Framescope;
using namespace Qt::StringLiterals;

namespace {

/// A listener that keeps the rules that were broken, in order.
class RuleLog : public ConnectionLog
{
public:
    QList<Rule> broken;
    QList<Direction> brokenBy;
    QByteArrayList closesSent; ///< the bodies of our Close frames

    explicit RuleLog(Direction ours)
        : m_ours(ours)
    {
    }

    void frameCrossed(const Frame &frame, const QList<Violation> &violations) override
    {
        for (const Violation &violation : violations)
            note(violation);
        if (frame.direction == m_ours && frame.header.opcode == toNibble(Opcode::Close))
            closesSent.append(frame.payload.toByteArray());
        ConnectionLog::frameCrossed(frame, violations);
    }
    void eventHappened(const Event &event) override
    {
        if (const auto *found = std::get_if<ViolationFound>(&event))
            note(found->violation);
        ConnectionLog::eventHappened(event);
    }

private:
    void note(const Violation &violation)
    {
        broken.append(violation.rule);
        brokenBy.append(violation.brokenBy);
    }

    const Direction m_ours;
};

/// The endpoint that the octets of \a example come to, up to where they come.
struct Endpoint
{
    RuleLog log;
    Connection connection;

    explicit Endpoint(const RuleExample &example, bool lenient)
        : log(opposite(example.brokenBy))
        , connection(options(example, lenient), log)
    {
        connection.start(0);
        if (example.part == RuleExample::Part::Frames)
            receive(openingHandshake(example));
    }

    void receive(QByteArray octets)
    {
        connection.receive({ octets.data(), static_cast<std::size_t>(octets.size()) }, 0);
    }

    /// The other side's, by which what \a example wants is agreed.
    static QByteArray openingHandshake(const RuleExample &example)
    {
        if (example.brokenBy == Direction::ClientToServer)
            return ruleExample(Rule::ResponseStatus).request;
        QByteArray response = ruleExample(Rule::ResponseStatus).octets.replace("999", "101");
        if (!example.deflate)
            return response;
        DeflateParameters agreed;
        agreed.serverMaxWindowBits = example.deflate->windowBits;
        agreed.serverNoContextTakeover = !example.deflate->contextTakeover;
        return response.insert(response.size() - 2,
            "Sec-WebSocket-Extensions: " + toExtension(agreed).toHeaderValue() + "\r\n");
    }

    static ConnectionOptions options(const RuleExample &example, bool lenient)
    {
        ConnectionOptions options;
        options.role = example.brokenBy == Direction::ClientToServer ? Role::Server : Role::Client;
        options.lenient = lenient;
        options.serverPolicy.lenient = lenient;
        options.nextMaskingKey = [] { return MaskingKey {}; };
        // The request as the example has it.
        const RequestHead request
            = parseRequestHead(example.request.isEmpty() ? ruleExample(Rule::ResponseStatus).request
                                                         : example.request);
        options.clientHandshake.host = request.singleValue("Host").value();
        options.clientHandshake.target = request.target;
        options.clientHandshake.key = request.singleValue("Sec-WebSocket-Key").value();
        for (const HttpField &field : request.fields)
            options.clientHandshake.headers.append({ field.name, field.value });
        if (example.deflate)
            options.clientHandshake.extensions = PermessageDeflate;
        return options;
    }
};

QStringList names(const QList<Rule> &rules)
{
    QStringList list;
    for (const Rule rule : rules)
        list.append(ruleInfo(rule).name);
    return list;
}

} // namespace

/// Every rule of the catalogue is broken by its example, and no other is; and whoever reads the
/// example as an endpoint does what the RFC wants.
class TestRuleExample : public QObject
{
    Q_OBJECT
private slots:
    void isDocumented_data() { breaksTheRule_data(); }
    void isDocumented();
    void breaksTheRule_data();
    void breaksTheRule();
    void isReportedByALenientEndpoint_data() { breaksTheRule_data(); }
    void isReportedByALenientEndpoint();
    void failsTheConnection_data() { breaksTheRule_data(); }
    void failsTheConnection();
};

void TestRuleExample::breaksTheRule_data()
{
    QTest::addColumn<Rule>("rule");
    for (const RuleInfo &info : ruleCatalogue())
        QTest::newRow(info.name.data()) << info.rule;
}

void TestRuleExample::isDocumented()
{
    QFETCH(Rule, rule);
    const RuleInfo &info = ruleInfo(rule);
    QFile page(QStringLiteral(FRAMESCOPE_SOURCE_DIR "/docs/violations.md"));
    QVERIFY(page.open(QIODevice::ReadOnly));
    const QString row = QStringLiteral("| `%1` | %2 §%3 | %4 | %5 |\n")
                            .arg(info.name, QString::number(info.rfc), info.section, info.text,
                                info.closeStatusCode > 0 ? QString::number(info.closeStatusCode)
                                                         : QStringLiteral("–"));
    QVERIFY2(QString::fromUtf8(page.readAll()).contains(row), qPrintable(row));
}

/// By the parsers alone.
void TestRuleExample::breaksTheRule()
{
    QFETCH(Rule, rule);
    const RuleExample example = ruleExample(rule);
    QCOMPARE(example.rule, rule);
    QVERIFY(!example.octets.isEmpty());

    QList<Rule> broken;
    const auto fail = [&broken](const QList<HandshakeCheck> &checks) {
        for (const HandshakeCheck &check : checks) {
            if (!check.passed)
                broken.append(check.rule);
        }
    };
    switch (example.part) {
    case RuleExample::Part::Request:
        fail(checkRequest(
            parseRequestHead(example.octets.first(example.octets.indexOf("\r\n\r\n") + 4))));
        break;
    case RuleExample::Part::Response:
        fail(checkResponse(parseRequestHead(example.request), parseResponseHead(example.octets)));
        break;
    case RuleExample::Part::Frames: {
        for (qsizetype step = 1; step <= example.octets.size(); ++step) {
            RuleLog log(opposite(example.brokenBy));
            FrameReader reader(example.brokenBy, 64 * 1024);
            if (example.deflate)
                reader.enableDeflate(*example.deflate);
            for (qsizetype at = 0; at < example.octets.size(); at += step) {
                QByteArray octets = example.octets.mid(at, step);
                reader.read({ octets.data(), static_cast<std::size_t>(octets.size()) }, 0, log);
            }
            reader.end(0, log);
            QCOMPARE(names(log.broken), names({ rule }));
            QCOMPARE(log.brokenBy, QList<Direction> { example.brokenBy });
        }
        return;
    }
    }
    if (rule == Rule::RequestEarlyData)
        QVERIFY(broken.isEmpty()); // no matter of the head
    else if (rule == Rule::ResponseVersionMissing)
        QCOMPARE(names(broken), names({ Rule::ResponseStatus, rule }));
    else
        QCOMPARE(names(broken), names({ rule }));
}

void TestRuleExample::isReportedByALenientEndpoint()
{
    QFETCH(Rule, rule);
    const RuleExample example = ruleExample(rule);
    Endpoint endpoint(example, true);
    endpoint.receive(example.octets);
    endpoint.connection.tcpEnded(TcpEnd::Finished, 1);
    QCOMPARE(names(endpoint.log.broken), names({ rule }));
    QCOMPARE(endpoint.log.brokenBy, QList<Direction> { example.brokenBy });
    // Nothing is held against the peer; but a Close is answered, and a limit is a limit.
    if (!example.octets.startsWith('\x88') && rule != Rule::LengthHighBit)
        QCOMPARE(endpoint.log.closesSent, QByteArrayList());
}

void TestRuleExample::failsTheConnection()
{
    QFETCH(Rule, rule);
    const RuleExample example = ruleExample(rule);
    Endpoint endpoint(example, false);
    endpoint.receive(example.octets);
    // RFC 7692 §7.1 lets a server decline what it does not understand, and RFC 6455 does not say
    // what to do about a client that could not wait.
    if (rule == Rule::RequestDeflate || rule == Rule::RequestEarlyData) {
        QCOMPARE(endpoint.connection.phase(), Connection::Phase::Open);
        return;
    }
    endpoint.connection.tcpEnded(TcpEnd::Finished, 1);
    QCOMPARE(names(endpoint.log.broken), names({ rule }));
    QVERIFY(endpoint.log.verdict);
    const CloseVerdict verdict = *endpoint.log.verdict;
    if (rule == Rule::FrameAfterClose) { // what comes then changes nothing
        QCOMPARE(verdict.cause, CloseCause::ClosingHandshake);
    } else if (example.part != RuleExample::Part::Frames) {
        QCOMPARE(verdict.cause, CloseCause::HandshakeFailed);
        QCOMPARE(endpoint.log.closesSent, QByteArrayList());
    } else {
        QCOMPARE(verdict.cause, CloseCause::ViolationFound);
        QCOMPARE(verdict.rule, rule);
        QCOMPARE(verdict.code, ruleInfo(rule).closeStatusCode);
        const QByteArray body
            = makeCloseBody(ruleInfo(rule).closeStatusCode, QString(ruleInfo(rule).name));
        QCOMPARE(endpoint.log.closesSent, QByteArrayList { body });
    }
}

QTEST_GUILESS_MAIN(TestRuleExample)
#include "tst_ruleexample.moc"
