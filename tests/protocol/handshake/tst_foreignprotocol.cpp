#include "protocol/handshake/foreignprotocol.h"

#include <QTest>

using namespace Framescope;

class TestForeignProtocol : public QObject
{
    Q_OBJECT
private slots:
    void knowsItByTheFirstOctet_data();
    void knowsItByTheFirstOctet();
    void takesTheRestForHttp();
};

void TestForeignProtocol::knowsItByTheFirstOctet_data()
{
    QTest::addColumn<QByteArray>("octets");
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("answer");
    QTest::newRow("RFC 8446 §5.1 handshake record")
        << QByteArray::fromHex("160301020001000001") << QStringLiteral("TLS") << QByteArray();
    QTest::newRow("SOCKS4 CONNECT")
        << QByteArray::fromHex("040100507f00000100") << QStringLiteral("SOCKS4")
        << QByteArray::fromHex("005b000000000000");
    QTest::newRow("RFC 1928 §3 greeting")
        << QByteArray::fromHex("050100") << QStringLiteral("SOCKS5") << QByteArray::fromHex("05ff");
}

void TestForeignProtocol::knowsItByTheFirstOctet()
{
    QFETCH(QByteArray, octets);
    for (qsizetype size = 1; size <= octets.size(); ++size) {
        const auto foreign = foreignProtocol(QByteArrayView(octets).first(size));
        QVERIFY(foreign);
        QTEST(foreign->answer, "answer");
        QFETCH(QString, name);
        QVERIFY2(foreign->sentence.contains(name), qPrintable(foreign->sentence));
    }
    QVERIFY(!foreignProtocol({}));
}

void TestForeignProtocol::takesTheRestForHttp()
{
    for (int octet = 0; octet < 256; ++octet) {
        if (octet != 0x16 && octet != 4 && octet != 5)
            QVERIFY(!foreignProtocol(QByteArray(3, static_cast<char>(octet))));
    }
}

QTEST_APPLESS_MAIN(TestForeignProtocol)
#include "tst_foreignprotocol.moc"
