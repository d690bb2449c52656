#include "protocol/endpoint/clientendpoint.h"
#include "protocol/endpoint/interceptingproxy.h"
#include "protocol/endpoint/selfsignedcertificate.h"
#include "protocol/endpoint/serverendpoint.h"
#include "protocol/handshake/socks5client.h"
#include "protocol/wire/closestatus.h"
#include "tests/support/rawpeer.h"
#include "tests/support/trafficlog.h"

#include <QSignalSpy>
#include <QSslConfiguration>
#include <QSslSocket>
#include <QTemporaryDir>
#include <QTest>

using namespace Framescope;
using namespace Framescope::Test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr qint64 MiB = 1024 * 1024;

quint16 freePort()
{
    QTcpServer server;
    server.listen(QHostAddress::LocalHost);
    return server.serverPort();
}

/// A proxy, and what it recorded.
struct Proxy
{
    QTemporaryDir folder;
    std::unique_ptr<CertificateAuthority> authority;
    TrafficLog log;
    std::unique_ptr<InterceptingProxy> endpoint;

    explicit Proxy(const ProxyOptions &options)
    {
        if (options.terminateTls)
            authority = CertificateAuthority::open(folder.path()).value();
        endpoint
            = std::make_unique<InterceptingProxy>(options, authority.get(), log, SessionClock());
        if (!endpoint->start())
            qFatal("loopback is missing");
    }

    quint16 port() const { return endpoint->serverPort(); }
    QSslCertificate authorityCertificate() const
    {
        return QSslCertificate(authority->certificatePem());
    }
};

ProxyOptions reverseTo(quint16 port, const QString &scheme = u"ws"_s, const QString &path = u"/"_s)
{
    ProxyOptions options;
    options.target = QUrl(u"%1://127.0.0.1:%2%3"_s.arg(scheme).arg(port).arg(path));
    return options;
}

/// A client and a server, raw, with the proxy between them.
struct Pair
{
    RawListener listener;
    Proxy proxy;
    std::unique_ptr<RawPeer> client;

    explicit Pair(const ProxyOptions &options = {})
        : proxy(before(listener, options))
        , client(std::make_unique<RawPeer>(proxy.port(), requestFor(1234)))
    {
    }

    static ProxyOptions before(const RawListener &server, ProxyOptions options)
    {
        options.target = QUrl(u"ws://127.0.0.1:%1/"_s.arg(server.serverPort()));
        return options;
    }

    RawPeer &server() { return *listener.peer(); }

    /// The opening handshake is done.
    [[nodiscard]] bool opens()
    {
        if (!QTest::qWaitFor([&] {
                return listener.peer() && listener.peer()->received().endsWith("\r\n\r\n");
            }))
            return false;
        server().send(responseTo(server().takeReceived()));
        return QTest::qWaitFor([&] { return client->received().endsWith("\r\n\r\n"); })
            && client->takeReceived().startsWith("HTTP/1.1 101 ");
    }
};

/// A frame that no endpoint would send: reserved bits, and a length that is longer than need be.
QByteArray strangeFrame()
{
    return QByteArray("\xf3\xfe\x00\x03\x00\x00\x00\x00xyz", 11);
}

} // namespace

class TestInterceptingProxy : public QObject
{
    Q_OBJECT
private slots:
    void init();
    void passesOctetsOn();
    void joinsEndpoints_data();
    void joinsEndpoints();
    void asksForThePathOfTheTarget_data();
    void asksForThePathOfTheTarget();
    void passesTheEndOn_data();
    void passesTheEndOn();
    void hearsTheAnswerAfterTheEnd();
    void holdsBackWhoeverIsTooFast_data();
    void holdsBackWhoeverIsTooFast();
    void saysWhyThereIsNoServer_data();
    void saysWhyThereIsNoServer();
    void refusesToTalkToItself();
    void refusesTooManyConnections();
    void goesOnThroughTunnels_data();
    void goesOnThroughTunnels();
    void refusesTunnels_data();
    void refusesTunnels();
    void passesOtherProtocolsOn_data();
    void passesOtherProtocolsOn();
    void waitsForNoMoreInTunnels_data();
    void waitsForNoMoreInTunnels();
    void readsSingleOctetsInTunnels();
    void forwardsAbsoluteForm();
    void asksOneServerAfterTheOther();
    void isToldThatItsCertificateIsNotTrusted();
    void meetsPlainTextInsteadOfTls();
    void timesOut_data();
    void timesOut();
    void endsWhatIsOpen_data();
    void endsWhatIsOpen();
    void mayBeDeletedInItsSlots();
    void mayBeShutDownInItsSlots_data();
    void mayBeShutDownInItsSlots();
};

void TestInterceptingProxy::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
}

void TestInterceptingProxy::passesOctetsOn()
{
    Pair pair;
    QTRY_VERIFY(pair.listener.peer());
    QTRY_COMPARE(pair.server().received(), requestFor(1234));
    QVERIFY(pair.opens());
    const QByteArray sent = clientFrame(Opcode::Text, "Hel", false) + clientFrame(Opcode::Ping, "p")
        + clientFrame(Opcode::Continuation, "lo");
    pair.client->send(sent + strangeFrame());
    pair.server().send(serverFrame(Opcode::Binary, QByteArray(70'000, 'x')));
    QTRY_COMPARE(pair.server().received(), sent + strangeFrame());
    QTRY_COMPARE(pair.client->received(), serverFrame(Opcode::Binary, QByteArray(70'000, 'x')));
    QCOMPARE(pair.proxy.log.openings.first().role, Role::Proxy);
    QCOMPARE(pair.proxy.log.payloads(Direction::ClientToServer),
        (QList<QByteArray> { "Hel", "p", "lo", "xyz" }));
    QVERIFY(!pair.proxy.log.frames.isEmpty());
    QVERIFY(pair.proxy.log.messages.contains("Hello"));
    QVERIFY(pair.proxy.log.isInOrder);
}

void TestInterceptingProxy::joinsEndpoints_data()
{
    QTest::addColumn<bool>("secureClient");
    QTest::addColumn<bool>("secureServer");
    QTest::newRow("ws to ws") << false << false;
    QTest::newRow("wss to ws") << true << false;
    QTest::newRow("ws to wss") << false << true;
    QTest::newRow("wss to wss") << true << true;
}

void TestInterceptingProxy::joinsEndpoints()
{
    QFETCH(bool, secureClient);
    QFETCH(bool, secureServer);
    TrafficLog serverLog;
    ServerOptions serverOptions;
    serverOptions.origins = { u"any"_s };
    if (secureServer)
        serverOptions.tls = makeSelfSignedCertificate({ u"127.0.0.1"_s }).value();
    ServerEndpoint server(serverOptions, serverLog, SessionClock());
    QVERIFY(server.start());
    ProxyOptions options = reverseTo(server.serverPort(), secureServer ? u"wss"_s : u"ws"_s);
    options.terminateTls = secureClient;
    if (secureServer)
        options.tls.extraAuthorities = serverOptions.tls->certificateChain;
    Proxy proxy(options);

    ClientOptions clientOptions;
    clientOptions.url
        = QUrl(u"%1://127.0.0.1:%2/"_s.arg(secureClient ? u"wss"_s : u"ws"_s).arg(proxy.port()));
    if (secureClient)
        clientOptions.tls.extraAuthorities = { proxy.authorityCertificate() };
    TrafficLog log;
    ClientEndpoint client(clientOptions, log, SessionClock());
    QSignalSpy closed(&client, &ClientEndpoint::closed);
    client.open();
    QTRY_VERIFY((client.connection() && client.connection()->isOpen()) || !closed.isEmpty());
    QVERIFY(closed.isEmpty());
    const QByteArray message(3 * MiB, 'x');
    QVERIFY(client.connection()->sendMessage(MessageType::Binary, message));
    QTRY_COMPARE(log.messages.size(), 2);
    QVERIFY(log.messages.last() == message);
    client.connection()->startClosingHandshake(CloseStatus::Normal, u"done"_s);
    QTRY_COMPARE(closed.size(), 1);
    QTRY_VERIFY(serverLog.verdict());
    QTRY_VERIFY(proxy.log.verdict());
    for (const TrafficLog *each : { &log, &serverLog, &proxy.log }) {
        QVERIFY(each->verdict()->isClean());
        QCOMPARE(each->verdict()->by, ClosedBy::Client);
        QVERIFY(each->isInOrder);
    }
    QTRY_COMPARE(proxy.endpoint->connectionCount(), 0);
}

void TestInterceptingProxy::asksForThePathOfTheTarget_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QByteArray>("asked");
    QTest::addColumn<QByteArray>("sent");
    QTest::newRow("none") << QString() << QByteArray("/") << QByteArray("/");
    QTest::newRow("for /") << u"/chat?room=1"_s << QByteArray("/") << QByteArray("/chat?room=1");
    QTest::newRow("for another") << u"/chat"_s << QByteArray("/other?x") << QByteArray("/other?x");
}

void TestInterceptingProxy::asksForThePathOfTheTarget()
{
    QFETCH(QString, path);
    QFETCH(QByteArray, asked);
    QFETCH(QByteArray, sent);
    RawListener listener;
    Proxy proxy(reverseTo(listener.serverPort(), u"ws"_s, path));
    RawPeer client(proxy.port(), requestFor(1).replace("GET / ", "GET " + asked + ' '));
    QTRY_VERIFY(listener.peer() && listener.peer()->received().endsWith("\r\n\r\n"));
    QCOMPARE(listener.peer()->received(), requestFor(1).replace("GET / ", "GET " + sent + ' '));
}

void TestInterceptingProxy::passesTheEndOn_data()
{
    QTest::addColumn<bool>("byClient");
    QTest::addColumn<bool>("reset");
    QTest::newRow("FIN of the client") << true << false;
    QTest::newRow("FIN of the server") << false << false;
    QTest::newRow("RST of the client") << true << true;
    QTest::newRow("RST of the server") << false << true;
}

/// A FIN ends one direction only.
void TestInterceptingProxy::passesTheEndOn()
{
    QFETCH(bool, byClient);
    QFETCH(bool, reset);
    Pair pair;
    QVERIFY(pair.opens());
    RawPeer &ender = byClient ? *pair.client : pair.server();
    RawPeer &other = byClient ? pair.server() : *pair.client;
    QSignalSpy failed(&other.socket(), &QTcpSocket::errorOccurred);
    if (reset) {
        ender.reset();
    } else {
        ender.send(
            byClient ? clientFrame(Opcode::Text, "last") : serverFrame(Opcode::Text, "last"));
        ender.finishSending();
    }
    QTRY_VERIFY(other.hasEnded());
    QTRY_VERIFY(pair.proxy.log.verdict());
    QCOMPARE(pair.proxy.log.verdict()->cause,
        reset ? CloseCause::ConnectionReset : CloseCause::ConnectionEnded);
    QCOMPARE(pair.proxy.log.verdict()->by, byClient ? ClosedBy::Client : ClosedBy::Server);
    QCOMPARE(pair.proxy.log.messages.size(), reset ? 0 : 1);
    QTRY_COMPARE(pair.proxy.endpoint->connectionCount(), 0);
    QVERIFY(pair.proxy.log.isInOrder);
}

/// TLS ends in both directions at once: not before the server has said what it owes.
void TestInterceptingProxy::hearsTheAnswerAfterTheEnd()
{
    TrafficLog serverLog;
    ServerOptions serverOptions;
    serverOptions.tls = makeSelfSignedCertificate({ u"127.0.0.1"_s }).value();
    ServerEndpoint server(serverOptions, serverLog, SessionClock());
    QVERIFY(server.start());
    ProxyOptions options = reverseTo(server.serverPort(), u"wss"_s);
    options.tls.extraAuthorities = serverOptions.tls->certificateChain;
    Proxy proxy(options);

    RawPeer reader(proxy.port(), "GET / HTTP/1.1\r\nHost: a\r\n\r\n");
    QTRY_COMPARE(reader.socket().state(), QAbstractSocket::ConnectedState);
    reader.finishSending();
    QTRY_VERIFY(reader.hasEnded());
    QVERIFY2(reader.received().startsWith("HTTP/1.1 200 "), reader.received());

    RawPeer client(proxy.port(), requestFor(server.serverPort()));
    QTRY_VERIFY(client.received().endsWith("\r\n\r\n"));
    QVERIFY(client.takeReceived().startsWith("HTTP/1.1 101 "));
    client.send(clientFrame(Opcode::Close, "\x03\xe9"));
    client.finishSending();
    QTRY_VERIFY(client.hasEnded());
    QCOMPARE(client.received(), serverFrame(Opcode::Close, "\x03\xe9"));
    QTRY_VERIFY(proxy.log.verdict(2));
    QVERIFY(proxy.log.verdict(2)->isClean());
    QTRY_COMPARE(proxy.endpoint->connectionCount(), 0);
}

void TestInterceptingProxy::holdsBackWhoeverIsTooFast_data()
{
    QTest::addColumn<bool>("byClient");
    QTest::newRow("client") << true;
    QTest::newRow("server") << false;
}

/// Memory is bounded while the other side does not read, and nothing is lost.
void TestInterceptingProxy::holdsBackWhoeverIsTooFast()
{
    QFETCH(bool, byClient);
    constexpr int Count = 600;
    const QByteArray payload(100'000, 'x');
    const QByteArray frame
        = byClient ? clientFrame(Opcode::Binary, payload) : serverFrame(Opcode::Binary, payload);
    Pair pair;
    QVERIFY(pair.opens());
    RawPeer &fast = byClient ? *pair.client : pair.server();
    RawPeer &slow = byClient ? pair.server() : *pair.client;
    slow.stopReading();
    fast.send(frame.repeated(Count));
    // Until nothing more leaves: what is not taken in stays with the sender.
    qint64 before = -1;
    QTRY_VERIFY([&] {
        const qint64 left = fast.socket().bytesToWrite();
        return std::exchange(before, left) == left && left < Count * frame.size() - MiB;
    }());
    QVERIFY(fast.socket().bytesToWrite() > 20 * MiB);
    // The other direction is not held back.
    slow.send(byClient ? serverFrame(Opcode::Text, "other") : clientFrame(Opcode::Text, "other"));
    QTRY_VERIFY(!fast.received().isEmpty());
    slow.resumeReading();
    QTRY_COMPARE_WITH_TIMEOUT(slow.received().size(), Count * frame.size(), 20'000);
    QTRY_COMPARE(pair.proxy.log.messages.size(), Count + 1);
    QVERIFY(pair.proxy.log.isInOrder);
}

void TestInterceptingProxy::saysWhyThereIsNoServer_data()
{
    QTest::addColumn<QString>("target");
    QTest::addColumn<QByteArray>("status");
    QTest::addColumn<QByteArray>("reason");
    QTest::addColumn<ErrorCode>("code");
    QTest::newRow("nobody listens")
        << u"ws://127.0.0.1:%1/"_s.arg(freePort()) << QByteArray("502")
        << QByteArray("refused the TCP connection") << ErrorCode::ConnectionRefused;
    QTest::newRow("no such host") << u"ws://host.invalid/"_s << QByteArray("502")
                                  << QByteArray("host was not found") << ErrorCode::HostNotFound;
}

void TestInterceptingProxy::saysWhyThereIsNoServer()
{
    QFETCH(QString, target);
    QFETCH(QByteArray, status);
    QFETCH(QByteArray, reason);
    QFETCH(ErrorCode, code);
    ProxyOptions options;
    options.target = QUrl(target);
    Proxy proxy(options);
    RawPeer client(proxy.port(), requestFor(1));
    QTRY_VERIFY(client.hasEnded());
    QVERIFY2(client.received().startsWith("HTTP/1.1 " + status + ' '), client.received());
    QVERIFY2(client.received().contains(reason), client.received());
    QVERIFY(client.received().contains("Content-Type: text/plain"));
    client.socket().close();
    QTRY_VERIFY(proxy.log.verdict());
    QCOMPARE(proxy.log.verdict()->error->code, code);
    QVERIFY(proxy.log.find<Failed>());
    QVERIFY(proxy.log.isInOrder);
}

void TestInterceptingProxy::refusesToTalkToItself()
{
    const quint16 port = freePort();
    ProxyOptions options = reverseTo(port);
    options.port = port;
    Proxy proxy(options);
    RawPeer client(proxy.port(), requestFor(1));
    QTRY_VERIFY(client.hasEnded());
    QVERIFY2(client.received().startsWith("HTTP/1.1 502 "), client.received());
    QVERIFY2(client.received().contains("this proxy itself"), client.received());
}

void TestInterceptingProxy::refusesTooManyConnections()
{
    ProxyOptions options;
    options.connectionLimit = 1;
    Pair pair(options);
    QVERIFY(pair.opens());
    RawPeer other(pair.proxy.port(), requestFor(1));
    QTRY_VERIFY(other.hasEnded());
    QVERIFY2(other.received().startsWith("HTTP/1.1 503 "), other.received());
    pair.client->send(clientFrame(Opcode::Text, "still here"));
    QTRY_COMPARE(pair.server().received(), clientFrame(Opcode::Text, "still here"));
}

void TestInterceptingProxy::goesOnThroughTunnels_data()
{
    QTest::addColumn<UpstreamProxy::Kind>("kind");
    QTest::addColumn<bool>("secure");
    QTest::addColumn<bool>("terminate");
    using Kind = UpstreamProxy::Kind;
    QTest::newRow("CONNECT, ws") << Kind::Http << false << false;
    QTest::newRow("CONNECT, ws, TLS would be terminated") << Kind::Http << false << true;
    QTest::newRow("CONNECT, wss terminated") << Kind::Http << true << true;
    QTest::newRow("CONNECT, wss passed on") << Kind::Http << true << false;
    QTest::newRow("SOCKS5, ws") << Kind::Socks5 << false << false;
    QTest::newRow("SOCKS5, wss terminated") << Kind::Socks5 << true << true;
    QTest::newRow("SOCKS5, wss passed on") << Kind::Socks5 << true << false;
}

/// Our own client goes through our own proxy.
void TestInterceptingProxy::goesOnThroughTunnels()
{
    QFETCH(UpstreamProxy::Kind, kind);
    QFETCH(bool, secure);
    QFETCH(bool, terminate);
    TrafficLog serverLog;
    ServerOptions serverOptions;
    if (secure)
        serverOptions.tls = makeSelfSignedCertificate({ u"localhost"_s, u"127.0.0.1"_s }).value();
    ServerEndpoint server(serverOptions, serverLog, SessionClock());
    QVERIFY(server.start());
    ProxyOptions options;
    options.terminateTls = terminate;
    if (secure)
        options.tls.extraAuthorities = serverOptions.tls->certificateChain;
    Proxy proxy(options);

    ClientOptions clientOptions;
    clientOptions.url
        = QUrl(u"%1://127.0.0.1:%2/x"_s.arg(secure ? u"wss"_s : u"ws"_s).arg(server.serverPort()));
    clientOptions.proxy.emplace();
    clientOptions.proxy->kind = kind;
    clientOptions.proxy->host = u"127.0.0.1"_s;
    clientOptions.proxy->port = proxy.port();
    if (secure && terminate)
        clientOptions.tls.extraAuthorities = { proxy.authorityCertificate() };
    else if (secure)
        clientOptions.tls.extraAuthorities = serverOptions.tls->certificateChain;
    TrafficLog log;
    ClientEndpoint client(clientOptions, log, SessionClock());
    QSignalSpy closed(&client, &ClientEndpoint::closed);
    client.open();
    QTRY_VERIFY((client.connection() && client.connection()->isOpen()) || !closed.isEmpty());
    QVERIFY(closed.isEmpty());
    QVERIFY(client.connection()->sendMessage(MessageType::Text, QByteArrayView("Hello")));
    QTRY_COMPARE(log.messages, (QList<QByteArray> { "Hello", "Hello" }));
    client.connection()->startClosingHandshake(CloseStatus::Normal, {});
    QTRY_COMPARE(closed.size(), 1);
    QTRY_VERIFY(proxy.log.verdict());
    if (secure && !terminate) {
        const auto *tunnelled = proxy.log.find<Tunnelled>();
        QVERIFY(tunnelled);
        QVERIFY(tunnelled->clientToServer > 500);
        QVERIFY(tunnelled->serverToClient > 500);
        QVERIFY(proxy.log.frames.isEmpty());
        QCOMPARE(proxy.log.verdict()->cause, CloseCause::NoHandshake);
    } else {
        QCOMPARE(proxy.log.messages, (QList<QByteArray> { "Hello", "Hello" }));
        QVERIFY(proxy.log.verdict()->isClean());
        QCOMPARE(proxy.log.find<RequestReceived>()->url, clientOptions.url.toString());
    }
    QVERIFY(proxy.log.isInOrder);
}

void TestInterceptingProxy::refusesTunnels_data()
{
    QTest::addColumn<QByteArray>("octets");
    QTest::addColumn<QByteArray>("answer");
    const QByteArray closedPort = QByteArray::number(freePort());
    QTest::newRow("no port") << QByteArray("CONNECT a HTTP/1.1\r\nHost: a\r\n\r\n")
                             << QByteArray("HTTP/1.1 400 ");
    QTest::newRow("malformed") << QByteArray("CONNECT a:1 HTTP/1.1\r\nx\r\n\r\n")
                               << QByteArray("HTTP/1.1 400 ");
    QTest::newRow("nobody listens, after an empty line") << "\r\nCONNECT 127.0.0.1:" + closedPort
            + " HTTP/1.1\r\n\r\n" << QByteArray("HTTP/1.1 502 ");
    QTest::newRow("TLS") << QByteArray::fromHex("16030100050100000100")
                         << QByteArray("HTTP/1.1 400 ");
    QTest::newRow("SOCKS4") << QByteArray::fromHex("040100507f00000100")
                            << QByteArray::fromHex("005b000000000000");
    QTest::newRow("nobody listens") << "CONNECT 127.0.0.1:" + closedPort + " HTTP/1.1\r\n\r\n"
                                    << QByteArray("HTTP/1.1 502 ");
    QTest::newRow("endless") << "CONNECT a:1 HTTP/1.1\r\n" + QByteArray("X: y\r\n").repeated(12'000)
                             << QByteArray("HTTP/1.1 431 ");
    QTest::newRow("origin-form") << QByteArray("GET / HTTP/1.1\r\nHost: a\r\n\r\n")
                                 << QByteArray("HTTP/1.1 400 ");
    QTest::newRow("SOCKS5 BIND") << QByteArray("\5\1\0\5\2\0\1\x7f\0\0\1\0\1", 13)
                                 << QByteArray("\5\0\5\7\0\1", 6);
    QTest::newRow("SOCKS5 nobody listens")
        << QByteArray("\5\1\0\5\1\0\1\x7f\0\0\1\0\1", 13) << QByteArray("\5\0\5\5\0\1", 6);
}

void TestInterceptingProxy::refusesTunnels()
{
    QFETCH(QByteArray, octets);
    QFETCH(QByteArray, answer);
    Proxy proxy(ProxyOptions {});
    RawPeer client(proxy.port(), octets);
    QTRY_VERIFY(client.hasEnded());
    QVERIFY2(client.received().startsWith(answer), client.received().toHex(' '));
    QTRY_VERIFY(proxy.log.verdict());
    QCOMPARE(proxy.log.verdict()->cause, CloseCause::HandshakeFailed);
    QVERIFY(proxy.log.isInOrder);
}

void TestInterceptingProxy::passesOtherProtocolsOn_data()
{
    QTest::addColumn<bool>("serverFirst");
    QTest::newRow("the client speaks first") << false;
    QTest::newRow("the server speaks first") << true;
}

void TestInterceptingProxy::passesOtherProtocolsOn()
{
    QFETCH(bool, serverFirst);
    RawListener listener;
    Proxy proxy(ProxyOptions {});
    const QByteArray authority = "127.0.0.1:" + QByteArray::number(listener.serverPort());
    RawPeer client(proxy.port(), "CONNECT " + authority + " HTTP/1.1\r\n\r\n");
    QTRY_VERIFY(client.received().endsWith("\r\n\r\n"));
    QVERIFY(client.takeReceived().startsWith("HTTP/1.1 200 "));
    QTRY_VERIFY(listener.peer());
    RawPeer &first = serverFirst ? *listener.peer() : client;
    RawPeer &second = serverFirst ? client : *listener.peer();
    first.send("NICK one\r\n");
    QTRY_COMPARE(second.received(), QByteArray("NICK one\r\n"));
    second.send("welcome");
    QTRY_COMPARE(first.received(), QByteArray("welcome"));
    first.finishSending();
    QTRY_VERIFY(second.hasEnded());
    QTRY_VERIFY(proxy.log.verdict());
    const auto *tunnelled = proxy.log.find<Tunnelled>();
    QVERIFY(tunnelled);
    QCOMPARE(tunnelled->clientToServer, quint64(serverFirst ? 7 : 10));
    QCOMPARE(tunnelled->serverToClient, quint64(serverFirst ? 10 : 7));
}

void TestInterceptingProxy::waitsForNoMoreInTunnels_data()
{
    QTest::addColumn<QByteArray>("octets");
    QTest::newRow("a word that could be a method") << QByteArray("H");
    QTest::newRow("HTTP/2") << QByteArray("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n");
}

/// What could still become HTTP goes on too, if its sender waits for an answer.
void TestInterceptingProxy::waitsForNoMoreInTunnels()
{
    QFETCH(const QByteArray, octets);
    RawListener listener;
    ProxyOptions options;
    options.timeout = 100ms;
    Proxy proxy(options);
    const QByteArray authority = "127.0.0.1:" + QByteArray::number(listener.serverPort());
    RawPeer client(proxy.port(), "CONNECT " + authority + " HTTP/1.1\r\n\r\n");
    QTRY_VERIFY(client.received().endsWith("\r\n\r\n"));
    client.takeReceived();
    QTRY_VERIFY(listener.peer());
    client.send(octets);
    QTRY_COMPARE(listener.peer()->received(), octets);
    listener.peer()->send("welcome");
    QTRY_COMPARE(client.received(), QByteArray("welcome"));
}

/// The server speaks while it is not clear yet what the client does.
void TestInterceptingProxy::readsSingleOctetsInTunnels()
{
    RawListener listener;
    Proxy proxy(ProxyOptions {});
    const QByteArray authority = "127.0.0.1:" + QByteArray::number(listener.serverPort());
    RawPeer client(proxy.port(), "CONNECT " + authority + " HTTP/1.1\r\n\r\n");
    QTRY_VERIFY(client.received().endsWith("\r\n\r\n"));
    client.takeReceived();
    QTRY_VERIFY(listener.peer());
    client.send("NIC");
    RawPeer other(proxy.port(), "no HTTP\r\n\r\n");
    QTRY_VERIFY(other.hasEnded()); // by then the proxy has looked at the others too
    listener.peer()->send("welcome");
    QTRY_COMPARE(client.received(), QByteArray("welcome"));
    QTRY_COMPARE(listener.peer()->received(), QByteArray("NIC"));
    client.send("K");
    QTRY_COMPARE(listener.peer()->received(), QByteArray("NICK"));
}

void TestInterceptingProxy::forwardsAbsoluteForm()
{
    RawListener listener;
    Proxy proxy(ProxyOptions {});
    const QByteArray authority = "127.0.0.1:" + QByteArray::number(listener.serverPort());
    RawPeer client(proxy.port(),
        requestFor(1)
            .replace("GET /", "GET ws://" + authority + "/chat")
            .replace("Host: 127.0.0.1:1", "Host: " + authority));
    QTRY_VERIFY(listener.peer() && listener.peer()->received().endsWith("\r\n\r\n"));
    const RequestHead head = parseRequestHead(listener.peer()->received());
    QCOMPARE(head.target, QByteArray("/chat"));
    QCOMPARE(head.singleValue("Host"), std::optional(authority));
    listener.peer()->send(responseTo(listener.peer()->takeReceived()));
    QTRY_VERIFY(client.received().endsWith("\r\n\r\n"));
    client.send(clientFrame(Opcode::Text, "Hello"));
    QTRY_COMPARE(proxy.log.messages, QList<QByteArray> { "Hello" });
}

void TestInterceptingProxy::asksOneServerAfterTheOther()
{
    RawListener one;
    RawListener two;
    Proxy proxy(ProxyOptions {});
    RawPeer client(proxy.port());
    for (RawListener *listener : { &one, &two, &one }) {
        const QByteArray authority = "127.0.0.1:" + QByteArray::number(listener->serverPort());
        client.send("GET http://" + authority + "/ HTTP/1.1\r\nHost: " + authority + "\r\n\r\n");
        QTRY_VERIFY(listener->peer() && listener->peer()->received().endsWith("\r\n\r\n"));
        QCOMPARE(
            listener->peer()->takeReceived(), "GET / HTTP/1.1\r\nHost: " + authority + "\r\n\r\n");
        listener->peer()->send("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok");
        QTRY_VERIFY(client.received().endsWith("ok"));
        client.takeReceived();
    }
    QCOMPARE(proxy.log.openings.size(), 3);
    QVERIFY(proxy.log.verdict(1));
    QVERIFY(proxy.log.verdict(2));
}

void TestInterceptingProxy::isToldThatItsCertificateIsNotTrusted()
{
    RawListener listener;
    ProxyOptions options = reverseTo(listener.serverPort());
    options.terminateTls = true;
    Proxy proxy(options);
    QSslSocket client;
    QSslConfiguration configuration = client.sslConfiguration();
    configuration.setHandshakeMustInterruptOnError(true);
    client.setSslConfiguration(configuration);
    client.connectToHostEncrypted(u"127.0.0.1"_s, proxy.port());
    QTRY_VERIFY(proxy.log.verdict());
    QCOMPARE(proxy.log.verdict()->by, ClosedBy::Client);
    QCOMPARE(proxy.log.verdict()->error->code, ErrorCode::TlsAlert);
    QCOMPARE(proxy.log.verdict()->error->detail, u"unknown CA (48)"_s);
}

void TestInterceptingProxy::meetsPlainTextInsteadOfTls()
{
    RawListener listener;
    ProxyOptions options = reverseTo(listener.serverPort());
    options.terminateTls = true;
    Proxy proxy(options);
    RawPeer client(proxy.port(), requestFor(proxy.port()));
    QTRY_VERIFY(client.hasEnded());
    QVERIFY2(client.received().startsWith("HTTP/1.1 400 "), client.received());
    QVERIFY(client.received().contains("wss://"));
    QTRY_VERIFY(proxy.log.verdict());
    const Error expected { ErrorCode::TlsFailed, u"the client does not speak TLS"_s };
    QCOMPARE(proxy.log.verdict()->error, std::optional(expected));
}

void TestInterceptingProxy::timesOut_data()
{
    QTest::addColumn<bool>("forward");
    QTest::addColumn<bool>("tls");
    QTest::addColumn<QByteArray>("octets");
    QTest::addColumn<QByteArray>("answer");
    QTest::newRow("silent") << false << false << QByteArray() << QByteArray("HTTP/1.1 408 ");
    QTest::newRow("slow head") << false << false << QByteArray("GET / HT")
                               << QByteArray("HTTP/1.1 408 ");
    QTest::newRow("silent, forward")
        << true << false << QByteArray() << QByteArray("HTTP/1.1 408 ");
    QTest::newRow("slow CONNECT") << true << false << QByteArray("CONNECT a:1 HT")
                                  << QByteArray("HTTP/1.1 408 ");
    QTest::newRow("slow SOCKS5") << true << false << QByteArray("\5\1") << QByteArray();
    QTest::newRow("silent, TLS") << false << true << QByteArray() << QByteArray();
    QTest::newRow("slow ClientHello") << false << true << QByteArray("\x16\3\1") << QByteArray();
}

void TestInterceptingProxy::timesOut()
{
    QFETCH(bool, forward);
    QFETCH(bool, tls);
    QFETCH(QByteArray, octets);
    QFETCH(QByteArray, answer);
    RawListener listener;
    ProxyOptions options = reverseTo(listener.serverPort());
    if (forward)
        options.target.reset();
    options.terminateTls = tls;
    options.timeout = 50ms;
    Proxy proxy(options);
    RawPeer client(proxy.port(), octets);
    QTRY_VERIFY(client.hasEnded());
    QVERIFY2(answer.isEmpty() ? client.received().isEmpty() : client.received().startsWith(answer),
        client.received());
    QTRY_VERIFY(proxy.log.verdict());
    QCOMPARE(proxy.log.verdict()->error->code,
        tls ? ErrorCode::TlsTimedOut : ErrorCode::HandshakeTimedOut);
    QTRY_COMPARE(proxy.endpoint->connectionCount(), 0);
    QVERIFY(!listener.peer());
}

void TestInterceptingProxy::endsWhatIsOpen_data()
{
    QTest::addColumn<QString>("how");
    for (const char *how : { "shutDown", "abortAll", "deleted" })
        QTest::newRow(how) << QString::fromLatin1(how);
}

void TestInterceptingProxy::endsWhatIsOpen()
{
    QFETCH(QString, how);
    Pair pair;
    QVERIFY(pair.opens());
    RawPeer idle(pair.proxy.port());
    QTRY_COMPARE(pair.proxy.log.openings.size(), 2);
    if (how == "shutDown"_L1)
        pair.proxy.endpoint->shutDown();
    else if (how == "abortAll"_L1)
        pair.proxy.endpoint->abortAll();
    else
        pair.proxy.endpoint.reset();
    QTRY_VERIFY(idle.hasEnded());
    if (how == "shutDown"_L1) {
        const QByteArray goingAway = makeCloseBody(CloseStatus::GoingAway, {});
        QTRY_COMPARE(pair.client->received(), serverFrame(Opcode::Close, goingAway));
        QTRY_VERIFY(!pair.server().received().isEmpty());
        pair.client->finishSending();
        pair.server().finishSending();
    }
    QTRY_VERIFY(pair.client->hasEnded());
    QTRY_VERIFY(pair.server().hasEnded());
    QTRY_VERIFY(pair.proxy.log.verdict(1));
    QVERIFY(pair.proxy.log.verdict(2));
    QVERIFY(pair.proxy.log.isInOrder);
}

void TestInterceptingProxy::mayBeDeletedInItsSlots()
{
    Pair pair;
    QVERIFY(pair.opens());
    connect(pair.proxy.endpoint.get(), &InterceptingProxy::connectionClosed, this,
        [&] { pair.proxy.endpoint.reset(); });
    pair.client->reset();
    QTRY_VERIFY(!pair.proxy.endpoint);
    QTRY_VERIFY(pair.server().hasEnded());
}

void TestInterceptingProxy::mayBeShutDownInItsSlots_data()
{
    QTest::addColumn<bool>("tunnel");
    QTest::newRow("a request that is refused") << false;
    QTest::newRow("a tunnel that is not looked into") << true;
}

void TestInterceptingProxy::mayBeShutDownInItsSlots()
{
    QFETCH(bool, tunnel);
    RawListener listener;
    Proxy proxy(ProxyOptions {});
    QSignalSpy closed(proxy.endpoint.get(), &InterceptingProxy::connectionClosed);
    connect(proxy.endpoint.get(), &InterceptingProxy::connectionClosed, this,
        [&] { proxy.endpoint->shutDown(); });
    const QByteArray port = tunnel ? ":" + QByteArray::number(listener.serverPort()) : "";
    RawPeer client(proxy.port(), "CONNECT 127.0.0.1" + port + " HTTP/1.1\r\n\r\n");
    QTRY_VERIFY(client.received().contains("\r\n\r\n"));
    QCOMPARE(client.received().startsWith("HTTP/1.1 200 "), tunnel);
    if (tunnel) {
        QTRY_VERIFY(listener.peer());
        listener.peer()->send("welcome");
        QTRY_VERIFY(client.received().endsWith("welcome"));
        listener.peer()->finishSending();
        client.finishSending();
    }
    QTRY_VERIFY(client.hasEnded());
    QTRY_COMPARE(proxy.endpoint->connectionCount(), 0);
    QCOMPARE(closed.size(), 1);
    QVERIFY(proxy.log.isInOrder); // it has one end
}

QTEST_GUILESS_MAIN(TestInterceptingProxy)
#include "tst_interceptingproxy.moc"
