#include "app/replay/replayhandshake.h"

#include <QTest>

using namespace Framescope;
using namespace Qt::StringLiterals;

namespace {

ResponseHead response(const QByteArray &status, const QByteArray &fields = {})
{
    return parseResponseHead("HTTP/1.1 " + status + "\r\n" + fields + "\r\n");
}

RequestHead request(const QByteArray &target, const QByteArray &fields = {})
{
    return parseRequestHead("GET " + target + " HTTP/1.1\r\n" + fields + "\r\n");
}

QStringList texts(const QList<ReplayDifference> &differences)
{
    QStringList all;
    for (const ReplayDifference &difference : differences)
        all.append(difference.where + u'|' + difference.expected + u'|' + difference.got);
    return all;
}

} // namespace

class TestReplayHandshake : public QObject
{
    Q_OBJECT
private slots:
    void comparesResponses_data();
    void comparesResponses();
    void comparesRequests();
    void takesFieldsAlong();
    void asksForTheTarget_data();
    void asksForTheTarget();
};

void TestReplayHandshake::comparesResponses_data()
{
    QTest::addColumn<QByteArray>("expected");
    QTest::addColumn<QByteArray>("got");
    QTest::addColumn<QStringList>("differences");
    const QByteArray chat = "Sec-WebSocket-Protocol: chat\r\n";
    QTest::newRow("same") << chat << chat << QStringList();
    QTest::newRow("what does not count") << QByteArray("Date: today\r\nServer: a\r\n")
                                         << QByteArray("Server: b\r\n") << QStringList();
    QTest::newRow("subprotocol gone")
        << chat << QByteArray() << QStringList { u"subprotocol|chat|"_s };
    QTest::newRow("extension, written in another way")
        << QByteArray("Sec-WebSocket-Extensions: permessage-deflate; "
                      "server_max_window_bits=12;client_max_window_bits=\"10\"\r\n")
        << QByteArray("sec-websocket-extensions:permessage-deflate;client_max_window_bits=10; "
                      "server_max_window_bits=12\r\n")
        << QStringList();
    QTest::newRow("extension") << QByteArray("Sec-WebSocket-Extensions: permessage-deflate\r\n")
                               << QByteArray()
                               << QStringList { u"extensions|permessage-deflate|"_s };
    QTest::newRow("no extension list") << QByteArray("Sec-WebSocket-Extensions: ;;\r\n")
                                       << QByteArray() << QStringList { u"extensions|;;|"_s };
}

void TestReplayHandshake::comparesResponses()
{
    QFETCH(QByteArray, expected);
    QFETCH(QByteArray, got);
    QFETCH(QStringList, differences);
    QCOMPARE(
        texts(ReplayHandshake::differences(response("101 A", expected), response("101 B", got))),
        differences);
    QCOMPARE(
        texts(ReplayHandshake::differences(response("101 A", expected), response("403 B", got))),
        QStringList { u"status|101|403"_s } + differences);
}

void TestReplayHandshake::comparesRequests()
{
    const RequestHead expected = request("/chat?room=1", "Sec-WebSocket-Protocol: a,b\r\n");
    QCOMPARE(
        texts(ReplayHandshake::differences(expected,
            request("/chat?room=1", "Sec-WebSocket-Protocol: a\r\nSec-WebSocket-Protocol: b\r\n"))),
        QStringList());
    QCOMPARE(texts(ReplayHandshake::differences(expected, request("/chat?room=2"))),
        (QStringList { u"target|/chat?room=1|/chat?room=2"_s, u"subprotocol|a, b|"_s }));
}

void TestReplayHandshake::takesFieldsAlong()
{
    const RequestHead head = request("/",
        "Host: old:80\r\nUpgrade: websocket\r\nSec-WebSocket-Key: abc=\r\nSec-WebSocket-Version: "
        "13\r\n"
        "Cookie: a=b\r\nCookie: c=d\r\nAuthorization: Basic eA==\r\nOrigin: https://x\r\n"
        "Proxy-Authorization: Basic eQ==\r\nproxy-connection: keep-alive\r\nBad Name: 1\r\n"
        "Sec-WebSocket-Extensions: permessage-deflate\r\n");
    QStringList fields;
    for (const HeaderField &field : ReplayHandshake::fields(head))
        fields.append(QString::fromLatin1(field.name + ": " + field.value));
    QCOMPARE(fields,
        (QStringList { u"Upgrade: websocket"_s, u"Sec-WebSocket-Version: 13"_s, u"Cookie: a=b"_s,
            u"Cookie: c=d"_s, u"Authorization: Basic eA=="_s, u"Origin: https://x"_s,
            u"Sec-WebSocket-Extensions: permessage-deflate"_s }));
}

void TestReplayHandshake::asksForTheTarget_data()
{
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<QByteArray>("asked");
    QTest::newRow("path") << QByteArray("/a/b?c=%20d") << QByteArray("/a/b?c=%20d");
    QTest::newRow("of a proxy") << QByteArray("http://host:80/a?b") << QByteArray("/a?b");
    QTest::newRow("of a proxy, no path") << QByteArray("ws://host") << QByteArray("/");
    QTest::newRow("asterisk") << QByteArray("*") << QByteArray("/*");
    QTest::newRow("none") << QByteArray() << QByteArray("/");
}

void TestReplayHandshake::asksForTheTarget()
{
    QFETCH(QByteArray, target);
    QFETCH(QByteArray, asked);
    RequestHead head;
    head.target = target;
    QCOMPARE(ReplayHandshake::target(head), asked);
}

QTEST_GUILESS_MAIN(TestReplayHandshake)
#include "tst_replayhandshake.moc"
