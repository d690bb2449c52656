#include "protocol/handshake/originpolicy.h"

#include <QElapsedTimer>
#include <QRegularExpression>
#include <QTest>

using namespace Framescope;
using namespace Qt::StringLiterals;

class OriginPolicyTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void accepts_data();
    void accepts();
    void acceptsRequestsWithoutOrigin();
    void staysFastOnHostileGlobs();
};

void OriginPolicyTest::accepts_data()
{
    QTest::addColumn<QStringList>("patterns");
    QTest::addColumn<QByteArray>("origin");
    QTest::addColumn<QByteArray>("host");
    QTest::addColumn<bool>("secure");
    QTest::addColumn<bool>("accepted");
    const auto row = [](const char *name, QStringList patterns, QByteArray origin, QByteArray host,
                         bool secure, bool accepted) {
        QTest::newRow(name) << patterns << origin << host << secure << accepted;
    };

    const QStringList same { u"same"_s };
    row("same: port", same, "http://localhost:9001", "localhost:9001", false, true);
    row("same: other port", same, "http://localhost:5173", "localhost:9001", false, false);
    row("same: other host", same, "http://evil.example:9001", "localhost:9001", false, false);
    row("same: another name of the host", same, "http://127.0.0.1:1", "localhost:1", false, false);
    row("same: default ports", same, "http://example.com", "example.com", false, true);
    row("same: default port in Host", same, "http://example.com", "example.com:80", false, true);
    row("same: default port in Origin", same, "http://example.com:80", "example.com", false, true);
    row("same: default ports with TLS", same, "https://example.com", "example.com", true, true);
    row("same: http page, TLS server", same, "http://example.com", "example.com", true, false);
    row("same: https page, plain server", same, "https://example.com", "example.com", false, false);
    row("same: case", same, "http://EXAMPLE.com", "Example.COM", false, true);
    row("same: IPv6", same, "http://[::1]:80", "[::1]", false, true);
    row("same: scheme without port", same, "chrome-extension://abc", "abc", false, false);
    row("same: null", same, "null", "localhost", false, false);
    row("same: empty Origin", same, "", "localhost", false, false);
    row("same: no Host", same, "http://localhost", "", false, false);
    row("same: malformed Host", same, "http://localhost", "localhost,localhost", false, false);
    row("same: prefix", same, "http://example.com.evil.example", "example.com", false, false);
    row("same: user information", same, "http://example.com@evil.example", "example.com", false,
        false);

    const QStringList any { u"any"_s };
    row("any: origin", any, "http://evil.example", "localhost", false, true);
    row("any: null", any, "null", "localhost", false, true);
    row("any: malformed", any, "%", "localhost", false, true);

    row("null: null", { u"null"_s }, "null", "localhost", false, true);
    row("null: other", { u"null"_s }, "http://a.example", "localhost", false, false);
    row("glob: null is matched by no *", { u"*"_s }, "null", "localhost", false, false);
    row("glob: malformed is matched by no *", { u"*"_s }, "http://a/b", "localhost", false, false);
    row("glob: *", { u"*"_s }, "http://a.example:1", "localhost", false, true);

    const QStringList domain { u"https://*.Example.com"_s };
    row("glob: subdomain", domain, "https://app.example.com", "x", false, true);
    row("glob: two labels", domain, "https://a.b.example.com", "x", false, true);
    row("glob: the domain itself", domain, "https://example.com", "x", false, false);
    row("glob: default port written", domain, "https://app.example.com:443", "x", false, true);
    row("glob: other port", domain, "https://app.example.com:8443", "x", false, false);
    row("glob: other scheme", domain, "http://app.example.com", "x", false, false);
    row("glob: suffix", domain, "https://app.example.com.evil.example", "x", false, false);
    row("glob: infix", domain, "https://evil.example/.example.com", "x", false, false);

    row("glob: default port made explicit", { u"https://a.example:443"_s }, "https://a.example",
        "x", false, true);
    row("glob: any port", { u"http://localhost:*"_s }, "http://localhost:5173", "x", false, true);
    row("glob: any port, default", { u"http://localhost:*"_s }, "http://localhost", "x", false,
        true);
    row("glob: any port is no longer name", { u"http://localhost:*"_s },
        "http://localhost.evil.example:1", "x", false, false);
    row("glob: ?", { u"http://node?.example"_s }, "http://node7.example", "x", false, true);
    row("glob: ? is one", { u"http://node?.example"_s }, "http://node17.example", "x", false,
        false);
    row("glob: * gives way", { u"http://*aab.example"_s }, "http://aaab.example", "x", false, true);
    row("glob: brackets mean themselves", { u"http://[::1]:*"_s }, "http://[::1]:80", "x", false,
        true);
    row("glob: extension", { u"chrome-extension://*"_s }, "chrome-extension://abc", "x", false,
        true);
    row("glob: file", { u"file://"_s }, "file://", "x", false, true);

    const QStringList several { u"same"_s, u"http://localhost:*"_s };
    row("several: the first", several, "http://example.com", "example.com", false, true);
    row("several: the last", several, "http://localhost:3000", "example.com", false, true);
    row("several: none", several, "http://a.example", "example.com", false, false);
    row("no pattern", {}, "http://example.com", "example.com", false, false);
    row("empty pattern", { u""_s }, "http://example.com", "example.com", false, false);
}

void OriginPolicyTest::accepts()
{
    QFETCH(const QStringList, patterns);
    QFETCH(const QByteArray, origin);
    QFETCH(const QByteArray, host);
    QFETCH(const bool, secure);
    QTEST(OriginPolicy(patterns).accepts(origin, host, secure), "accepted");
}

void OriginPolicyTest::acceptsRequestsWithoutOrigin()
{
    QVERIFY(OriginPolicy().accepts(std::nullopt, "localhost", false));
    QVERIFY(OriginPolicy({ u"same"_s }).accepts(std::nullopt, "", false));
}

void OriginPolicyTest::staysFastOnHostileGlobs()
{
    const OriginPolicy policy({ u"http://"_s + u"*a"_s.repeated(200) + u"b"_s });
    const QByteArray longestHost(255, 'a');
    const QByteArray endless = "http://" + QByteArray(60'000, 'a');
    QElapsedTimer timer;
    timer.start();
    QVERIFY(!policy.accepts("http://" + longestHost, "x", false));
    QVERIFY(!policy.accepts(endless, "x", false));
    QVERIFY2(timer.elapsed() < 10'000, "a matcher that backtracks freely needs years");
}

QTEST_APPLESS_MAIN(OriginPolicyTest)
#include "tst_originpolicy.moc"
