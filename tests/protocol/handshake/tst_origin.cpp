#include "protocol/handshake/origin.h"

#include <QRegularExpression>
#include <QTest>

using namespace Framescope;

class OriginTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void reads_data();
    void reads();
    void refuses_data();
    void refuses();
};

void OriginTest::reads_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("explicitText");
    QTest::addColumn<bool>("hasDefaultPort");
    const auto row
        = [](const char *name, QByteArray text, QByteArray explicitText, bool isDefault) {
              QTest::newRow(name) << text << explicitText << isDefault;
          };
    row("http", "http://example.com", "http://example.com:80", true);
    row("https", "https://example.com", "https://example.com:443", true);
    row("default port written", "https://example.com:443", "https://example.com:443", true);
    row("other port", "http://localhost:5173", "http://localhost:5173", false);
    row("http on 443", "http://example.com:443", "http://example.com:443", false);
    row("case", "HTTP://Example.COM", "http://example.com:80", true);
    row("IPv6", "http://[::1]:8080", "http://[::1]:8080", false);
    row("extension", "chrome-extension://abcdef", "chrome-extension://abcdef", true);
    row("file", "file://", "file://", true);
}

void OriginTest::reads()
{
    QFETCH(const QByteArray, text);
    const std::optional<Origin> origin = parseOrigin(text);
    QVERIFY(origin);
    QTEST(origin->toExplicitText(), "explicitText");
    QTEST(origin->hasDefaultPort(), "hasDefaultPort");
}

void OriginTest::refuses_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("null") << QByteArray("null");
    QTest::newRow("no scheme") << QByteArray("example.com");
    QTest::newRow("empty scheme") << QByteArray("://example.com");
    QTest::newRow("scheme begins with digit") << QByteArray("1http://example.com");
    QTest::newRow("scheme without end") << QByteArray(1000, 'a') + "://b";
    QTest::newRow("path") << QByteArray("http://example.com/");
    QTest::newRow("user") << QByteArray("http://example.com@evil.example");
    QTest::newRow("no host") << QByteArray("http://");
    QTest::newRow("two origins") << QByteArray("http://a.example http://b.example");
    QTest::newRow("combined fields") << QByteArray("http://a.example, http://b.example");
}

void OriginTest::refuses()
{
    QFETCH(const QByteArray, text);
    QVERIFY(!parseOrigin(text));
}

QTEST_APPLESS_MAIN(OriginTest)
#include "tst_origin.moc"
