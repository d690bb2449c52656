#include "protocol/handshake/authority.h"

#include <QRegularExpression>
#include <QTest>

using namespace Framescope;

class AuthorityTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void reads_data();
    void reads();
    void refuses_data();
    void refuses();
};

void AuthorityTest::reads_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("host");
    QTest::addColumn<int>("port"); // -1: none
    QTest::newRow("name") << QByteArray("example.com") << QByteArray("example.com") << -1;
    QTest::newRow("case") << QByteArray("Example.COM:80") << QByteArray("example.com") << 80;
    QTest::newRow("IPv4") << QByteArray("127.0.0.1:65535") << QByteArray("127.0.0.1") << 65535;
    QTest::newRow("IPv6") << QByteArray("[::1]") << QByteArray("[::1]") << -1;
    QTest::newRow("IPv6 and port")
        << QByteArray("[FE80::1]:8080") << QByteArray("[fe80::1]") << 8080;
    QTest::newRow("IPv4 in IPv6") << QByteArray("[::ffff:1.2.3.4]")
                                  << QByteArray("[::ffff:1.2.3.4]") << -1;
    QTest::newRow("empty port") << QByteArray("example.com:") << QByteArray("example.com") << -1;
    QTest::newRow("underscore") << QByteArray("my_host") << QByteArray("my_host") << -1;
    QTest::newRow("longest name") << QByteArray(255, 'a') << QByteArray(255, 'a') << -1;
}

void AuthorityTest::reads()
{
    QFETCH(const QByteArray, text);
    QFETCH(const int, port);
    const std::optional<Authority> authority = parseAuthority(text);
    QVERIFY(authority);
    QTEST(authority->host, "host");
    QCOMPARE(authority->port ? int(*authority->port) : -1, port);
}

void AuthorityTest::refuses_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("only a port") << QByteArray(":80");
    QTest::newRow("space") << QByteArray("exam ple.com");
    QTest::newRow("two hosts") << QByteArray("a.example, b.example");
    QTest::newRow("user") << QByteArray("user@example.com");
    QTest::newRow("path") << QByteArray("example.com/");
    QTest::newRow("scheme") << QByteArray("http://example.com");
    QTest::newRow("port too great") << QByteArray("example.com:65536");
    QTest::newRow("port too long") << QByteArray("example.com:000080");
    QTest::newRow("port with sign") << QByteArray("example.com:+80");
    QTest::newRow("port no number") << QByteArray("example.com:http");
    QTest::newRow("two ports") << QByteArray("example.com:80:80");
    QTest::newRow("IPv6 without brackets") << QByteArray("::1");
    QTest::newRow("IPv6 not closed") << QByteArray("[::1");
    QTest::newRow("text after IPv6") << QByteArray("[::1]x:80");
    QTest::newRow("brackets around a name") << QByteArray("[example]");
    QTest::newRow("lone bracket") << QByteArray("]");
    QTest::newRow("empty brackets") << QByteArray("[]");
    QTest::newRow("NUL") << QByteArray("a\0b", 3);
    QTest::newRow("not ASCII") << QByteArray("b\xC3\xBC"
                                             "cher.example");
    QTest::newRow("too long") << QByteArray(256, 'a');
}

void AuthorityTest::refuses()
{
    QFETCH(const QByteArray, text);
    QVERIFY(!parseAuthority(text));
}

QTEST_APPLESS_MAIN(AuthorityTest)
#include "tst_authority.moc"
