#include "app/cli/closeoutcome.h"

#include <QTest>

using namespace Framescope;
using namespace Qt::StringLiterals;

class TestCloseOutcome : public QObject
{
    Q_OBJECT
private slots:
    void decidesOnTheExitCode_data();
    void decidesOnTheExitCode();
    void saysWhy();
    void quotesAPeerInOneLine();
};

void TestCloseOutcome::decidesOnTheExitCode_data()
{
    QTest::addColumn<CloseCause>("cause");
    QTest::addColumn<int>("code"); // 0: none
    QTest::addColumn<bool>("violation");
    QTest::addColumn<bool>("lenient");
    QTest::addColumn<ExitCode>("exitCode");
    const auto row = [](const char *name, CloseCause cause, int code, bool violation, bool lenient,
                         ExitCode exitCode) {
        QTest::newRow(name) << cause << code << violation << lenient << exitCode;
    };
    constexpr auto Handshake = CloseCause::ClosingHandshake;
    row("no code", Handshake, 1005, false, false, ExitCode::Done);
    row("1000", Handshake, 1000, false, false, ExitCode::Done);
    row("1001", Handshake, 1001, false, false, ExitCode::Done);
    for (const int code : { 1002, 1003, 1008, 1009, 1011, 3000, 4999 })
        row(qPrintable(QString::number(code)), Handshake, code, false, false, ExitCode::Failed);
    for (const auto &[name, cause] : { std::pair("limit", CloseCause::LimitExceeded),
             std::pair("no answer", CloseCause::NoCloseAnswer),
             std::pair("FIN", CloseCause::ConnectionEnded),
             std::pair("RST", CloseCause::ConnectionReset),
             std::pair("slow frame", CloseCause::FrameTimedOut),
             std::pair("no Pong", CloseCause::PongTimedOut),
             std::pair("handshake", CloseCause::HandshakeFailed),
             std::pair("aborted", CloseCause::Aborted) })
        row(name, cause, 0, false, false, ExitCode::Failed);
    row("violation", CloseCause::ViolationFound, 1002, true, false, ExitCode::PeerBrokeRule);
    row("violation, then a clean end", Handshake, 1000, true, false, ExitCode::PeerBrokeRule);
    row("violation in the handshake", CloseCause::HandshakeFailed, 0, true, false,
        ExitCode::PeerBrokeRule);
    row("violation, lenient", Handshake, 1000, true, true, ExitCode::Done);
    row("violation, lenient, FIN", CloseCause::ConnectionEnded, 0, true, true, ExitCode::Failed);
}

void TestCloseOutcome::decidesOnTheExitCode()
{
    QFETCH(CloseCause, cause);
    QFETCH(int, code);
    QFETCH(bool, violation);
    QFETCH(bool, lenient);
    QFETCH(ExitCode, exitCode);
    CloseVerdict verdict;
    verdict.cause = cause;
    if (code != 0)
        verdict.code = quint16(code);
    const auto broken = violation ? std::optional(Violation {}) : std::nullopt;
    QCOMPARE(exitCodeFor(verdict, broken, lenient), exitCode);
}

void TestCloseOutcome::saysWhy()
{
    CloseVerdict verdict;
    verdict.cause = CloseCause::HandshakeFailed;
    verdict.error = Error { ErrorCode::HandshakeRefused, u"403 Forbidden"_s };
    QVERIFY(outcomeSentence(verdict, {}).contains(u"403"_s));

    CloseVerdict noise; // whoever has ended TLS is named
    noise.cause = CloseCause::TlsAlert;
    noise.by = ClosedBy::Server;
    noise.error = Error { ErrorCode::TlsAlert, u"bad record mac (20)"_s };
    QVERIFY(outcomeSentence(noise, {}).startsWith(u"The server ended TLS"_s));

    CloseVerdict clean;
    clean.cause = CloseCause::ClosingHandshake;
    clean.code = 1000;
    const Violation late { Rule::FrameAfterClose, Direction::ServerToClient, 0, 1, u"text"_s };
    const QString sentence = outcomeSentence(clean, late);
    QVERIFY(sentence.contains(u"§5.5.1"_s));
    QVERIFY(sentence.contains(ruleInfo(Rule::FrameAfterClose).text));
    QVERIFY(sentence.contains(u"1000"_s));

    CloseVerdict failed;
    failed.cause = CloseCause::ViolationFound;
    failed.rule = Rule::FrameAfterClose;
    QCOMPARE(outcomeSentence(failed, late).count(ruleInfo(Rule::FrameAfterClose).text), 1);
}

void TestCloseOutcome::quotesAPeerInOneLine()
{
    CloseVerdict verdict;
    verdict.cause = CloseCause::ClosingHandshake;
    verdict.by = ClosedBy::Server;
    verdict.code = 4000;
    verdict.reason = u"\x1b[2J\nframescope-cli: all is well"_s;
    const QString sentence = outcomeSentence(verdict, {});
    QVERIFY(sentence.contains(uR"("\x1b[2J framescope-cli: all is well")"_s));
    QVERIFY(!sentence.contains(u'\n'));
}

QTEST_APPLESS_MAIN(TestCloseOutcome)
#include "tst_closeoutcome.moc"
