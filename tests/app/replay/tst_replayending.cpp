#include "app/replay/replayending.h"

#include <QTest>

using namespace Framescope;

namespace {

enum class Outcome { Same, Changed, Unknown };

} // namespace

class TestReplayEnding : public QObject
{
    Q_OBJECT
private slots:
    void comparesTheServers_data();
    void comparesTheServers();
    void comparesTheClients();
};

void TestReplayEnding::comparesTheServers_data()
{
    QTest::addColumn<CloseCause>("then");
    QTest::addColumn<ClosedBy>("thenBy");
    QTest::addColumn<CloseCause>("now");
    QTest::addColumn<ClosedBy>("nowBy");
    QTest::addColumn<int>("outcome");
    const auto row = [](const char *name, CloseCause then, ClosedBy thenBy, CloseCause now,
                         ClosedBy nowBy, Outcome outcome) {
        QTest::newRow(name) << then << thenBy << now << nowBy << int(outcome);
    };
    using enum CloseCause;
    const ClosedBy client = ClosedBy::Client;
    const ClosedBy server = ClosedBy::Server;
    row("closed", ClosingHandshake, client, ClosingHandshake, client, Outcome::Same);
    row("who began is told by the frames", ClosingHandshake, server, ClosingHandshake, client,
        Outcome::Same);
    row("left", ConnectionEnded, server, ConnectionEnded, server, Outcome::Same);
    row("FIN or RST", ConnectionEnded, server, ConnectionReset, server, Outcome::Same);
    row("left instead of closing", ClosingHandshake, server, ConnectionReset, server,
        Outcome::Changed);
    row("closed instead of leaving", ConnectionEnded, server, ClosingHandshake, client,
        Outcome::Changed);
    row("does not answer", ClosingHandshake, client, NoCloseAnswer, client, Outcome::Changed);
    row("did not answer then", EndedUnanswered, client, NoCloseAnswer, client, Outcome::Same);
    row("the server's own recording of a violation", ViolationFound, server, ClosingHandshake,
        server, Outcome::Same);
    row("aborted here", Aborted, client, ClosingHandshake, client, Outcome::Unknown);
    row("aborted by the server that recorded", Aborted, server, ConnectionEnded, server,
        Outcome::Same);
    row("we failed it", ClosingHandshake, client, ViolationFound, client, Outcome::Unknown);
    row("never opened", ClosingHandshake, client, HandshakeFailed, server, Outcome::Unknown);
}

void TestReplayEnding::comparesTheServers()
{
    QFETCH(CloseCause, then);
    QFETCH(ClosedBy, thenBy);
    QFETCH(CloseCause, now);
    QFETCH(ClosedBy, nowBy);
    QFETCH(int, outcome);
    const auto finding = compareEndings(
        { .cause = then, .by = thenBy }, { .cause = now, .by = nowBy }, Direction::ServerToClient);
    QCOMPARE(finding.has_value(), outcome != int(Outcome::Unknown));
    if (!finding)
        return;
    QCOMPARE(finding->subject, ReplayFinding::Subject::Ending);
    const bool same = finding->kind == ReplayFinding::Kind::Matched;
    QCOMPARE(same, outcome == int(Outcome::Same));
    QCOMPARE(finding->differences.isEmpty(), same);
}

void TestReplayEnding::comparesTheClients()
{
    const CloseVerdict left { .cause = CloseCause::ConnectionEnded, .by = ClosedBy::Client };
    const CloseVerdict closed { .cause = CloseCause::ClosingHandshake, .by = ClosedBy::Client };
    const auto finding = compareEndings(closed, left, Direction::ClientToServer);
    QVERIFY(finding && finding->kind == ReplayFinding::Kind::Changed);
    QVERIFY(!compareEndings(closed, left, Direction::ServerToClient));
}

QTEST_GUILESS_MAIN(TestReplayEnding)
#include "tst_replayending.moc"
