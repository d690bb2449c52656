#include "protocol/endpoint/clientendpoint.h"
#include "protocol/endpoint/serverendpoint.h"
#include "protocol/wire/closestatus.h"
#include "tests/support/rawpeer.h"
#include "tests/support/trafficlog.h"

#include <QNetworkProxy>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>

using namespace Framescope;
using namespace Framescope::Test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

ClientOptions optionsFor(quint16 port, std::chrono::milliseconds timeout = 10s)
{
    ClientOptions options;
    options.url = QUrl(u"ws://127.0.0.1:%1/chat?room=1"_s.arg(port));
    options.timeout = timeout;
    return options;
}

/// A client, and what it told. It may be deleted in the middle of a test.
struct Client
{
    TrafficLog log;
    std::unique_ptr<ClientEndpoint> endpoint;
    QSignalSpy closed;

    explicit Client(const ClientOptions &options)
        : endpoint(std::make_unique<ClientEndpoint>(options, log, SessionClock()))
        , closed(endpoint.get(), &ClientEndpoint::closed)
    {
    }

    ConnectionSocket *connection() const { return endpoint->connection(); }
    bool isOpen() const { return connection() && connection()->isOpen(); }

    /// Answers the request that \a listener received as the RFC wants it, and \a more at once.
    [[nodiscard]] bool openTo(RawListener &listener, const QByteArray &more = {})
    {
        endpoint->open();
        if (!QTest::qWaitFor([&] {
                return listener.peer() && listener.peer()->received().endsWith("\r\n\r\n");
            }))
            return false;
        listener.peer()->send(responseTo(listener.peer()->takeReceived()) + more);
        return QTest::qWaitFor([&] { return isOpen() || !closed.isEmpty(); });
    }
};

/// A port of loopback on which nobody listens.
quint16 freePort()
{
    QTcpServer server;
    server.listen(QHostAddress::LocalHost);
    return server.serverPort();
}

} // namespace

class TestClientEndpoint : public QObject
{
    Q_OBJECT
private slots:
    void init();
    void cannotConnect_data();
    void cannotConnect();
    void goesThroughNoProxy();
    void asksAsItIsTold();
    void connectsToIpv6();
    void timesOutWithASilentPeer();
    void losesThePeerInTheHead_data();
    void losesThePeerInTheHead();
    void refusesWrongAnswers_data();
    void refusesWrongAnswers();
    void readsFramesThatFollowTheHeadAtOnce();
    void framesOfOneReadHaveItsTime();
    void sendsAnswersWhileItReads();
    void exchangesMessages_data();
    void exchangesMessages();
    void closes();
    void isClosed();
    void seesHowTcpEnded_data();
    void seesHowTcpEnded();
    void readsWhatCameBeforeTheEnd();
    void pingsPeriodically();
    void abortsInEveryState_data();
    void abortsInEveryState();
    void mayBeDeletedInItsSlots_data();
    void mayBeDeletedInItsSlots();
    void tellsThatItEndedWhenDeleted();
};

void TestClientEndpoint::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
}

void TestClientEndpoint::cannotConnect_data()
{
    QTest::addColumn<QUrl>("url");
    QTest::addColumn<ErrorCode>("code");
    QTest::addColumn<QString>("detail");
    const quint16 port = freePort();
    QTest::newRow("nobody listens") << QUrl(u"ws://127.0.0.1:%1"_s.arg(port))
                                    << ErrorCode::ConnectionRefused << u"127.0.0.1:%1"_s.arg(port);
    QTest::newRow("nobody listens, IPv6")
        << QUrl(u"ws://[::1]:%1"_s.arg(port)) << ErrorCode::ConnectionRefused
        << u"[::1]:%1"_s.arg(port);
    QTest::newRow("no such host") << QUrl(u"ws://host.invalid/"_s) << ErrorCode::HostNotFound
                                  << u"host.invalid"_s;
}

void TestClientEndpoint::cannotConnect()
{
    QFETCH(QUrl, url);
    QFETCH(ErrorCode, code);
    QFETCH(QString, detail);
    ClientOptions options;
    options.url = url;
    Client client(options);
    client.endpoint->open();
    QTRY_COMPARE(client.closed.size(), 1);
    const auto verdict = client.log.verdict();
    QVERIFY(verdict);
    QCOMPARE(verdict->cause, CloseCause::HandshakeFailed);
    QCOMPARE(verdict->error, std::optional(Error { code, detail }));
    QVERIFY(client.log.find<Failed>());
    QVERIFY(!client.connection());
    QVERIFY(client.log.isInOrder);
}

/// What the environment says about proxies is meant for browsers.
void TestClientEndpoint::goesThroughNoProxy()
{
    const QNetworkProxy before = QNetworkProxy::applicationProxy();
    const auto restore = qScopeGuard([&before] { QNetworkProxy::setApplicationProxy(before); });
    QNetworkProxy::setApplicationProxy({ QNetworkProxy::HttpProxy, u"127.0.0.1"_s, 1 });
    ClientOptions options;
    options.url = QUrl(u"ws://host.invalid/"_s); // Qt never puts a proxy before loopback
    Client client(options);
    client.endpoint->open();
    QTRY_COMPARE(client.closed.size(), 1);
    QCOMPARE(client.log.verdict()->error->code, ErrorCode::HostNotFound);
}

void TestClientEndpoint::asksAsItIsTold()
{
    RawListener listener;
    ClientOptions options = optionsFor(listener.serverPort());
    options.origin = "https://example.org";
    options.subprotocols = { u"v2.chat"_s, u"v1.chat"_s };
    options.headers = { { "Cookie", "a=b" } };
    options.removedHeaders = { "Host" };
    Client client(options);
    QSignalSpy established(client.endpoint.get(), &ClientEndpoint::established);
    QVERIFY(client.openTo(listener));
    QCOMPARE(established.size(), 1);

    const auto *tcp = client.log.find<TcpConnected>();
    QVERIFY(tcp);
    QCOMPARE(tcp->peerPort, listener.serverPort());
    const auto *sent = client.log.find<RequestReceived>();
    QVERIFY(sent);
    const RequestHead request = parseRequestHead(sent->head);
    QCOMPARE(request.target, QByteArray("/chat?room=1"));
    QCOMPARE(request.singleValue("Origin"), std::optional<QByteArray>("https://example.org"));
    QCOMPARE(request.singleValue("Sec-WebSocket-Protocol"),
        std::optional<QByteArray>("v2.chat, v1.chat"));
    QCOMPARE(request.singleValue("Cookie"), std::optional<QByteArray>("a=b"));
    QVERIFY(!request.find("Host"));
    QCOMPARE(client.log.openings.first().url, options.url.toString());
}

void TestClientEndpoint::connectsToIpv6()
{
    TrafficLog serverLog;
    ServerOptions listenOptions;
    listenOptions.address = QHostAddress::LocalHostIPv6;
    ServerEndpoint server(listenOptions, serverLog, SessionClock());
    const auto url = server.start();
    QVERIFY(url);
    ClientOptions options;
    options.url = *url;
    Client client(options);
    client.endpoint->open();
    QTRY_VERIFY(client.isOpen());
    QCOMPARE(parseRequestHead(client.log.find<RequestReceived>()->head).singleValue("Host"),
        std::optional<QByteArray>("[::1]:" + QByteArray::number(url->port())));
}

void TestClientEndpoint::timesOutWithASilentPeer()
{
    RawListener listener;
    Client client(optionsFor(listener.serverPort(), 50ms));
    client.endpoint->open();
    QTRY_COMPARE(client.closed.size(), 1);
    QCOMPARE(client.log.verdict()->cause, CloseCause::HandshakeFailed);
    const Error expected { ErrorCode::HandshakeTimedOut,
        u"127.0.0.1:%1"_s.arg(listener.serverPort()) };
    QCOMPARE(client.log.verdict()->error, std::optional(expected));
    QVERIFY(client.log.isInOrder);
}

void TestClientEndpoint::losesThePeerInTheHead_data()
{
    QTest::addColumn<bool>("reset");
    QTest::addColumn<QByteArray>("head");
    QTest::newRow("FIN before it") << false << QByteArray();
    QTest::newRow("FIN in it") << false << QByteArray("HTTP/1.1 101 Swit");
    QTest::newRow("RST before it") << true << QByteArray();
}

void TestClientEndpoint::losesThePeerInTheHead()
{
    QFETCH(bool, reset);
    QFETCH(QByteArray, head);
    RawListener listener;
    Client client(optionsFor(listener.serverPort()));
    client.endpoint->open();
    QTRY_VERIFY(listener.peer() && !listener.peer()->received().isEmpty());
    listener.peer()->send(head);
    if (reset)
        listener.peer()->reset();
    else
        listener.peer()->finishSending();
    QTRY_COMPARE(client.closed.size(), 1);
    const auto verdict = client.log.verdict();
    QCOMPARE(verdict->cause, CloseCause::HandshakeFailed);
    QCOMPARE(verdict->by, ClosedBy::Server);
    QCOMPARE(verdict->error->code, ErrorCode::ConnectionLost);
    QVERIFY(!verdict->error->detail.isEmpty());
    const auto *stray = client.log.find<StrayOctets>();
    QCOMPARE(stray ? stray->octets : QByteArray(), head);
    QVERIFY(client.log.isInOrder);
}

void TestClientEndpoint::refusesWrongAnswers_data()
{
    QTest::addColumn<QByteArray>("answer"); // {} stands for the right one, [] for its Accept
    QTest::addColumn<ErrorCode>("code");
    QTest::addColumn<bool>("violation");
    QTest::newRow("403") << QByteArray("HTTP/1.1 403 Forbidden\r\n\r\nno") //
                         << ErrorCode::HandshakeRefused << false;
    QTest::newRow("§4.1 wrong Accept")
        << QByteArray("HTTP/1.1 101 x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                      "Sec-WebSocket-Accept: AAAAAAAAAAAAAAAAAAAAAAAAAAA=\r\n\r\n")
        << ErrorCode::HandshakeInvalid << true;
    QTest::newRow("no HTTP") << QByteArray("220 mail.example ESMTP\r\n\r\n")
                             << ErrorCode::HandshakeInvalid << true;
    QTest::newRow("endless") << "HTTP/1.1 101 x\r\n" + QByteArray("X: y\r\n").repeated(20'000)
                             << ErrorCode::HandshakeTooLarge << false;
}

void TestClientEndpoint::refusesWrongAnswers()
{
    QFETCH(QByteArray, answer);
    QFETCH(ErrorCode, code);
    QFETCH(bool, violation);
    RawListener listener;
    Client client(optionsFor(listener.serverPort()));
    client.endpoint->open();
    QTRY_VERIFY(listener.peer() && !listener.peer()->received().isEmpty());
    listener.peer()->send(answer);
    // FIN: the client is done, and waits a moment for the peer to be done too.
    QTRY_VERIFY(listener.peer()->hasEnded());
    QTRY_COMPARE(client.closed.size(), 1);
    QCOMPARE(client.log.verdict()->cause, CloseCause::HandshakeFailed);
    QCOMPARE(client.log.verdict()->error->code, code);
    QCOMPARE(client.log.find<ViolationFound>() != nullptr, violation);
    QVERIFY(client.log.isInOrder);
}

void TestClientEndpoint::readsFramesThatFollowTheHeadAtOnce()
{
    RawListener listener;
    Client client(optionsFor(listener.serverPort()));
    QVERIFY(client.openTo(listener,
        serverFrame(Opcode::Text, "Hello") + serverFrame(Opcode::Ping, "p")
            + serverFrame(Opcode::Text, "again")));
    QTRY_COMPARE(client.log.messages, (QList<QByteArray> { "Hello", "again" }));
    QTRY_COMPARE(listener.peer()->received().size(), 7); // the Pong
    QVERIFY(client.log.isInOrder);
}

/// By which a timeline finds out what came together: see ReadTracker.
void TestClientEndpoint::framesOfOneReadHaveItsTime()
{
    RawListener listener;
    Client client(optionsFor(listener.serverPort()));
    QVERIFY(client.openTo(listener));
    const auto &frames = client.log.frames;
    const QByteArray half = serverFrame(Opcode::Text, "half and half");
    listener.peer()->send(
        serverFrame(Opcode::Text, "a") + serverFrame(Opcode::Text, "b") + half.first(5));
    QTRY_COMPARE(frames.size(), 2);
    listener.peer()->send(half.sliced(5) + serverFrame(Opcode::Text, "c"));
    QTRY_COMPARE(frames.size(), 4);
    QCOMPARE(frames[0].time, frames[1].time);
    QVERIFY(frames[1].time < frames[2].time);
    QCOMPARE(frames[2].time, frames[3].time); // the read that completed it counts
}

/// The peer has work while we go on with what it has sent.
void TestClientEndpoint::sendsAnswersWhileItReads()
{
    constexpr qint64 MostUnsent = 40 * 1024;
    constexpr int Count = 300;
    RawListener listener;
    Client client(optionsFor(listener.serverPort()));
    QVERIFY(client.openTo(listener));
    const QByteArray payload(1024, 'x');
    int answered = 0;
    qint64 mostUnsent = 0;
    connect(client.connection(), &ConnectionSocket::messageReceived, this, [&] {
        QVERIFY(client.connection()->sendMessage(MessageType::Binary, payload));
        ++answered;
        mostUnsent = std::max(mostUnsent, client.connection()->sendQueue());
    });
    QByteArray frames;
    for (int i = 0; i < Count; ++i)
        appendFrame(
            frames, makeHeader(Opcode::Binary, static_cast<quint64>(payload.size())), payload);
    listener.peer()->send(frames);
    QTRY_COMPARE(answered, Count);
    QVERIFY2(mostUnsent < MostUnsent, qPrintable(QString::number(mostUnsent)));
}

void TestClientEndpoint::exchangesMessages_data()
{
    QTest::addColumn<qsizetype>("size");
    for (const qsizetype size : { 0, 1, 125, 126, 65535, 65536, 1 << 20, 16 << 20 })
        QTest::addRow("%lld octets", static_cast<long long>(size)) << size;
}

void TestClientEndpoint::exchangesMessages()
{
    QFETCH(qsizetype, size);
    TrafficLog serverLog;
    ServerEndpoint server({}, serverLog, SessionClock());
    ClientOptions options;
    options.url = server.start().value();
    Client client(options);
    QByteArray echoed;
    MessageType echoedType = MessageType::Text;
    bool received = false;
    connect(client.endpoint.get(), &ClientEndpoint::established, this, [&] {
        connect(client.connection(), &ConnectionSocket::messageReceived, this,
            [&](MessageType type, QByteArrayView payload) {
                echoedType = type;
                echoed = payload.toByteArray();
                received = true;
            });
    });
    client.endpoint->open();
    QTRY_VERIFY(client.isOpen());
    QByteArray message(size, Qt::Uninitialized);
    for (qsizetype i = 0; i < size; ++i)
        message[i] = static_cast<char>(i * 7 + (i >> 8));
    QVERIFY(client.connection()->sendMessage(MessageType::Binary, message));
    QTRY_VERIFY(received);
    QCOMPARE(echoedType, MessageType::Binary);
    QVERIFY(echoed == message);
    QVERIFY(client.log.isInOrder);
    QVERIFY(serverLog.isInOrder);
}

void TestClientEndpoint::closes()
{
    TrafficLog serverLog;
    ServerEndpoint server({}, serverLog, SessionClock());
    ClientOptions options;
    options.url = server.start().value();
    Client client(options);
    client.endpoint->open();
    QTRY_VERIFY(client.isOpen());
    client.connection()->startClosingHandshake(CloseStatus::Normal, u"done"_s);
    QTRY_COMPARE(client.closed.size(), 1);
    QTRY_VERIFY(serverLog.verdict());
    for (const TrafficLog *log : { &client.log, &serverLog }) {
        QVERIFY(log->isInOrder);
        QVERIFY(log->verdict()->isClean());
        QCOMPARE(log->verdict()->by, ClosedBy::Client);
        QCOMPARE(log->verdict()->code, std::optional<quint16>(CloseStatus::Normal));
        QCOMPARE(log->verdict()->reason, u"done"_s);
    }
    QCOMPARE(server.connectionCount(), 0);
}

void TestClientEndpoint::isClosed()
{
    TrafficLog serverLog;
    ServerEndpoint server({}, serverLog, SessionClock());
    ClientOptions options;
    options.url = server.start().value();
    Client client(options);
    client.endpoint->open();
    QTRY_VERIFY(client.isOpen());
    server.shutDown();
    QTRY_COMPARE(client.closed.size(), 1);
    QTRY_VERIFY(serverLog.verdict());
    for (const TrafficLog *log : { &client.log, &serverLog }) {
        QVERIFY(log->isInOrder);
        QVERIFY(log->verdict()->isClean());
        QCOMPARE(log->verdict()->by, ClosedBy::Server);
        QCOMPARE(log->verdict()->code, std::optional<quint16>(CloseStatus::GoingAway));
    }
}

void TestClientEndpoint::seesHowTcpEnded_data()
{
    QTest::addColumn<bool>("reset");
    QTest::addColumn<QByteArray>("last");
    QTest::addColumn<CloseCause>("cause");
    QTest::newRow("FIN") << false << QByteArray() << CloseCause::ConnectionEnded;
    QTest::newRow("FIN behind a frame")
        << false << serverFrame(Opcode::Text, "last") << CloseCause::ConnectionEnded;
    QTest::newRow("RST") << true << QByteArray() << CloseCause::ConnectionReset;
}

void TestClientEndpoint::seesHowTcpEnded()
{
    QFETCH(bool, reset);
    QFETCH(QByteArray, last);
    QFETCH(CloseCause, cause);
    RawListener listener;
    Client client(optionsFor(listener.serverPort()));
    QVERIFY(client.openTo(listener));
    listener.peer()->send(last);
    if (reset)
        listener.peer()->reset();
    else
        listener.peer()->socket().disconnectFromHost();
    QTRY_COMPARE(client.closed.size(), 1);
    QCOMPARE(client.log.verdict()->cause, cause);
    QCOMPARE(client.log.verdict()->by, ClosedBy::Server);
    QCOMPARE(client.log.messages.size(), last.isEmpty() ? 0 : 1);
    QVERIFY(client.log.isInOrder);
}

/// What the peer had sent before it left is not lost because we had too much to send.
void TestClientEndpoint::readsWhatCameBeforeTheEnd()
{
    RawListener listener;
    Client client(optionsFor(listener.serverPort()));
    QVERIFY(client.openTo(listener));
    listener.peer()->stopReading();
    while (!client.connection()->isCongested())
        QVERIFY(client.connection()->sendMessage(MessageType::Binary, QByteArray(1 << 20, 'x')));
    listener.peer()->send(serverFrame(Opcode::Text, "last words"));
    listener.peer()->finishSending();
    QTRY_COMPARE(client.closed.size(), 1);
    QCOMPARE(client.log.payloads(Direction::ServerToClient), QList<QByteArray> { "last words" });
    QCOMPARE(client.log.verdict()->cause, CloseCause::ConnectionEnded);
    QVERIFY(client.log.isInOrder);
}

void TestClientEndpoint::pingsPeriodically()
{
    RawListener listener;
    ClientOptions options = optionsFor(listener.serverPort());
    options.pingPeriod = 10ms;
    Client client(options);
    QVERIFY(client.openTo(listener));
    QTRY_VERIFY(client.log.count(Opcode::Ping, Direction::ClientToServer) >= 3);
    QTRY_VERIFY(listener.peer()->received().size() >= 21);
}

void TestClientEndpoint::abortsInEveryState_data()
{
    QTest::addColumn<QString>("state");
    for (const char *state : { "before open()", "looking up", "established", "handshaking",
             "opened", "open", "message", "closing", "ended" })
        QTest::newRow(state) << QString::fromLatin1(state);
}

void TestClientEndpoint::abortsInEveryState()
{
    QFETCH(QString, state);
    RawListener listener;
    Client client(optionsFor(listener.serverPort()));
    ClientEndpoint *endpoint = client.endpoint.get();
    const auto abort = [endpoint] { endpoint->abort(); };
    connect(endpoint, &ClientEndpoint::established, this, [&] {
        if (state == "opened"_L1)
            connect(client.connection(), &ConnectionSocket::opened, this, abort);
        else if (state == "message"_L1)
            connect(client.connection(), &ConnectionSocket::messageReceived, this, abort);
        else if (state == "established"_L1)
            abort();
    });

    if (state == "before open()"_L1) {
        endpoint->abort();
        endpoint->open();
        QVERIFY(client.log.events.isEmpty());
    } else if (state == "looking up"_L1) {
        ClientOptions options;
        options.url = QUrl(u"ws://host.invalid/"_s);
        Client other(options);
        other.endpoint->open();
        other.endpoint->abort();
        QCOMPARE(other.closed.size(), 1);
        QCOMPARE(other.log.verdict()->cause, CloseCause::Aborted);
        endpoint->abort();
    } else if (state == "established"_L1) {
        endpoint->open();
    } else if (state == "handshaking"_L1) {
        endpoint->open();
        QTRY_VERIFY(listener.peer() && !listener.peer()->received().isEmpty());
        endpoint->abort();
    } else {
        // A second message and a broken rule stand in the same segment as the first message.
        QByteArray frames;
        if (state == "message"_L1 || state == "ended"_L1)
            frames = serverFrame(Opcode::Text, "a") + serverFrame(Opcode::Text, "b")
                + QByteArray::fromHex("8300");
        QVERIFY(client.openTo(listener, frames));
        if (state == "closing"_L1)
            client.connection()->startClosingHandshake(CloseStatus::Normal, {});
        else if (state == "ended"_L1)
            QTRY_COMPARE(client.closed.size(), 1);
        endpoint->abort();
    }
    QTRY_COMPARE(client.closed.size(), 1);
    endpoint->abort();
    QCoreApplication::processEvents();
    QCOMPARE(client.closed.size(), 1);
    QVERIFY(client.log.isInOrder);
    if (state == "ended"_L1)
        QCOMPARE(client.log.verdict()->cause, CloseCause::ViolationFound);
    else if (!client.log.events.isEmpty())
        QCOMPARE(client.log.verdict()->cause, CloseCause::Aborted);
    if (state == "message"_L1)
        QCOMPARE(client.log.frames.size(), 1);
    if (listener.peer())
        QTRY_VERIFY(listener.peer()->hasEnded());
}

void TestClientEndpoint::mayBeDeletedInItsSlots_data()
{
    QTest::addColumn<QString>("where");
    for (const char *where : { "established", "opened", "message", "closed", "refused" })
        QTest::newRow(where) << QString::fromLatin1(where);
}

void TestClientEndpoint::mayBeDeletedInItsSlots()
{
    QFETCH(QString, where);
    RawListener listener;
    Client client(optionsFor(where == "refused"_L1 ? freePort() : listener.serverPort()));
    ClientEndpoint *endpoint = client.endpoint.get();
    const auto remove = [&client] { client.endpoint.reset(); };
    if (where == "closed"_L1 || where == "refused"_L1)
        connect(endpoint, &ClientEndpoint::closed, this, remove);
    connect(endpoint, &ClientEndpoint::established, this, [&] {
        if (where == "opened"_L1)
            connect(client.connection(), &ConnectionSocket::opened, this, remove);
        else if (where == "message"_L1)
            connect(client.connection(), &ConnectionSocket::messageReceived, this, remove);
        else if (where == "established"_L1)
            remove();
    });

    endpoint->open();
    if (client.endpoint && where != "refused"_L1) {
        QTRY_VERIFY(!client.endpoint
            || (listener.peer() && listener.peer()->received().endsWith("\r\n\r\n")));
        if (listener.peer())
            listener.peer()->send(responseTo(listener.peer()->takeReceived())
                + serverFrame(Opcode::Text, "a") + serverFrame(Opcode::Text, "b")
                + serverFrame(Opcode::Close));
    }
    if (where == "closed"_L1)
        QTRY_VERIFY(listener.peer()->received().startsWith('\x88'));
    if (where == "closed"_L1)
        listener.peer()->finishSending();
    QTRY_VERIFY(!client.endpoint);
    QVERIFY(client.log.verdict());
    QVERIFY(client.log.isInOrder);
    if (where == "message"_L1)
        QCOMPARE(client.log.frames.size(), 1);
    if (where != "refused"_L1) {
        QTRY_VERIFY(listener.peer());
        QTRY_VERIFY(listener.peer()->hasEnded());
    }
}

void TestClientEndpoint::tellsThatItEndedWhenDeleted()
{
    RawListener listener;
    Client client(optionsFor(listener.serverPort()));
    QVERIFY(client.openTo(listener));
    client.endpoint.reset();
    QVERIFY(client.log.verdict());
    QCOMPARE(client.log.verdict()->cause, CloseCause::Aborted);
    QVERIFY(client.log.isInOrder);
    QTRY_VERIFY(listener.peer()->hasEnded());
}

QTEST_GUILESS_MAIN(TestClientEndpoint)
#include "tst_clientendpoint.moc"
