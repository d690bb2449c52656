#include "app/replay/replayrows.h"
#include "app/replay/replayrun.h"
#include "app/session/framehandle.h"
#include "tests/app/replay/replayfixture.h"

#include <QTest>

using namespace Framescope;
using namespace Framescope::Test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using Kind = ReplayRow::Kind;
using Subject = ReplayFinding::Subject;

namespace {

/// A run, and the rows that it has told of.
struct Watched
{
    std::unique_ptr<ReplayRun> run;
    QList<ReplayRow> rows;
    QStringList notes;

    explicit Watched(const ReplayRequest &request)
        : run(std::make_unique<ReplayRun>(request, SessionDocument::record(nullptr)))
    {
        QObject::connect(run.get(), &ReplayRun::rowsFound, run.get(),
            [this](const QList<ReplayRow> &found) { rows += found; });
        QObject::connect(run.get(), &ReplayRun::rejudged, run.get(),
            [this] { rows.removeIf([](const ReplayRow &row) { return row.kind != Kind::Sent; }); });
        QObject::connect(run.get(), &ReplayRun::noted, run.get(),
            [this](const QString &sentence) { notes += sentence; });
        run->start();
    }
    QList<ReplayRow> of(Kind kind) const
    {
        QList<ReplayRow> found;
        std::copy_if(rows.begin(), rows.end(), std::back_inserter(found),
            [kind](const ReplayRow &row) { return row.kind == kind; });
        return found;
    }
};

ReplayRequest requestOf(const std::shared_ptr<SessionStore> &store, const QUrl &url)
{
    ReplayRequest request;
    request.store = store;
    request.connection = 1;
    request.pace.factor.reset();
    request.client.url = url;
    return request;
}

} // namespace

class TestReplayRun : public QObject
{
    Q_OBJECT
private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void playsAndCompares();
    void judgesAgainWithoutPlaying();
    void judgesOnceItHasEnded();
    void tellsOfAServerThatIsNotThere();
    void tellsThatThereIsNothing();
    void goesStepByStep();
    void pausesAndGoesOn();
    void saysHowLongAnswersTook();
    void tellsWhatIsNotComparedYet();
    void closesWhatWasNotClosed();
    void stops();
    void playsTheServer();
    void stopsWaitingForAClient();
    void handsTheSessionOn();
    void keepsABoundedNumberOfRows();
};

void TestReplayRun::playsAndCompares()
{
    const EchoServer server;
    const auto recording = recordedTalk({ clientSays("{\"v\":1,\"id\":1}", 2 * Millisecond),
        serverSays("{\"v\":1,\"id\":9}", 3 * Millisecond), clientSays("two"), serverSays("two"),
        clientSays("{\"a\": 1}"), serverSays("{ \"a\":1 }") });
    Watched watched(requestOf(recording, server.url));
    QVERIFY(watched.run->isRunning());
    QTRY_VERIFY(watched.run->outcome());

    QVERIFY(watched.run->outcome()->verdict->isClean());
    const QList<ReplayRow> sent = watched.of(Kind::Sent);
    QCOMPARE(sent.size(), 4); // with the Close frame
    QCOMPARE(sent[0].recorded.frame, FrameId(1));
    QCOMPARE(sent[0].recorded.time, 2 * Millisecond);
    QCOMPARE(sent[0].now.frame, FrameId(1));
    QCOMPARE(sent[0].now.begin, QByteArray("{\"v\":1,\"id\":1}"));
    QCOMPARE(sent[0].direction, Direction::ClientToServer);
    const QList<ReplayRow> changed = watched.of(Kind::Changed);
    QCOMPARE(changed.size(), 1);
    QCOMPARE(changed[0].recorded.frame, FrameId(2));
    QCOMPARE(changed[0].recorded.time, 3 * Millisecond);
    QCOMPARE(changed[0].now.begin, QByteArray("{\"v\":1,\"id\":1}"));
    QCOMPARE(changed[0].differences.first().where, u"$.id"_s);
    QCOMPARE(watched.of(Kind::Alike).size(), 1);
    QCOMPARE(watched.of(Kind::Alike).first().recorded.frame, FrameId(6));
    QVERIFY(watched.rows.first().subject == Subject::Handshake);
    QCOMPARE(watched.run->progress().tally.changed, quint64(1));
    QCOMPARE(watched.run->progress().sent, quint64(4));
    // What was said is in the new session, under the ids of the rows.
    const auto block = watched.run->store()->block(changed[0].now.frame);
    QVERIFY(block);
    QCOMPARE(FrameHandle(block, changed[0].now.frame).payload().toByteArray(),
        QByteArray("{\"v\":1,\"id\":1}"));
}

void TestReplayRun::judgesAgainWithoutPlaying()
{
    const EchoServer server;
    const auto recording
        = recordedTalk({ clientSays("{\"v\":1,\"id\":1}"), serverSays("{\"v\":1,\"id\":9}") });
    Watched watched(requestOf(recording, server.url));
    QTRY_VERIFY(watched.run->outcome());
    QCOMPARE(watched.of(Kind::Changed).size(), 1);
    const FrameId frames = watched.run->store()->lastFrame();

    ReplayRules rules;
    rules.ignoredPaths = { JsonPaths::parse(u"$.id").value() };
    QSignalSpy judged(watched.run.get(), &ReplayRun::judged);
    watched.run->judge(rules);
    QVERIFY(watched.run->isJudging());
    QVERIFY(judged.wait());
    QCOMPARE(watched.of(Kind::Changed).size(), 0);
    QCOMPARE(watched.of(Kind::Alike).size(), 1);
    QCOMPARE(watched.of(Kind::Sent).size(), 2);
    QCOMPARE(watched.run->progress().sent, quint64(2));
    QVERIFY(watched.run->progress().tally.allMatched());
    QCOMPARE(watched.run->store()->lastFrame(), frames);

    watched.run->judge({}); // and back
    QVERIFY(judged.wait());
    QCOMPARE(watched.of(Kind::Changed).size(), 1);
    // The opening handshake, the Close frame and the ending are judged too.
    QCOMPARE(watched.run->progress().tally.matched, quint64(3));
}

void TestReplayRun::judgesOnceItHasEnded()
{
    const EchoServer server;
    const auto recording = recordedTalk({ clientSays("{\"id\":1}"), serverSays("{\"id\":9}") });
    Watched watched(requestOf(recording, server.url));
    ReplayRules rules;
    rules.ignoredPaths = { JsonPaths::parse(u"$.id").value() };
    QSignalSpy judged(watched.run.get(), &ReplayRun::judged);
    watched.run->judge(rules);
    QVERIFY(judged.wait());
    QVERIFY(watched.run->outcome());
    QVERIFY(watched.run->progress().tally.allMatched());
}

void TestReplayRun::tellsOfAServerThatIsNotThere()
{
    QUrl url;
    {
        const EchoServer server;
        url = server.url;
    }
    Watched watched(requestOf(recordedTalk({ clientSays("one") }), url));
    QTRY_VERIFY(watched.run->outcome());
    QVERIFY(watched.run->outcome()->verdict->error);
    QVERIFY(watched.rows.isEmpty());
}

void TestReplayRun::tellsThatThereIsNothing()
{
    const EchoServer server;
    const auto store = std::make_shared<MemorySessionStore>();
    Watched watched(requestOf(store, server.url));
    QTRY_VERIFY(watched.run->outcome());
    QVERIFY(watched.run->outcome()->hasNothing);
    watched.run->judge({}); // changes nothing
    QVERIFY(!watched.run->isJudging());
}

void TestReplayRun::goesStepByStep()
{
    const EchoServer server;
    ReplayRequest request = requestOf(recordedTalk({ clientSays("one"), serverSays("one"),
                                          clientSays("two"), serverSays("two") }),
        server.url);
    request.pace.stepwise = true;
    Watched watched(request);
    QTRY_COMPARE(watched.rows.size(), 1); // the handshake
    watched.run->release();
    QTRY_COMPARE(watched.rows.size(), 3);
    QCOMPARE(watched.of(Kind::Sent).size(), 1);
    QVERIFY(watched.run->isRunning());
    watched.run->release();
    QTRY_COMPARE(watched.of(Kind::Sent).size(), 2);
    watched.run->release(); // closes
    QTRY_VERIFY(watched.run->outcome());
    QVERIFY(watched.run->progress().tally.allMatched());
}

void TestReplayRun::pausesAndGoesOn()
{
    const EchoServer server;
    Watched watched(requestOf(recordedTalk({ clientSays("one"), serverSays("one"),
                                  clientSays("two"), serverSays("two") }),
        server.url));
    watched.run->setPaused(true); // before it is open
    QVERIFY(watched.run->isPaused());
    QTRY_COMPARE(watched.rows.size(), 1); // the handshake
    watched.run->release();
    QTRY_COMPARE(watched.rows.size(), 3);
    QCOMPARE(watched.of(Kind::Sent).size(), 1);
    QVERIFY(watched.run->isRunning());
    watched.run->setPaused(false);
    QTRY_VERIFY(watched.run->outcome());
    QVERIFY(!watched.run->isPaused());
    QCOMPARE(watched.of(Kind::Sent).size(), 3); // with the Close frame
    QVERIFY(watched.run->progress().tally.allMatched());
    watched.run->setPaused(true); // there is nothing to pause
    QVERIFY(!watched.run->isPaused());
}

void TestReplayRun::saysHowLongAnswersTook()
{
    const EchoServer server;
    const auto recording
        = recordedTalk({ clientSays("one", 2 * Millisecond), serverSays("one", 5 * Millisecond) });
    Watched watched(requestOf(recording, server.url));
    QTRY_VERIFY(watched.run->outcome());
    const auto answer = [&watched] {
        const QList<ReplayRow> matched = watched.of(Kind::Matched);
        return *std::find_if(matched.begin(), matched.end(),
            [](const ReplayRow &row) { return row.recorded.frame == 2; });
    };
    const ReplayRow played = answer();
    QVERIFY(played.latency);
    QCOMPARE(played.latency->recorded, 3 * Millisecond);
    QCOMPARE(played.latency->now, played.now.time - watched.of(Kind::Sent).first().now.time);
    QVERIFY(played.latency->now >= 0);
    QSignalSpy judged(watched.run.get(), &ReplayRun::judged);
    watched.run->judge({});
    QVERIFY(judged.wait());
    QCOMPARE(answer().latency, played.latency);
}

void TestReplayRun::tellsWhatIsNotComparedYet()
{
    const EchoServer server;
    ReplayRequest request = requestOf(
        recordedTalk({ clientSays("one"), serverSays("1"), clientSays("two"), serverSays("two") }),
        server.url);
    request.pace.stepwise = true;
    Watched watched(request);
    QTRY_COMPARE(watched.rows.size(), 1);
    watched.run->release();
    QTRY_COMPARE(watched.run->progress().undecided.size(), 1);
    QCOMPARE(watched.run->progress().undecided.first().begin, QByteArray("one"));
    watched.run->release();
    watched.run->release();
    QTRY_VERIFY(watched.run->outcome());
    QVERIFY(watched.run->progress().undecided.isEmpty());
    QCOMPARE(watched.run->progress().tally.changed, quint64(1));
}

/// The answer to the Close frame, which the recording does not have, is not extra.
void TestReplayRun::closesWhatWasNotClosed()
{
    const EchoServer server;
    const auto recording = std::make_shared<MemorySessionStore>();
    const auto whole = recordedTalk({ clientSays("one"), serverSays("one") });
    ConnectionRecord open = whole->connection(1).value();
    open.verdict.reset();
    open.clientToServer.framesByOpcode = {};
    open.serverToClient.framesByOpcode = {};
    recording->append(
        { makeBlock(1, { clientSays("one"), serverSays("one") }), whole->events(1), { open } });
    Watched watched(requestOf(recording, server.url));
    QTRY_VERIFY(watched.run->outcome());
    QVERIFY(watched.run->progress().tally.allMatched());
    QSignalSpy judged(watched.run.get(), &ReplayRun::judged);
    watched.run->judge({});
    QVERIFY(judged.wait());
    QVERIFY(watched.run->progress().tally.allMatched());
}

void TestReplayRun::stops()
{
    const EchoServer server;
    ReplayRequest request
        = requestOf(recordedTalk({ clientSays("one"), serverSays("one") }), server.url);
    request.pace.stepwise = true;
    Watched watched(request);
    QTRY_COMPARE(watched.rows.size(), 1);
    watched.run->stop();
    QTRY_VERIFY(watched.run->outcome());
    QVERIFY(watched.run->outcome()->isStopped);
    QCOMPARE(watched.run->progress().tally.missing, quint64(1));
}

void TestReplayRun::playsTheServer()
{
    ReplayRequest request
        = requestOf(recordedTalk({ clientSays("hello"), serverSays("welcome") }), {});
    request.side = Direction::ServerToClient;
    Watched watched(request);
    QSignalSpy listening(watched.run.get(), &ReplayRun::listening);
    QVERIFY(listening.wait());
    const EchoServer other; // its controller serves as a client
    ClientOptions options;
    options.url = listening[0][0].toUrl();
    options.extensions.clear();
    other.controller->openConnection(options);
    QTRY_COMPARE(other.store->connections().size(), 1);
    const ConnectionId id = other.store->connections().first().id;
    QTRY_VERIFY(other.store->connection(id)->state == ConnectionState::Open);
    other.controller->sendMessage(id, MessageType::Text, "hello");
    QTRY_COMPARE(watched.of(Kind::Sent).size(), 1);
    QCOMPARE(watched.of(Kind::Sent).first().now.begin, QByteArray("welcome"));
    other.controller->startClosingHandshake(id, 1000, {});
    QTRY_VERIFY(watched.run->outcome());
    const QList<ReplayRow> matched = watched.of(Kind::Matched);
    QVERIFY(std::any_of(matched.begin(), matched.end(), [](const ReplayRow &row) {
        return row.now.begin == "hello" && row.direction == Direction::ClientToServer;
    }));
}

void TestReplayRun::stopsWaitingForAClient()
{
    ReplayRequest request = requestOf(recordedTalk({ serverSays("welcome") }), {});
    request.side = Direction::ServerToClient;
    Watched watched(request);
    QSignalSpy listening(watched.run.get(), &ReplayRun::listening);
    QVERIFY(listening.wait());
    watched.run->stop();
    QTRY_VERIFY(watched.run->outcome());
    QCOMPARE(watched.run->outcome()->connection, ConnectionId(0));
}

void TestReplayRun::handsTheSessionOn()
{
    const EchoServer server;
    Watched watched(requestOf(recordedTalk({ clientSays("one"), serverSays("1") }), server.url));
    QTRY_VERIFY(watched.run->outcome());
    const auto document = watched.run->takeDocument();
    QVERIFY(document);
    QVERIFY(document->isModified());
    QVERIFY(!watched.run->document());
    QSignalSpy judged(watched.run.get(), &ReplayRun::judged);
    watched.run->judge({}); // its store is still there
    QVERIFY(judged.wait());
    watched.run.reset();
    QVERIFY(document->store()->lastFrame() > 0);
}

void TestReplayRun::keepsABoundedNumberOfRows()
{
    ReplayRows rows;
    for (quint64 i = 0; i < ReplayRows::RowLimit + 5; ++i)
        rows.add({});
    ReplayRow missing;
    missing.kind = Kind::Missing;
    rows.add(missing);
    const QList<ReplayRow> kept = rows.take();
    QCOMPARE(kept.size(), qsizetype(ReplayRows::RowLimit + 1));
    QCOMPARE(kept.last().kind, Kind::Missing);
    QCOMPARE(rows.progress().leftOut, quint64(5));
    QCOMPARE(rows.progress().tally.matched, ReplayRows::RowLimit + 5);
    QVERIFY(rows.isEmpty());
}

QTEST_GUILESS_MAIN(TestReplayRun)
#include "tst_replayrun.moc"
