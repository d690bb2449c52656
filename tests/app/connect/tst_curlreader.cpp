#include "app/connect/curlreader.h"
#include "app/exchange/curlcommand.h"

#include <QTest>

using namespace Framescope;
using namespace Qt::StringLiterals;

class CurlReaderTest : public QObject
{
    Q_OBJECT
private slots:
    /// As Chrome's developer tools write a WebSocket, "Copy as cURL (bash)".
    void readsChromeForPosix()
    {
        const auto reading = readCurl(
            u"curl 'wss://chat.harbor.example/graphql?room=1' \\\n"
            "  -H 'Upgrade: websocket' \\\n"
            "  -H 'Origin: https://app.harbor.example' \\\n"
            "  -H 'Cache-Control: no-cache' \\\n"
            "  -H 'Accept-Language: en-US,en;q=0.9' \\\n"
            "  -H 'Pragma: no-cache' \\\n"
            "  -b 'session=a%3D1; theme=dark' \\\n"
            "  -H 'Connection: Upgrade' \\\n"
            "  -H 'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==' \\\n"
            "  -H $'User-Agent: Mozilla/5.0 (X11) it\\'s\\u0021' \\\n"
            "  -H 'Sec-WebSocket-Version: 13' \\\n"
            "  -H 'Sec-WebSocket-Protocol: graphql-transport-ws, graphql-ws' \\\n"
            "  -H 'Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits'"_s);
        QVERIFY(reading.has_value());
        QCOMPARE(reading->remarks, QStringList());
        ConnectionDraft expected;
        expected.url = u"wss://chat.harbor.example/graphql?room=1"_s;
        expected.origin = u"https://app.harbor.example"_s;
        expected.headers = { { true, u"Cache-Control"_s, u"no-cache"_s },
            { true, u"Accept-Language"_s, u"en-US,en;q=0.9"_s },
            { true, u"Pragma"_s, u"no-cache"_s },
            { true, u"User-Agent"_s, u"Mozilla/5.0 (X11) it's!"_s } };
        expected.cookies = { { true, u"session"_s, u"a%3D1"_s }, { true, u"theme"_s, u"dark"_s } };
        expected.subprotocols = { u"graphql-transport-ws"_s, u"graphql-ws"_s };
        QCOMPARE(reading->draft, expected);
    }

    /// "Copy as cURL (cmd)".
    void readsChromeForWindows()
    {
        const auto reading
            = readCurl(u"curl ^\"wss://chat.harbor.example/?a=1^&b=50^%^25^\" ^\r\n"
                       "  -H ^\"Upgrade: websocket^\" ^\r\n"
                       "  -H ^\"Origin: https://app.harbor.example^\" ^\r\n"
                       "  -H ^\"Connection: Upgrade^\" ^\r\n"
                       "  -b ^\"session=abc; theme=dark^\" ^\r\n"
                       "  -H ^\"Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==^\" ^\r\n"
                       "  -H ^\"sec-ch-ua: ^\\^\"Chromium^\\^\";v=^\\^\"128^\\^\"^\" ^\r\n"
                       "  -H ^\"Sec-WebSocket-Version: 13^\""_s);
        QVERIFY(reading.has_value());
        QCOMPARE(reading->remarks, QStringList());
        ConnectionDraft expected;
        expected.url = u"wss://chat.harbor.example/?a=1&b=50%25"_s;
        expected.origin = u"https://app.harbor.example"_s;
        expected.headers = { { true, u"sec-ch-ua"_s, u"\"Chromium\";v=\"128\""_s } };
        expected.cookies = { { true, u"session"_s, u"abc"_s }, { true, u"theme"_s, u"dark"_s } };
        expected.extensions.clear(); // the command offers none
        QCOMPARE(reading->draft, expected);
    }

    /// Firefox names two tokens in Connection, which is another octet on the wire.
    void readsFirefox()
    {
        const auto reading = readCurl(
            u"curl 'ws://localhost:8080/echo' --compressed -H 'User-Agent: Mozilla/5.0' "
            "-H 'Accept: */*' -H 'Accept-Encoding: gzip, deflate, br' "
            "-H 'Sec-WebSocket-Version: 13' -H 'Origin: http://localhost:8000' "
            "-H 'Sec-WebSocket-Extensions: permessage-deflate' "
            "-H 'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==' "
            "-H 'Connection: keep-alive, Upgrade' -H 'Cookie: a=b' -H 'Upgrade: websocket'"_s);
        QVERIFY(reading.has_value());
        QCOMPARE(reading->remarks, QStringList());
        QCOMPARE(reading->draft.url, u"ws://localhost:8080/echo"_s);
        QCOMPARE(reading->draft.extensions, u"permessage-deflate"_s);
        const QList<DraftField> headers { { true, u"User-Agent"_s, u"Mozilla/5.0"_s },
            { true, u"Accept"_s, u"*/*"_s }, { true, u"Accept-Encoding"_s, u"gzip, deflate, br"_s },
            { true, u"Connection"_s, u"keep-alive, Upgrade"_s } };
        QCOMPARE(reading->draft.headers, headers);
        QCOMPARE(reading->draft.cookies, (QList<DraftField> { { true, u"a"_s, u"b"_s } }));
    }

    void readsFirefoxForWindows()
    {
        const auto reading = readCurl(u"curl.exe \"ws://localhost:8080/echo\" ^\n"
                                      "  -H \"User-Agent: Mozilla/5.0 (\"\"x\"\")\" ^\n"
                                      "  -H \"Connection: keep-alive, Upgrade\" ^\n"
                                      "  --compressed"_s);
        QVERIFY(reading.has_value());
        QCOMPARE(reading->draft.headers.constFirst().value, u"Mozilla/5.0 (\"x\")"_s);
        QCOMPARE(reading->draft.headers.size(), 2);
    }

    void readsWhatWeWrite()
    {
        ConnectionRecord connection;
        connection.url = u"wss://chat.example/room?name=o'neil"_s;
        connection.verificationOff = true;
        const RequestHead request = parseRequestHead(
            "GET /room?name=o'neil HTTP/1.1\r\nHost: chat.example\r\nUpgrade: websocket\r\n"
            "Connection: Upgrade\r\nX-Twice: 1\r\nX-Empty:\r\nX-Twice: it's 2\r\n\r\n");
        const auto reading = readCurl(curlCommand(connection, request));
        QVERIFY(reading.has_value());
        QCOMPARE(reading->remarks, QStringList());
        QCOMPARE(reading->draft.url, connection.url);
        QVERIFY(!reading->draft.tls.verifyPeer);
        const QList<DraftField> headers { { true, u"X-Twice"_s, u"1"_s },
            { true, u"X-Empty"_s, {} }, { true, u"X-Twice"_s, u"it's 2"_s } };
        QCOMPARE(reading->draft.headers, headers);
    }

    void takesOptions_data()
    {
        QTest::addColumn<QString>("options");
        QTest::addColumn<ConnectionDraft>("expected");
        ConnectionDraft plain;
        plain.url = u"ws://a/"_s;
        plain.extensions.clear();
        const auto row = [&plain](const char *options, auto change) {
            ConnectionDraft expected = plain;
            change(expected);
            QTest::newRow(options) << QString::fromLatin1(options) << expected;
        };
        using Kind = DraftAuthorization::Kind;
        row("-k", [](ConnectionDraft &d) { d.tls.verifyPeer = false; });
        row("--insecure -sSiN", [](ConnectionDraft &d) { d.tls.verifyPeer = false; });
        row("--cacert ca.pem -E me.pem --key k.pem", [](ConnectionDraft &d) {
            d.tls.authorityFile = u"ca.pem"_s;
            d.tls.certificateFile = u"me.pem"_s;
            d.tls.keyFile = u"k.pem"_s;
        });
        row("-u ann:pass:word", [](ConnectionDraft &d) {
            d.authorization = { Kind::Basic, u"ann"_s, u"pass:word"_s, {} };
        });
        row("-uann:x", [](ConnectionDraft &d) {
            d.authorization = { Kind::Basic, u"ann"_s, u"x"_s, {} };
        });
        row("-H 'Authorization: Basic YW5uOng='", [](ConnectionDraft &d) {
            d.authorization = { Kind::Basic, u"ann"_s, u"x"_s, {} };
        });
        row("-H 'authorization: Bearer abc.def'", [](ConnectionDraft &d) {
            d.authorization = { Kind::Bearer, {}, {}, u"abc.def"_s };
        });
        row("--oauth2-bearer abc", [](ConnectionDraft &d) {
            d.authorization = { Kind::Bearer, {}, {}, u"abc"_s };
        });
        row("-H 'Authorization: Digest x'", [](ConnectionDraft &d) {
            d.headers = { { true, u"Authorization"_s, u"Digest x"_s } };
        });
        row("-A me/1 -e http://from/", [](ConnectionDraft &d) {
            d.headers = { { true, u"User-Agent"_s, u"me/1"_s },
                { true, u"Referer"_s, u"http://from/"_s } };
        });
        row("-x proxy:3128 -U u:p", [](ConnectionDraft &d) {
            d.proxy = { u"http://proxy:3128"_s, u"u"_s, u"p"_s };
        });
        row("--proxy socks5h://u:p@proxy:1080", [](ConnectionDraft &d) {
            d.proxy = { u"socks5h://proxy:1080"_s, u"u"_s, u"p"_s };
        });
        row("-x proxy", [](ConnectionDraft &d) { d.proxy.url = u"http://proxy:1080"_s; });
        row("--socks5-hostname localhost:9050",
            [](ConnectionDraft &d) { d.proxy.url = u"socks5://localhost:9050"_s; });
        row("-H 'Connection:' -H Accept:",
            [](ConnectionDraft &d) { d.removedHeaders = { u"Connection"_s }; });
        row("-H 'X-Empty;' -H 'HOST: A'", [](ConnectionDraft &d) {
            d.headers = { { true, u"X-Empty"_s, {} } };
        });
        row("-H 'Sec-WebSocket-Version: 12' -H 'Sec-WebSocket-Key: short'", [](ConnectionDraft &d) {
            d.headers = { { true, u"Sec-WebSocket-Version"_s, u"12"_s },
                { true, u"Sec-WebSocket-Key"_s, u"short"_s } };
        });
        row("--connect-timeout 3 -X GET", [](ConnectionDraft &d) { d.timeout = 3; });
        row("--connect-timeout nan", [](ConnectionDraft &) {});
    }
    void takesOptions()
    {
        QFETCH(QString, options);
        QFETCH(ConnectionDraft, expected);
        const auto reading = readCurl(u"curl "_s + options + u" ws://a/"_s);
        QVERIFY(reading.has_value());
        QCOMPARE(reading->remarks, QStringList());
        QCOMPARE(reading->draft, expected);
    }

    void takesUrls_data()
    {
        QTest::addColumn<QString>("command");
        QTest::addColumn<QString>("url");
        QTest::newRow("http") << u"curl http://a/b"_s << u"ws://a/b"_s;
        QTest::newRow("https") << u"curl HTTPS://a/b#top"_s << u"wss://a/b"_s;
        QTest::newRow("no scheme") << u"curl localhost:8080/b"_s << u"ws://localhost:8080/b"_s;
        QTest::newRow("--url") << u"curl -k --url wss://a/"_s << u"wss://a/"_s;
        QTest::newRow("--") << u"curl -- wss://a/"_s << u"wss://a/"_s;
        QTest::newRow("user") << u"curl https://ann:x@a/"_s << u"wss://a/"_s;
        QTest::newRow("prompt") << u"$ /usr/bin/curl ws://a/"_s << u"ws://a/"_s;
        QTest::newRow("variable") << u"curl 'wss://{{host}}/'"_s << u"wss://{{host}}/"_s;
    }
    void takesUrls()
    {
        QFETCH(QString, command);
        const auto reading = readCurl(command);
        QVERIFY(reading.has_value());
        QTEST(reading->draft.url, "url");
    }

    void namesWhatItLeavesOut_data()
    {
        QTest::addColumn<QString>("options");
        QTest::addColumn<QString>("named");
        QTest::newRow("resolve") << u"--resolve a:80:127.0.0.1"_s << u"--resolve"_s;
        QTest::newRow("unknown") << u"--frobnicate"_s << u"--frobnicate"_s;
        QTest::newRow("unknown letter") << u"-k?"_s << u"-?"_s;
        QTest::newRow("method") << u"-X POST"_s << u"POST"_s;
        QTest::newRow("data") << u"--data-raw '{}'"_s << u"--data-raw"_s;
        QTest::newRow("no-") << u"--no-sessionid"_s << u"--no-sessionid"_s;
        QTest::newRow("cookie file") << u"-b jar.txt"_s << u"jar.txt"_s;
        QTest::newRow("header file") << u"-H @h.txt"_s << u"h.txt"_s;
        QTest::newRow("no colon") << u"-H Nonsense"_s << u"Nonsense"_s;
        QTest::newRow("second URL") << u"ws://first/"_s << u"ws://a/"_s;
        QTest::newRow("pass phrase") << u"-E me.pem:secret"_s << u"pass phrase"_s;
        QTest::newRow("pipe") << u"-H 'A: b' ws://a/ | cat"_s << u"behind the command"_s;
        QTest::newRow("variable") << u"-H \"A: $B\""_s << u"of the shell"_s;
    }
    void namesWhatItLeavesOut()
    {
        QFETCH(QString, options);
        QFETCH(QString, named);
        const auto reading = readCurl(u"curl "_s + options + u" ws://a/"_s);
        QVERIFY(reading.has_value());
        QCOMPARE(reading->remarks.size(), 1);
        QVERIFY2(reading->remarks.constFirst().contains(named),
            qPrintable(reading->remarks.constFirst()));
    }

    void refuses_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("nothing") << QString();
        QTest::newRow("a URL") << u"ws://curl /"_s;
        QTest::newRow("another command") << u"curly ws://a/"_s;
        QTest::newRow("no URL") << u"curl -k"_s;
        QTest::newRow("open quote") << u"curl 'ws://a/"_s;
        QTest::newRow("lost argument") << u"curl -H"_s;
    }
    void refuses()
    {
        QFETCH(QString, text);
        const auto reading = readCurl(text);
        QVERIFY(!reading.has_value());
        QVERIFY(!reading.error().isEmpty());
    }

    void staysBounded()
    {
        const auto many = readCurl(u"curl ws://a/"_s + u" --x%1"_s.repeated(5'000));
        QVERIFY(many.has_value());
        QCOMPARE(many->remarks.size(), 1);
        QString command = u"curl ws://a/"_s;
        for (int i = 0; i < 5'000; ++i)
            command += u" --x%1"_s.arg(i);
        QVERIFY(readCurl(command)->remarks.size() <= 20);
    }
};

QTEST_GUILESS_MAIN(CurlReaderTest)
#include "tst_curlreader.moc"
