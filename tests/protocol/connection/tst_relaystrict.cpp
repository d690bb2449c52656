#include "tests/support/relaylog.h"

#include <QTest>

using namespace Framescope;
using namespace Qt::StringLiterals;

namespace {

constexpr MaskingKey Key { 0x37, 0xfa, 0x21, 0x3d };

RelayOptions strictOptions()
{
    RelayOptions options;
    options.strict = true;
    return options;
}

} // namespace

class TestRelayStrict : public QObject
{
    Q_OBJECT
private slots:
    void stopsWhatBreaksARule_data();
    void stopsWhatBreaksARule();
    void passesLegalFramesOn();
    void passesLargeFramesOnAsTheyAreJudged();
    void refusesABadHandshake();
    void passesATailOn();
};

void TestRelayStrict::stopsWhatBreaksARule_data()
{
    QTest::addColumn<QByteArray>("bad");
    QTest::addColumn<bool>("fromClient");
    QTest::addColumn<Rule>("rule");
    QTest::addColumn<int>("code");
    const auto row = [](const char *name, const char *hex, bool fromClient, Rule rule, int code) {
        QTest::newRow(name) << QByteArray::fromHex(hex) << fromClient << rule << code;
    };
    row("§5.1 unmasked", "810141", true, Rule::MaskMissing, 1002);
    row("§5.1 masked", "81810000000041", false, Rule::MaskUnexpected, 1002);
    row("§5.2 reserved bit", "c10141", false, Rule::ReservedBits, 1002);
    row("§5.2 reserved opcode", "830141", false, Rule::ReservedOpcode, 1002);
    row("§5.2 length", "817e000141", false, Rule::LengthNotMinimal, 1002);
    row("§5.4 continuation", "800141", false, Rule::ContinuationUnexpected, 1002);
    row("§5.5 long ping", "897e007e", false, Rule::ControlTooLong, 1002);
    row("§8.1 text", "8103ceba80", false, Rule::Utf8Invalid, 1007);
    row("§8.1 text, cut off", "8101ce", false, Rule::Utf8Invalid, 1007);
    row("§7.4 close code", "880203ed", false, Rule::CloseCodeInvalid, 1002);
}

void TestRelayStrict::stopsWhatBreaksARule()
{
    QFETCH(QByteArray, bad);
    QFETCH(bool, fromClient);
    QFETCH(Rule, rule);
    QFETCH(int, code);
    const QByteArray good = playedFrame(
        Opcode::Text, "Hello", fromClient ? std::optional<MaskingKey>(Key) : std::nullopt);
    const QByteArray behind = good;
    const QByteArray sent = good + bad + behind;
    for (qsizetype cut = 0; cut <= good.size() + bad.size(); ++cut) {
        RelayPlaybook book(strictOptions());
        book.open();
        const auto send = [&](const QByteArray &octets) {
            fromClient ? book.clientSends(octets) : book.serverSends(octets);
        };
        send(sent.first(cut));
        send(sent.sliced(cut));
        const QByteArray reason = QByteArray(ruleInfo(rule).name.data());
        const QByteArray atServer = playedClose(quint16(code), reason, RelayPlaybook::OwnKey);
        const QByteArray atClient = playedClose(quint16(code), reason);
        QCOMPARE(book.atServer(), fromClient ? good + atServer : atServer);
        QCOMPARE(book.atClient(), fromClient ? atClient : good + atClient);
        QCOMPARE(book.relay.phase(), Relay::Phase::Failed);
        book.finishSending();
        book.expire();
        QCOMPARE(book.log.verdict->cause, CloseCause::ViolationFound);
        QCOMPARE(book.log.verdict->rule, rule);
        QCOMPARE(book.log.verdict->brokenBy,
            fromClient ? Direction::ClientToServer : Direction::ServerToClient);
        // It is shown all the same.
        const QString shown = u"!"_s + ruleInfo(rule).name;
        QVERIFY(book.log.lines.filter(shown).size() == 1);
    }
}

void TestRelayStrict::passesLegalFramesOn()
{
    QByteArray sent;
    sent += playedFrame(Opcode::Text, "Hel", Key, false);
    sent += playedFrame(Opcode::Ping, "p", Key);
    sent += playedFrame(Opcode::Continuation, "lo", Key);
    sent += playedFrame(Opcode::Binary, QByteArray(1000, '\xff'), Key);
    for (qsizetype portion = 1; portion <= sent.size(); portion += portion < 30 ? 1 : 97) {
        RelayPlaybook book(strictOptions());
        book.open();
        QByteArray arrived;
        for (qsizetype at = 0; at < sent.size(); at += portion)
            book.clientSends(sent.mid(at, portion));
        QCOMPARE(book.atServer(), sent);
        QCOMPARE(book.log.messages, (QList<QByteArray> { "Hello", QByteArray(1000, '\xff') }));
    }
}

void TestRelayStrict::passesLargeFramesOnAsTheyAreJudged()
{
    RelayPlaybook book(strictOptions());
    book.open();
    QByteArray sent = playedFrame(Opcode::Text, QByteArray(100'000, 'a'), {});
    sent[60'000] = '\xff';
    book.serverSends(sent.first(5));
    QCOMPARE(book.atClient(), QByteArray()); // the header is not complete
    book.serverSends(sent.sliced(5, 40'000));
    QCOMPARE(book.atClient(), sent.first(40'005));
    book.serverSends(sent.sliced(40'005));
    // Inside a frame there is no place for a Close frame.
    QCOMPARE(book.atClient(), QByteArray());
    QCOMPARE(book.atServer(), playedClose(1007, "utf8.invalid", RelayPlaybook::OwnKey));
    QCOMPARE(book.relay.tcpAction(Direction::ServerToClient), TcpAction::FinishSending);
}

void TestRelayStrict::refusesABadHandshake()
{
    RelayPlaybook book(strictOptions());
    book.clientSends(QByteArray(RelayPlaybook::Request).replace("Version: 13", "Version: 8"));
    QCOMPARE(book.atServer(), QByteArray());
    QVERIFY(book.atClient().startsWith("HTTP/1.1 400 "));
}

void TestRelayStrict::passesATailOn()
{
    const QByteArray half = playedFrame(Opcode::Text, "Hello", Key).chopped(2);
    RelayPlaybook book(strictOptions());
    book.open();
    book.clientSends(half);
    QCOMPARE(book.atServer(), QByteArray());
    book.relay.tcpEnded(Direction::ClientToServer, TcpEnd::Finished, 0);
    QCOMPARE(book.atServer(), half);
    QCOMPARE(book.relay.tcpAction(Direction::ClientToServer), TcpAction::FinishSending);
}

QTEST_APPLESS_MAIN(TestRelayStrict)
#include "tst_relaystrict.moc"
