#include "protocol/endpoint/clientendpoint.h"
#include "protocol/endpoint/interceptingproxy.h"
#include "protocol/endpoint/serverendpoint.h"
#include "tests/support/rawpeer.h"
#include "tests/support/trafficlog.h"

#include <QTest>

using namespace Framescope;
using namespace Framescope::Test;
using namespace Qt::StringLiterals;

namespace {

constexpr qint64 MiB = 1024 * 1024;

/// A proxy at which frames are held.
struct Proxy
{
    TrafficLog log;
    QList<std::pair<ConnectionId, HeldFrames>> held;
    bool isFull = false;
    std::unique_ptr<InterceptingProxy> endpoint;

    explicit Proxy(quint16 target)
    {
        ProxyOptions options;
        options.target = QUrl(u"ws://127.0.0.1:%1/"_s.arg(target));
        endpoint = std::make_unique<InterceptingProxy>(options, nullptr, log, SessionClock());
        if (!endpoint->start())
            qFatal("loopback is missing");
    }

    quint16 port() const { return endpoint->serverPort(); }
    ProxyConnection *connection() const { return endpoint->connection(1); }

    /// Holds what has \a text in its payload, or in its message.
    void breakAt(const QByteArray &text, bool wholeMessages = false)
    {
        endpoint->setBreakpoints([this, text, wholeMessages](ConnectionId id, Direction) {
            Breakpoint breakpoint;
            breakpoint.wholeMessages = wholeMessages;
            breakpoint.matches = [text](const InterceptedFrame &frame) {
                return frame.frame.payload.contains(text)
                    || (frame.message && frame.message->payload.contains(text));
            };
            breakpoint.held = [this, id](const HeldFrames &frames) { held.append({ id, frames }); };
            breakpoint.isFull = [this] { return isFull; };
            return std::optional(breakpoint);
        });
    }
    QList<EditMade> edits() const
    {
        QList<EditMade> edits;
        for (const TrafficLog::LoggedEvent &event : log.events) {
            if (const auto *edit = std::get_if<EditMade>(&event.event))
                edits.append(*edit);
        }
        return edits;
    }
};

/// Raw peers on both sides of it.
struct Pair
{
    RawListener listener;
    Proxy proxy { listener.serverPort() };
    RawPeer client { proxy.port(), requestFor(1234) };

    RawPeer &server() { return *listener.peer(); }

    [[nodiscard]] bool opens()
    {
        if (!QTest::qWaitFor([&] {
                return listener.peer() && listener.peer()->received().endsWith("\r\n\r\n");
            }))
            return false;
        server().send(responseTo(server().takeReceived()));
        return QTest::qWaitFor([&] { return client.received().endsWith("\r\n\r\n"); })
            && client.takeReceived().startsWith("HTTP/1.1 101 ");
    }
};

RawFrame raw(Opcode opcode, const QByteArray &payload)
{
    return { makeHeader(opcode, quint64(payload.size()), MaskingKey { 1, 2, 3, 4 }), payload };
}

QByteArray octetsOf(const RawFrame &frame)
{
    QByteArray octets;
    appendFrame(octets, frame.header, frame.payload);
    return octets;
}

} // namespace

class TestInterception : public QObject
{
    Q_OBJECT
private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void holdsAndForwards();
    void editsAnything();
    void dropsAndInjectsBothWays();
    void holdsWholeMessages();
    void reachesOpenConnections();
    void compressionStaysConsistentBothWays();
    void tellsWhatWasHeldWhenAPeerVanishes();
    void finWaitsForTheDecision();
    void readsNoFurtherThanTheLimit();
    void waitsWhileAllIsFull();
    void refusesWhatCannotBe();
};

void TestInterception::holdsAndForwards()
{
    Pair pair;
    pair.proxy.breakAt("stop");
    QVERIFY(pair.opens());
    const QByteArray before = clientFrame(Opcode::Text, "go");
    const QByteArray held = clientFrame(Opcode::Text, "stop");
    const QByteArray behind = clientFrame(Opcode::Ping, "p");
    pair.client.send(before + held + behind);
    QTRY_COMPARE(pair.proxy.held.size(), 1);
    QTRY_COMPARE(pair.server().received(), before);
    QCOMPARE(pair.proxy.log.frames.size(), 1); // what is held has not crossed
    // The other direction goes on.
    pair.server().send(serverFrame(Opcode::Text, "back"));
    QTRY_COMPARE(pair.client.received(), serverFrame(Opcode::Text, "back"));
    QVERIFY(pair.proxy.connection()->releaseHeld(pair.proxy.held[0].second.id));
    QTRY_COMPARE(pair.server().received(), before + held + behind);
    QVERIFY(pair.proxy.edits().isEmpty());
    QVERIFY(pair.proxy.log.isInOrder);
}

void TestInterception::editsAnything()
{
    Pair pair;
    pair.proxy.breakAt("stop");
    QVERIFY(pair.opens());
    const QByteArray original = clientFrame(Opcode::Text, "stop");
    pair.client.send(original);
    QTRY_COMPARE(pair.proxy.held.size(), 1);
    // No FIN, all reserved bits, another opcode, a length that is longer than need be, no key.
    RawFrame edited;
    edited.header.fin = false;
    edited.header.rsv = Rsv1 | Rsv2 | Rsv3;
    edited.header.opcode = 0x3;
    edited.header.lengthForm = LengthForm::Bits64;
    edited.payload = "other";
    edited.header.payloadLength = 5;
    QVERIFY(pair.proxy.connection()->replaceHeld(pair.proxy.held[0].second.id, { edited }));
    QTRY_COMPARE(pair.server().received(), QByteArray("\x73\x7f\0\0\0\0\0\0\0\5other", 15));
    const QList<EditMade> edits = pair.proxy.edits();
    QCOMPARE(edits.size(), 1);
    QCOMPARE(edits[0].kind, EditMade::Kind::Edited);
    QCOMPARE(edits[0].original, original);
    QCOMPARE(edits[0].frames, 1U);
    QCOMPARE(pair.proxy.log.payloads(Direction::ClientToServer), QList<QByteArray> { "other" });
    QVERIFY(!pair.proxy.log.frames.last().violations.isEmpty());
}

void TestInterception::dropsAndInjectsBothWays()
{
    Pair pair;
    pair.proxy.breakAt("stop");
    QVERIFY(pair.opens());
    pair.client.send(clientFrame(Opcode::Text, "stop"));
    pair.server().send(serverFrame(Opcode::Text, "stop too"));
    QTRY_COMPARE(pair.proxy.held.size(), 2);
    // Ahead of what is held.
    const RawFrame toServer = raw(Opcode::Ping, "in");
    QVERIFY(pair.proxy.connection()->inject(Direction::ClientToServer, { toServer }));
    QVERIFY(pair.proxy.connection()->inject(
        Direction::ServerToClient, { WholeMessage { MessageType::Binary, "in", false } }));
    QTRY_COMPARE(pair.server().received(), octetsOf(toServer));
    QTRY_COMPARE(pair.client.received(), serverFrame(Opcode::Binary, "in"));
    for (const auto &[id, held] : std::as_const(pair.proxy.held))
        QVERIFY(pair.proxy.connection()->replaceHeld(held.id, {}));
    pair.client.send(clientFrame(Opcode::Text, "next"));
    QTRY_COMPARE(pair.server().received(), octetsOf(toServer) + clientFrame(Opcode::Text, "next"));
    int dropped = 0;
    int injected = 0;
    for (const EditMade &edit : pair.proxy.edits()) {
        dropped += edit.kind == EditMade::Kind::Dropped;
        injected += edit.kind == EditMade::Kind::Injected;
    }
    QCOMPARE(dropped, 2);
    QCOMPARE(injected, 2);
    QCOMPARE(
        pair.proxy.log.payloads(Direction::ClientToServer), (QList<QByteArray> { "in", "next" }));
}

void TestInterception::holdsWholeMessages()
{
    Pair pair;
    pair.proxy.breakAt("stop", true);
    QVERIFY(pair.opens());
    const QByteArray first = clientFrame(Opcode::Text, "please ", false);
    const QByteArray rest = clientFrame(Opcode::Ping, "p")
        + clientFrame(Opcode::Continuation, "stop ", false)
        + clientFrame(Opcode::Continuation, "here");
    pair.client.send(first);
    pair.client.send(rest);
    QTRY_COMPARE(pair.proxy.held.size(), 1);
    const HeldFrames held = pair.proxy.held[0].second;
    QCOMPARE(held.frames.size(), 4);
    QVERIFY(held.message);
    QCOMPARE(held.message->payload, QByteArray("please stop here"));
    QCOMPARE(pair.server().received(), QByteArray());
    QVERIFY(pair.proxy.connection()->releaseHeld(held.id));
    QTRY_COMPARE(pair.server().received(), first + rest);
    QTRY_COMPARE(pair.proxy.log.messages, QList<QByteArray> { "please stop here" });
}

void TestInterception::reachesOpenConnections()
{
    Pair pair;
    QVERIFY(pair.opens());
    const QByteArray frame = clientFrame(Opcode::Text, "stop");
    pair.client.send(frame);
    QTRY_COMPARE(pair.server().received(), frame);
    pair.proxy.breakAt("stop");
    pair.client.send(frame);
    QTRY_COMPARE(pair.proxy.held.size(), 1);
    pair.proxy.endpoint->setBreakpoints({});
    QCOMPARE(pair.server().received(), frame); // what is held stays held
    QVERIFY(pair.proxy.connection()->releaseHeld(pair.proxy.held[0].second.id));
    pair.client.send(frame);
    QTRY_COMPARE(pair.server().received(), frame + frame + frame);
    QCOMPARE(pair.proxy.held.size(), 1);
}

/// Between real endpoints, which keep a window of each direction (RFC 7692 §7.2.3.2): what they
/// cannot decompress they fail the connection for.
void TestInterception::compressionStaysConsistentBothWays()
{
    TrafficLog serverLog;
    ServerOptions serverOptions;
    serverOptions.origins = { u"any"_s };
    ServerEndpoint server(serverOptions, serverLog, SessionClock());
    QVERIFY(server.start());
    Proxy proxy(server.serverPort());
    proxy.breakAt("stop");
    TrafficLog log;
    ClientOptions clientOptions;
    clientOptions.url = QUrl(u"ws://127.0.0.1:%1/"_s.arg(proxy.port()));
    ClientEndpoint client(clientOptions, log, SessionClock());
    client.open();
    QTRY_VERIFY(client.connection() && client.connection()->isOpen());

    const QByteArray text = "the quick brown fox jumps over the lazy dog";
    const QByteArray edited = "neither peer's window has ever seen this";
    const auto say = [&](const QByteArray &message) {
        return client.connection()->sendMessage(MessageType::Text, message).has_value();
    };
    QVERIFY(say(text));
    QTRY_COMPARE(log.messages, (QList<QByteArray> { text, text }));
    const auto replace = [&](const QList<OutgoingItem> &items) {
        return proxy.connection()->replaceHeld(proxy.held.takeFirst().second.id, items).has_value();
    };

    // Edited on the way to the server.
    QVERIFY(say("stop " + text));
    QTRY_COMPARE(proxy.held.size(), 1);
    QVERIFY(proxy.held[0].second.message->compressed);
    QVERIFY(replace({ WholeMessage { MessageType::Text, edited, true } }));
    QTRY_COMPARE(log.messages.last(), edited);
    // Dropped on the way to the client, which then gets another one.
    QVERIFY(say("st" + text + "op"));
    QTRY_COMPARE(log.messages.last(), "st" + text + "op");
    QVERIFY(say("stop " + text));
    QTRY_COMPARE(proxy.held.size(), 1);
    QVERIFY(proxy.connection()->releaseHeld(proxy.held.takeFirst().second.id));
    QTRY_COMPARE(proxy.held.size(), 1);
    QCOMPARE(proxy.held[0].second.direction, Direction::ServerToClient);
    QVERIFY(replace({}));
    QVERIFY(proxy.connection()->inject(
        Direction::ServerToClient, { WholeMessage { MessageType::Text, edited + text, true } }));
    QTRY_COMPARE(log.messages.last(), edited + text);
    // From here on everything is compressed anew, and read by both.
    for (int i = 0; i < 20; ++i)
        QVERIFY(say(text + QByteArray::number(i)));
    QTRY_COMPARE(log.messages.last(), text + "19");
    QVERIFY(!serverLog.messages.contains("stop here"));
    for (const TrafficLog *all : { &log, &serverLog, &proxy.log }) {
        for (const TrafficLog::LoggedFrame &frame : all->frames)
            QVERIFY(frame.violations.isEmpty());
        QVERIFY(!all->find<ViolationFound>());
    }
}

void TestInterception::tellsWhatWasHeldWhenAPeerVanishes()
{
    Pair pair;
    pair.proxy.breakAt("stop");
    QVERIFY(pair.opens());
    const QByteArray frame = clientFrame(Opcode::Text, "stop");
    pair.client.send(frame);
    QTRY_COMPARE(pair.proxy.held.size(), 1);
    pair.server().reset();
    QTRY_VERIFY(pair.proxy.log.verdict());
    const auto *edit = pair.proxy.log.find<EditMade>();
    QVERIFY(edit);
    QCOMPARE(edit->kind, EditMade::Kind::Dropped);
    QCOMPARE(edit->original, frame);
    QTRY_VERIFY(!pair.proxy.connection()); // a decision comes too late
}

void TestInterception::finWaitsForTheDecision()
{
    Pair pair;
    pair.proxy.breakAt("stop");
    QVERIFY(pair.opens());
    const QByteArray frame = clientFrame(Opcode::Text, "stop");
    pair.client.send(frame);
    pair.client.finishSending();
    QTRY_COMPARE(pair.proxy.held.size(), 1);
    pair.server().send(serverFrame(Opcode::Text, "still here"));
    QTRY_COMPARE(pair.client.received(), serverFrame(Opcode::Text, "still here"));
    QVERIFY(!pair.server().hasEnded());
    QVERIFY(pair.proxy.connection()->releaseHeld(pair.proxy.held[0].second.id));
    QTRY_COMPARE(pair.server().received(), frame);
    pair.server().finishSending();
    QTRY_VERIFY(pair.proxy.log.verdict());
}

void TestInterception::readsNoFurtherThanTheLimit()
{
    Pair pair;
    pair.proxy.breakAt("stop");
    QVERIFY(pair.opens());
    QByteArray small; // many small frames fill it as well
    for (int i = 0; i < 300'000; ++i)
        small += clientFrame(Opcode::Text, "x");
    const QByteArray large = clientFrame(Opcode::Binary, QByteArray(40 * MiB, 'a'));
    const QByteArray sent = clientFrame(Opcode::Text, "stop") + small + large;
    pair.client.send(sent);
    QTRY_COMPARE(pair.proxy.held.size(), 1);
    // Nothing is read any more: the client keeps most of it, however long we wait.
    qint64 left = -1;
    QTRY_VERIFY(std::exchange(left, pair.client.socket().bytesToWrite()) == left);
    QVERIFY2(left > 30 * MiB, qPrintable(QString::number(left)));
    QCOMPARE(pair.server().received(), QByteArray());
    QVERIFY(pair.proxy.connection()->releaseHeld(pair.proxy.held[0].second.id));
    QTRY_VERIFY(pair.server().received() == sent);
}

void TestInterception::waitsWhileAllIsFull()
{
    Pair pair;
    pair.proxy.breakAt("stop");
    QVERIFY(pair.opens());
    pair.proxy.isFull = true;
    pair.client.send(clientFrame(Opcode::Text, "stop"));
    QTRY_COMPARE(pair.proxy.held.size(), 1);
    const QByteArray more = clientFrame(Opcode::Text, "stop more");
    pair.client.send(more);
    pair.server().send(serverFrame(Opcode::Text, "a"));
    QTRY_COMPARE(pair.client.received(), serverFrame(Opcode::Text, "a")); // nothing is held there
    QCOMPARE(pair.proxy.held.size(), 1);
    pair.proxy.isFull = false;
    pair.proxy.endpoint->resumeReading();
    QTRY_COMPARE(pair.proxy.held.size(), 2);
}

void TestInterception::refusesWhatCannotBe()
{
    Pair pair;
    QTRY_VERIFY(pair.proxy.connection());
    ProxyConnection *connection = pair.proxy.connection();
    QCOMPARE(connection->inject(Direction::ClientToServer, { raw(Opcode::Ping, {}) }).error().code,
        ErrorCode::NotConnected);
    QVERIFY(pair.opens());
    QCOMPARE(connection->releaseHeld(1).error().code, ErrorCode::InvalidArgument);
    QCOMPARE(connection
                 ->inject(Direction::ClientToServer,
                     { WholeMessage { MessageType::Text, "compressed", true } })
                 .error()
                 .code,
        ErrorCode::InvalidArgument);
    QVERIFY(!pair.proxy.endpoint->connection(2));
}

QTEST_GUILESS_MAIN(TestInterception)
#include "tst_interception.moc"
