#include "ui/connections/connectiontext.h"

#include <QtTest>

using namespace Framescope;

using namespace Qt::StringLiterals;

namespace {

ConnectionRecord connectionTo(const QString &url, Role role = Role::Client)
{
    ConnectionRecord connection;
    connection.id = 4;
    connection.role = role;
    connection.url = url;
    connection.secure = url.startsWith(u"wss:"_s);
    connection.peer = u"203.0.113.24:443"_s;
    connection.state = ConnectionState::Open;
    return connection;
}

} // namespace

class ConnectionTextTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void endpoints_data();
    void endpoints();
    void agreements();
    void states();
    void failures();
    void shortNumbers();
    void transports();
    void spoken();
};

void ConnectionTextTest::endpoints_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<Role>("role");
    QTest::addColumn<QString>("host");
    QTest::addColumn<QString>("path");
    QTest::newRow("client") << u"wss://feed.example/stream?v=2"_s << Role::Client
                            << u"feed.example"_s << u"/stream?v=2"_s;
    QTest::newRow("port") << u"ws://localhost:8080/"_s << Role::Client << u"localhost:8080"_s
                          << u"/"_s;
    QTest::newRow("no path") << u"ws://localhost"_s << Role::Client << u"localhost"_s << QString();
    QTest::newRow("IPv6") << u"ws://[::1]:9001/echo"_s << Role::Proxy << u"[::1]:9001"_s
                          << u"/echo"_s;
    QTest::newRow("accepted") << u"ws://127.0.0.1:9001/telemetry"_s << Role::Server
                              << u"203.0.113.24:443"_s << u"/telemetry"_s;
    QTest::newRow("nothing known") << QString() << Role::Client << QString() << QString();
}

void ConnectionTextTest::endpoints()
{
    QFETCH(QString, url);
    QFETCH(Role, role);
    const Endpoint endpoint = endpointOf(connectionTo(url, role));
    QTEST(endpoint.host, "host");
    QTEST(endpoint.path, "path");
}

void ConnectionTextTest::agreements()
{
    ConnectionRecord connection = connectionTo(u"ws://a/"_s);
    QVERIFY(agreementsOf(connection).isEmpty());
    connection.subprotocol = u"cbor.v1"_s;
    connection.extensions = { u"permessage-deflate; client_max_window_bits=15"_s, u"x-own ;a"_s };
    QCOMPARE(agreementsOf(connection), QStringList({ u"cbor.v1"_s, u"deflate"_s, u"x-own"_s }));
}

void ConnectionTextTest::states()
{
    ConnectionRecord connection = connectionTo(u"ws://a/"_s);
    QCOMPARE(stateText(connection), QString());
    connection.state = ConnectionState::Connecting;
    QCOMPARE(stateText(connection), u"Connecting…"_s);
    connection.state = ConnectionState::Closed;
    QCOMPARE(stateText(connection), u"Closed"_s);
    CloseVerdict verdict;
    verdict.cause = CloseCause::ClosingHandshake;
    verdict.code = 1000;
    connection.verdict = verdict;
    QCOMPARE(stateText(connection), u"Closed 1000, normal closure"_s);
}

void ConnectionTextTest::failures()
{
    ConnectionRecord connection = connectionTo(u"ws://a/"_s);
    QVERIFY(!hasFailed(connection));
    CloseVerdict verdict;
    verdict.cause = CloseCause::ClosingHandshake;
    verdict.code = 1001;
    connection.verdict = verdict;
    QVERIFY(!hasFailed(connection));
    connection.verdict->code = 1011;
    QVERIFY(hasFailed(connection));
    connection.verdict->cause = CloseCause::ConnectionReset;
    QVERIFY(hasFailed(connection));
    connection.verdict->cause = CloseCause::Aborted; // as was asked for
    QVERIFY(!hasFailed(connection));
}

void ConnectionTextTest::shortNumbers()
{
    QCOMPARE(shortCountText(999'999), u"999,999"_s);
    QCOMPARE(shortCountText(12'345'678), u"12.3 M"_s);
    constexpr qint64 Minute = 60'000'000'000;
    QCOMPARE(shortClockText(59 * Minute), u"59:00"_s);
    QCOMPARE(shortClockText(62 * Minute), u"1h02m"_s);
    QCOMPARE(shortClockText(100 * 60 * Minute), u"4d04h"_s);
}

void ConnectionTextTest::transports()
{
    TlsEstablished tls;
    tls.protocol = u"TLS 1.3"_s;
    const QList<EventRecord> events { { 4, 1, TcpConnected {} }, { 4, 2, tls } };
    ConnectionRecord connection = connectionTo(u"wss://feed.example/x"_s);
    QCOMPARE(transportText(connection, events), u"TLS 1.3, feed.example → 203.0.113.24:443"_s);
    connection.verificationOff = true;
    QVERIFY(transportText(connection, events).startsWith(u"TLS 1.3, not verified, "_s));
    QCOMPARE(transportText(connectionTo(u"ws://a/"_s), {}), u"plain TCP → 203.0.113.24:443"_s);
    QCOMPARE(transportText(connectionTo(u"ws://a/"_s, Role::Server), {}),
        u"plain TCP ← 203.0.113.24:443"_s);
    // TLS that never came about is none.
    ConnectionRecord refused = connectionTo(u"wss://feed.example/x"_s);
    refused.opened.reset();
    refused.state = ConnectionState::Closed;
    QCOMPARE(transportText(refused, {}), u"no TLS, feed.example → 203.0.113.24:443"_s);
    QCOMPARE(lockTone(refused), Tone::Neutral);
    refused.opened = 1;
    QCOMPARE(lockTone(refused), Tone::Ok);
    refused.verificationOff = true;
    QCOMPARE(lockTone(refused), Tone::Warning);
    connection.peer.clear();
    connection.state = ConnectionState::Connecting;
    QCOMPARE(transportText(connection, {}), u"Not connected yet"_s);
}

void ConnectionTextTest::spoken()
{
    ConnectionRecord connection = connectionTo(u"wss://feed.example/x"_s, Role::Proxy);
    connection.clientToServer.frames = 412;
    connection.violations = 1;
    QCOMPARE(spokenConnection(connection),
        u"Connection 4, Proxy, feed.example/x, open, TLS, frames to the server: 412, frames to "
        "the client: 0, violations: 1"_s);
    connection.violations = 0;
    QVERIFY(spokenConnection(connection, 5).contains(u", held by the proxy: 5, "_s));
}

QTEST_GUILESS_MAIN(ConnectionTextTest)
#include "tst_connectiontext.moc"
