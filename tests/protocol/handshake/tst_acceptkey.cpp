#include "protocol/handshake/acceptkey.h"

#include <QRegularExpression>
#include <QTest>

using namespace Framescope;

class AcceptKeyTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void answersTheKeyOfTheRfc();
    void takesAnyKeyAsItIs();
    void judgesKeys_data();
    void judgesKeys();
};

void AcceptKeyTest::answersTheKeyOfTheRfc()
{
    const QByteArray key = "dGhlIHNhbXBsZSBub25jZQ=="; // §1.3 and §4.2.2
    QCOMPARE(acceptKeyDigest(key).toHex(), "b37a4f2cc0624f1690f64606cf385945b2bec4ea");
    QCOMPARE(acceptKey(key), "s3pPLMBiTxaQ9kYGzzhZRbK+xOo=");
}

void AcceptKeyTest::takesAnyKeyAsItIs()
{
    QCOMPARE(acceptKeyDigest("").size(), 20);
    QVERIFY(acceptKey("a") != acceptKey("a "));
}

void AcceptKeyTest::judgesKeys_data()
{
    QTest::addColumn<QByteArray>("key");
    QTest::addColumn<bool>("valid");
    QTest::newRow("§1.3") << QByteArray("dGhlIHNhbXBsZSBub25jZQ==") << true;
    QTest::newRow("§4.1 with unused bits set") << QByteArray("AQIDBAUGBwgJCgsMDQ4PEC==") << true;
    QTest::newRow("zeros") << QByteArray("AAAAAAAAAAAAAAAAAAAAAA==") << true;
    QTest::newRow("empty") << QByteArray() << false;
    QTest::newRow("15 octets") << QByteArray(15, 'k').toBase64() << false;
    QTest::newRow("17 octets") << QByteArray(17, 'k').toBase64() << false;
    QTest::newRow("18 octets, no padding") << QByteArray(18, 'k').toBase64() << false;
    QTest::newRow("padding left out") << QByteArray("dGhlIHNhbXBsZSBub25jZQ") << false;
    QTest::newRow("padding in front") << QByteArray("==dGhlIHNhbXBsZSBub25jZQ") << false;
    QTest::newRow("URL alphabet") << QByteArray("dGhlIHNhbXBsZSBu-_5jZQ==") << false;
    QTest::newRow("three padding characters") << QByteArray("dGhlIHNhbXBsZSBub25jZ===") << false;
    QTest::newRow("space inside") << QByteArray("dGhlIHNhbXBs ZSBub25jZ==") << false;
    QTest::newRow("NUL inside") << QByteArray("dGhlIHNhbXBs\0SBub25jZQ==", 24) << false;
}

void AcceptKeyTest::judgesKeys()
{
    QFETCH(const QByteArray, key);
    QTEST(isValidKey(key), "valid");
}

QTEST_APPLESS_MAIN(AcceptKeyTest)
#include "tst_acceptkey.moc"
