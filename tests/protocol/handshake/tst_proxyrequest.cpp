#include "protocol/handshake/proxyrequest.h"

#include <QTest>

using namespace Framescope;

class TestProxyRequest : public QObject
{
    Q_OBJECT
private slots:
    void reads_data();
    void reads();
    void refuses_data();
    void refuses();
    void changesNothingElse();
    void replacesTheTarget();
};

void TestProxyRequest::reads_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<QByteArray>("host");
    QTest::addColumn<int>("port");
    QTest::addColumn<bool>("secure");
    QTest::addColumn<QByteArray>("target"); // null for a tunnel
    const auto row = [](const char *line, const char *host, int port, bool secure,
                         const QByteArray &target) {
        QTest::newRow(line) << QByteArray(line) << QByteArray(host) << port << secure << target;
    };
    row("GET http://Example.com/path?q=1", "example.com", 80, false, "/path?q=1");
    row("GET http://example.com", "example.com", 80, false, "/");
    row("GET http://example.com?q", "example.com", 80, false, "/?q");
    row("OPTIONS http://example.com:8080", "example.com", 8080, false, "*");
    row("GET ws://[::1]:9000/chat", "::1", 9000, false, "/chat");
    row("GET https://example.com/", "example.com", 443, true, "/");
    row("GET WSS://example.com/", "example.com", 443, true, "/");
    row("GET http://example.com/http://other/", "example.com", 80, false, "/http://other/");
    row("CONNECT example.com:443", "example.com", 443, false, {});
    row("CONNECT [2001:db8::1]:80", "2001:db8::1", 80, false, {});
}

void TestProxyRequest::reads()
{
    QFETCH(QByteArray, line);
    QFETCH(QByteArray, target);
    const auto read = readProxyRequest(parseRequestHead(line + " HTTP/1.1\r\nHost: a\r\n\r\n"));
    QVERIFY(read);
    QTEST(read->host, "host");
    QTEST(int(read->port), "port");
    QTEST(read->secure, "secure");
    QCOMPARE(read->isTunnel, target.isNull());
    if (!target.isNull()) {
        const QByteArray method = line.first(line.indexOf(' '));
        QCOMPARE(read->head, method + ' ' + target + " HTTP/1.1\r\nHost: a\r\n\r\n");
    }
}

void TestProxyRequest::refuses_data()
{
    QTest::addColumn<QByteArray>("line");
    for (const char *line : { "GET /path", "GET *", "GET ftp://a/", "GET http://", "GET http:///x",
             "GET http://user:secret@a/", "GET http://a:99999/", "GET http://a:0/",
             "CONNECT example.com", "CONNECT a:0", "CONNECT http://a/", "CONNECT /" })
        QTest::newRow(line) << QByteArray(line);
}

void TestProxyRequest::refuses()
{
    QFETCH(QByteArray, line);
    const auto read = readProxyRequest(parseRequestHead(line + " HTTP/1.1\r\nHost: a\r\n\r\n"));
    QVERIFY(!read);
    QCOMPARE(read.error().status, 400);
    QVERIFY(!read.error().reason.isEmpty());
}

void TestProxyRequest::changesNothingElse()
{
    const auto read = readProxyRequest(parseRequestHead(
        "GET http://a/ HTTP/1.1\r\nproxy-connection: keep-alive\r\nHOST:a\r\nX-Proxy-Y:  kept \r\n"
        "Proxy-Authorization: Basic c2VjcmV0\r\nx: \r\nx: 2\r\nProxy-Anything: 1\r\n\r\n"));
    QVERIFY(read);
    QCOMPARE(read->head,
        QByteArray("GET / HTTP/1.1\r\nHOST:a\r\nX-Proxy-Y:  kept \r\nx: \r\nx: 2\r\n\r\n"));
}

void TestProxyRequest::replacesTheTarget()
{
    const RequestHead head = parseRequestHead("GET / HTTP/1.1\r\nHost:a\r\nProxy-X:  y\r\n\r\n");
    QCOMPARE(withTarget(head, "/chat?x"),
        QByteArray("GET /chat?x HTTP/1.1\r\nHost:a\r\nProxy-X:  y\r\n\r\n"));
    QCOMPARE(withTarget(parseRequestHead("\r\n" + head.octets), "/chat?x"),
        QByteArray("\r\nGET /chat?x HTTP/1.1\r\nHost:a\r\nProxy-X:  y\r\n\r\n"));
}

QTEST_APPLESS_MAIN(TestProxyRequest)
#include "tst_proxyrequest.moc"
