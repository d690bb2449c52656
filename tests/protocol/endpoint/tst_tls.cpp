#include "protocol/endpoint/clientendpoint.h"
#include "protocol/endpoint/selfsignedcertificate.h"
#include "protocol/endpoint/serverendpoint.h"
#include "protocol/wire/closestatus.h"
#include "tests/support/rawpeer.h"
#include "tests/support/trafficlog.h"

#include <QSignalSpy>
#include <QSslConfiguration>
#include <QSslSocket>
#include <QTest>

using namespace Framescope;
using namespace Framescope::Test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr qint64 MiB = 1024 * 1024;

TlsServerOptions certificateFor(const QStringList &names)
{
    return makeSelfSignedCertificate(names).value();
}

struct Server
{
    ServerOptions options;
    TrafficLog log;
    std::unique_ptr<ServerEndpoint> endpoint;

    explicit Server(
        const QStringList &names = { u"127.0.0.1"_s }, std::chrono::milliseconds timeout = 10s)
    {
        options.tls = certificateFor(names);
        options.timeout = timeout;
        endpoint = std::make_unique<ServerEndpoint>(options, log, SessionClock());
        if (!endpoint->start())
            qFatal("loopback is missing");
    }

    quint16 port() const { return endpoint->serverPort(); }
    QSslCertificate certificate() const { return options.tls->certificateChain.first(); }
};

struct Client
{
    TrafficLog log;
    ClientEndpoint endpoint;
    QSignalSpy closed;

    explicit Client(const ClientOptions &options)
        : endpoint(options, log, SessionClock())
        , closed(&endpoint, &ClientEndpoint::closed)
    {
        endpoint.open();
    }

    bool isOpen() const { return endpoint.connection() && endpoint.connection()->isOpen(); }
};

ClientOptions optionsFor(quint16 port)
{
    ClientOptions options;
    options.url = QUrl(u"wss://127.0.0.1:%1/"_s.arg(port));
    return options;
}

/// A raw client that is through TLS and the opening handshake; nullptr if it was refused.
std::unique_ptr<RawPeer> openTlsPeer(const Server &server)
{
    auto *socket = new QSslSocket;
    socket->setPeerVerifyMode(QSslSocket::VerifyNone);
    auto peer = std::make_unique<RawPeer>(socket);
    QObject::connect(socket, &QSslSocket::encrypted, peer.get(),
        [peer = peer.get(), request = requestFor(server.port())] { peer->send(request); });
    socket->connectToHostEncrypted(u"127.0.0.1"_s, server.port());
    const bool answered = QTest::qWaitFor([&] { return peer->received().endsWith("\r\n\r\n"); });
    return answered && peer->takeReceived().contains(" 101 ") ? std::move(peer) : nullptr;
}

} // namespace

class TestTls : public QObject
{
    Q_OBJECT
private slots:
    void init();
    void verifiesTheServer_data();
    void verifiesTheServer();
    void goesOnUnverifiedOnlyWhenTold();
    void asksNobodyForACertificate();
    void exchangesAndCloses();
    void failsWithItsReason();
    void holdsBackWhoDoesNotRead();
    void serverMeetsPlainText();
    void clientMeetsPlainText();
    void peerEndsTheHandshakeWithAnAlert();
    void serverTimesOut();
    void clientTimesOut();
    void peerLeavesDuringTls();
    void meetsWhatIsNoTls();
    void seesHowThePeerEnds_data();
    void seesHowThePeerEnds();
    void endsWhatIsNotThroughTls_data();
    void endsWhatIsNotThroughTls();
};

void TestTls::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
}

void TestTls::verifiesTheServer_data()
{
    QTest::addColumn<QStringList>("names");
    QTest::addColumn<bool>("trusted");
    QTest::addColumn<QString>("serverName");
    QTest::addColumn<bool>("accepted");
    const QStringList right { u"127.0.0.1"_s };
    const QStringList other { u"other.example"_s };
    QTest::newRow("unknown authority") << right << false << QString() << false;
    QTest::newRow("trusted") << right << true << QString() << true;
    QTest::newRow("trusted for another name") << other << true << QString() << false;
    QTest::newRow("the name that was asked for") << other << true << u"other.example"_s << true;
    QTest::newRow("not the name that was asked for")
        << right << true << u"other.example"_s << false;
}

void TestTls::verifiesTheServer()
{
    QFETCH(QStringList, names);
    QFETCH(bool, trusted);
    QFETCH(QString, serverName);
    QFETCH(bool, accepted);
    Server server(names);
    ClientOptions options = optionsFor(server.port());
    if (trusted)
        options.tls.extraAuthorities = { server.certificate() };
    options.tls.serverName = serverName;
    Client client(options);
    QTRY_VERIFY(client.isOpen() || !client.closed.isEmpty());
    QCOMPARE(client.isOpen(), accepted);
    QVERIFY(client.log.openings.first().secure);
    QVERIFY(!client.log.openings.first().verificationOff);
    if (accepted) {
        const auto *tls = client.log.find<TlsEstablished>();
        QVERIFY(tls);
        QCOMPARE(tls->protocol, u"TLS 1.3"_s);
        QVERIFY(!tls->cipher.isEmpty());
        QVERIFY(tls->keyExchange != u"any"_s); // that is what Qt says of all of TLS 1.3
        QCOMPARE(tls->certificateChain, QList<QByteArray> { server.certificate().toDer() });
        QVERIFY(tls->verificationErrors.isEmpty());
        QVERIFY(server.log.find<TlsEstablished>());
        return;
    }
    QCOMPARE(client.log.verdict()->error->code, ErrorCode::CertificateRejected);
    QVERIFY(!client.log.verdict()->error->detail.isEmpty());
    QVERIFY(!client.log.find<TlsEstablished>());
    QCOMPARE(client.log.find<Failed>()->refusedChain,
        QList<QByteArray> { server.certificate().toDer() });
    QVERIFY(!client.log.find<RequestReceived>());
    QTRY_VERIFY(server.log.verdict());
    QVERIFY(client.log.isInOrder);
    QVERIFY(server.log.isInOrder);
}

void TestTls::goesOnUnverifiedOnlyWhenTold()
{
    Server server({ u"other.example"_s });
    ClientOptions options = optionsFor(server.port());
    options.tls.verifyPeer = false;
    Client client(options);
    QTRY_VERIFY(client.isOpen());
    QVERIFY(client.log.openings.first().verificationOff);
    // The connection says what is wrong with the certificate all the same.
    QVERIFY(!client.log.find<TlsEstablished>()->verificationErrors.isEmpty());
}

/// A browser would not go on, or ask its user.
void TestTls::asksNobodyForACertificate()
{
    Server server;
    QSslSocket client;
    QSslConfiguration configuration = client.sslConfiguration();
    configuration.setPeerVerifyMode(QSslSocket::VerifyNone);
    const auto own = certificateFor({ u"client.example"_s });
    configuration.setLocalCertificateChain(own.certificateChain);
    configuration.setPrivateKey(own.privateKey);
    client.setSslConfiguration(configuration);
    client.connectToHostEncrypted(u"127.0.0.1"_s, server.port());
    QTRY_VERIFY(server.log.find<TlsEstablished>());
    QVERIFY(server.log.find<TlsEstablished>()->certificateChain.isEmpty());
}

void TestTls::exchangesAndCloses()
{
    Server server;
    ClientOptions options = optionsFor(server.port());
    options.tls.extraAuthorities = { server.certificate() };
    Client client(options);
    QTRY_VERIFY(client.isOpen());
    const QByteArray message(8 * MiB, 'x');
    QVERIFY(client.endpoint.connection()->sendMessage(MessageType::Binary, message));
    QTRY_COMPARE(client.log.messages.size(), 2); // sent, and echoed
    QVERIFY(client.log.messages.last() == message);
    client.endpoint.connection()->startClosingHandshake(CloseStatus::Normal, u"done"_s);
    QTRY_COMPARE(client.closed.size(), 1);
    QTRY_VERIFY(server.log.verdict());
    for (const TrafficLog *log : { &client.log, &server.log }) {
        QVERIFY(log->verdict()->isClean());
        QCOMPARE(log->verdict()->by, ClosedBy::Client);
        QVERIFY(log->isInOrder);
    }
}

void TestTls::failsWithItsReason()
{
    Server server;
    const auto peer = openTlsPeer(server);
    QVERIFY(peer);
    peer->send(serverFrame(Opcode::Text, "not masked"));
    QTRY_VERIFY(peer->hasEnded());
    QCOMPARE(peer->received(),
        serverFrame(Opcode::Close, makeCloseBody(CloseStatus::ProtocolError, u"mask.missing")));
    QTRY_VERIFY(server.log.verdict());
    QCOMPARE(server.log.verdict()->cause, CloseCause::ViolationFound);
}

/// What waits encrypted counts as well, and going on does not depend on the peer sending more.
void TestTls::holdsBackWhoDoesNotRead()
{
    constexpr int Count = 300;
    Server server;
    const auto peer = openTlsPeer(server);
    QVERIFY(peer);
    ConnectionSocket *connection = server.endpoint->connection(1);
    QVERIFY(connection);
    peer->stopReading();
    const QByteArray message(100'000, 'x');
    peer->send(clientFrame(Opcode::Binary, message).repeated(Count));
    QTRY_VERIFY(connection->isCongested());
    QVERIFY(connection->sendQueue() < 4 * MiB);
    QVERIFY(server.log.frames.size() < Count);
    peer->resumeReading();
    QTRY_COMPARE(peer->received().size(), Count * serverFrame(Opcode::Binary, message).size());
    QVERIFY(server.log.isInOrder);
}

void TestTls::serverMeetsPlainText()
{
    Server server;
    RawPeer peer(server.port(), requestFor(server.port()));
    QTRY_VERIFY(peer.hasEnded());
    QTRY_VERIFY(server.log.verdict());
    QCOMPARE(server.log.verdict()->cause, CloseCause::HandshakeFailed);
    const Error expected { ErrorCode::TlsFailed, u"the client does not speak TLS"_s };
    QCOMPARE(server.log.verdict()->error, std::optional(expected));
    // A browser shows it.
    QVERIFY2(peer.received().startsWith("HTTP/1.1 400 "), peer.received());
    QVERIFY(peer.received().contains("wss://"));
    QVERIFY(server.log.isInOrder);
    QVERIFY(openTlsPeer(server));
}

void TestTls::clientMeetsPlainText()
{
    RawListener listener;
    Client client(optionsFor(listener.serverPort()));
    QTRY_VERIFY(listener.peer() && !listener.peer()->received().isEmpty());
    listener.peer()->send("HTTP/1.1 400 Bad Request\r\n\r\n");
    QTRY_COMPARE(client.closed.size(), 1);
    QCOMPARE(client.log.verdict()->error->code, ErrorCode::TlsFailed);
    QVERIFY(client.log.isInOrder);
}

/// As browsers do that do not trust the certificate.
void TestTls::peerEndsTheHandshakeWithAnAlert()
{
    Server server;
    QSslSocket suspicious;
    QSslConfiguration configuration = suspicious.sslConfiguration();
    configuration.setHandshakeMustInterruptOnError(true);
    suspicious.setSslConfiguration(configuration);
    suspicious.connectToHostEncrypted(u"127.0.0.1"_s, server.port());
    QTRY_VERIFY(server.log.verdict());
    QCOMPARE(server.log.verdict()->by, ClosedBy::Client);
    QCOMPARE(server.log.verdict()->error->code, ErrorCode::TlsAlert);
    QCOMPARE(server.log.verdict()->error->detail, u"unknown CA (48)"_s);

    RawListener listener;
    Client client(optionsFor(listener.serverPort()));
    QTRY_VERIFY(listener.peer() && !listener.peer()->received().isEmpty());
    listener.peer()->send(QByteArray::fromHex("15 0303 0002 02 28"));
    QTRY_COMPARE(client.closed.size(), 1);
    QCOMPARE(client.log.verdict()->error->code, ErrorCode::TlsAlert);
    QCOMPARE(client.log.verdict()->error->detail, u"handshake failure (40)"_s);
}

void TestTls::serverTimesOut()
{
    Server server({ u"127.0.0.1"_s }, 50ms);
    RawPeer peer(server.port());
    QTRY_VERIFY(server.log.verdict());
    const Error expected { ErrorCode::TlsTimedOut,
        u"127.0.0.1:%1"_s.arg(server.log.find<TcpConnected>()->peerPort) };
    QCOMPARE(server.log.verdict()->error, std::optional(expected));
    QTRY_VERIFY(peer.hasEnded());
    QVERIFY(server.log.isInOrder);
}

void TestTls::clientTimesOut()
{
    RawListener listener;
    ClientOptions options = optionsFor(listener.serverPort());
    options.timeout = 50ms;
    Client client(options);
    QTRY_COMPARE(client.closed.size(), 1);
    const Error expected { ErrorCode::TlsTimedOut, u"127.0.0.1:%1"_s.arg(listener.serverPort()) };
    QCOMPARE(client.log.verdict()->error, std::optional(expected));
    QVERIFY(client.log.isInOrder);
}

void TestTls::peerLeavesDuringTls()
{
    Server server;
    RawPeer peer(server.port());
    QTRY_VERIFY(server.log.find<TcpConnected>());
    peer.finishSending();
    QTRY_VERIFY(server.log.verdict());
    QCOMPARE(server.log.verdict()->error->code, ErrorCode::TlsFailed);

    RawListener listener;
    Client client(optionsFor(listener.serverPort()));
    QTRY_VERIFY(listener.peer() && !listener.peer()->received().isEmpty());
    listener.peer()->reset();
    QTRY_COMPARE(client.closed.size(), 1);
    QCOMPARE(client.log.verdict()->error->code, ErrorCode::TlsFailed);
}

/// It is we who end TLS then, and no FIN of the peer's.
void TestTls::meetsWhatIsNoTls()
{
    Server server;
    QSignalSpy closed(server.endpoint.get(), &ServerEndpoint::connectionClosed);
    const auto peer = openTlsPeer(server);
    QVERIFY(peer);
    const QByteArray noise = "no TLS at all";
    QCOMPARE(::send(static_cast<int>(peer->socket().socketDescriptor()), noise.constData(),
                 static_cast<std::size_t>(noise.size()), 0),
        ssize_t(noise.size()));
    QTRY_COMPARE(closed.size(), 1);
    QCOMPARE(server.log.verdict()->cause, CloseCause::TlsAlert);
    QCOMPARE(server.log.verdict()->by, ClosedBy::Server);
    QVERIFY(!server.log.verdict()->error->detail.isEmpty());
}

void TestTls::seesHowThePeerEnds_data()
{
    QTest::addColumn<bool>("closeNotify");
    QTest::addColumn<bool>("weClose");
    QTest::addColumn<CloseCause>("cause");
    QTest::newRow("close_notify and FIN") << true << false << CloseCause::ConnectionEnded;
    QTest::newRow("FIN alone") << false << false << CloseCause::TlsTruncated;
    QTest::newRow("FIN alone for our Close") << false << true << CloseCause::EndedUnanswered;
}

void TestTls::seesHowThePeerEnds()
{
    QFETCH(bool, closeNotify);
    QFETCH(bool, weClose);
    QFETCH(CloseCause, cause);
    Server server;
    QSignalSpy closed(server.endpoint.get(), &ServerEndpoint::connectionClosed);
    const auto peer = openTlsPeer(server);
    QVERIFY(peer);
    if (weClose) {
        server.endpoint->shutDown();
        QTRY_VERIFY(!peer->received().isEmpty());
    }
    if (closeNotify)
        peer->socket().disconnectFromHost();
    else
        peer->finishSending();
    QTRY_COMPARE(closed.size(), 1);
    QCOMPARE(server.log.verdict()->cause, cause);
}

void TestTls::endsWhatIsNotThroughTls_data()
{
    QTest::addColumn<QString>("how");
    for (const char *how : { "shutDown", "abortAll", "deleted" })
        QTest::newRow(how) << QString::fromLatin1(how);
}

void TestTls::endsWhatIsNotThroughTls()
{
    QFETCH(QString, how);
    Server server;
    RawPeer peer(server.port());
    QTRY_VERIFY(server.log.find<TcpConnected>());
    if (how == "shutDown"_L1)
        server.endpoint->shutDown();
    else if (how == "abortAll"_L1)
        server.endpoint->abortAll();
    else
        server.endpoint.reset();
    QVERIFY(server.log.verdict());
    QCOMPARE(server.log.verdict()->cause, CloseCause::Aborted);
    QTRY_VERIFY(peer.hasEnded());

    RawListener listener;
    Client client(optionsFor(listener.serverPort()));
    QTRY_VERIFY(listener.peer() && !listener.peer()->received().isEmpty());
    client.endpoint.abort();
    QCOMPARE(client.closed.size(), 1);
    QCOMPARE(client.log.verdict()->cause, CloseCause::Aborted);
    QTRY_VERIFY(listener.peer()->hasEnded());
}

QTEST_GUILESS_MAIN(TestTls)
#include "tst_tls.moc"
