#include "app/capture/requestoptions.h"

#include <QtTest>

using namespace Framescope;

using namespace Qt::StringLiterals;

class RequestOptionsTest : public QObject
{
    Q_OBJECT

private slots:
    void findsTheRequest();
    void asksForTheSame();
};

void RequestOptionsTest::findsTheRequest()
{
    QVERIFY(!requestOf({}));
    const QList<EventRecord> events { { 1, 0, TcpConnected {} },
        { 1, 1, RequestReceived { "GET /a HTTP/1.1\r\nHost: h\r\n\r\n", {}, {} } } };
    const auto request = requestOf(events);
    QVERIFY(request);
    QCOMPARE(request->target, "/a");
}

void RequestOptionsTest::asksForTheSame()
{
    ConnectionRecord connection;
    connection.url = u"wss://h/a"_s;
    connection.verificationOff = true;
    const RequestHead request = parseRequestHead(
        "GET /a HTTP/1.1\r\nHost: h\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
        "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n"
        "Origin: https://h\r\nsec-websocket-protocol: one, two\r\nCookie: a=b\r\n"
        "Sec-WebSocket-Extensions: permessage-deflate\r\nX-Mine: 1\r\nX-Mine: 2\r\n\r\n");
    const ClientOptions options = optionsLike(connection, request);
    QCOMPARE(options.url, QUrl(u"wss://h/a"_s));
    QCOMPARE(options.origin, "https://h");
    QCOMPARE(options.subprotocols, (QStringList { u"one"_s, u"two"_s }));
    QCOMPARE(options.extensions, "permessage-deflate");
    QVERIFY(!options.tls.verifyPeer);
    QCOMPARE(options.headers,
        (HeaderFields { { "Cookie", "a=b" }, { "X-Mine", "1" }, { "X-Mine", "2" } }));
}

QTEST_GUILESS_MAIN(RequestOptionsTest)
#include "tst_requestoptions.moc"
