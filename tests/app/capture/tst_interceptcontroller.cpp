#include "app/capture/capturecontroller.h"
#include "app/capture/interceptcontroller.h"
#include "app/session/memorysessionstore.h"
#include "tests/support/rawpeer.h"

#include <QSignalSpy>
#include <QTest>

using namespace Framescope;
using namespace Framescope::Test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

InterceptRule rule(QStringView expression, std::optional<Direction> direction = std::nullopt,
    bool wholeMessages = false)
{
    return { FilterProgram::fromText(expression).value(), direction, wholeMessages };
}

/// A session with a proxy, and raw peers on both sides of it.
struct Interception
{
    SessionClock clock;
    std::shared_ptr<MemorySessionStore> store
        = std::make_shared<MemorySessionStore>(clock.started());
    CaptureController capture { store, clock };
    InterceptController &controller = capture.interception();
    RawListener listener;
    std::unique_ptr<RawPeer> client;
    QList<HeldItem> held;
    QList<HoldOutcome> ended;
    QList<Injection> injected;
    QList<std::pair<ConnectionId, ErrorCode>> failures;

    Interception()
    {
        QObject::connect(&controller, &InterceptController::changed, &controller,
            [this](const InterceptNews &news) {
                held += news.held;
                ended += news.ended;
                injected += news.injected;
            });
        QObject::connect(&controller, &InterceptController::failed, &controller,
            [this](ConnectionId id, const Error &error) {
                failures.append({ id, error.code });
            });
    }

    void setRules(const QList<InterceptRule> &rules,
        std::optional<std::chrono::milliseconds> timeout = std::nullopt)
    {
        controller.setRules(InterceptRules { rules, timeout });
    }
    [[nodiscard]] bool opens(const QByteArray &response = {})
    {
        QSignalSpy listening(&capture, &CaptureController::listening);
        ProxyOptions options;
        options.target = QUrl(u"ws://127.0.0.1:%1/chat"_s.arg(listener.serverPort()));
        capture.listenAsProxy(options);
        if (!listening.wait())
            return false;
        client
            = std::make_unique<RawPeer>(quint16(listening[0][0].toUrl().port()), requestFor(1234));
        if (!QTest::qWaitFor([&] {
                return listener.peer() && listener.peer()->received().endsWith("\r\n\r\n");
            }))
            return false;
        const QByteArray request = listener.peer()->takeReceived();
        listener.peer()->send(response.isEmpty() ? responseTo(request) : response);
        return QTest::qWaitFor([&] { return client->received().endsWith("\r\n\r\n"); })
            && client->takeReceived().startsWith("HTTP/1.1 101 ");
    }
    RawPeer &server() { return *listener.peer(); }
    QList<EditMade> edits() const
    {
        QList<EditMade> edits;
        for (const EventRecord &event : store->events(1)) {
            if (const auto *edit = std::get_if<EditMade>(&event.event))
                edits.append(*edit);
        }
        return edits;
    }
};

QByteArray text(const QByteArray &payload, bool fin = true)
{
    return clientFrame(Opcode::Text, payload, fin);
}

} // namespace

class TestInterceptController : public QObject
{
    Q_OBJECT
private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void holdsWhatAFilterAccepts();
    void filtersKnowWhatWasBefore();
    void editsDropsAndInjects();
    void holdsWholeMessages();
    void rulesAreForADirection();
    void switchedOffAllGoesOn();
    void goesOnByItself();
    void tellsWhatWasLost();
    void tellsWhatCannotBe();
    void decidesOnce();
};

void TestInterceptController::holdsWhatAFilterAccepts()
{
    Interception all;
    all.setRules(
        { rule(u"opcode == text and payload contains \"order\" and url contains \"127.0.0.1\""),
            rule(u"json.price > 100") });
    QVERIFY(all.opens());
    const QByteArray go = text("go");
    const QByteArray order = text("an order");
    const QByteArray price = text("{\"price\":101}");
    all.client->send(go + order + price);
    QTRY_COMPARE(all.held.size(), 2);
    QTRY_COMPARE(all.server().received(), go);
    QCOMPARE(all.held[0].connection, 1U);
    QCOMPARE(all.held[0].frames.frames[0].payload, QByteArray("an order"));
    QVERIFY(all.held[0].since > 0);
    QVERIFY(all.held[0].since <= all.controller.now());
    all.controller.forward(all.held[1].number);
    QTRY_COMPARE(all.ended.size(), 1);
    QCOMPARE(all.server().received(), go); // it waits for the one before
    all.controller.forward(all.held[0].number);
    QTRY_COMPARE(all.server().received(), go + order + price);
    QTRY_COMPARE(all.ended.size(), 2);
    QCOMPARE(all.ended[0].number, all.held[1].number);
    QCOMPARE(all.ended[0].end, HoldEnd::Forwarded);
    QVERIFY(all.edits().isEmpty());
}

void TestInterceptController::filtersKnowWhatWasBefore()
{
    Interception all;
    all.setRules({ rule(u"fragment and opcode == continuation and compressed") });
    QVERIFY(all.opens("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\n"
                      "Connection: Upgrade\r\nSec-WebSocket-Accept: "
                      "s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n\r\n"));
    // The continuation itself has no RSV1: its first frame had.
    RawFrame first { makeHeader(Opcode::Text, 1, MaskingKey { 1, 2, 3, 4 }, false), "a" };
    first.header.rsv = Rsv1;
    QByteArray sent;
    appendFrame(sent, first.header, first.payload);
    all.client->send(sent + clientFrame(Opcode::Continuation, "b"));
    QTRY_COMPARE(all.held.size(), 1);
    QCOMPARE(all.held[0].frames.frames[0].payload, QByteArray("b"));
    all.controller.forwardAll();
    QTRY_COMPARE(all.ended.size(), 1);
    // The time since the frame before, whichever way that went.
    all.setRules({ rule(u"delta >= 0", Direction::ServerToClient) });
    all.client->send(text("question"));
    QTRY_VERIFY(all.server().received().endsWith(text("question")));
    all.server().send(serverFrame(Opcode::Text, "answer"));
    QTRY_COMPARE(all.held.size(), 2);
    QCOMPARE(all.held[1].frames.frames[0].payload, QByteArray("answer"));
}

void TestInterceptController::editsDropsAndInjects()
{
    Interception all;
    all.setRules({ rule(u"text") });
    QVERIFY(all.opens());
    all.client->send(text("one") + text("two"));
    QTRY_COMPARE(all.held.size(), 2);
    RawFrame edited = all.held[0].frames.frames[0];
    edited.payload = "eins";
    edited.header.payloadLength = 4;
    edited.header.lengthForm = LengthForm::Bits16; // not minimal
    all.controller.replace(all.held[0].number, { edited });
    all.controller.drop(all.held[1].number);
    all.controller.inject(
        1, Direction::ClientToServer, { WholeMessage { MessageType::Binary, "put in", false } });
    QTRY_COMPARE(all.ended.size(), 2);
    QCOMPARE(all.ended[0].end, HoldEnd::Edited);
    QCOMPARE(all.ended[1].end, HoldEnd::Dropped);
    QTRY_COMPARE(all.injected.size(), 1);
    QByteArray wire;
    appendFrame(wire, edited.header, edited.payload);
    QTRY_COMPARE(all.server().received().size(), wire.size() + 12);
    QVERIFY(all.server().received().startsWith(wire));
    QTRY_COMPARE(all.store->lastFrame(), 2U); // what was dropped has not crossed
    QTRY_COMPARE(all.edits().size(), 3);
    QCOMPARE(all.edits()[0].kind, EditMade::Kind::Edited);
    QCOMPARE(all.edits()[0].original, text("one"));
    QCOMPARE(all.edits()[1].kind, EditMade::Kind::Dropped);
    QCOMPARE(all.edits()[1].original, text("two"));
    QCOMPARE(all.edits()[2].kind, EditMade::Kind::Injected);
}

void TestInterceptController::holdsWholeMessages()
{
    Interception all;
    all.setRules({ rule(u"text contains \"lo, wo\"", std::nullopt, true) });
    QVERIFY(all.opens());
    const QByteArray sent = text("Hello, ", false) + clientFrame(Opcode::Continuation, "world");
    all.client->send(sent);
    QTRY_COMPARE(all.held.size(), 1);
    QCOMPARE(all.held[0].frames.frames.size(), 2);
    QCOMPARE(all.held[0].frames.message->payload, QByteArray("Hello, world"));
    QCOMPARE(all.server().received(), QByteArray());
    all.controller.forwardAll();
    QTRY_COMPARE(all.server().received(), sent);
}

void TestInterceptController::rulesAreForADirection()
{
    Interception all;
    all.setRules({ rule(u"", Direction::ServerToClient) });
    QVERIFY(all.opens());
    all.client->send(text("there"));
    QTRY_COMPARE(all.server().received(), text("there"));
    all.server().send(serverFrame(Opcode::Ping, "back"));
    QTRY_COMPARE(all.held.size(), 1);
    QCOMPARE(all.held[0].frames.direction, Direction::ServerToClient);
}

void TestInterceptController::switchedOffAllGoesOn()
{
    Interception all;
    all.setRules({ rule(u"text") });
    QVERIFY(all.opens());
    all.client->send(text("a") + text("b"));
    all.server().send(serverFrame(Opcode::Text, "c"));
    QTRY_COMPARE(all.held.size(), 3);
    all.controller.setRules(std::nullopt);
    QTRY_COMPARE(all.server().received(), text("a") + text("b"));
    QTRY_COMPARE(all.client->received(), serverFrame(Opcode::Text, "c"));
    QTRY_COMPARE(all.ended.size(), 3);
    all.client->send(text("d"));
    QTRY_COMPARE(all.server().received(), text("a") + text("b") + text("d"));
    QCOMPARE(all.held.size(), 3);
}

void TestInterceptController::goesOnByItself()
{
    Interception all;
    all.setRules({ rule(u"text") }, 20ms);
    QVERIFY(all.opens());
    all.client->send(text("a") + text("b"));
    QTRY_COMPARE(all.server().received(), text("a") + text("b"));
    QTRY_COMPARE(all.ended.size(), 2);
    QCOMPARE(all.ended[0].end, HoldEnd::TimedOut);
    QVERIFY(all.ended[0].time - all.held[0].since >= 20'000'000);
}

void TestInterceptController::tellsWhatWasLost()
{
    Interception all;
    all.setRules({ rule(u"text") });
    QVERIFY(all.opens());
    all.client->send(text("a"));
    QTRY_COMPARE(all.held.size(), 1);
    all.server().reset();
    QTRY_COMPARE(all.ended.size(), 1);
    QCOMPARE(all.ended[0].number, all.held[0].number);
    QCOMPARE(all.ended[0].end, HoldEnd::ConnectionEnded);
    QTRY_COMPARE(all.edits().size(), 1);
    QCOMPARE(all.edits()[0].original, text("a"));
}

void TestInterceptController::tellsWhatCannotBe()
{
    Interception all;
    all.setRules({ rule(u"text") });
    QVERIFY(all.opens());
    all.client->send(text("a"));
    QTRY_COMPARE(all.held.size(), 1);
    const WholeMessage compressed { MessageType::Text, "b", true };
    all.controller.replace(all.held[0].number, { compressed });
    QTRY_COMPARE(all.failures.size(), 1);
    QCOMPARE(all.failures[0], (std::pair<ConnectionId, ErrorCode>(1, ErrorCode::InvalidArgument)));
    all.controller.forward(all.held[0].number); // it is held still
    QTRY_COMPARE(all.server().received(), text("a"));
    all.controller.inject(7, Direction::ClientToServer, { compressed });
    QTRY_COMPARE(all.failures.size(), 2);
    QCOMPARE(all.failures[1], (std::pair<ConnectionId, ErrorCode>(7, ErrorCode::NotConnected)));
}

void TestInterceptController::decidesOnce()
{
    Interception all;
    all.setRules({ rule(u"text") });
    QVERIFY(all.opens());
    all.client->send(text("a") + text("b"));
    QTRY_COMPARE(all.held.size(), 2);
    all.controller.forward(all.held[0].number);
    all.controller.drop(all.held[0].number);
    all.controller.forward(99);
    all.controller.forward(all.held[1].number);
    QTRY_COMPARE(all.server().received(), text("a") + text("b"));
    QTRY_COMPARE(all.ended.size(), 2);
    QVERIFY(all.failures.isEmpty());
}

QTEST_GUILESS_MAIN(TestInterceptController)
#include "tst_interceptcontroller.moc"
