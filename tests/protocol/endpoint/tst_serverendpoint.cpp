#include "protocol/endpoint/clientendpoint.h"
#include "protocol/endpoint/serverendpoint.h"
#include "protocol/wire/closestatus.h"
#include "tests/support/rawpeer.h"
#include "tests/support/trafficlog.h"

#include <QAbstractEventDispatcher>
#include <QDir>
#include <QEventLoop>
#include <QNetworkProxy>
#include <QSignalSpy>
#include <QTest>
#include <QTimer>

#include <sys/resource.h>
#include <unistd.h>

using namespace Framescope;
using namespace Framescope::Test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr qint64 MiB = 1024 * 1024;

struct ServerLog : TrafficLog
{
    std::function<void()> heard; ///< called for every message that came

    void recordMessage(ConnectionId connection, const Message &message) override
    {
        TrafficLog::recordMessage(connection, message);
        if (heard && message.direction == Direction::ClientToServer)
            heard();
    }
};

/// A server that listens, and what it told.
struct Server
{
    ServerLog log;
    std::unique_ptr<ServerEndpoint> endpoint;
    QSignalSpy opened;
    QSignalSpy closed;

    explicit Server(const ServerOptions &options = {})
        : endpoint(std::make_unique<ServerEndpoint>(options, log, SessionClock()))
        , opened(endpoint.get(), &ServerEndpoint::connectionOpened)
        , closed(endpoint.get(), &ServerEndpoint::connectionClosed)
    {
        if (!endpoint->start())
            qFatal("loopback is missing");
    }

    quint16 port() const { return endpoint->serverPort(); }
};

ServerOptions withTimeout(std::chrono::milliseconds timeout)
{
    ServerOptions options;
    options.timeout = timeout;
    return options;
}

/// A raw client whose opening handshake is done; nullptr if it was refused.
std::unique_ptr<RawPeer> openPeer(const Server &server)
{
    auto peer = std::make_unique<RawPeer>(server.port(), requestFor(server.port()));
    const bool answered = QTest::qWaitFor([&] { return peer->received().endsWith("\r\n\r\n"); });
    return answered && peer->takeReceived().contains(" 101 ") ? std::move(peer) : nullptr;
}

qsizetype openDescriptors()
{
    return QDir(u"/proc/self/fd"_s)
        .entryList(QDir::NoDotAndDotDot | QDir::AllEntries | QDir::System)
        .size();
}

/// True once \a wait and more has passed on \a server, by its own clock: another client has kept it
/// waiting for its opening handshake.
bool handshakeTimesOut(const Server &server)
{
    RawPeer silent(server.port());
    return QTest::qWaitFor([&] { return silent.received().startsWith("HTTP/1.1 408 "); });
}

} // namespace

class TestServerEndpoint : public QObject
{
    Q_OBJECT
private slots:
    void init();
    void saysWhereItListens_data();
    void saysWhereItListens();
    void cannotListenTwice();
    void goesThroughNoProxy();
    void answersMessages_data();
    void answersMessages();
    void readsOneOctetAtATime();
    void decidesByOriginAndHost_data();
    void decidesByOriginAndHost();
    void agreesOnASubprotocol();
    void turnsAwayWhenFull();
    void timesOutSlowHeads_data();
    void timesOutSlowHeads();
    void answersTlsAtOnce();
    void namesWhoLeavesBeforeItAccepts();
    void failsAnUnmaskedFrame();
    void failsWhatIsTooLarge();
    void holdsBackWhoDoesNotRead_data();
    void holdsBackWhoDoesNotRead();
    void blamesNobodyWhileItDoesNotRead();
    void finishesSendingBeforeItLeaves();
    void echoesAStream();
    void servesOthersWhileItCompresses();
    void readsPingsWhileItCompressesAndNoMore();
    void tellsWhatIsSentFromASignal();
    void servesManyAtOnce();
    void acceptsAgainAfterRunningOutOfDescriptors();
    void shutsDown();
    void abortsAll();
    void mayBeDeletedInItsSlots_data();
    void mayBeDeletedInItsSlots();
    void leavesNoDescriptorsBehind();
};

void TestServerEndpoint::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
}

void TestServerEndpoint::saysWhereItListens_data()
{
    QTest::addColumn<QHostAddress>("address");
    QTest::addColumn<QString>("host");
    QTest::newRow("IPv4") << QHostAddress(QHostAddress::LocalHost) << u"127.0.0.1"_s;
    QTest::newRow("IPv6") << QHostAddress(QHostAddress::LocalHostIPv6) << u"::1"_s;
}

void TestServerEndpoint::saysWhereItListens()
{
    QFETCH(QHostAddress, address);
    QFETCH(QString, host);
    TrafficLog log;
    ServerOptions options;
    options.address = address;
    ServerEndpoint server(options, log, SessionClock());
    const auto url = server.start();
    QVERIFY(url);
    QCOMPARE(url->scheme(), u"ws"_s);
    QCOMPARE(url->host(), host);
    QCOMPARE(url->path(), u"/"_s);

    RawPeer peer(server.serverPort(), requestFor(server.serverPort()), address);
    QTRY_VERIFY(peer.received().startsWith("HTTP/1.1 101 "));
    QCOMPARE(log.find<TcpConnected>()->peerAddress, host);
    QCOMPARE(log.find<TcpConnected>()->peerPort, peer.socket().localPort());
}

void TestServerEndpoint::cannotListenTwice()
{
    Server first;
    TrafficLog log;
    ServerOptions options;
    options.port = first.port();
    ServerEndpoint second(options, log, SessionClock());
    const auto url = second.start();
    QVERIFY(!url);
    QCOMPARE(url.error().code, ErrorCode::ListenFailed);
    QVERIFY(url.error().detail.startsWith(u"127.0.0.1:%1: "_s.arg(first.port())));
}

/// What the environment says about proxies is meant for browsers.
void TestServerEndpoint::goesThroughNoProxy()
{
    const QNetworkProxy before = QNetworkProxy::applicationProxy();
    const auto restore = qScopeGuard([&before] { QNetworkProxy::setApplicationProxy(before); });
    QNetworkProxy::setApplicationProxy({ QNetworkProxy::Socks5Proxy, u"127.0.0.1"_s, 1 });
    TrafficLog log;
    ServerOptions options;
    options.address = QHostAddress::AnyIPv4; // Qt never puts a proxy before loopback
    ServerEndpoint server(options, log, SessionClock());
    QVERIFY(server.start());
}

void TestServerEndpoint::answersMessages_data()
{
    QTest::addColumn<ServerBehavior>("behavior");
    QTest::addColumn<QByteArray>("answer");
    QTest::newRow("echo") << ServerBehavior::Echo
                          << serverFrame(Opcode::Text, "ab") + serverFrame(Opcode::Binary, "cd");
    QTest::newRow("sink") << ServerBehavior::Sink << QByteArray();
}

void TestServerEndpoint::answersMessages()
{
    QFETCH(ServerBehavior, behavior);
    QFETCH(QByteArray, answer);
    ServerOptions options;
    options.behavior = behavior;
    Server server(options);
    // All in one segment, the request too.
    RawPeer peer(server.port(),
        requestFor(server.port()) + clientFrame(Opcode::Text, "a", false)
            + clientFrame(Opcode::Ping, "p") + clientFrame(Opcode::Continuation, "b")
            + clientFrame(Opcode::Binary, "cd") + clientFrame(Opcode::Close, "\x03\xe8"));
    QTRY_VERIFY(peer.hasEnded());
    const QByteArray frames = peer.received().sliced(peer.received().indexOf("\r\n\r\n") + 4);
    QCOMPARE(frames.toHex(),
        (serverFrame(Opcode::Pong, "p") + answer + serverFrame(Opcode::Close, "\x03\xe8")).toHex());
    QTRY_COMPARE(server.closed.size(), 1);
    QVERIFY(server.log.verdict()->isClean());
    QCOMPARE(server.opened.size(), 1);
    QVERIFY(server.log.isInOrder);
}

void TestServerEndpoint::readsOneOctetAtATime()
{
    Server server;
    RawPeer peer(server.port());
    QTRY_COMPARE(peer.socket().state(), QAbstractSocket::ConnectedState);
    peer.socket().setSocketOption(QAbstractSocket::LowDelayOption, 1);
    const QByteArray octets = requestFor(server.port()) + clientFrame(Opcode::Text, "Hello")
        + clientFrame(Opcode::Close);
    for (const char octet : octets) {
        peer.send(QByteArray(1, octet));
        peer.socket().flush();
        QCoreApplication::processEvents();
    }
    QTRY_VERIFY(
        peer.received().endsWith(serverFrame(Opcode::Text, "Hello") + serverFrame(Opcode::Close)));
}

void TestServerEndpoint::decidesByOriginAndHost_data()
{
    QTest::addColumn<QByteArray>("host");
    QTest::addColumn<QByteArray>("origin");
    QTest::addColumn<QByteArray>("status");
    QTest::newRow("no Origin") << QByteArray("127.0.0.1") << QByteArray() << QByteArray("101");
    QTest::newRow("another Host, no Origin")
        << QByteArray("ws.example.com") << QByteArray() << QByteArray("101");
    QTest::newRow("same") << QByteArray("127.0.0.1:8080") << QByteArray("http://127.0.0.1:8080")
                          << QByteArray("101");
    QTest::newRow("foreign") << QByteArray("127.0.0.1:8080") << QByteArray("https://evil.example")
                             << QByteArray("403");
    QTest::newRow("foreign port") << QByteArray("127.0.0.1:8080")
                                  << QByteArray("http://127.0.0.1:9090") << QByteArray("403");
    QTest::newRow("null") << QByteArray("127.0.0.1") << QByteArray("null") << QByteArray("403");
    QTest::newRow("no Host") << QByteArray() << QByteArray() << QByteArray("400");
}

void TestServerEndpoint::decidesByOriginAndHost()
{
    QFETCH(QByteArray, host);
    QFETCH(QByteArray, origin);
    QFETCH(QByteArray, status);
    Server server;
    QByteArray request
        = requestFor(server.port(), origin.isEmpty() ? QByteArray() : "Origin: " + origin + "\r\n");
    request.replace("Host: 127.0.0.1:" + QByteArray::number(server.port()) + "\r\n",
        host.isEmpty() ? QByteArray() : "Host: " + host + "\r\n");
    RawPeer peer(server.port(), request);
    QTRY_VERIFY(peer.received().startsWith("HTTP/1.1 " + status));
    QCOMPARE(server.opened.size(), status == "101" ? 1 : 0);
    if (status == "101")
        return;
    QTRY_VERIFY(peer.hasEnded());
    QTRY_COMPARE(server.closed.size(), 1);
    QCOMPARE(server.log.verdict()->error->code,
        status == "403" ? ErrorCode::HandshakeRefused : ErrorCode::HandshakeInvalid);
    QCOMPARE(server.endpoint->connectionCount(), 0);
}

void TestServerEndpoint::agreesOnASubprotocol()
{
    ServerOptions options;
    options.subprotocols = { u"v2"_s, u"v1"_s };
    Server server(options);
    RawPeer peer(server.port(), requestFor(server.port(), "Sec-WebSocket-Protocol: v0, v1\r\n"));
    QTRY_VERIFY(peer.received().contains("Sec-WebSocket-Protocol: v1\r\n"));
    QCOMPARE(server.log.find<ResponseReceived>()->subprotocol, u"v1"_s);
}

void TestServerEndpoint::turnsAwayWhenFull()
{
    ServerOptions options;
    options.connectionLimit = 1;
    Server server(options);
    auto first = openPeer(server);
    QVERIFY(first);
    RawPeer second(server.port(), requestFor(server.port()));
    QTRY_VERIFY(second.hasEnded());
    QVERIFY(second.received().startsWith("HTTP/1.1 503 "));
    QTRY_COMPARE(server.closed.size(), 1);
    QCOMPARE(server.log.verdict(2)->error->code, ErrorCode::HandshakeRefused);

    first->send(clientFrame(Opcode::Close));
    QTRY_COMPARE(server.endpoint->connectionCount(), 0);
    QVERIFY(openPeer(server));
    QVERIFY(server.log.isInOrder);
}

void TestServerEndpoint::timesOutSlowHeads_data()
{
    QTest::addColumn<QByteArray>("octets");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("half a head") << QByteArray("GET / HTTP/1.1\r\nHost: exa");
}

void TestServerEndpoint::timesOutSlowHeads()
{
    QFETCH(QByteArray, octets);
    Server server(withTimeout(50ms));
    RawPeer peer(server.port(), octets);
    QTRY_VERIFY(peer.hasEnded());
    QVERIFY(peer.received().startsWith("HTTP/1.1 408 "));
    QTRY_COMPARE(server.closed.size(), 1);
    const Error expected { ErrorCode::HandshakeTimedOut,
        server.log.find<TcpConnected>()->peerAddress
            + u":%1"_s.arg(server.log.find<TcpConnected>()->peerPort) };
    QCOMPARE(server.log.verdict()->error, std::optional(expected));
    QVERIFY(server.log.isInOrder);
}

/// Long before a head would be late.
void TestServerEndpoint::answersTlsAtOnce()
{
    Server server;
    RawPeer peer(server.port(), QByteArray::fromHex("16030100050100000100"));
    QTRY_VERIFY(peer.hasEnded());
    QVERIFY2(peer.received().startsWith("HTTP/1.1 400 "), peer.received());
    QVERIFY(peer.received().contains("ws://"));
    QTRY_COMPARE(server.closed.size(), 1);
    QCOMPARE(server.log.verdict()->error->code, ErrorCode::HandshakeInvalid);
    QVERIFY(server.log.isInOrder);
}

void TestServerEndpoint::namesWhoLeavesBeforeItAccepts()
{
    Server server;
    const quint16 port = connectAndReset(server.port());
    QTRY_COMPARE(server.closed.size(), 1);
    const auto *facts = server.log.find<TcpConnected>();
    QVERIFY(facts);
    QCOMPARE(facts->peerAddress, u"127.0.0.1"_s);
    QCOMPARE(facts->peerPort, port);
    QCOMPARE(facts->localPort, server.port());
}

void TestServerEndpoint::failsAnUnmaskedFrame()
{
    Server server;
    auto peer = openPeer(server);
    QVERIFY(peer);
    peer->send(serverFrame(Opcode::Text, "Hello") + clientFrame(Opcode::Text, "more"));
    QTRY_VERIFY(peer->hasEnded());
    QCOMPARE(peer->received(),
        serverFrame(Opcode::Close, makeCloseBody(CloseStatus::ProtocolError, u"mask.missing")));
    QTRY_COMPARE(server.closed.size(), 1);
    QCOMPARE(server.log.verdict()->rule, std::optional(Rule::MaskMissing));
    // Both were told of, and neither was echoed.
    QCOMPARE(
        server.log.payloads(Direction::ClientToServer), (QList<QByteArray> { "Hello", "more" }));
    QVERIFY(server.log.isInOrder);
}

void TestServerEndpoint::failsWhatIsTooLarge()
{
    ServerOptions options;
    options.messageLimit = 1000;
    Server server(options);
    auto peer = openPeer(server);
    QVERIFY(peer);
    peer->send(clientFrame(Opcode::Binary, QByteArray(1000, 'x'))
        + clientFrame(Opcode::Binary, QByteArray(1001, 'x')));
    QTRY_VERIFY(peer->hasEnded());
    QCOMPARE(peer->received(),
        serverFrame(Opcode::Binary, QByteArray(1000, 'x'))
            + serverFrame(Opcode::Close, makeCloseBody(CloseStatus::MessageTooBig, {})));
}

void TestServerEndpoint::holdsBackWhoDoesNotRead_data()
{
    QTest::addColumn<Opcode>("opcode");
    QTest::addColumn<qsizetype>("size");
    QTest::addColumn<int>("count");
    QTest::newRow("messages") << Opcode::Binary << qsizetype(100'000) << 400;
    QTest::newRow("pings") << Opcode::Ping << qsizetype(125) << 150'000;
}

void TestServerEndpoint::holdsBackWhoDoesNotRead()
{
    QFETCH(Opcode, opcode);
    QFETCH(qsizetype, size);
    QFETCH(int, count);
    Server server;
    auto peer = openPeer(server);
    QVERIFY(peer);
    ConnectionSocket *connection = server.endpoint->connection(1);
    QVERIFY(connection);
    peer->stopReading();
    peer->send(clientFrame(opcode, QByteArray(size, 'x')).repeated(count));

    // A neighbour is served all the time; what it sees tells that the server came round.
    QTRY_VERIFY(connection->isCongested());
    qsizetype seen = -1;
    while (seen != server.log.frames.size()) {
        seen = server.log.frames.size();
        QVERIFY(openPeer(server));
        QVERIFY(connection->sendQueue() < 2 * MiB);
    }
    QVERIFY(seen < count);

    peer->resumeReading();
    const qsizetype expected = count * (size + (size > 125 ? size > 0xFFFF ? 10 : 4 : 2));
    QTRY_COMPARE(peer->received().size(), expected);
    QVERIFY(server.log.isInOrder);
}

/// A frame that the server itself leaves in the kernel is not late.
void TestServerEndpoint::blamesNobodyWhileItDoesNotRead()
{
    Server server(withTimeout(100ms));
    auto peer = openPeer(server);
    QVERIFY(peer);
    peer->stopReading();
    const QByteArray frame = clientFrame(Opcode::Binary, QByteArray(100'000, 'x'));
    peer->send(frame.repeated(400));
    QTRY_VERIFY(server.endpoint->connection(1)->isCongested());
    for (int i = 0; i < 3; ++i)
        QVERIFY(handshakeTimesOut(server));
    QVERIFY(!server.log.verdict(1));
    peer->resumeReading();
    QTRY_COMPARE(peer->received().size(), 400 * (100'000 + 10));

    // But a frame that the peer leaves unfinished is.
    peer->send(frame.first(50'000));
    QTRY_VERIFY(server.log.verdict(1));
    QCOMPARE(server.log.verdict(1)->cause, CloseCause::FrameTimedOut);
}

/// A peer that takes its time to read gets everything, the Close frame included: also one that
/// needs longer than the timeout to take in so much that the kernel tells of it.
void TestServerEndpoint::finishesSendingBeforeItLeaves()
{
    Server server(withTimeout(200ms));
    auto peer = openPeer(server);
    QVERIFY(peer);
    peer->stopReading();
    const int window = 64 * 1024;
    peer->socket().setSocketOption(QAbstractSocket::ReceiveBufferSizeSocketOption, window);
    const QByteArray message(8 * MiB, 'x');
    peer->send(clientFrame(Opcode::Binary, message) + clientFrame(Opcode::Close, "\x03\xe8"));
    QTRY_COMPARE(server.log.count(Opcode::Close, Direction::ClientToServer), 1);
    QVERIFY(server.endpoint->connection(1)->sendQueue() > MiB);

    QByteArray received;
    QTimer slow;
    const int step = 32 * 1024;
    connect(&slow, &QTimer::timeout, this, [&] { received += peer->socket().read(step); });
    peer->socket().setReadBufferSize(step);
    slow.start(10ms);
    QTRY_VERIFY_WITH_TIMEOUT(peer->hasEnded() && peer->socket().bytesAvailable() == 0, 20'000);
    QVERIFY(
        received == serverFrame(Opcode::Binary, message) + serverFrame(Opcode::Close, "\x03\xe8"));
    QTRY_COMPARE(server.closed.size(), 1);
    QVERIFY(server.log.verdict()->isClean());
}

/// Two endpoints that hold each other back must not wait for each other.
void TestServerEndpoint::echoesAStream()
{
    constexpr int Count = 1000;
    const QByteArray message(64 * 1024, 'x');
    Server server;
    TrafficLog log;
    ClientOptions options;
    options.url = QUrl(u"ws://127.0.0.1:%1/"_s.arg(server.port()));
    ClientEndpoint client(options, log, SessionClock());
    int sent = 0;
    int received = 0;
    const auto sendOn = [&] {
        while (sent < Count && !client.connection()->isCongested()
            && client.connection()->sendMessage(MessageType::Binary, message))
            ++sent;
    };
    connect(&client, &ClientEndpoint::established, this, [&] {
        connect(client.connection(), &ConnectionSocket::opened, this, sendOn);
        connect(client.connection(), &ConnectionSocket::sendQueueDrained, this, sendOn);
        connect(client.connection(), &ConnectionSocket::messageReceived, this, [&] { ++received; });
    });
    client.open();
    QTRY_COMPARE_WITH_TIMEOUT(received, Count, 20'000);
    QVERIFY(log.isInOrder);
    QVERIFY(server.log.isInOrder);
}

/// A large message is compressed while others are answered.
void TestServerEndpoint::servesOthersWhileItCompresses()
{
    const QByteArray message(32 * MiB, 'x');
    Server server;
    const auto other = openPeer(server);
    QVERIFY(other);
    server.log.heard = [&] { other->send(clientFrame(Opcode::Ping, "still there?")); };
    TrafficLog log;
    ClientOptions options;
    options.url = QUrl(u"ws://127.0.0.1:%1/"_s.arg(server.port()));
    ClientEndpoint client(options, log, SessionClock());
    connect(&client, &ClientEndpoint::established, this, [&] {
        connect(client.connection(), &ConnectionSocket::opened, this,
            [&] { QVERIFY(client.connection()->sendMessage(MessageType::Binary, message)); });
    });
    client.open();
    QTRY_COMPARE_WITH_TIMEOUT(log.messages.size(), 2, 20'000);
    QVERIFY(log.messages.last() == message);

    QList<quint8> told; // by the server
    for (const TrafficLog::LoggedFrame &frame : std::as_const(server.log.frames))
        told.append(frame.header.opcode);
    QCOMPARE(told,
        (QList<quint8> { toNibble(Opcode::Binary), toNibble(Opcode::Ping), toNibble(Opcode::Pong),
            toNibble(Opcode::Binary) }));
    QVERIFY(log.isInOrder);
    QVERIFY(server.log.isInOrder);
}

/// Memory is bounded: of a peer that sends one large message after the other, none is assembled
/// while another is compressed.
void TestServerEndpoint::readsPingsWhileItCompressesAndNoMore()
{
    const QByteArray message(32 * MiB, 'x');
    MessageDeflater deflater({});
    const auto compressed = [&] {
        const QByteArray payload = deflater.deflate(message);
        FrameHeader header
            = makeHeader(Opcode::Binary, quint64(payload.size()), MaskingKey { 1, 2, 3, 4 });
        header.rsv = Rsv1;
        QByteArray octets;
        appendFrame(octets, header, payload);
        return octets;
    };
    const QByteArray first = compressed();
    const QByteArray second = compressed(); // refers to it
    Server server;
    RawPeer peer(server.port(),
        requestFor(server.port(), "Sec-WebSocket-Extensions: permessage-deflate\r\n") + first
            + clientFrame(Opcode::Ping) + second);
    const auto sent = [&] { return server.log.count(Opcode::Binary, Direction::ServerToClient); };
    QTRY_COMPARE_WITH_TIMEOUT(sent(), 2, 20'000);
    QStringList told;
    for (const TrafficLog::LoggedFrame &frame : std::as_const(server.log.frames))
        told.append((frame.direction == Direction::ClientToServer ? u"> "_s : u"< "_s)
            + opcodeName(frame.header.opcode));
    QCOMPARE(told,
        (QStringList { u"> binary"_s, u"> ping"_s, u"< pong"_s, u"< binary"_s, u"> binary"_s,
            u"< binary"_s }));
}

/// Who sends too much from a signal that a read brings about is told once it is sent, even if the
/// kernel takes all of it at once.
void TestServerEndpoint::tellsWhatIsSentFromASignal()
{
    Server server;
    TrafficLog log;
    ClientOptions options;
    options.url = QUrl(u"ws://127.0.0.1:%1/"_s.arg(server.port()));
    options.extensions.clear();
    ClientEndpoint client(options, log, SessionClock());
    bool congested = false;
    bool drained = false;
    connect(&client, &ClientEndpoint::established, this, [&] {
        ConnectionSocket *connection = client.connection();
        connect(connection, &ConnectionSocket::opened, this, [&, connection] {
            QVERIFY(connection->sendMessage(MessageType::Binary, QByteArray(MiB + 1, 'x')));
            congested = connection->isCongested();
        });
        connect(connection, &ConnectionSocket::sendQueueDrained, this, [&] { drained = true; });
    });
    client.open();
    QTRY_COMPARE(server.log.messages.size(), 2); // it, and its echo
    QVERIFY(congested);
    QTRY_VERIFY(drained);
}

void TestServerEndpoint::servesManyAtOnce()
{
    constexpr int Count = 200;
    Server server;
    std::vector<std::unique_ptr<RawPeer>> peers;
    for (int i = 0; i < Count; ++i)
        peers.push_back(std::make_unique<RawPeer>(server.port(),
            requestFor(server.port()) + clientFrame(Opcode::Text, QByteArray::number(i))));
    QTRY_COMPARE(server.opened.size(), Count);
    QCOMPARE(server.endpoint->connectionCount(), Count);
    for (int i = 0; i < Count; ++i)
        QTRY_VERIFY(peers[std::size_t(i)]->received().endsWith(
            serverFrame(Opcode::Text, QByteArray::number(i))));
    for (const auto &peer : peers)
        peer->send(clientFrame(Opcode::Close));
    QTRY_COMPARE(server.closed.size(), Count);
    QCOMPARE(server.endpoint->connectionCount(), 0);
    QVERIFY(server.log.isInOrder);
}

void TestServerEndpoint::acceptsAgainAfterRunningOutOfDescriptors()
{
    Server server;
    auto open = openPeer(server);
    QVERIFY(open);
    int turns = 0; // of the event loop, which has little to do
    QEventLoop loop;
    connect(QAbstractEventDispatcher::instance(), &QAbstractEventDispatcher::awake, &loop,
        [&turns] { ++turns; });
    const auto run = [&loop](std::chrono::milliseconds duration) {
        QTimer::singleShot(duration, &loop, &QEventLoop::quit);
        loop.exec();
    };
    run(0ms); // the sanitizer knows these classes then: it needs descriptors to look at new ones
    RawPeer peer(server.port(), requestFor(server.port()));
    rlimit limit {};
    QCOMPARE(::getrlimit(RLIMIT_NOFILE, &limit), 0);
    const int next = ::dup(0);
    ::close(next);
    rlimit none = limit;
    none.rlim_cur = static_cast<rlim_t>(next);
    QCOMPARE(::setrlimit(RLIMIT_NOFILE, &none), 0);
    turns = 0;
    run(50ms);
    QCOMPARE(::setrlimit(RLIMIT_NOFILE, &limit), 0);
    QVERIFY(peer.received().isEmpty());
    QVERIFY2(turns < 20, QByteArray::number(turns));
    QTRY_VERIFY(peer.received().startsWith("HTTP/1.1 101 "));
}

void TestServerEndpoint::shutsDown()
{
    Server server;
    auto open = openPeer(server);
    QVERIFY(open);
    RawPeer handshaking(server.port(), "GET ");
    QTRY_COMPARE(server.endpoint->connectionCount(), 2);
    server.endpoint->shutDown();
    QVERIFY(!server.endpoint->isListening());
    QTRY_COMPARE(open->received(), serverFrame(Opcode::Close, "\x03\xe9"));
    QTRY_VERIFY(handshaking.hasEnded());
    open->send(clientFrame(Opcode::Close, "\x03\xe9"));
    QTRY_COMPARE(server.closed.size(), 2);
    QCOMPARE(server.log.verdict(1)->by, ClosedBy::Server);
    QVERIFY(server.log.verdict(1)->isClean());
    QCOMPARE(server.log.verdict(2)->cause, CloseCause::Aborted);
    QVERIFY(server.log.isInOrder);
}

void TestServerEndpoint::abortsAll()
{
    Server server;
    auto open = openPeer(server);
    QVERIFY(open);
    server.endpoint->abortAll();
    QCOMPARE(server.closed.size(), 1);
    QCOMPARE(server.endpoint->connectionCount(), 0);
    QCOMPARE(server.log.verdict()->cause, CloseCause::Aborted);
    QTRY_VERIFY(open->hasEnded());
    QVERIFY(open->received().isEmpty());
    QVERIFY(server.log.isInOrder);
}

void TestServerEndpoint::mayBeDeletedInItsSlots_data()
{
    QTest::addColumn<QString>("where");
    for (const char *where : { "opened", "closed", "shut down" })
        QTest::newRow(where) << QString::fromLatin1(where);
}

void TestServerEndpoint::mayBeDeletedInItsSlots()
{
    QFETCH(QString, where);
    Server server;
    ServerEndpoint *endpoint = server.endpoint.get();
    const auto remove = [&server] { server.endpoint.reset(); };
    std::vector<std::unique_ptr<RawPeer>> others;
    for (int i = 0; i < 3; ++i) {
        others.push_back(openPeer(server));
        QVERIFY(others.back());
    }
    RawPeer handshaking(server.port());
    QTRY_COMPARE(server.endpoint->connectionCount(), 4);
    if (where == "opened"_L1)
        connect(endpoint, &ServerEndpoint::connectionOpened, this, remove);
    else
        connect(endpoint, &ServerEndpoint::connectionClosed, this, remove);
    if (where == "shut down"_L1)
        endpoint->shutDown(); // ends the one that is handshaking at once
    else
        handshaking.send(requestFor(handshaking.socket().peerPort())
            + clientFrame(Opcode::Text, "a") + clientFrame(Opcode::Close));
    if (where == "closed"_L1)
        handshaking.finishSending();
    QTRY_VERIFY(!server.endpoint);
    for (ConnectionId id = 1; id <= 4; ++id)
        QVERIFY(server.log.verdict(id));
    QVERIFY(server.log.isInOrder);
    QTRY_VERIFY(handshaking.hasEnded());
    for (const auto &other : others)
        QTRY_VERIFY(other->hasEnded());
}

void TestServerEndpoint::leavesNoDescriptorsBehind()
{
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    const qsizetype before = openDescriptors();
    {
        ServerOptions options = withTimeout(500ms);
        options.connectionLimit = 3;
        Server server(options);
        auto closing = openPeer(server);
        auto leaving = openPeer(server);
        auto staying = openPeer(server);
        RawPeer refused(server.port(), requestFor(server.port()));
        QTRY_VERIFY(refused.hasEnded());
        closing->send(clientFrame(Opcode::Close));
        leaving->reset();
        QTRY_COMPARE(server.closed.size(), 3);
        QVERIFY(handshakeTimesOut(server));
        QTRY_COMPARE(server.endpoint->connectionCount(), 1);
        QVERIFY(server.log.verdict(1)->isClean());
        QCOMPARE(server.log.verdict(2)->cause, CloseCause::ConnectionReset);
        QCOMPARE(server.log.verdict(4)->error->code, ErrorCode::HandshakeRefused);
    }
    QTRY_COMPARE(openDescriptors(), before);
}

QTEST_GUILESS_MAIN(TestServerEndpoint)
#include "tst_serverendpoint.moc"
