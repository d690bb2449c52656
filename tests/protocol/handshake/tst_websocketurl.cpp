#include "protocol/handshake/websocketurl.h"

#include <QTest>

using namespace Framescope;
using namespace Qt::StringLiterals;

class TestWebSocketUrl : public QObject
{
    Q_OBJECT
private slots:
    void saysWhatIsWrong_data();
    void saysWhatIsWrong();
    void hasParts_data();
    void hasParts();
};

void TestWebSocketUrl::saysWhatIsWrong_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<QString>("word"); // of the problem; empty: there is none
    QTest::newRow("ws") << u"ws://localhost"_s << QString();
    QTest::newRow("wss with all") << u"wss://example.com:8443/a/b?c=d&e"_s << QString();
    QTest::newRow("capitals") << u"WS://EXAMPLE.com/"_s << QString();
    QTest::newRow("IPv4") << u"ws://127.0.0.1:1/"_s << QString();
    QTest::newRow("IPv6") << u"ws://[::1]:9001/"_s << QString();
    QTest::newRow("not ASCII") << u"ws://b\u00fccher.example/\u00fc?\u00fc"_s << QString();
    QTest::newRow("§3 http") << u"http://example.com/"_s << u"http"_s;
    QTest::newRow("§3 fragment") << u"ws://example.com/#top"_s << u"fragment (#top)"_s;
    QTest::newRow("§3 empty fragment") << u"ws://example.com/#"_s << u"fragment"_s;
    QTest::newRow("user") << u"ws://user:password@example.com/"_s << u"Authorization"_s;
    QTest::newRow("no scheme") << u"example.com/chat"_s << u"ws://"_s;
    QTest::newRow("network path") << u"//example.com/chat"_s << u"ws://"_s;
    QTest::newRow("host as scheme") << u"localhost:9001"_s << u"localhost"_s;
    QTest::newRow("no host") << u"ws://"_s << u"host"_s;
    QTest::newRow("no host, a path") << u"ws:///chat"_s << u"host"_s;
    QTest::newRow("no host, a port") << u"ws://:80/"_s << u"host"_s;
    QTest::newRow("port 0") << u"ws://example.com:0/"_s << u"port"_s;
    QTest::newRow("port 65536") << u"ws://example.com:65536/"_s << u"port"_s;
    QTest::newRow("port -1") << u"ws://example.com:-1/"_s << u"port"_s;
    QTest::newRow("space in the host") << u"ws://exa mple.com/"_s << u"host"_s;
    QTest::newRow("space in the path") << u"ws://example.com/a b"_s << u"' '"_s;
    QTest::newRow("half an IPv6 address") << u"ws://[::1/"_s << u"]"_s;
    QTest::newRow("nothing") << QString() << u"empty"_s;
}

void TestWebSocketUrl::saysWhatIsWrong()
{
    QFETCH(QString, url);
    QFETCH(QString, word);
    const auto problem = webSocketUrlProblem(QUrl(url, QUrl::StrictMode));
    QCOMPARE(problem.has_value(), !word.isEmpty());
    if (!problem)
        return;
    QVERIFY2(problem->contains(word, Qt::CaseInsensitive), qPrintable(*problem));
    QVERIFY(!problem->endsWith(u'.'));
}

void TestWebSocketUrl::hasParts_data()
{
    QTest::addColumn<QUrl>("url");
    QTest::addColumn<bool>("secure");
    QTest::addColumn<quint16>("port");
    QTest::addColumn<QByteArray>("host");
    QTest::addColumn<QByteArray>("target");
    const auto row
        = [](const char *url, bool secure, int port, const char *host, const char *target) {
              QTest::newRow(url) << QUrl(QString::fromUtf8(url)) << secure << quint16(port)
                                 << QByteArray(host) << QByteArray(target);
          };
    row("ws://example.com", false, 80, "example.com", "/");
    row("ws://example.com:80/", false, 80, "example.com", "/");
    row("ws://example.com:443/", false, 443, "example.com:443", "/");
    row("wss://example.com/chat", true, 443, "example.com", "/chat");
    row("wss://example.com:80/", true, 80, "example.com:80", "/");
    row("ws://[::1]:9001/", false, 9001, "[::1]:9001", "/");
    row("ws://[::1]/", false, 80, "[::1]", "/");
    row("ws://example.com?a=b", false, 80, "example.com", "/?a=b");
    row("ws://example.com/?", false, 80, "example.com", "/?");
    row("ws://example.com/a%20b%2Fc?d=%26", false, 80, "example.com", "/a%20b%2Fc?d=%26");
    row("ws://b\xc3\xbc"
        "cher.example/\xc3\xbc?\xc3\xbc",
        false, 80, "xn--bcher-kva.example", "/%C3%BC?%C3%BC");
}

void TestWebSocketUrl::hasParts()
{
    QFETCH(QUrl, url);
    QFETCH(bool, secure);
    QFETCH(quint16, port);
    QFETCH(QByteArray, host);
    QFETCH(QByteArray, target);
    QVERIFY(!webSocketUrlProblem(url));
    QCOMPARE(isSecure(url), secure);
    QCOMPARE(tcpPort(url), port);
    QCOMPARE(hostHeader(url), host);
    QCOMPARE(requestTarget(url), target);
}

QTEST_APPLESS_MAIN(TestWebSocketUrl)
#include "tst_websocketurl.moc"
