#include "protocol/handshake/acceptkey.h"
#include "protocol/handshake/openinghandshake.h"

#include <QRegularExpression>
#include <QTest>

using namespace Framescope;
using namespace Qt::StringLiterals;

namespace {

const QByteArray Key = "dGhlIHNhbXBsZSBub25jZQ==";

/// The name and the values of each field; one without a value is left out of the head.
using Fields = QList<QByteArrayList>;

/// \a usual with the \a changes in the places of those of the same name, or behind them.
QByteArray head(const QByteArray &startLine, const Fields &usual, const Fields &changes)
{
    QByteArray octets = startLine + "\r\n";
    const auto append = [&octets](const QByteArrayList &field) {
        for (const QByteArray &value : field.mid(1))
            octets += field.first() + ": " + value + "\r\n";
    };
    for (const QByteArrayList &field : usual) {
        const auto changed = std::find_if(changes.cbegin(), changes.cend(),
            [&field](const QByteArrayList &change) { return change.first() == field.first(); });
        append(changed == changes.cend() ? field : *changed);
    }
    for (const QByteArrayList &change : changes) {
        if (std::none_of(usual.cbegin(), usual.cend(),
                [&change](const QByteArrayList &field) { return field.first() == change.first(); }))
            append(change);
    }
    return octets + "\r\n";
}

RequestHead request(const Fields &changes = {}, const QByteArray &startLine = "GET /chat HTTP/1.1")
{
    return parseRequestHead(head(startLine,
        { { "Host", "server.example.com" }, { "Upgrade", "websocket" }, { "Connection", "Upgrade" },
            { "Sec-WebSocket-Key", Key }, { "Sec-WebSocket-Version", "13" } },
        changes));
}

ResponseHead response(
    const Fields &changes = {}, const QByteArray &startLine = "HTTP/1.1 101 Switching Protocols")
{
    return parseResponseHead(head(startLine,
        { { "Upgrade", "websocket" }, { "Connection", "Upgrade" },
            { "Sec-WebSocket-Accept", acceptKey(Key) } },
        changes));
}

/// The names of the rules that failed, in order, separated by spaces.
QString failures(const QList<HandshakeCheck> &checks)
{
    QStringList names;
    for (const HandshakeCheck &check : checks) {
        if (!check.passed)
            names.append(ruleInfo(check.rule).name);
    }
    return names.join(u' ');
}

QString names(const QList<HandshakeCheck> &checks)
{
    QStringList all;
    for (const HandshakeCheck &check : checks)
        all.append(ruleInfo(check.rule).name);
    return all.join(u' ');
}

}

class OpeningHandshakeTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void listsPassedChecksOfARequest();
    void listsPassedChecksOfAResponse();
    void judgesRequests_data();
    void judgesRequests();
    void judgesRequestLines_data();
    void judgesRequestLines();
    void judgesResponses_data();
    void judgesResponses();
    void judgesStatusLines_data();
    void judgesStatusLines();
    void saysWhatWasSeen();
    void judgesMalformedHeads();
    void answersOnlyASingleKey();
    void tellsTheOctetsOfAViolation();
    void survivesHostileHeads();
};

void OpeningHandshakeTest::listsPassedChecksOfARequest()
{
    const QList<HandshakeCheck> checks = checkRequest(request(
        { { "Origin", "http://example.com" }, { "Sec-WebSocket-Protocol", "chat, superchat" },
            { "Sec-WebSocket-Extensions", "permessage-deflate; client_max_window_bits" } }));
    QCOMPARE(failures(checks), QString());
    QCOMPARE(names(checks),
        u"request.malformed request.method request.http-version request.target request.host "
        "request.upgrade request.connection request.key request.version request.origin "
        "request.subprotocol request.extensions request.deflate"_s);
}

void OpeningHandshakeTest::listsPassedChecksOfAResponse()
{
    const RequestHead asked = request({ { "Sec-WebSocket-Protocol", "chat, superchat" },
        { "Sec-WebSocket-Extensions", "permessage-deflate" } });
    const QList<HandshakeCheck> checks = checkResponse(asked,
        response({ { "Sec-WebSocket-Protocol", "superchat" },
            { "Sec-WebSocket-Extensions", "permessage-deflate" } }));
    QCOMPARE(failures(checks), QString());
    QCOMPARE(names(checks),
        u"response.malformed response.http-version response.status response.upgrade "
        "response.connection response.accept response.subprotocol response.extensions "
        "response.deflate"_s);
}

void OpeningHandshakeTest::judgesRequests_data()
{
    QTest::addColumn<Fields>("changes");
    QTest::addColumn<QString>("failed");
    const auto row = [](const char *name, Fields changes, QString failed = {}) {
        QTest::newRow(name) << changes << failed;
    };
    row("§1.3 minimal", {});

    row("§4.1 4 Host missing", { { "Host" } }, u"request.host"_s);
    row("§4.1 4 Host twice", { { "Host", "a", "a" } }, u"request.host"_s);
    row("§4.1 4 Host empty", { { "Host", "" } }, u"request.host"_s);
    row("§4.1 4 Host list", { { "Host", "a, b" } }, u"request.host"_s);
    row("§4.1 4 Host with path", { { "Host", "a/b" } }, u"request.host"_s);
    row("§4.1 4 Host with port", { { "Host", "[::1]:8080" } });

    row("§4.1 5 Upgrade missing", { { "Upgrade" } }, u"request.upgrade"_s);
    row("§4.1 5 Upgrade other", { { "Upgrade", "h2c" } }, u"request.upgrade"_s);
    row("§4.1 5 Upgrade with version", { { "Upgrade", "websocket/13" } }, u"request.upgrade"_s);
    row("§4.1 5 Upgrade in list", { { "Upgrade", "h2c, WebSocket" } });
    row("§4.1 5 Upgrade in two fields", { { "Upgrade", "h2c", "websocket" } });
    row("§4.1 6 Connection missing", { { "Connection" } }, u"request.connection"_s);
    row("§4.1 6 Connection other", { { "Connection", "keep-alive" } }, u"request.connection"_s);
    row("§4.1 6 Connection of Firefox", { { "Connection", "keep-alive, Upgrade" } });
    row("§4.1 6 Connection in lower case", { { "Connection", "upgrade" } });
    row("§4.1 6 Connection in two fields", { { "Connection", "keep-alive", "UPGRADE" } });

    row("§4.1 7 Key missing", { { "Sec-WebSocket-Key" } }, u"request.key"_s);
    row("§4.1 7 Key twice", { { "Sec-WebSocket-Key", Key, Key } }, u"request.key-repeated"_s);
    row("§4.1 7 Key empty", { { "Sec-WebSocket-Key", "" } }, u"request.key"_s);
    row("§4.1 7 Key of 15 octets", { { "Sec-WebSocket-Key", QByteArray(15, 'k').toBase64() } },
        u"request.key"_s);
    row("§4.1 7 Key no Base64", { { "Sec-WebSocket-Key", QByteArray(24, '?') } }, u"request.key"_s);
    row("§4.1 7 Key of the note", { { "Sec-WebSocket-Key", "AQIDBAUGBwgJCgsMDQ4PEC==" } });

    row("§4.1 8 Origin null", { { "Origin", "null" } });
    row("§4.1 8 Origin of a file", { { "Origin", "file://" } });
    row("§4.1 8 Origin of an extension", { { "Origin", "chrome-extension://abc" } });
    row("§4.1 8 Origin empty", { { "Origin", "" } }, u"request.origin"_s);
    row("§4.1 8 Origin twice", { { "Origin", "http://a", "http://a" } }, u"request.origin"_s);
    row("§4.1 8 Origin list", { { "Origin", "http://a http://b" } }, u"request.origin"_s);
    row("§4.1 8 Origin with path", { { "Origin", "http://a/b" } }, u"request.origin"_s);

    row("§4.1 9 Version missing", { { "Sec-WebSocket-Version" } }, u"request.version"_s);
    row("§4.1 9 Version 12", { { "Sec-WebSocket-Version", "12" } }, u"request.version"_s);
    row("§4.1 9 Version with zero", { { "Sec-WebSocket-Version", "013" } }, u"request.version"_s);
    row("§4.1 9 Version list", { { "Sec-WebSocket-Version", "13, 8" } }, u"request.version"_s);
    row("§11.3.5 Version twice", { { "Sec-WebSocket-Version", "13", "13" } },
        u"request.version-repeated"_s);

    row("§4.1 10 subprotocol", { { "Sec-WebSocket-Protocol", "chat" } });
    row("§11.3.4 subprotocols in two fields", { { "Sec-WebSocket-Protocol", "a", "b" } });
    row("§4.1 10 subprotocols by case", { { "Sec-WebSocket-Protocol", "a, A" } });
    row("§4.1 10 subprotocol empty", { { "Sec-WebSocket-Protocol", "" } },
        u"request.subprotocol"_s);
    row("§4.1 10 subprotocol no token", { { "Sec-WebSocket-Protocol", "a, b c" } },
        u"request.subprotocol"_s);
    row("§4.1 10 subprotocol twice", { { "Sec-WebSocket-Protocol", "a, b, a" } },
        u"request.subprotocol"_s);
    row("§4.1 10 subprotocol twice in fields", { { "Sec-WebSocket-Protocol", "a", "a" } },
        u"request.subprotocol"_s);

    row("§9.1 extension", { { "Sec-WebSocket-Extensions", "foo; bar=\"1\", baz" } });
    row("§9.1 extensions in two fields", { { "Sec-WebSocket-Extensions", "foo", "foo" } });
    row("§9.1 extension grammar", { { "Sec-WebSocket-Extensions", "foo; bar=\"a b\"" } },
        u"request.extensions"_s);
    row("§9.1 extension empty", { { "Sec-WebSocket-Extensions", "" } }, u"request.extensions"_s);
    row("7692 §7.1 window",
        { { "Sec-WebSocket-Extensions", "permessage-deflate; server_max_window_bits=16" } },
        u"request.deflate"_s);
    row("7692 §7.1 second offer",
        { { "Sec-WebSocket-Extensions", "permessage-deflate", "permessage-deflate; x" } },
        u"request.deflate"_s);
    row("7692 §7.1 first offer",
        { { "Sec-WebSocket-Extensions", "permessage-deflate; x", "permessage-deflate" } },
        u"request.deflate"_s);

    row("§1.2 a plain request",
        { { "Upgrade" }, { "Connection", "keep-alive" }, { "Sec-WebSocket-Key" },
            { "Sec-WebSocket-Version" } },
        u"request.upgrade request.connection request.key request.version"_s);
}

void OpeningHandshakeTest::judgesRequests()
{
    QFETCH(const Fields, changes);
    QTEST(failures(checkRequest(request(changes))), "failed");
}

void OpeningHandshakeTest::judgesRequestLines_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<QString>("failed");
    const auto row = [](const char *name, QByteArray line, QString failed = {}) {
        QTest::newRow(name) << line << failed;
    };
    row("§4.1 2 POST", "POST / HTTP/1.1", u"request.method"_s);
    row("§4.1 2 get", "get / HTTP/1.1", u"request.method"_s);
    row("§4.1 2 HTTP/1.0", "GET / HTTP/1.0", u"request.http-version"_s);
    row("§4.1 2 HTTP/0.9", "GET /", u"request.malformed request.http-version"_s);
    row("§4.1 2 HTTP/1.2", "GET / HTTP/1.2");
    row("§4.1 2 HTTP/2.0", "GET / HTTP/2.0");
    row("§4.1 3 query", "GET /a/b?c=%20d&e HTTP/1.1");
    row("§4.1 3 absolute http", "GET http://server.example.com/chat HTTP/1.1");
    row("§4.1 3 absolute HTTPS without path", "GET HTTPS://server.example.com:1?a HTTP/1.1");
    row("§4.1 3 absolute ws", "GET ws://server.example.com/chat HTTP/1.1", u"request.target"_s);
    row("§4.1 3 absolute without host", "GET http:///chat HTTP/1.1", u"request.target"_s);
    row("§4.1 3 absolute with user", "GET http://u@a/ HTTP/1.1", u"request.target"_s);
    row("§3 fragment", "GET /chat#top HTTP/1.1", u"request.target"_s);
    row("not ASCII", "GET /\xC3\xA4 HTTP/1.1", u"request.target"_s);
    row("asterisk", "GET * HTTP/1.1", u"request.target"_s);
    row("authority", "GET server.example.com:80 HTTP/1.1", u"request.target"_s);
    row("relative", "GET chat HTTP/1.1", u"request.target"_s);
    row("one character", "GET x HTTP/1.1", u"request.target"_s);
    row("missing", "GET HTTP/1.1", u"request.malformed request.target"_s);
    row("space", "GET /a b HTTP/1.1", u"request.malformed request.target"_s);
}

void OpeningHandshakeTest::judgesRequestLines()
{
    QFETCH(const QByteArray, line);
    QTEST(failures(checkRequest(request({}, line))), "failed");
}

void OpeningHandshakeTest::judgesResponses_data()
{
    QTest::addColumn<Fields>("asked");
    QTest::addColumn<Fields>("answered");
    QTest::addColumn<QString>("failed");
    const auto row = [](const char *name, Fields asked, Fields answered, QString failed = {}) {
        QTest::newRow(name) << asked << answered << failed;
    };
    row("§1.3 minimal", {}, {});
    row("§4.1 2 Upgrade missing", {}, { { "Upgrade" } }, u"response.upgrade"_s);
    row("§4.1 2 Upgrade in upper case", {}, { { "Upgrade", "WebSocket" } });
    row("§4.1 2 Upgrade list", {}, { { "Upgrade", "websocket, h2c" } }, u"response.upgrade"_s);
    row("§4.1 2 Upgrade twice", {}, { { "Upgrade", "websocket", "websocket" } },
        u"response.upgrade"_s);
    row("§4.1 3 Connection missing", {}, { { "Connection" } }, u"response.connection"_s);
    row("§4.1 3 Connection other", {}, { { "Connection", "close" } }, u"response.connection"_s);
    row("§4.1 3 Connection list", {}, { { "Connection", "keep-alive, upgrade" } });

    row("§4.1 4 Accept missing", {}, { { "Sec-WebSocket-Accept" } }, u"response.accept"_s);
    row("§4.1 4 Accept empty", {}, { { "Sec-WebSocket-Accept", "" } }, u"response.accept"_s);
    row("§4.1 4 Accept of another key", {}, { { "Sec-WebSocket-Accept", acceptKey("x") } },
        u"response.accept"_s);
    row("§4.1 4 Accept in other case", {}, { { "Sec-WebSocket-Accept", acceptKey(Key).toLower() } },
        u"response.accept"_s);
    row("§11.3.3 Accept twice", {}, { { "Sec-WebSocket-Accept", acceptKey(Key), acceptKey(Key) } },
        u"response.accept-repeated"_s);
    row("§4.1 4 Accept with white space", {},
        { { "Sec-WebSocket-Accept", " \t" + acceptKey(Key) + "  " } });
    row("§4.1 4 key echoed", {}, { { "Sec-WebSocket-Accept", Key } }, u"response.accept"_s);

    const Fields chat { { "Sec-WebSocket-Protocol", "chat, superchat" } };
    row("§4.1 6 subprotocol offered", chat, { { "Sec-WebSocket-Protocol", "superchat" } });
    row("§4.1 6 subprotocol offered in second field", { { "Sec-WebSocket-Protocol", "a", "b" } },
        { { "Sec-WebSocket-Protocol", "b" } });
    row("§4.1 6 subprotocol declined", chat, {});
    row("§4.1 6 subprotocol not offered", chat, { { "Sec-WebSocket-Protocol", "other" } },
        u"response.subprotocol"_s);
    row("§4.1 6 subprotocol in other case", chat, { { "Sec-WebSocket-Protocol", "Chat" } },
        u"response.subprotocol"_s);
    row("§4.1 6 subprotocol unasked", {}, { { "Sec-WebSocket-Protocol", "chat" } },
        u"response.subprotocol"_s);
    row("§4.2.2 subprotocol empty", chat, { { "Sec-WebSocket-Protocol", "" } },
        u"response.subprotocol"_s);
    row("§4.2.2 subprotocol list", chat, { { "Sec-WebSocket-Protocol", "chat, superchat" } },
        u"response.subprotocol"_s);
    row("§11.3.4 subprotocol twice", chat, { { "Sec-WebSocket-Protocol", "chat", "chat" } },
        u"response.subprotocol-repeated"_s);

    const Fields foo { { "Sec-WebSocket-Extensions", "foo; a=1, bar" } };
    row("§4.1 5 extension offered", foo, { { "Sec-WebSocket-Extensions", "foo; a=2" } });
    row("§11.3.2 extensions in two fields", foo, { { "Sec-WebSocket-Extensions", "foo", "bar" } },
        u"response.extensions-repeated"_s);
    row("§4.1 5 extensions declined", foo, {});
    row("§4.1 5 extension not offered", foo, { { "Sec-WebSocket-Extensions", "foo, baz" } },
        u"response.extensions"_s);
    row("§4.1 5 extension unasked", {}, { { "Sec-WebSocket-Extensions", "foo" } },
        u"response.extensions"_s);
    row("§9.1 extension grammar", foo, { { "Sec-WebSocket-Extensions", "foo;;" } },
        u"response.extensions-syntax"_s);
    row("§9.1 extension empty", foo, { { "Sec-WebSocket-Extensions", "" } },
        u"response.extensions-syntax"_s);
    row("§4.1 5 deflate unasked", {}, { { "Sec-WebSocket-Extensions", "permessage-deflate" } },
        u"response.extensions response.deflate"_s);

    const Fields deflate { { "Sec-WebSocket-Extensions", "permessage-deflate" } };
    row("7692 §7.1 accepted", deflate,
        { { "Sec-WebSocket-Extensions", "permessage-deflate; server_no_context_takeover" } });
    row("7692 §7.1.2.2 not offered", deflate,
        { { "Sec-WebSocket-Extensions", "permessage-deflate; client_max_window_bits=15" } },
        u"response.deflate"_s);
    row("7692 §7.1 twice", deflate,
        { { "Sec-WebSocket-Extensions", "permessage-deflate, permessage-deflate" } },
        u"response.deflate"_s);

    row("several", chat, { { "Upgrade" }, { "Sec-WebSocket-Accept", "x" } },
        u"response.upgrade response.accept"_s);
}

void OpeningHandshakeTest::judgesResponses()
{
    QFETCH(const Fields, asked);
    QFETCH(const Fields, answered);
    QTEST(failures(checkResponse(request(asked), response(answered))), "failed");
}

void OpeningHandshakeTest::judgesStatusLines_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<QString>("failed");
    QTest::newRow("§4.1 1 200") << QByteArray("HTTP/1.1 200 OK") << u"response.status"_s;
    QTest::newRow("§4.1 1 403") << QByteArray("HTTP/1.1 403 Forbidden") << u"response.status"_s;
    QTest::newRow("§4.2.2 HTTP/1.0")
        << QByteArray("HTTP/1.0 101 Switching Protocols") << u"response.http-version"_s;
    QTest::newRow("other reason") << QByteArray("HTTP/1.1 101 WebSocket") << QString();
    QTest::newRow("no status") << QByteArray("HTTP/1.1") << u"response.malformed response.status"_s;
    QTest::newRow("not HTTP") << QByteArray("220 smtp.example ESMTP")
                              << u"response.malformed response.http-version response.status"_s;
}

void OpeningHandshakeTest::judgesStatusLines()
{
    QFETCH(const QByteArray, line);
    // With another status than 101 the missing fields are nobody's fault: it is ordinary HTTP.
    const Fields noFields { { "Upgrade" }, { "Connection" }, { "Sec-WebSocket-Accept" } };
    const ResponseHead answer = response(line.contains("101") ? Fields() : noFields, line);
    QTEST(failures(checkResponse(request(), answer)), "failed");
}

void OpeningHandshakeTest::saysWhatWasSeen()
{
    const auto detail = [](const QList<HandshakeCheck> &checks, Rule rule) {
        for (const HandshakeCheck &check : checks) {
            if (check.rule == rule)
                return check.detail;
        }
        return QString();
    };
    const QList<HandshakeCheck> checks = checkRequest(request({ { "Sec-WebSocket-Version", "12" },
        { "Upgrade" }, { "Connection", "keep-alive", "x\x01" }, { "Host", "a", "b" } }));
    QCOMPARE(detail(checks, Rule::RequestKey), u"16 octets, Base64"_s);
    QCOMPARE(detail(checks, Rule::RequestVersion), u"12"_s);
    QCOMPARE(detail(checks, Rule::RequestUpgrade), u"missing"_s);
    QCOMPARE(detail(checks, Rule::RequestConnection), u"keep-alive, x\\x01"_s);
    QCOMPARE(detail(checks, Rule::RequestHost), u"stands 2 times"_s);
    QCOMPARE(detail(checks, Rule::RequestHttpVersion), u"1.1"_s);
    QCOMPARE(detail(checks, Rule::RequestMethod), u"GET"_s);
    QCOMPARE(checks.first().field, QString());
    QCOMPARE(checks.last().field, u"Sec-WebSocket-Version"_s);
}

void OpeningHandshakeTest::judgesMalformedHeads()
{
    const QByteArray octets = request().octets;
    const QByteArrayList malformed {
        QByteArray(octets).replace("\r\n", "\n"),
        QByteArray(octets).replace("Upgrade: ", "Upgrade : "),
        QByteArray(octets).replace("websocket\r\n", "\r\n websocket\r\n"),
        QByteArray(octets).replace("\r\n\r\n", "\r\nX\r\n\r\n"),
        QByteArray(octets).replace("\r\n\r\n", QByteArray("\r\nX: \0\r\n\r\n", 10)),
    };
    for (const QByteArray &head : malformed) {
        // The rest is understood all the same.
        QCOMPARE(failures(checkRequest(parseRequestHead(head))), u"request.malformed"_s);
    }
    const ResponseHead answer = parseResponseHead(response().octets.replace("\r\n", "\n"));
    QCOMPARE(failures(checkResponse(request(), answer)), u"response.malformed"_s);
}

void OpeningHandshakeTest::answersOnlyASingleKey()
{
    const RequestHead asked = request({ { "Sec-WebSocket-Key", Key, Key } });
    QCOMPARE(failures(checkResponse(asked, response())), u"response.accept"_s);
}

void OpeningHandshakeTest::tellsTheOctetsOfAViolation()
{
    const auto octetsOf = [](const auto &head, const Violation &violation) {
        return head.octets.mid(qsizetype(violation.offset), qsizetype(violation.length));
    };
    const auto failed = [](const QList<HandshakeCheck> &checks) { return *firstFailure(checks); };

    const RequestHead version = request({ { "Sec-WebSocket-Version", "12" } });
    const Violation violation = handshakeViolation(failed(checkRequest(version)), version);
    QCOMPARE(violation.rule, Rule::RequestVersion);
    QCOMPARE(violation.brokenBy, Direction::ClientToServer);
    QCOMPARE(violation.detail, u"12"_s);
    QCOMPARE(octetsOf(version, violation), "Sec-WebSocket-Version: 12");

    const RequestHead post = request({}, "POST / HTTP/1.1");
    QCOMPARE(
        octetsOf(post, handshakeViolation(failed(checkRequest(post)), post)), "POST / HTTP/1.1");

    const RequestHead keyless = request({ { "Sec-WebSocket-Key" } });
    QCOMPARE(handshakeViolation(failed(checkRequest(keyless)), keyless).length, quint64(0));

    const RequestHead bare = parseRequestHead("GET / HTTP/1.1\n\n");
    QCOMPARE(octetsOf(bare, handshakeViolation(failed(checkRequest(bare)), bare)), bare.octets);

    const ResponseHead accept = response({ { "Sec-WebSocket-Accept", "x" } });
    const Violation wrong = handshakeViolation(failed(checkResponse(request(), accept)), accept);
    QCOMPARE(wrong.brokenBy, Direction::ServerToClient);
    QCOMPARE(octetsOf(accept, wrong), "Sec-WebSocket-Accept: x");
}

void OpeningHandshakeTest::survivesHostileHeads()
{
    QByteArray many = "GET / HTTP/1.1\r\n";
    for (int i = 0; i < 10'000; ++i)
        many += "Host: a\r\n";
    const QByteArrayList heads {
        QByteArray(),
        QByteArray(64 * 1024, '\0'),
        QByteArray(64 * 1024, ','),
        QByteArray("\r\n").repeated(30'000),
        "GET / HTTP/1.1\r\nConnection: " + QByteArray(60'000, ',') + "\r\n\r\n",
        "GET / HTTP/1.1\r\nSec-WebSocket-Extensions: " + QByteArray("a;").repeated(30'000)
            + "\r\n\r\n",
        "GET / HTTP/1.1\r\nSec-WebSocket-Extensions: a; b=\"" + QByteArray(60'000, '\\')
            + "\r\n\r\n",
        "GET / HTTP/1.1\r\nSec-WebSocket-Protocol: " + QByteArray("a,").repeated(30'000)
            + "\r\n\r\n",
        many + "\r\n",
    };
    for (const QByteArray &octets : heads) {
        const RequestHead asked = parseRequestHead(octets);
        const QList<HandshakeCheck> checks = checkRequest(asked);
        QVERIFY(firstFailure(checks));
        for (const HandshakeCheck &check : checks)
            QVERIFY2(check.detail.size() < 1000, qPrintable(check.detail));
        QVERIFY(firstFailure(checkResponse(asked, parseResponseHead(octets))));
    }

    QByteArray extensions = "Sec-WebSocket-Extensions: ";
    for (int i = 0; i < 10'000; ++i)
        extensions += QByteArray::number(i) + ", ";
    extensions += QByteArray("permessage-deflate, ").repeated(2'000) + "\r\n\r\n";
    const RequestHead asked = parseRequestHead(request().octets.chopped(2) + extensions);
    const ResponseHead answer = parseResponseHead(response().octets.chopped(2) + extensions);
    QCOMPARE(failures(checkRequest(asked)), QString());
    QCOMPARE(failures(checkResponse(asked, answer)), u"response.deflate"_s);
}

QTEST_APPLESS_MAIN(OpeningHandshakeTest)
#include "tst_openinghandshake.moc"
