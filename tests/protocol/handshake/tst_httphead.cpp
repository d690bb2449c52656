#include "protocol/handshake/httphead.h"

#include <QRegularExpression>
#include <QTest>

using namespace Framescope;
using namespace Qt::StringLiterals;

class HttpHeadTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void readsTheRequestOfTheRfc();
    void readsTheResponseOfTheRfc();
    void findsFields();
    void readsRequestLines_data();
    void readsRequestLines();
    void readsStatusLines_data();
    void readsStatusLines();
    void keepsMalformedFields_data();
    void keepsMalformedFields();
    void tellsWhereLinesStand();
    void tellsTheLineOfAProblem();
    void ignoresEmptyLinesBeforeARequest();
    void survivesEveryTruncation();
    void survivesManyFields();
    void boundsTheProblems();
};

void HttpHeadTest::readsTheRequestOfTheRfc()
{
    const QByteArray octets = "GET /chat HTTP/1.1\r\n"
                              "Host: server.example.com\r\n"
                              "Upgrade: websocket\r\n"
                              "Connection: Upgrade\r\n"
                              "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
                              "Origin: http://example.com\r\n"
                              "Sec-WebSocket-Protocol: chat, superchat\r\n"
                              "Sec-WebSocket-Version: 13\r\n\r\n"; // §1.3
    const RequestHead head = parseRequestHead(octets);
    QCOMPARE(head.problems, QStringList());
    QCOMPARE(head.octets, octets);
    QCOMPARE(head.startLine, "GET /chat HTTP/1.1");
    QCOMPARE(head.method, "GET");
    QCOMPARE(head.target, "/chat");
    QCOMPARE(head.httpMajor, 1);
    QCOMPARE(head.httpMinor, 1);
    QCOMPARE(head.fields.size(), 7);
    QCOMPARE(head.fields.first().name, "Host");
    QCOMPARE(head.fields.first().value, "server.example.com");
    QCOMPARE(head.singleValue("sec-websocket-key"), "dGhlIHNhbXBsZSBub25jZQ==");
}

void HttpHeadTest::readsTheResponseOfTheRfc()
{
    const ResponseHead head
        = parseResponseHead("HTTP/1.1 101 Switching Protocols\r\n"
                            "Upgrade: websocket\r\n"
                            "Connection: Upgrade\r\n"
                            "Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n"
                            "Sec-WebSocket-Protocol: chat\r\n\r\n"); // §1.3
    QCOMPARE(head.problems, QStringList());
    QCOMPARE(head.httpMajor, 1);
    QCOMPARE(head.httpMinor, 1);
    QCOMPARE(head.statusCode, 101);
    QCOMPARE(head.reasonPhrase, "Switching Protocols");
    QCOMPARE(head.fields.size(), 4);
}

void HttpHeadTest::findsFields()
{
    const RequestHead head = parseRequestHead("GET / HTTP/1.1\r\n"
                                              "Connection: keep-alive, Upgrade\r\n"
                                              "X-Feature:a\r\n"
                                              "x-feature: \tb, c \t\r\n"
                                              "Empty:\r\n\r\n");
    QCOMPARE(head.problems, QStringList());
    QCOMPARE(head.values("X-FEATURE"), QByteArrayList({ "a", "b, c" }));
    QCOMPARE(head.combinedValue("X-Feature"), "a, b, c");
    QVERIFY(!head.singleValue("X-Feature"));
    QCOMPARE(head.singleValue("empty"), "");
    QVERIFY(!head.singleValue("missing"));
    QVERIFY(!head.combinedValue("missing"));
    QVERIFY(head.values("missing").isEmpty());
    QVERIFY(head.hasToken("connection", "upgrade"));
    QVERIFY(head.hasToken("Connection", "Keep-Alive"));
    QVERIFY(!head.hasToken("Connection", "Up"));
    QVERIFY(head.hasToken("X-Feature", "c"));
    QVERIFY(!head.hasToken("Empty", ""));
    QCOMPARE(head.find("X-Feature"), &head.fields.at(1));
    QVERIFY(!head.find("missing"));
}

void HttpHeadTest::readsRequestLines_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<int>("version"); // ten times major plus minor
    QTest::addColumn<bool>("wellFormed");
    const auto row = [](const char *name, QByteArray line, QByteArray method, QByteArray target,
                         int version, bool wellFormed) {
        QTest::newRow(name) << line << method << target << version << wellFormed;
    };
    row("origin-form", "GET /a?b=c HTTP/1.1", "GET", "/a?b=c", 11, true);
    row("absolute-form", "GET http://a/b HTTP/1.1", "GET", "http://a/b", 11, true);
    row("other method", "OPTIONS * HTTP/1.0", "OPTIONS", "*", 10, true);
    row("HTTP/2 preface", "PRI * HTTP/2.0", "PRI", "*", 20, true);
    row("HTTP/0.9", "GET /", "GET", "/", 0, false);
    row("one word", "GET", "GET", "", 0, false);
    row("no target", "GET HTTP/1.1", "GET", "", 11, false);
    row("empty target", "GET  HTTP/1.1", "GET", "", 11, false);
    row("two spaces", "GET  / HTTP/1.1", "GET", " /", 11, false);
    row("space in target", "GET /a b HTTP/1.1", "GET", "/a b", 11, false);
    row("tab in target", "GET /a\tb HTTP/1.1", "GET", "/a\tb", 11, false);
    row("space in front", " GET / HTTP/1.1", "", "GET /", 11, false);
    row("space behind", "GET / HTTP/1.1 ", "GET", "/ HTTP/1.1 ", 0, false);
    row("method no token", "G(T / HTTP/1.1", "G(T", "/", 11, false);
    row("lower case version", "GET / http/1.1", "GET", "/ http/1.1", 0, false);
    row("two digits", "GET / HTTP/1.10", "GET", "/ HTTP/1.10", 0, false);
    row("no digit", "GET / HTTP/1.x", "GET", "/ HTTP/1.x", 0, false);
    row("NUL", QByteArray("GET /\0 HTTP/1.1", 15), "GET", QByteArray("/\0", 2), 11, false);
}

void HttpHeadTest::readsRequestLines()
{
    QFETCH(const QByteArray, line);
    QFETCH(const bool, wellFormed);
    const RequestHead head = parseRequestHead(line + "\r\n\r\n");
    QCOMPARE(head.startLine, line);
    QTEST(head.method, "method");
    QTEST(head.target, "target");
    QTEST(head.httpMajor * 10 + head.httpMinor, "version");
    QCOMPARE(head.problems.isEmpty(), wellFormed);
}

void HttpHeadTest::readsStatusLines_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<int>("version"); // ten times major plus minor
    QTest::addColumn<int>("statusCode");
    QTest::addColumn<QByteArray>("reason");
    QTest::addColumn<bool>("wellFormed");
    const auto row = [](const char *name, QByteArray line, int version, int statusCode,
                         QByteArray reason, bool wellFormed) {
        QTest::newRow(name) << line << version << statusCode << reason << wellFormed;
    };
    row("refusal", "HTTP/1.0 403 Forbidden", 10, 403, "Forbidden", true);
    row("empty reason", "HTTP/1.1 101 ", 11, 101, "", true);
    row("no reason, no space", "HTTP/1.1 101", 11, 101, "", false);
    row("reason with control", "HTTP/1.1 101 a\x01z", 11, 101, "a\x01z", false);
    row("reason in Latin-1", "HTTP/1.1 404 Pas trouv\xE9", 11, 404, "Pas trouv\xE9", true);
    row("no code", "HTTP/1.1", 11, 0, "", false);
    row("code of two digits", "HTTP/1.1 10 x", 11, 0, "", false);
    row("code of four digits", "HTTP/1.1 1010 x", 11, 0, "", false);
    row("code below 100", "HTTP/1.1 099 x", 11, 0, "", false);
    row("code no number", "HTTP/1.1 abc x", 11, 0, "", false);
    row("code with sign", "HTTP/1.1 +10 x", 11, 0, "", false);
    row("version malformed", "HTTP/1 101 x", 0, 101, "x", false);
    row("not HTTP", "SSH-2.0-OpenSSH_9.2p1", 0, 0, "", false);
}

void HttpHeadTest::readsStatusLines()
{
    QFETCH(const QByteArray, line);
    QFETCH(const bool, wellFormed);
    const ResponseHead head = parseResponseHead(line + "\r\n\r\n");
    QCOMPARE(head.startLine, line);
    QTEST(head.httpMajor * 10 + head.httpMinor, "version");
    QTEST(head.statusCode, "statusCode");
    QTEST(head.reasonPhrase, "reason");
    QCOMPARE(head.problems.isEmpty(), wellFormed);
}

void HttpHeadTest::keepsMalformedFields_data()
{
    QTest::addColumn<QByteArray>("lines"); // between the request line and the empty line
    QTest::addColumn<QByteArray>("name"); // of the last field
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<int>("fieldCount");
    const auto row = [](const char *tag, QByteArray lines, QByteArray name, QByteArray value,
                         int count) { QTest::newRow(tag) << lines << name << value << count; };
    row("bare LF", "A: b\n", "A", "b", 1);
    row("bare CR", "A: b\rC: d\r\n", "A", "b\rC: d", 1);
    row("CR before CR LF", "A: b\r\r\n", "A", "b\r", 1);
    row("folded", "A: b\r\n  c\r\n", "A", "b c", 1);
    row("folded with tab", "A: b\r\n\tc \r\n d\r\n", "A", "b c d", 1);
    row("folded to nothing", "A: b\r\n \r\n", "A", "b ", 1);
    row("folded without field", " A: b\r\nC: d\r\n", "C", "d", 1);
    row("space before colon", "A : b\r\n", "A", "b", 1);
    row("tab before colon", "A\t: b\r\n", "A", "b", 1);
    row("no colon", "Upgrade websocket\r\n", "Upgrade websocket", "", 1);
    row("empty name", ": b\r\n", "", "b", 1);
    row("name no token", "A(b): c\r\n", "A(b)", "c", 1);
    row("name not ASCII", "\xC3\x84: c\r\n", "\xC3\x84", "c", 1);
    row("NUL in name", QByteArray("A\0: b\r\n", 7), QByteArray("A\0", 2), "b", 1);
    row("NUL in value", QByteArray("A: b\0c\r\n", 8), "A", QByteArray("b\0c", 3), 1);
    row("DEL in value", "A: b\x7F\r\n", "A", "b\x7F", 1);
    row("control in folded value", "A: b\r\n \x02\r\n", "A", "b \x02", 1);
}

void HttpHeadTest::keepsMalformedFields()
{
    QFETCH(const QByteArray, lines);
    QFETCH(const int, fieldCount);
    const QByteArray octets = "GET / HTTP/1.1\r\n" + lines + "\r\n";
    const RequestHead head = parseRequestHead(octets);
    QVERIFY(!head.problems.isEmpty());
    QCOMPARE(head.octets, octets);
    QCOMPARE(head.method, "GET");
    QCOMPARE(head.fields.size(), fieldCount);
    QTEST(head.fields.last().name, "name");
    QTEST(head.fields.last().value, "value");
}

void HttpHeadTest::tellsWhereLinesStand()
{
    const RequestHead head
        = parseRequestHead("GET / HTTP/1.1\r\nHost:  a \r\nX: b\r\n c\r\nY:z\n\r\n");
    QByteArrayList lines;
    for (const HttpField &field : head.fields)
        lines.append(head.octets.mid(qsizetype(field.offset), qsizetype(field.length)));
    QCOMPARE(lines, QByteArrayList({ "Host:  a ", "X: b\r\n c", "Y:z" }));
}

void HttpHeadTest::tellsTheLineOfAProblem()
{
    QCOMPARE(parseRequestHead("GET / HTTP/1.1\r\nA: b\r\nC\r\n\r\n").problems,
        QStringList({ u"line 3: no colon"_s }));
    QCOMPARE(parseResponseHead("\r\nHTTP/1.1 200 OK\r\n\r\n").problems,
        QStringList({ u"line 1: empty line before the start line"_s }));
    QCOMPARE(parseRequestHead("GET / HTTP/1.1\r\n\r\nmore").problems,
        QStringList({ u"line 2: octets after the empty line"_s }));
}

/// RFC 9112 §2.2: a server should ignore at least one.
void HttpHeadTest::ignoresEmptyLinesBeforeARequest()
{
    for (int lines = 1; lines <= RequestHead::IgnoredEmptyLines; ++lines) {
        const QByteArray octets
            = QByteArray("\r\n").repeated(lines) + "GET /a HTTP/1.1\r\nHost: a\r\n\r\n";
        const RequestHead head = parseRequestHead(octets);
        QCOMPARE(head.problems, QStringList());
        QCOMPARE(head.octets, octets);
        QCOMPARE(head.startLine, "GET /a HTTP/1.1");
        QCOMPARE(head.target, "/a");
        QCOMPARE(head.singleValue("Host"), "a");
        QCOMPARE(octets.mid(qsizetype(head.fields.first().offset), 7), "Host: a");
    }
    QCOMPARE(parseRequestHead(QByteArray("\r\n").repeated(5) + "GET / HTTP/1.1\r\n\r\n").problems,
        QStringList({ u"line 5: empty line before the start line"_s }));
    QCOMPARE(parseRequestHead("\nGET / HTTP/1.1\r\n\r\n").problems,
        QStringList({ u"line 1: ends with LF instead of CR LF"_s }));
}

void HttpHeadTest::survivesEveryTruncation()
{
    const QByteArray whole = "GET / HTTP/1.1\r\nHost: a\r\nX : b\r\n c\r\n\r\n";
    for (qsizetype cut = 0; cut < whole.size(); ++cut) {
        const RequestHead request = parseRequestHead(whole.first(cut));
        QCOMPARE(request.octets, whole.first(cut));
        QVERIFY(!request.problems.isEmpty());
        QVERIFY(!parseResponseHead(whole.first(cut)).problems.isEmpty());
    }
}

void HttpHeadTest::survivesManyFields()
{
    constexpr int Count = 10'000;
    QByteArray octets = "GET / HTTP/1.1\r\n";
    for (int i = 0; i < Count; ++i)
        octets += "X-" + QByteArray::number(i) + ": y\r\n";
    const RequestHead head = parseRequestHead(octets + "\r\n");
    QCOMPARE(head.problems, QStringList());
    QCOMPARE(head.fields.size(), Count);
    QCOMPARE(head.singleValue("x-9999"), "y");
}

void HttpHeadTest::boundsTheProblems()
{
    const RequestHead head
        = parseRequestHead("GET / HTTP/1.1\n" + QByteArray("x\n").repeated(30'000) + "\n");
    QCOMPARE(head.problems.size(), HttpHead::MaxProblems);
    QCOMPARE(head.fields.size(), 30'000);
}

QTEST_APPLESS_MAIN(HttpHeadTest)
#include "tst_httphead.moc"
