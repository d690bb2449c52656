#include "protocol/handshake/upstreamproxy.h"

#include <QTest>

using namespace Framescope;
using namespace Qt::StringLiterals;

class TestUpstreamProxy : public QObject
{
    Q_OBJECT
private slots:
    void reads_data();
    void reads();
    void refuses_data();
    void refuses();
};

void TestUpstreamProxy::reads_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<UpstreamProxy::Kind>("kind");
    QTest::addColumn<QString>("parts");
    using Kind = UpstreamProxy::Kind;
    QTest::newRow("HTTP") << u"http://proxy:3128"_s << Kind::Http << u"proxy|3128||"_s;
    QTest::newRow("HTTP, slash") << u"http://proxy/"_s << Kind::Http << u"proxy|80||"_s;
    QTest::newRow("SOCKS5") << u"socks5://[::1]"_s << Kind::Socks5 << u"::1|1080||"_s;
    QTest::newRow("credentials") << u"http://a%40b:p%3Aw@proxy:1"_s << Kind::Http
                                 << u"proxy|1|a@b|p:w"_s;
}

void TestUpstreamProxy::reads()
{
    QFETCH(QString, url);
    QFETCH(UpstreamProxy::Kind, kind);
    QFETCH(QString, parts);
    const auto proxy = upstreamProxy(QUrl(url, QUrl::StrictMode));
    QVERIFY(proxy);
    QCOMPARE(proxy->kind, kind);
    QCOMPARE(u"%1|%2|%3|%4"_s.arg(proxy->host).arg(proxy->port).arg(proxy->user, proxy->password),
        parts);
}

void TestUpstreamProxy::refuses_data()
{
    QTest::addColumn<QString>("url");
    QTest::newRow("empty") << QString();
    QTest::newRow("no scheme") << u"proxy:3128"_s;
    QTest::newRow("another scheme") << u"ftp://proxy:3128"_s;
    QTest::newRow("no host") << u"http:///"_s;
    QTest::newRow("port 0") << u"http://proxy:0"_s;
    QTest::newRow("path") << u"http://proxy:1/x"_s;
    QTest::newRow("query") << u"http://proxy:1?x"_s;
    QTest::newRow("RFC 7617 §2 colon") << u"http://a%3Ab:x@proxy:1"_s;
    QTest::newRow("RFC 1929 §2 length") << u"socks5://%1@proxy:1"_s.arg(QString(256, u'a'));
}

void TestUpstreamProxy::refuses()
{
    QFETCH(QString, url);
    const auto proxy = upstreamProxy(QUrl(url, QUrl::StrictMode));
    QVERIFY(!proxy);
    QVERIFY(!proxy.error().isEmpty());
}

QTEST_GUILESS_MAIN(TestUpstreamProxy)
#include "tst_upstreamproxy.moc"
