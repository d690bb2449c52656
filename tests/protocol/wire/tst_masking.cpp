#include "protocol/wire/masking.h"

#include <QTest>

using namespace Framescope;

class TestMasking : public QObject
{
    Q_OBJECT
private slots:
    void masksTheExampleOfTheRfc();
    void masksInPartsAsInOne();
};

void TestMasking::masksTheExampleOfTheRfc()
{
    QByteArray octets("Hello");
    applyMask({ octets.data(), 5 }, { 0x37, 0xfa, 0x21, 0x3d });
    QCOMPARE(octets.toHex(), QByteArray("7f9f4d5158")); // §5.7
    applyMask({ octets.data(), 5 }, { 0x37, 0xfa, 0x21, 0x3d });
    QCOMPARE(octets, QByteArray("Hello"));
}

void TestMasking::masksInPartsAsInOne()
{
    const MaskingKey key { 1, 2, 4, 8 };
    QByteArray plain(1200, Qt::Uninitialized);
    for (qsizetype i = 0; i < plain.size(); ++i)
        plain[i] = char(i * 7);
    QByteArray expected = plain;
    for (qsizetype i = 0; i < plain.size(); ++i)
        expected[i] = char(quint8(plain[i]) ^ key[std::size_t(i % 4)]); // §5.3, word for word

    for (qsizetype cut = 0; cut <= plain.size(); ++cut) { // short and long parts, at any alignment
        QByteArray octets = plain;
        applyMask({ octets.data(), std::size_t(cut) }, key);
        applyMask({ octets.data() + cut, std::size_t(octets.size() - cut) }, key, quint64(cut));
        QCOMPARE(octets, expected);
    }
}

QTEST_APPLESS_MAIN(TestMasking)
#include "tst_masking.moc"
