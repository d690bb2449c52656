#include "protocol/handshake/forwardtarget.h"

#include <QTest>

using namespace Framescope;
using namespace Qt::StringLiterals;

class TestForwardTarget : public QObject
{
    Q_OBJECT
private slots:
    void connects_data();
    void connects();
    void goesToAbsoluteForm_data();
    void goesToAbsoluteForm();
    void rewrites_data();
    void rewrites();
    void replacesTheTarget();
};

namespace {

RequestHead request(const QByteArray &startLine)
{
    return parseRequestHead(startLine + "\r\nHost: other\r\n\r\n");
}

QString described(const tl::expected<ForwardTarget, QString> &target)
{
    return target ? u"%1 %2"_s.arg(target->host).arg(target->port) : QString();
}

} // namespace

void TestForwardTarget::connects_data()
{
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<QString>("goesTo"); // empty: refused
    QTest::newRow("RFC 9112 §3.2.3") << QByteArray("www.example.com:80") << u"www.example.com 80"_s;
    QTest::newRow("IPv6") << QByteArray("[::1]:443") << u"::1 443"_s;
    QTest::newRow("no port") << QByteArray("www.example.com") << QString();
    QTest::newRow("port 0") << QByteArray("a:0") << QString();
    QTest::newRow("port 65536") << QByteArray("a:65536") << QString();
    QTest::newRow("URL") << QByteArray("http://a:1/") << QString();
    QTest::newRow("user") << QByteArray("u@a:1") << QString();
}

void TestForwardTarget::connects()
{
    QFETCH(QByteArray, target);
    QFETCH(QString, goesTo);
    QCOMPARE(described(connectTarget(request("CONNECT " + target + " HTTP/1.1"))), goesTo);
}

void TestForwardTarget::goesToAbsoluteForm_data()
{
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<QString>("goesTo");
    QTest::newRow("RFC 9112 §3.2.2")
        << QByteArray("http://www.example.org/pub/x.html") << u"www.example.org 80"_s;
    QTest::newRow("ws") << QByteArray("WS://a:8080?x") << u"a 8080"_s;
    QTest::newRow("IPv6") << QByteArray("http://[::1]:81") << u"::1 81"_s;
    QTest::newRow("origin-form") << QByteArray("/x?u=http://a/") << QString();
    QTest::newRow("wss") << QByteArray("wss://a/") << QString();
    QTest::newRow("ftp") << QByteArray("ftp://a/") << QString();
    QTest::newRow("no host") << QByteArray("http:///x") << QString();
    QTest::newRow("user") << QByteArray("http://u:p@a/") << QString();
}

void TestForwardTarget::goesToAbsoluteForm()
{
    QFETCH(QByteArray, target);
    QFETCH(QString, goesTo);
    const auto found = absoluteTarget(request("GET " + target + " HTTP/1.1"));
    QCOMPARE(described(found), goesTo);
    if (!found)
        QVERIFY(!found.error().isEmpty());
}

void TestForwardTarget::rewrites_data()
{
    QTest::addColumn<QByteArray>("head");
    QTest::addColumn<QByteArray>("sent");
    QTest::newRow("RFC 9112 §3.2.2 Host is replaced")
        << QByteArray("GET http://a:81/x?y HTTP/1.1\r\nA:  b \r\nhost: other\r\nC: d\r\n\r\n")
        << QByteArray("GET /x?y HTTP/1.1\r\nA:  b \r\nhost: a:81\r\nC: d\r\n\r\n");
    QTest::newRow("no path") << QByteArray("GET http://a HTTP/1.1\r\nHost: a\r\n\r\n")
                             << QByteArray("GET / HTTP/1.1\r\nHost: a\r\n\r\n");
    QTest::newRow("query alone") << QByteArray("GET http://a?b HTTP/1.0\r\n\r\n")
                                 << QByteArray("GET /?b HTTP/1.0\r\n\r\n");
    QTest::newRow("for the proxy alone")
        << QByteArray("GET http://a/ HTTP/1.1\r\nProxy-Authorization: Basic\r\n eA==\r\nHost: a\r\n"
                      "proxy-connection: keep-alive\r\n\r\n")
        << QByteArray("GET / HTTP/1.1\r\nHost: a\r\n\r\n");
    QTest::newRow("bare line feeds") << QByteArray("GET http://a/ HTTP/1.1\nHost: a\nX: y\n\n")
                                     << QByteArray("GET / HTTP/1.1\nHost: a\r\nX: y\n\n");
}

void TestForwardTarget::rewrites()
{
    QFETCH(QByteArray, head);
    QFETCH(QByteArray, sent);
    QCOMPARE(toOriginForm(parseRequestHead(head)), sent);
}

void TestForwardTarget::replacesTheTarget()
{
    const RequestHead head = parseRequestHead("GET / HTTP/1.1\r\nHost:a\r\nX:  y\r\n\r\n");
    QCOMPARE(
        withTarget(head, "/chat?x"), QByteArray("GET /chat?x HTTP/1.1\r\nHost:a\r\nX:  y\r\n\r\n"));
}

QTEST_GUILESS_MAIN(TestForwardTarget)
#include "tst_forwardtarget.moc"
