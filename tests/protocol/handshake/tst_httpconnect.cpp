#include "protocol/handshake/httpconnect.h"

#include <QTest>

using namespace Framescope;
using namespace Qt::StringLiterals;

class TestHttpConnect : public QObject
{
    Q_OBJECT
private slots:
    void asks_data();
    void asks();
    void reads_data();
    void reads();
};

void TestHttpConnect::asks_data()
{
    QTest::addColumn<QString>("user");
    QTest::addColumn<QString>("host");
    QTest::addColumn<QByteArray>("request");
    QTest::newRow("RFC 9110 §9.3.6") << QString() << u"server.example.com"_s
                                     << QByteArray("CONNECT server.example.com:443 HTTP/1.1\r\n"
                                                   "Host: server.example.com:443\r\n\r\n");
    QTest::newRow("RFC 7617 §2")
        << u"Aladdin"_s << u"a"_s
        << QByteArray("CONNECT a:443 HTTP/1.1\r\nHost: a:443\r\n"
                      "Proxy-Authorization: Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==\r\n\r\n");
    QTest::newRow("IPv6") << QString() << u"::1"_s
                          << QByteArray("CONNECT [::1]:443 HTTP/1.1\r\nHost: [::1]:443\r\n\r\n");
    QTest::newRow("no ASCII") << QString() << u"bücher.example"_s
                              << QByteArray("CONNECT xn--bcher-kva.example:443 HTTP/1.1\r\n"
                                            "Host: xn--bcher-kva.example:443\r\n\r\n");
}

void TestHttpConnect::asks()
{
    QFETCH(QString, user);
    QFETCH(QString, host);
    QFETCH(QByteArray, request);
    UpstreamProxy proxy;
    proxy.user = user;
    if (!user.isEmpty())
        proxy.password = u"open sesame"_s;
    HttpConnect handshake(proxy, host, 443);
    QCOMPARE(handshake.takeOutput(), request);
    QCOMPARE(handshake.takeOutput(), QByteArray());
}

void TestHttpConnect::reads_data()
{
    QTest::addColumn<QByteArray>("answer");
    QTest::addColumn<bool>("complete");
    QTest::addColumn<std::optional<Error>>("error");
    const std::optional<Error> none;
    QTest::newRow("200") << QByteArray("HTTP/1.1 200 Connection established\r\n\r\n") << true
                         << none;
    QTest::newRow("204, HTTP/1.0") << QByteArray("HTTP/1.0 204\r\nVia: x\r\n\r\n") << true << none;
    QTest::newRow("RFC 9110 §15.2")
        << QByteArray("HTTP/1.1 103 Wait\r\n\r\nHTTP/1.1 200 OK\r\n\r\n") << true << none;
    QTest::newRow("407") << QByteArray("HTTP/1.1 407 Proxy Authentication Required\r\n"
                                       "Proxy-Authenticate: Basic\r\n\r\n")
                         << false
                         << std::optional(Error {
                                ErrorCode::ProxyRefused, u"407 Proxy Authentication Required"_s });
    QTest::newRow("302") << QByteArray("HTTP/1.1 302 Found\r\nLocation: http://x/\r\n\r\n") << false
                         << std::optional(Error { ErrorCode::ProxyRefused, u"302 Found"_s });
    QTest::newRow("no HTTP") << QByteArray("220 mail\r\n\r\n") << false
                             << std::optional(Error {
                                    ErrorCode::ProxyInvalid, u"it answered \"220 mail\""_s });
    QTest::newRow("101") << QByteArray("HTTP/1.1 101 x\r\n\r\n") << false
                         << std::optional(Error { ErrorCode::ProxyInvalid,
                                u"it switched protocols without being asked"_s });
    QTest::newRow("endless") << "HTTP/1.1 200 OK\r\n" + QByteArray("X: y\r\n").repeated(11'000)
                             << false
                             << std::optional(Error { ErrorCode::ProxyInvalid,
                                    u"the head of its answer is larger than 65536 octets"_s });
}

/// In any portions, and leaves what follows.
void TestHttpConnect::reads()
{
    QFETCH(QByteArray, answer);
    QFETCH(bool, complete);
    QFETCH(std::optional<Error>, error);
    for (const qsizetype portion : { 1, 2, 7, 100'000 }) {
        HttpConnect handshake({}, u"a"_s, 1);
        const QByteArray all = answer + (complete ? "tunnelled" : "");
        qsizetype taken = 0;
        for (qsizetype i = 0; i < all.size(); i += portion)
            taken
                += handshake.receive(QByteArrayView(all).sliced(i, qMin(portion, all.size() - i)));
        QCOMPARE(handshake.isComplete(), complete);
        QCOMPARE(handshake.error(), error);
        if (complete)
            QCOMPARE(taken, answer.size());
    }
}

QTEST_GUILESS_MAIN(TestHttpConnect)
#include "tst_httpconnect.moc"
