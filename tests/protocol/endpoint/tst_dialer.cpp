#include "protocol/endpoint/clientendpoint.h"
#include "protocol/endpoint/selfsignedcertificate.h"
#include "protocol/endpoint/serverendpoint.h"
#include "protocol/handshake/socks5server.h"
#include "tests/support/rawpeer.h"
#include "tests/support/trafficlog.h"

#include <QSignalSpy>
#include <QTest>

using namespace Framescope;
using namespace Framescope::Test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

UpstreamProxy proxyAt(quint16 port, UpstreamProxy::Kind kind)
{
    UpstreamProxy proxy;
    proxy.kind = kind;
    proxy.host = u"127.0.0.1"_s;
    proxy.port = port;
    return proxy;
}

/// Joins what a proxy's client sends with a server on \a port, both ways.
void join(RawPeer &client, QTcpSocket &server)
{
    QObject::connect(&client.socket(), &QTcpSocket::readyRead, &server,
        [&] { server.write(client.takeReceived()); });
    QObject::connect(
        &server, &QTcpSocket::readyRead, &client, [&] { client.send(server.readAll()); });
}

quint16 freePort()
{
    QTcpServer server;
    server.listen(QHostAddress::LocalHost);
    return server.serverPort();
}

} // namespace

class TestDialer : public QObject
{
    Q_OBJECT
private slots:
    void init();
    void goesThroughAProxy_data();
    void goesThroughAProxy();
    void saysWhichStepFailed_data();
    void saysWhichStepFailed();
    void readsWhatTheServerSendsAtOnce();
    void neverFollows_data();
    void neverFollows();
    void measuresTheLookupOfAName();
};

void TestDialer::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
}

void TestDialer::goesThroughAProxy_data()
{
    QTest::addColumn<UpstreamProxy::Kind>("kind");
    QTest::addColumn<bool>("secure");
    using Kind = UpstreamProxy::Kind;
    QTest::newRow("HTTP, ws") << Kind::Http << false;
    QTest::newRow("HTTP, wss") << Kind::Http << true;
    QTest::newRow("SOCKS5, ws") << Kind::Socks5 << false;
    QTest::newRow("SOCKS5, wss") << Kind::Socks5 << true;
}

/// The name is left to the proxy, and verified by us.
void TestDialer::goesThroughAProxy()
{
    QFETCH(UpstreamProxy::Kind, kind);
    QFETCH(bool, secure);
    TrafficLog serverLog;
    ServerOptions serverOptions;
    if (secure)
        serverOptions.tls = makeSelfSignedCertificate({ u"server.invalid"_s }).value();
    ServerEndpoint server(serverOptions, serverLog, SessionClock());
    QVERIFY(server.start());

    RawListener proxy;
    ClientOptions options;
    options.url = QUrl((secure ? u"wss"_s : u"ws"_s) + u"://server.invalid:8443/"_s);
    options.proxy = proxyAt(proxy.serverPort(), kind);
    options.proxy->user = u"me"_s;
    options.proxy->password = u"secret"_s;
    if (secure)
        options.tls.extraAuthorities = serverOptions.tls->certificateChain;
    TrafficLog log;
    ClientEndpoint client(options, log, SessionClock());
    client.open();

    QTRY_VERIFY(proxy.peer() && !proxy.peer()->received().isEmpty());
    RawPeer &peer = *proxy.peer();
    QByteArray accepted;
    if (kind == UpstreamProxy::Kind::Http) {
        const RequestHead request = parseRequestHead(peer.takeReceived());
        QCOMPARE(request.startLine, QByteArray("CONNECT server.invalid:8443 HTTP/1.1"));
        QCOMPARE(request.singleValue("Proxy-Authorization"),
            std::optional<QByteArray>("Basic bWU6c2VjcmV0"));
        accepted = "HTTP/1.1 200 OK\r\n\r\n";
    } else {
        QCOMPARE(peer.takeReceived(), QByteArray("\5\2\0\2", 4));
        peer.send("\5\2");
        QTRY_COMPARE(peer.received(), QByteArray("\1\2me\6secret"));
        peer.takeReceived();
        peer.send(QByteArray("\1\0", 2));
        QTRY_COMPARE(peer.received(), QByteArray("\5\1\0\3\16server.invalid\x20\xfb", 21));
        peer.takeReceived();
        accepted = Socks5Server::reply(Socks5::Succeeded);
    }
    QTcpSocket toServer;
    join(peer, toServer);
    connect(&toServer, &QTcpSocket::connected, &peer, [&] { peer.send(accepted); });
    toServer.connectToHost(QHostAddress::LocalHost, server.serverPort());

    QTRY_VERIFY(client.connection() && client.connection()->isOpen());
    QCOMPARE(log.find<TlsEstablished>() != nullptr, secure);
    QVERIFY(client.connection()->sendMessage(MessageType::Text, QByteArrayView("Hello")));
    QTRY_COMPARE(log.messages, (QList<QByteArray> { "Hello", "Hello" }));
    QVERIFY(log.isInOrder);
}

void TestDialer::saysWhichStepFailed_data()
{
    QTest::addColumn<UpstreamProxy::Kind>("kind");
    QTest::addColumn<QByteArray>("answer"); // "-": FIN; empty: nothing
    QTest::addColumn<ErrorCode>("code");
    QTest::addColumn<QString>("detail"); // with %1 for the proxy's host:port
    using Kind = UpstreamProxy::Kind;
    QTest::newRow("407") << Kind::Http
                         << QByteArray("HTTP/1.1 407 Proxy Authentication Required\r\n\r\n")
                         << ErrorCode::ProxyRefused << u"407 Proxy Authentication Required"_s;
    QTest::newRow("503") << Kind::Http << QByteArray("HTTP/1.1 503 Nobody\r\n\r\nbody")
                         << ErrorCode::ProxyRefused << u"503 Nobody"_s;
    QTest::newRow("no proxy") << Kind::Http << QByteArray("SSH-2.0-x\r\n\r\n")
                              << ErrorCode::ProxyInvalid << u"%1: it answered \"SSH-2.0-x\""_s;
    QTest::newRow("leaves") << Kind::Http << QByteArray("-") << ErrorCode::ProxyInvalid
                            << u"%1: it ended the connection without an answer"_s;
    QTest::newRow("is silent") << Kind::Http << QByteArray() << ErrorCode::ProxyTimedOut << u"%1"_s;
    QTest::newRow("SOCKS5 refuses")
        << Kind::Socks5 << QByteArray("\5\0\5\4\0\1\0\0\0\0\0\0", 12) << ErrorCode::ProxyRefused
        << u"SOCKS5 reply 4, Host unreachable"_s;
    QTest::newRow("SOCKS5 wants a password")
        << Kind::Socks5 << QByteArray("\5\xff") << ErrorCode::ProxyRefused
        << u"SOCKS5 wants another authentication"_s;
    QTest::newRow("nobody listens") << Kind::Socks5 << QByteArray("closed")
                                    << ErrorCode::ProxyUnreachable << u"%1: Connection refused"_s;
}

void TestDialer::saysWhichStepFailed()
{
    QFETCH(UpstreamProxy::Kind, kind);
    QFETCH(QByteArray, answer);
    QFETCH(ErrorCode, code);
    QFETCH(QString, detail);
    RawListener proxy;
    const quint16 port = answer == "closed" ? freePort() : proxy.serverPort();
    ClientOptions options;
    options.url = QUrl(u"ws://server.invalid/"_s);
    options.proxy = proxyAt(port, kind);
    options.timeout = answer.isEmpty() ? 50ms : 10s;
    TrafficLog log;
    ClientEndpoint client(options, log, SessionClock());
    QSignalSpy closed(&client, &ClientEndpoint::closed);
    client.open();
    if (answer != "closed") {
        QTRY_VERIFY(proxy.peer() && !proxy.peer()->received().isEmpty());
        if (answer == "-")
            proxy.peer()->finishSending();
        else
            proxy.peer()->send(answer);
    }
    QTRY_COMPARE(closed.size(), 1);
    QCOMPARE(log.verdict()->cause, CloseCause::HandshakeFailed);
    const QString expected
        = detail.contains(u"%1"_s) ? detail.arg(u"127.0.0.1:%1"_s.arg(port)) : detail;
    QCOMPARE(log.verdict()->error, std::optional(Error { code, expected }));
    QVERIFY(log.isInOrder);
}

void TestDialer::readsWhatTheServerSendsAtOnce()
{
    RawListener proxy;
    ClientOptions options;
    options.url = QUrl(u"ws://server.invalid/"_s);
    options.proxy = proxyAt(proxy.serverPort(), UpstreamProxy::Kind::Http);
    TrafficLog log;
    ClientEndpoint client(options, log, SessionClock());
    client.open();
    QTRY_VERIFY(proxy.peer() && !proxy.peer()->received().isEmpty());
    proxy.peer()->send("HTTP/1.1 200 OK\r\n\r\nHTTP/1.1 403 Forbidden\r\n\r\n");
    QTRY_VERIFY(log.verdict());
    QCOMPARE(log.verdict()->error->code, ErrorCode::HandshakeRefused);
    QCOMPARE(log.find<ResponseReceived>()->head, QByteArray("HTTP/1.1 403 Forbidden\r\n\r\n"));
}

void TestDialer::neverFollows_data()
{
    QTest::addColumn<QByteArray>("answer");
    QTest::addColumn<QString>("detail");
    QTest::newRow("301") << QByteArray(
        "HTTP/1.1 301 Moved\r\nLocation: ws://127.0.0.1:%1/x\r\n\r\n")
                         << u"301 Moved"_s;
    QTest::newRow("307") << QByteArray("HTTP/1.1 307 Later\r\nLocation: /x\r\n\r\n")
                         << u"307 Later"_s;
    QTest::newRow("401") << QByteArray(
        "HTTP/1.1 401 Unauthorized\r\nWWW-Authenticate: Basic realm=\"x\"\r\n\r\n")
                         << u"401 Unauthorized"_s;
}

/// What the server says instead of 101 is shown as it came.
void TestDialer::neverFollows()
{
    QFETCH(QByteArray, answer);
    QFETCH(QString, detail);
    RawListener other;
    answer.replace("%1", QByteArray::number(other.serverPort()));
    RawListener server;
    ClientOptions options;
    options.url = QUrl(u"ws://127.0.0.1:%1/"_s.arg(server.serverPort()));
    TrafficLog log;
    ClientEndpoint client(options, log, SessionClock());
    client.open();
    QTRY_VERIFY(server.peer() && !server.peer()->received().isEmpty());
    server.peer()->send(answer);
    QTRY_VERIFY(log.verdict());
    QCOMPARE(log.verdict()->error, std::optional(Error { ErrorCode::HandshakeRefused, detail }));
    QCOMPARE(log.find<ResponseReceived>()->head, answer);
    QVERIFY(!other.peer());
}

/// Of a name alone: an address is looked up nowhere.
void TestDialer::measuresTheLookupOfAName()
{
    for (const QString &host : { u"localhost"_s, u"127.0.0.1"_s }) {
        TrafficLog serverLog;
        ServerEndpoint server(ServerOptions(), serverLog, SessionClock());
        QVERIFY(server.start());
        ClientOptions options;
        options.url = QUrl(u"ws://%1:%2/"_s.arg(host).arg(server.serverPort()));
        TrafficLog log;
        ClientEndpoint client(options, log, SessionClock());
        QElapsedTimer whole;
        whole.start();
        client.open();
        QTRY_VERIFY(log.find<TcpConnected>());
        const auto lookup = log.find<TcpConnected>()->lookup;
        QCOMPARE(lookup.has_value(), host == u"localhost");
        QVERIFY(!lookup || (lookup->count() > 0 && lookup->count() <= whole.nsecsElapsed()));
    }
}

QTEST_GUILESS_MAIN(TestDialer)
#include "tst_dialer.moc"
