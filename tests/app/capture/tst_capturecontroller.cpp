#include "app/capture/capturecontroller.h"
#include "app/session/memorysessionstore.h"
#include "protocol/wire/closestatus.h"

#include <QSignalSpy>
#include <QTcpServer>
#include <QTest>
#include <QtEndian>

using namespace Framescope;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// A controller and the session that it records.
struct Capture
{
    SessionClock clock;
    std::shared_ptr<MemorySessionStore> store
        = std::make_shared<MemorySessionStore>(clock.started());
    std::unique_ptr<CaptureController> controller
        = std::make_unique<CaptureController>(store, clock);

    /// Starts an echo; invalid if it cannot listen.
    [[nodiscard]] QUrl listen(const ServerOptions &options = {}) const
    {
        QSignalSpy listening(controller.get(), &CaptureController::listening);
        controller->listen(options);
        return listening.wait() ? listening[0][0].toUrl() : QUrl();
    }
    void open(const QUrl &url) const
    {
        ClientOptions options;
        options.url = url;
        options.extensions.clear(); // frames that show what they say
        controller->openConnection(options);
    }
    ConnectionState state(ConnectionId id) const
    {
        const auto record = store->connection(id);
        return record ? record->state : ConnectionState::Connecting;
    }
    bool bothOpen() const
    {
        return state(1) == ConnectionState::Open && state(2) == ConnectionState::Open;
    }
    /// The frames of a connection that travelled in a direction.
    QList<std::pair<FrameRecord, QByteArray>> frames(ConnectionId id, Direction direction) const
    {
        QList<std::pair<FrameRecord, QByteArray>> found;
        for (FrameId frame = 1; frame <= store->lastFrame(); ++frame) {
            const auto block = store->block(frame);
            const int row = int(frame - block->firstId());
            const FrameRecord record = block->record(row);
            if (record.connection == id && record.direction == direction)
                found.append({ record, block->payload(row).toByteArray() });
        }
        return found;
    }
    ConnectionId idOf(QStringView urlEnd) const
    {
        for (const ConnectionRecord &record : store->connections()) {
            if (record.url.endsWith(urlEnd))
                return record.id;
        }
        return 0;
    }
};

SendOrder order(const Composition &composition, const QByteArray &payload, quint32 times = 1)
{
    SendOrder order;
    order.composition = composition;
    order.message
        = composeMessage(composition, payload, Direction::ClientToServer, std::nullopt, [] {
              return MaskingKey { 1, 2, 3, 4 };
          }).value();
    order.times = times;
    return order;
}

} // namespace

class TestCaptureController : public QObject
{
    Q_OBJECT
private slots:
    void init();
    void recordsAConversation();
    void tellsWhatCanBeRead();
    void recordsWhatDoesNotOpen_data();
    void recordsWhatDoesNotOpen();
    void saysThatItCannotListen();
    void saysThatNothingWasSent();
    void sendsFramesAsTheyWereComposed();
    void sendsAgainWithFreshKeys();
    void stopsSending();
    void saysThatSendingEndsWithTheConnection();
    void aborts();
    void stopsListeningAndGoesOn();
    void runsAProxy();
    void saysThatTheProxyCannotListen();
    void endsWithOpenConnections();
    void endsAtOnceAndLosesNothing();
    void showsTheDemo();
    void endsInTheMiddleOfTheDemo();
};

void TestCaptureController::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
}

void TestCaptureController::recordsAConversation()
{
    Capture capture;
    QSignalSpy sendFailed(capture.controller.get(), &CaptureController::sendFailed);
    const QUrl url = capture.listen();
    QVERIFY(url.isValid());
    capture.open(url);
    QTRY_VERIFY(capture.bothOpen());
    QCOMPARE(capture.store->connection(1)->role, Role::Client);
    QCOMPARE(capture.store->connection(2)->role, Role::Server);

    capture.controller->sendMessage(1, MessageType::Text, "Hello");
    capture.controller->sendMessage(1, MessageType::Binary, QByteArray::fromHex("00ff"));
    capture.controller->sendPing(1, "p");
    QTRY_COMPARE(capture.frames(1, Direction::ServerToClient).size(), 3);
    for (const Direction direction : { Direction::ClientToServer, Direction::ServerToClient }) {
        const bool fromClient = direction == Direction::ClientToServer;
        const auto frames = capture.frames(1, direction);
        QCOMPARE(frames.size(), 3);
        QCOMPARE(frames[0].first.header.opcode, toNibble(Opcode::Text));
        QCOMPARE(frames[0].first.header.isMasked(), fromClient);
        QCOMPARE(frames[0].second, QByteArray("Hello"));
        QCOMPARE(frames[1].first.header.opcode, toNibble(Opcode::Binary));
        QCOMPARE(frames[1].second, QByteArray::fromHex("00ff"));
        QCOMPARE(frames[2].first.header.opcode, toNibble(fromClient ? Opcode::Ping : Opcode::Pong));
        QCOMPARE(frames[2].second, QByteArray("p"));
    }

    capture.controller->startClosingHandshake(1, CloseStatus::Normal, u"done"_s);
    for (const ConnectionId id : { 1u, 2u }) {
        QTRY_COMPARE(capture.state(id), ConnectionState::Closed);
        QVERIFY(capture.store->connection(id)->verdict->isClean());
        QCOMPARE(capture.store->connection(id)->verdict->by, ClosedBy::Client);
        QCOMPARE(capture.store->connection(id)->verdict->reason, u"done"_s);
    }
    QVERIFY(sendFailed.isEmpty());
}

void TestCaptureController::tellsWhatCanBeRead()
{
    Capture capture;
    FrameId told = 0;
    QSet<ConnectionId> changed;
    connect(capture.controller.get(), &CaptureController::recorded, this,
        [&](FrameId last, const QList<ConnectionId> &connections) {
            QVERIFY(last >= told);
            QVERIFY(last <= capture.store->lastFrame());
            told = last;
            for (const ConnectionId id : connections) {
                QVERIFY(capture.store->connection(id));
                changed.insert(id);
            }
        });
    capture.open(capture.listen());
    QTRY_VERIFY(capture.bothOpen());
    for (int i = 0; i < 100; ++i)
        capture.controller->sendMessage(1, MessageType::Text, QByteArray::number(i));
    QTRY_COMPARE(told, 400u); // each is sent, received, echoed and received
    QCOMPARE(changed, (QSet<ConnectionId> { 1, 2 }));
}

void TestCaptureController::recordsWhatDoesNotOpen_data()
{
    QTest::addColumn<QUrl>("url");
    QTest::addColumn<ErrorCode>("code");
    QTcpServer free;
    free.listen(QHostAddress::LocalHost);
    QTest::newRow("nobody listens")
        << QUrl(u"ws://127.0.0.1:%1/"_s.arg(free.serverPort())) << ErrorCode::ConnectionRefused;
    QTest::newRow("known at once") << QUrl(u"ws://255.255.255.255/"_s) << ErrorCode::NetworkFailed;
    QTest::newRow("no such host") << QUrl(u"ws://host.invalid/"_s) << ErrorCode::HostNotFound;
}

void TestCaptureController::recordsWhatDoesNotOpen()
{
    QFETCH(QUrl, url);
    QFETCH(ErrorCode, code);
    Capture capture;
    for (ConnectionId id = 1; id <= 3; ++id) {
        capture.open(url);
        QTRY_COMPARE(capture.state(id), ConnectionState::Closed);
        QCOMPARE(capture.store->connection(id)->verdict->error->code, code);
        QVERIFY(!capture.store->connection(id)->opened);
    }
}

void TestCaptureController::saysThatItCannotListen()
{
    Capture capture;
    QSignalSpy failed(capture.controller.get(), &CaptureController::listenFailed);
    ServerOptions options;
    options.port = static_cast<quint16>(capture.listen().port());
    capture.controller->listen(options);
    QTRY_COMPARE(failed.size(), 1);
    QCOMPARE(failed[0][0].value<Error>().code, ErrorCode::ListenFailed);
}

void TestCaptureController::saysThatNothingWasSent()
{
    Capture capture;
    QSignalSpy failed(capture.controller.get(), &CaptureController::sendFailed);
    capture.controller->sendMessage(7, MessageType::Text, "nobody is there");
    QTRY_COMPARE(failed.size(), 1);
    QCOMPARE(failed[0][0].value<ConnectionId>(), 7u);
    QCOMPARE(failed[0][1].value<Error>().code, ErrorCode::NotConnected);

    capture.open(capture.listen());
    QTRY_VERIFY(capture.bothOpen());
    capture.controller->startClosingHandshake(1, CloseStatus::Normal, {});
    capture.controller->sendMessage(1, MessageType::Text, "too late");
    capture.controller->sendPing(1, "too late");
    QTRY_COMPARE(failed.size(), 3);
    QTRY_COMPARE(capture.state(1), ConnectionState::Closed);
    capture.controller->sendPing(1, {});
    capture.controller->startClosingHandshake(1, CloseStatus::Normal, {});
    QTRY_COMPARE(failed.size(), 5);
    for (const auto &arguments : failed)
        QCOMPARE(arguments[1].value<Error>().code, ErrorCode::NotConnected);
    capture.controller->abort(1); // nothing to say about that
}

void TestCaptureController::sendsFramesAsTheyWereComposed()
{
    Capture capture;
    QSignalSpy ended(capture.controller.get(), &CaptureController::sendingEnded);
    capture.open(capture.listen());
    QTRY_VERIFY(capture.bothOpen());
    Composition composition;
    composition.fragmentSize = 3;
    composition.pingAfterFirst = true;
    composition.pause = 1ms;
    capture.controller->sendComposed(1, order(composition, "Hello"));
    QTRY_COMPARE(ended.size(), 1);
    QTRY_COMPARE(capture.frames(1, Direction::ClientToServer).size(), 3);
    const auto frames = capture.frames(1, Direction::ClientToServer);
    QCOMPARE(frames[0].second, QByteArray("Hel"));
    QVERIFY(!frames[0].first.header.fin);
    QCOMPARE(*frames[0].first.header.maskingKey, (MaskingKey { 1, 2, 3, 4 }));
    QCOMPARE(frames[1].first.header.opcode, toNibble(Opcode::Ping));
    QCOMPARE(frames[2].first.header.opcode, toNibble(Opcode::Continuation));
    QTRY_COMPARE(capture.frames(1, Direction::ServerToClient).size(), 2); // Pong and echo
    QCOMPARE(capture.frames(1, Direction::ServerToClient)[1].second, QByteArray("Hello"));

    composition = {};
    composition.rsv = Rsv2; // forbidden, and sent nevertheless
    capture.controller->sendComposed(1, order(composition, "x"));
    QTRY_COMPARE(capture.state(1), ConnectionState::Closed);
    QCOMPARE(capture.store->connection(1)->verdict->code, quint16(CloseStatus::ProtocolError));
}

void TestCaptureController::sendsAgainWithFreshKeys()
{
    Capture capture;
    QSignalSpy ended(capture.controller.get(), &CaptureController::sendingEnded);
    QSignalSpy progressed(capture.controller.get(), &CaptureController::sendProgressed);
    capture.open(capture.listen());
    QTRY_VERIFY(capture.bothOpen());
    capture.controller->sendComposed(1, order({}, QByteArray(1000, 'x'), 5'000));
    QTRY_COMPARE(ended.size(), 1);
    QCOMPARE(progressed.last()[1].toUInt(), 5'000u);
    QVERIFY(progressed.size() < 1'000); // not one for each
    QTRY_COMPARE(capture.frames(1, Direction::ServerToClient).size(), 5'000);
    QSet<quint32> keys;
    for (const auto &[record, payload] : capture.frames(1, Direction::ClientToServer))
        keys.insert(qFromBigEndian<quint32>(record.header.maskingKey->data()));
    QVERIFY(keys.size() > 4'900);
}

void TestCaptureController::stopsSending()
{
    Capture capture;
    QSignalSpy ended(capture.controller.get(), &CaptureController::sendingEnded);
    capture.open(capture.listen());
    QTRY_VERIFY(capture.bothOpen());
    SendOrder often = order({}, "x", 1'000);
    often.interval = 1h;
    capture.controller->sendComposed(1, often);
    QTRY_COMPARE(capture.frames(1, Direction::ServerToClient).size(), 1);
    capture.controller->stopSending(1);
    QTRY_COMPARE(ended.size(), 1);
    QCOMPARE(capture.frames(1, Direction::ClientToServer).size(), 1);
}

void TestCaptureController::saysThatSendingEndsWithTheConnection()
{
    Capture capture;
    QSignalSpy ended(capture.controller.get(), &CaptureController::sendingEnded);
    QSignalSpy failed(capture.controller.get(), &CaptureController::sendFailed);
    capture.open(capture.listen());
    QTRY_VERIFY(capture.bothOpen());
    SendOrder often = order({}, "x", 1'000);
    often.interval = 20ms;
    capture.controller->sendComposed(1, often);
    QTRY_VERIFY(capture.frames(1, Direction::ServerToClient).size() > 1);
    capture.controller->abort(1);
    QTRY_COMPARE(ended.size(), 1);
    QCOMPARE(failed.size(), 1);
    QCOMPARE(failed[0][1].value<Error>().code, ErrorCode::NotConnected);

    capture.controller->sendComposed(99, often);
    QTRY_COMPARE(ended.size(), 2);
    QCOMPARE(failed.size(), 2);
}

void TestCaptureController::aborts()
{
    Capture capture;
    const QUrl url = capture.listen();
    capture.open(url);
    QTRY_VERIFY(capture.bothOpen());
    capture.controller->abort(1);
    QTRY_COMPARE(capture.state(1), ConnectionState::Closed);
    QCOMPARE(capture.store->connection(1)->verdict->cause, CloseCause::Aborted);
    QTRY_COMPARE(capture.state(2), ConnectionState::Closed);
    QCOMPARE(capture.store->connection(2)->verdict->cause, CloseCause::ConnectionEnded);

    capture.open(url);
    QTRY_COMPARE(capture.state(4), ConnectionState::Open);
    capture.controller->abort(4); // the one that we accepted
    QTRY_COMPARE(capture.state(4), ConnectionState::Closed);
    QCOMPARE(capture.store->connection(4)->verdict->cause, CloseCause::Aborted);
}

void TestCaptureController::stopsListeningAndGoesOn()
{
    Capture capture;
    const QUrl url = capture.listen();
    capture.open(url);
    QTRY_VERIFY(capture.bothOpen());
    capture.controller->stopListening();
    capture.open(url);
    QTRY_COMPARE(capture.state(3), ConnectionState::Closed);
    QCOMPARE(capture.store->connection(3)->verdict->error->code, ErrorCode::ConnectionRefused);
    capture.controller->sendMessage(1, MessageType::Text, "still there?");
    QTRY_COMPARE(capture.frames(1, Direction::ServerToClient).size(), 1);
}

void TestCaptureController::runsAProxy()
{
    const Capture capture;
    ProxyOptions options;
    options.target = capture.listen();
    QVERIFY(options.target->isValid());
    QSignalSpy listening(capture.controller.get(), &CaptureController::listening);
    capture.controller->listenAsProxy(options);
    QVERIFY(listening.wait());
    capture.open(listening[0][0].toUrl());
    const auto proxied = [&capture]() -> std::optional<ConnectionRecord> {
        for (const ConnectionRecord &record : capture.store->connections()) {
            if (record.role == Role::Proxy)
                return record;
        }
        return std::nullopt;
    };
    QTRY_VERIFY(proxied() && proxied()->state == ConnectionState::Open);
    QTRY_COMPARE(capture.state(1), ConnectionState::Open);
    capture.controller->sendMessage(1, MessageType::Text, "through");
    QTRY_COMPARE(proxied()->serverToClient.frames, 1U);
    QCOMPARE(capture.frames(proxied()->id, Direction::ClientToServer).constFirst().second,
        QByteArray("through"));

    // It is nobody's end: nothing is sent on it.
    QSignalSpy failed(capture.controller.get(), &CaptureController::sendFailed);
    capture.controller->sendPing(proxied()->id, {});
    QVERIFY(failed.wait());

    capture.controller->stopListening();
    capture.controller->startClosingHandshake(1, 1000, {});
    QTRY_COMPARE(proxied()->state, ConnectionState::Closed);
}

void TestCaptureController::saysThatTheProxyCannotListen()
{
    QTcpServer taken;
    QVERIFY(taken.listen(QHostAddress::LocalHost));
    const Capture capture;
    ProxyOptions options;
    options.target = QUrl(u"ws://127.0.0.1:1/"_s);
    options.port = taken.serverPort();
    QSignalSpy failed(capture.controller.get(), &CaptureController::listenFailed);
    capture.controller->listenAsProxy(options);
    QVERIFY(failed.wait());
    QCOMPARE(failed[0][0].value<Error>().code, ErrorCode::ListenFailed);
}

void TestCaptureController::endsWithOpenConnections()
{
    Capture capture;
    const QUrl url = capture.listen();
    for (int i = 0; i < 5; ++i)
        capture.open(url);
    const auto open = [&capture] {
        const auto all = capture.store->connections();
        return std::count_if(all.cbegin(), all.cend(),
            [](const auto &record) { return record.state == ConnectionState::Open; });
    };
    QTRY_COMPARE(open(), 10);
    for (int i = 0; i < 100; ++i)
        capture.controller->sendMessage(1, MessageType::Binary, QByteArray(10'000, 'x'));
    capture.controller.reset();
    for (const ConnectionRecord &record : capture.store->connections()) {
        QCOMPARE(record.state, ConnectionState::Closed);
        QVERIFY(record.verdict);
    }
    // What was asked for before was still done.
    QCOMPARE(capture.frames(1, Direction::ClientToServer).size(), 100);
}

/// Whatever was asked for before the end is still done, even if the thread has hardly begun.
void TestCaptureController::endsAtOnceAndLosesNothing()
{
    for (int i = 0; i < 20; ++i) {
        Capture capture;
        capture.open(QUrl(u"ws://host.invalid/"_s));
        capture.controller.reset();
        QCOMPARE(capture.store->connections().size(), 1);
        QCOMPARE(capture.state(1), ConnectionState::Closed);
    }
}

void TestCaptureController::showsTheDemo()
{
    Capture capture;
    QSignalSpy shown(capture.controller.get(), &CaptureController::demoShown);
    capture.controller->startDemo();
    QVERIFY(shown.wait(15'000));
    const ConnectionId feed = capture.idOf(u"/trades");
    const ConnectionId broken = capture.idOf(u"/modbus");
    const ConnectionId echo = capture.idOf(u"/echo");
    const ConnectionId sensor = capture.idOf(u"/telemetry");
    QVERIFY(feed && broken && echo && sensor);
    const auto sent = capture.frames(feed, Direction::ClientToServer);
    const auto received = capture.frames(feed, Direction::ServerToClient);

    // A message in fragments, and a Ping between them.
    bool interleaved = false;
    for (const auto &entry : sent) {
        const auto &last = entry.first;
        if (last.messageFirst == 0 || last.messageFirst == last.id || !last.header.fin)
            continue;
        interleaved = std::any_of(sent.cbegin(), sent.cend(), [&last](const auto &frame) {
            return frame.first.header.opcode == toNibble(Opcode::Ping)
                && frame.first.id > last.messageFirst && frame.first.id < last.id;
        });
    }
    QVERIFY(interleaved);

    // Heartbeats, answered.
    QList<QByteArray> pings;
    for (const auto &[frame, payload] : sent) {
        if (frame.header.opcode == toNibble(Opcode::Ping))
            pings.append(payload);
    }
    QVERIFY(pings.size() >= 4);
    pings.removeLast(); // its answer may be under way
    for (const QByteArray &ping : pings)
        QVERIFY(std::any_of(received.cbegin(), received.cend(), [&ping](const auto &frame) {
            return frame.first.header.opcode == toNibble(Opcode::Pong) && frame.second == ping;
        }));

    // A silence in the feed.
    Timestamp silence = 0;
    Timestamp before = 0;
    for (const auto &[frame, payload] : received) {
        if (!isDataOpcode(frame.header.opcode))
            continue;
        if (before)
            silence = std::max(silence, frame.time - before);
        before = frame.time;
    }
    QVERIFY(silence > 900'000'000);

    // A rule broken by the server, which a lenient client only reports; it breaks none itself.
    QVERIFY(std::any_of(received.cbegin(), received.cend(),
        [](const auto &frame) { return frame.first.hasViolation; }));
    QVERIFY(std::none_of(
        sent.cbegin(), sent.cend(), [](const auto &frame) { return frame.first.hasViolation; }));
    QCOMPARE(capture.state(feed), ConnectionState::Open);

    // A connection that was failed for one, and one that was closed as it should be.
    const auto failed = capture.store->connection(broken)->verdict;
    QVERIFY(failed);
    QCOMPARE(failed->cause, CloseCause::ViolationFound);
    QCOMPARE(failed->code, std::optional<quint16>(CloseStatus::ProtocolError));
    QVERIFY(capture.store->connection(echo)->verdict->isClean());

    // Somebody talks to a server of ours.
    QCOMPARE(capture.store->connection(sensor)->role, Role::Server);
    QVERIFY(capture.frames(sensor, Direction::ClientToServer).size() > 5);
}

void TestCaptureController::endsInTheMiddleOfTheDemo()
{
    Capture capture;
    capture.controller->startDemo();
    QTRY_VERIFY(capture.store->lastFrame() > 5);
    capture.controller.reset();
    for (const ConnectionRecord &record : capture.store->connections())
        QCOMPARE(record.state, ConnectionState::Closed);
}

QTEST_GUILESS_MAIN(TestCaptureController)
#include "tst_capturecontroller.moc"
