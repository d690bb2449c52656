#include "protocol/handshake/openinghandshake.h"
#include "protocol/handshake/serverhandshake.h"

#include <QRegularExpression>
#include <QTest>

using namespace Framescope;
using namespace Qt::StringLiterals;

namespace {

QByteArray request(const QByteArray &from = {}, const QByteArray &to = {})
{
    QByteArray octets = "GET /chat HTTP/1.1\r\n"
                        "Host: localhost:9001\r\n"
                        "Upgrade: websocket\r\n"
                        "Connection: keep-alive, Upgrade\r\n"
                        "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
                        "Sec-WebSocket-Version: 13\r\n\r\n";
    return from.isEmpty() ? octets : octets.replace(from, to);
}

/// The request with one more field.
QByteArray requestWith(const QByteArray &field)
{
    return request("\r\n\r\n", "\r\n" + field + "\r\n\r\n");
}

ServerPolicy samePolicy()
{
    return { OriginPolicy({ u"same"_s }), {}, false };
}

ServerDecision decideOn(
    const QByteArray &octets, const ServerPolicy &policy = samePolicy(), bool secure = false)
{
    const RequestHead head = parseRequestHead(octets);
    return decide(head, checkRequest(head), policy, secure);
}

QByteArray bodyOf(const QByteArray &response)
{
    return response.mid(response.indexOf("\r\n\r\n") + 4);
}

ResponseHead headOf(const QByteArray &response)
{
    return parseResponseHead(response.first(response.indexOf("\r\n\r\n") + 4));
}

}

class ServerHandshakeTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void accepts();
    void acceptsWithSubprotocolAndExtensions();
    void choosesSubprotocols_data();
    void choosesSubprotocols();
    void refuses_data();
    void refuses();
    void namesWhatRefusalsNeed();
    void judgesOrigins();
    void neverReflectsLines();
    void answersHeadWithoutBody();
    void handsOutThePage_data();
    void handsOutThePage();
    void mayRequireAnOrigin();
    void isLenientOnlyWithRules();
    void refusesWithoutARequest();
};

void ServerHandshakeTest::accepts()
{
    const ServerDecision decision = decideOn(request());
    QCOMPARE(decision.status, 101);
    QVERIFY(decision.accepted);
    QCOMPARE(decision.refusal, QString());
    QCOMPARE(decision.response,
        "HTTP/1.1 101 Switching Protocols\r\n"
        "Upgrade: websocket\r\n"
        "Connection: Upgrade\r\n"
        "Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n\r\n"); // §1.3
}

void ServerHandshakeTest::acceptsWithSubprotocolAndExtensions()
{
    const RequestHead asked = parseRequestHead(requestWith(
        "Sec-WebSocket-Protocol: chat\r\nSec-WebSocket-Extensions: permessage-deflate"));
    ServerPolicy policy;
    policy.subprotocols = { "chat" };
    const ServerDecision decision = decide(asked, checkRequest(asked), policy, false);
    QVERIFY(decision.accepted);
    const ResponseHead answer = parseResponseHead(decision.response);
    QCOMPARE(answer.singleValue("Sec-WebSocket-Protocol"), "chat");
    QCOMPARE(answer.singleValue("Sec-WebSocket-Extensions"), "permessage-deflate");
    QCOMPARE(decision.deflate, DeflateParameters());
    QVERIFY(!firstFailure(checkResponse(asked, answer)));

    policy.deflate = false;
    const ServerDecision without = decide(asked, checkRequest(asked), policy, false);
    QVERIFY(!without.deflate);
    QVERIFY(!parseResponseHead(without.response).find("Sec-WebSocket-Extensions"));
}

void ServerHandshakeTest::choosesSubprotocols_data()
{
    QTest::addColumn<QByteArray>("fields");
    QTest::addColumn<QByteArrayList>("preferred");
    QTest::addColumn<QByteArray>("agreed");
    const QByteArray offer = "Sec-WebSocket-Protocol: chat, superchat";
    QTest::newRow("none known") << offer << QByteArrayList() << QByteArray();
    QTest::newRow("one") << offer << QByteArrayList({ "superchat" }) << QByteArray("superchat");
    QTest::newRow("the server's preference")
        << offer << QByteArrayList({ "other", "superchat", "chat" }) << QByteArray("superchat");
    QTest::newRow("none in common") << offer << QByteArrayList({ "Chat" }) << QByteArray();
    QTest::newRow("none offered") << QByteArray("X: y") << QByteArrayList({ "chat" })
                                  << QByteArray();
    QTest::newRow("second field") << QByteArray(
        "Sec-WebSocket-Protocol: a\r\nsec-websocket-protocol: b")
                                  << QByteArrayList({ "b" }) << QByteArray("b");
}

void ServerHandshakeTest::choosesSubprotocols()
{
    QFETCH(const QByteArray, fields);
    QFETCH(const QByteArrayList, preferred);
    QFETCH(const QByteArray, agreed);
    const ServerDecision decision = decideOn(requestWith(fields), { {}, preferred, false });
    QVERIFY(decision.accepted);
    QCOMPARE(decision.subprotocol, agreed);
    QCOMPARE(headOf(decision.response).find("Sec-WebSocket-Protocol") == nullptr, agreed.isEmpty());
}

void ServerHandshakeTest::refuses_data()
{
    QTest::addColumn<QByteArray>("octets");
    QTest::addColumn<int>("status");
    const auto row = [](const char *name, QByteArray octets, int status) {
        QTest::newRow(name) << octets << status;
    };
    row("a browser's page request", "GET / HTTP/1.1\r\nHost: a\r\nConnection: keep-alive\r\n\r\n",
        426);
    row("Upgrade without Connection", request("keep-alive, Upgrade", "keep-alive"), 400);
    row("Connection without Upgrade", request("Upgrade: websocket\r\n", ""), 400);
    row("POST", request("GET", "POST"), 405);
    row("version 8", request("13", "8"), 426);
    row("no version", request("Sec-WebSocket-Version: 13\r\n", ""), 426);
    row("two versions", requestWith("Sec-WebSocket-Version: 8"), 426);
    row("hixie-76: no version and no key",
        request("Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n", ""),
        426);
    row("no key", request("Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n", ""), 400);
    row("bad key", request("dGhl", ""), 400);
    row("two keys", requestWith("Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ=="), 400);
    row("HTTP/1.0", request("HTTP/1.1", "HTTP/1.0"), 400);
    row("HTTP/0.9", "GET /\r\n\r\n", 400);
    row("HTTP/2", request("HTTP/1.1", "HTTP/2.0"), 505);
    row("HTTP/2 preface", "PRI * HTTP/2.0\r\n\r\n", 505);
    row("no Host", request("Host: localhost:9001\r\n", ""), 400);
    row("two Hosts", requestWith("Host: localhost:9001"), 400);
    row("bad Host", request("localhost:9001", "local host"), 400);
    row("bad target", request("/chat", "chat"), 400);
    row("bare LF", request("\r\n", "\n"), 400);
    row("space before colon", request("Upgrade:", "Upgrade :"), 400);
    row("folded", requestWith("X: y\r\n z"), 400);
    row("NUL", requestWith(QByteArray("X: \0", 4)), 400);
    row("garbage", QByteArray::fromHex("16030102000100") + "\r\n\r\n", 400);
    row("bad subprotocol", requestWith("Sec-WebSocket-Protocol: a b"), 400);
    row("bad extensions", requestWith("Sec-WebSocket-Extensions: a; ="), 400);
    row("a body", requestWith("Content-Length: 5"), 400);
    row("a body without octets", requestWith("Content-Length: 0"), 101);
    row("a body in chunks", requestWith("Transfer-Encoding: chunked"), 400);
    row("a body without end", requestWith("Content-Length: 0\r\nContent-Length: 5"), 400);
    row("bad Origin", requestWith("Origin: localhost"), 403);
    row("two Origins",
        requestWith("Origin: http://localhost:9001\r\nOrigin: http://localhost:9001"), 403);
    row("foreign Origin", requestWith("Origin: http://evil.example"), 403);
    row("null Origin", requestWith("Origin: null"), 403);
    row("illegal deflate offer is declined",
        requestWith("Sec-WebSocket-Extensions: permessage-deflate; server_max_window_bits=1"), 101);
}

void ServerHandshakeTest::refuses()
{
    QFETCH(const QByteArray, octets);
    const ServerDecision decision = decideOn(octets);
    QTEST(decision.status, "status");
    QCOMPARE(decision.accepted, decision.status == 101);
    QCOMPARE(decision.refusal.isEmpty(), decision.accepted);

    const ResponseHead answer = headOf(decision.response);
    QCOMPARE(answer.problems, QStringList());
    QCOMPARE(answer.statusCode, decision.status);
    if (decision.accepted)
        return;
    const QByteArray body = bodyOf(decision.response);
    QVERIFY(body.endsWith(".\n"));
    QCOMPARE(body.count('\n'), 1);
    QCOMPARE(answer.singleValue("Content-Type"), "text/plain; charset=utf-8");
    QCOMPARE(answer.singleValue("Content-Length"), QByteArray::number(body.size()));
    QVERIFY(answer.hasToken("Connection", "close"));
}

void ServerHandshakeTest::namesWhatRefusalsNeed()
{
    const ResponseHead plain = headOf(decideOn("GET / HTTP/1.1\r\nHost: a\r\n\r\n").response);
    QCOMPARE(plain.singleValue("Upgrade"), "websocket");
    QCOMPARE(plain.singleValue("Connection"), "Upgrade, close");

    const ResponseHead version = headOf(decideOn(request("13", "8")).response); // §4.4
    QCOMPARE(version.singleValue("Sec-WebSocket-Version"), "13");
    QCOMPARE(version.singleValue("Connection"), "Upgrade, close");

    const ResponseHead method = headOf(decideOn(request("GET", "POST")).response);
    QCOMPARE(method.singleValue("Allow"), "GET");
    QCOMPARE(method.singleValue("Connection"), "close");

    QVERIFY(bodyOf(decideOn(request("keep-alive, Upgrade", "keep-alive")).response)
                .contains("Connection"));
    QVERIFY(bodyOf(decideOn(request("Upgrade: websocket\r\n", "")).response).contains("Upgrade"));
}

void ServerHandshakeTest::judgesOrigins()
{
    QVERIFY(decideOn(requestWith("Origin: http://localhost:9001")).accepted);

    const ServerDecision refused = decideOn(requestWith("Origin: http://evil.example"));
    QCOMPARE(refused.status, 403);
    QVERIFY(bodyOf(refused.response).contains("Origin http://evil.example"));
    QVERIFY(bodyOf(refused.response).contains("--origin"));
    QCOMPARE(refused.refusal, u"Origin http://evil.example is not allowed (see --origin)"_s);

    const ServerPolicy any { OriginPolicy({ u"any"_s }), {}, false };
    QVERIFY(decideOn(requestWith("Origin: null"), any).accepted);

    const QByteArray withoutPort
        = request("Host: localhost:9001", "Host: localhost\r\nOrigin: https://localhost");
    QVERIFY(decideOn(withoutPort, samePolicy(), true).accepted);
    QVERIFY(!decideOn(withoutPort, samePolicy(), false).accepted);
}

void ServerHandshakeTest::neverReflectsLines()
{
    const QByteArrayList hostile {
        requestWith("Sec-WebSocket-Protocol: \rSet-Cookie: a=b"),
        requestWith("Origin: http://a\rSet-Cookie: a=b"),
        requestWith("Origin: \x1B[2J\xFF<script>" + QByteArray(60'000, 'x')),
        request("GET /chat", "\x1B]0;title\x07 /chat"),
        request("localhost:9001", "<script>" + QByteArray(60'000, '\xE4')),
    };
    for (const QByteArray &octets : hostile) {
        const ServerDecision decision = decideOn(octets, { OriginPolicy(), {}, true });
        const ServerDecision strict = decideOn(octets);
        for (const ServerDecision &one : { decision, strict }) {
            QCOMPARE(headOf(one.response).problems, QStringList());
            QVERIFY(!headOf(one.response).find("Set-Cookie"));
            QVERIFY(one.response.size() < 2000);
            const QByteArray body = bodyOf(one.response);
            QVERIFY(std::all_of(body.cbegin(), body.cend(),
                [](char octet) { return octet == '\n' || (octet >= 0x20 && octet < 0x7F); }));
        }
    }
}

void ServerHandshakeTest::answersHeadWithoutBody()
{
    const ServerDecision decision = decideOn(request("GET", "HEAD"));
    QCOMPARE(decision.status, 405);
    QCOMPARE(bodyOf(decision.response), "");
    QVERIFY(headOf(decision.response).singleValue("Content-Length") != "0");
}

void ServerHandshakeTest::handsOutThePage_data()
{
    QTest::addColumn<QByteArray>("octets");
    QTest::addColumn<int>("status");
    const QByteArray host = "\r\nHost: localhost:9001\r\n\r\n";
    QTest::newRow("GET /") << "GET / HTTP/1.1" + host << 200;
    QTest::newRow("a query") << "GET /?x=y HTTP/1.1" + host << 200;
    QTest::newRow("HEAD /") << "HEAD / HTTP/1.1" + host << 200;
    QTest::newRow("HTTP/1.0") << "GET / HTTP/1.0" + host << 200;
    QTest::newRow("elsewhere") << "GET /favicon.ico HTTP/1.1" + host << 426;
    QTest::newRow("POST") << "POST / HTTP/1.1" + host << 405;
    QTest::newRow("absolute-form") << "GET http://a/ HTTP/1.1" + host << 200;
    QTest::newRow("absolute-form, a query") << "GET http://a?x HTTP/1.1" + host << 200;
    QTest::newRow("absolute-form, elsewhere") << "GET http://a/b HTTP/1.1" + host << 426;
    QTest::newRow("no Host") << QByteArray("GET / HTTP/1.1\r\n\r\n") << 400;
    QTest::newRow("no Host in HTTP/1.0") << QByteArray("GET / HTTP/1.0\r\n\r\n") << 200;
    QTest::newRow("no HTTP") << QByteArray("GET /\r\n\r\n") << 400;
    QTest::newRow("half an upgrade") << "GET / HTTP/1.1\r\nUpgrade: websocket" + host << 400;
    QTest::newRow("WebSocket") << request("/chat", "/") << 101;
}

void ServerHandshakeTest::handsOutThePage()
{
    QFETCH(const QByteArray, octets);
    QFETCH(const int, status);
    ServerPolicy policy = samePolicy();
    policy.page = WebPage("<p>Hello</p>");
    const ServerDecision decision = decideOn(octets, policy);
    QCOMPARE(decision.status, status);
    QCOMPARE(decision.accepted, status == 101);
    if (status != 200)
        return;
    const ResponseHead head = headOf(decision.response);
    QCOMPARE(head.singleValue("Content-Length"), "12");
    QCOMPARE(bodyOf(decision.response), octets.startsWith("HEAD") ? "" : "<p>Hello</p>");
    QCOMPARE(head.problems, QStringList());
}

void ServerHandshakeTest::mayRequireAnOrigin()
{
    ServerPolicy policy = samePolicy();
    policy.requireOrigin = true;
    QCOMPARE(decideOn(request(), policy).status, 403);
    QVERIFY(decideOn(request(), policy).response.contains("--require-origin"));
    QCOMPARE(decideOn(requestWith("Origin: http://localhost:9001"), policy).status, 101);
    policy.lenient = true;
    QCOMPARE(decideOn(request(), policy).status, 403);
}

void ServerHandshakeTest::isLenientOnlyWithRules()
{
    const ServerPolicy lenient { OriginPolicy({ u"same"_s }), { "chat" }, true };
    QVERIFY(decideOn(request("13", "8"), lenient).accepted);
    QVERIFY(decideOn(request("\r\n", "\n"), lenient).accepted);
    QVERIFY(decideOn(request("dGhl", ""), lenient).accepted);
    QVERIFY(decideOn(request("HTTP/1.1", "HTTP/1.0"), lenient).accepted);
    QCOMPARE(decideOn(request("HTTP/1.1", "HTTP/2.0"), lenient).status, 505);
    QCOMPARE(decideOn(request("GET", "POST"), lenient).status, 405);
    QCOMPARE(decideOn(request("Upgrade: websocket\r\n", ""), lenient).status, 400);
    QCOMPARE(decideOn(requestWith("Origin: http://evil.example"), lenient).status, 403);
    // Two Origins must not pass for none, nor may one of them speak for both.
    const QByteArray two = "Origin: http://localhost:9001\r\nOrigin: http://localhost:9001";
    QCOMPARE(decideOn(requestWith(two), lenient).status, 403);
}

void ServerHandshakeTest::refusesWithoutARequest()
{
    const QList<std::pair<ServerDecision, int>> refusals { { headTooLarge(), 431 },
        { handshakeTimedOut(), 408 }, { tooManyConnections(), 503 } };
    for (const auto &[decision, status] : refusals) {
        QCOMPARE(decision.status, status);
        QVERIFY(!decision.accepted);
        QVERIFY(!decision.refusal.isEmpty());
        const ResponseHead answer = headOf(decision.response);
        QCOMPARE(answer.problems, QStringList());
        QCOMPARE(answer.statusCode, status);
        QCOMPARE(answer.singleValue("Connection"), "close");
        QCOMPARE(answer.singleValue("Content-Length"),
            QByteArray::number(bodyOf(decision.response).size()));
    }
}

QTEST_APPLESS_MAIN(ServerHandshakeTest)
#include "tst_serverhandshake.moc"
