#include "app/session/closeverdicttext.h"

#include <QtTest>

using namespace Framescope;

using namespace Qt::StringLiterals;

class CloseVerdictTextTest : public QObject
{
    Q_OBJECT

private slots:
    void says_data();
    void says();
    void hasASentenceForEveryCause();
    void reasonStaysOnOneLine();
};

void CloseVerdictTextTest::says_data()
{
    QTest::addColumn<CloseVerdict>("verdict");
    QTest::addColumn<QStringList>("parts");
    QTest::addColumn<QString>("label");

    CloseVerdict normal;
    normal.cause = CloseCause::ClosingHandshake;
    normal.by = ClosedBy::Client;
    normal.code = 1000;
    QTest::newRow("closing handshake")
        << normal
        << QStringList { u"The client closed"_s, u"1000, normal closure"_s, u"server answered"_s }
        << u"Closed 1000, normal closure"_s;

    CloseVerdict noCode = normal;
    noCode.code = 1005;
    QTest::newRow("no code") << noCode << QStringList { u"without a status code"_s }
                             << u"Closed without a code"_s;

    CloseVerdict withReason = normal;
    withReason.by = ClosedBy::Server;
    withReason.code = 4001;
    withReason.reason = u"token expired %1"_s;
    QTest::newRow("private code with a reason")
        << withReason
        << QStringList { u"The server closed"_s, u"4001, private use: \"token expired %1\""_s }
        << u"Closed 4001, private use"_s;

    CloseVerdict violation;
    violation.cause = CloseCause::ViolationFound;
    violation.by = ClosedBy::Server;
    violation.code = 1002;
    violation.rule = Rule::MaskMissing;
    QTest::newRow("violation") << violation
                               << QStringList { u"The client broke RFC 6455 §5.1"_s,
                                      u"is not masked"_s,
                                      u"The server closed the connection with 1002"_s }
                               << u"Failed 1002, protocol error"_s;

    CloseVerdict stopped = violation;
    stopped.by = ClosedBy::Nobody;
    stopped.brokenBy = Direction::ClientToServer;
    QTest::newRow("violation that a proxy stopped")
        << stopped
        << QStringList { u"The client broke RFC 6455 §5.1"_s,
               u"The proxy closed the connection to both sides with 1002"_s }
        << u"Failed 1002, protocol error"_s;
    stopped.cause = CloseCause::LimitExceeded;
    stopped.code = 1009;
    QTest::newRow("limit of a proxy")
        << stopped << QStringList { u"A message from the client was larger"_s, u"The proxy"_s }
        << u"Failed 1009, message too big"_s;

    CloseVerdict ended;
    ended.cause = CloseCause::ConnectionEnded;
    ended.by = ClosedBy::Server;
    QTest::newRow("FIN") << ended
                         << QStringList { u"The server ended the TCP connection (FIN)"_s,
                                u"its process may be gone"_s }
                         << u"Ended without a Close frame"_s;

    CloseVerdict reset = ended;
    reset.cause = CloseCause::ConnectionReset;
    QTest::newRow("RST") << reset
                         << QStringList { u"The server reset the TCP connection (RST)"_s,
                                u"its process may be gone"_s }
                         << u"TCP connection reset"_s;

    CloseVerdict unanswered = normal;
    unanswered.cause = CloseCause::NoCloseAnswer;
    QTest::newRow("no answer") << unanswered
                               << QStringList { u"The client closed"_s,
                                      u"the server did not answer with a Close frame in time"_s }
                               << u"Close not answered"_s;

    CloseVerdict unansweredFin = unanswered;
    unansweredFin.cause = CloseCause::EndedUnanswered;
    QTest::newRow("FIN for an answer")
        << unansweredFin
        << QStringList { u"The client closed"_s, u"the server ended the TCP connection (FIN)"_s }
        << u"Close not answered"_s;

    CloseVerdict unansweredReset = unanswered;
    unansweredReset.cause = CloseCause::ResetUnanswered;
    QTest::newRow("RST for an answer")
        << unansweredReset
        << QStringList { u"The client closed"_s, u"the server reset the TCP connection (RST)"_s }
        << u"Close not answered"_s;

    CloseVerdict truncated = ended;
    truncated.cause = CloseCause::TlsTruncated;
    QTest::newRow("TLS cut off") << truncated << QStringList { u"The server"_s, u"close_notify"_s }
                                 << u"TLS cut off"_s;

    CloseVerdict alert = ended;
    alert.cause = CloseCause::TlsAlert;
    alert.error = Error { ErrorCode::TlsAlert, u"certificate required (116)"_s };
    QTest::newRow("TLS alert") << alert
                               << QStringList { u"The server ended TLS with the alert"_s,
                                      u"certificate required (116)"_s }
                               << u"TLS alert"_s;

    alert.by = ClosedBy::Nobody;
    QTest::newRow("TLS alert of a proxy")
        << alert << QStringList { u"The proxy ended TLS with the alert"_s } << u"TLS alert"_s;

    CloseVerdict illegal = normal;
    illegal.code = 1006;
    QTest::newRow("a code that must not be sent")
        << illegal << QStringList { u"1006, abnormal closure, which must not be sent"_s }
        << u"Closed 1006, abnormal closure, which must not be sent"_s;

    CloseVerdict elsewhere = normal; // §7.4.1: a server refuses the handshake instead
    elsewhere.code = 1010;
    QTest::newRow("1010 of a client")
        << elsewhere << QStringList { u"1010, mandatory extension, and the server answered"_s }
        << u"Closed 1010, mandatory extension"_s;
    elsewhere.by = ClosedBy::Server;
    QTest::newRow("1010 of a server")
        << elsewhere << QStringList { u"1010, mandatory extension, which is for clients"_s }
        << u"Closed 1010, mandatory extension, which is for clients"_s;

    CloseVerdict refused;
    refused.cause = CloseCause::HandshakeFailed;
    refused.error = Error { ErrorCode::HandshakeRefused, u"403 Forbidden"_s };
    QTest::newRow("refused") << refused << QStringList { u"403 Forbidden"_s }
                             << u"Refused, 403 Forbidden"_s;
}

void CloseVerdictTextTest::says()
{
    QFETCH(CloseVerdict, verdict);
    QFETCH(QStringList, parts);
    const QString text = closeVerdictText(verdict);
    for (const QString &part : qAsConst(parts))
        QVERIFY2(text.contains(part), qPrintable(text));
    QTEST(closeVerdictLabel(verdict), "label");
}

void CloseVerdictTextTest::hasASentenceForEveryCause()
{
    for (int cause = 0; cause <= static_cast<int>(CloseCause::NoHandshake); ++cause) {
        CloseVerdict verdict;
        verdict.cause = static_cast<CloseCause>(cause);
        const QString text = closeVerdictText(verdict);
        QVERIFY2(text.endsWith(u'.') && text.size() > 20, qPrintable(text));
        QVERIFY(!closeVerdictLabel(verdict).isEmpty());
    }
}

void CloseVerdictTextTest::reasonStaysOnOneLine()
{
    CloseVerdict verdict;
    verdict.cause = CloseCause::ClosingHandshake;
    verdict.code = 1001;
    verdict.reason = u"one\ntwo"_s;
    QVERIFY(closeVerdictText(verdict).contains(u"one two"_s));
}

QTEST_GUILESS_MAIN(CloseVerdictTextTest)
#include "tst_closeverdicttext.moc"
