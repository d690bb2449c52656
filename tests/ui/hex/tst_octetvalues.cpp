#include "ui/hex/octetvalues.h"

#include <QtTest>

using namespace Framescope;

using namespace Qt::StringLiterals;

class OctetValuesTest : public QObject
{
    Q_OBJECT

private slots:
    void values_data();
    void values();
    void tooFewOctetsAreNoValue();
};

void OctetValuesTest::values_data()
{
    QTest::addColumn<QByteArray>("octets");
    QTest::addColumn<QString>("type");
    QTest::addColumn<QString>("little");
    QTest::addColumn<QString>("big");
    const auto hex = [](const char *digits) { return QByteArray::fromHex(digits); };
    QTest::newRow("u8") << hex("ff") << u"8 bits, unsigned"_s << u"255"_s << u"255"_s;
    QTest::newRow("s8") << hex("ff") << u"8 bits, signed"_s << u"-1"_s << u"-1"_s;
    QTest::newRow("u16") << hex("0102") << u"16 bits, unsigned"_s << u"513"_s << u"258"_s;
    QTest::newRow("s16") << hex("ff80") << u"16 bits, signed"_s << u"-32513"_s << u"-128"_s;
    QTest::newRow("u32") << hex("01020304") << u"32 bits, unsigned"_s << u"67305985"_s
                         << u"16909060"_s;
    QTest::newRow("s64") << hex("ffffffffffffffff") << u"64 bits, signed"_s << u"-1"_s << u"-1"_s;
    QTest::newRow("u64") << hex("ffffffffffffffff") << u"64 bits, unsigned"_s
                         << u"18446744073709551615"_s << u"18446744073709551615"_s;
    QTest::newRow("half") << hex("3c00") << u"float, 16 bits"_s << u"3.576e-06"_s << u"1"_s;
    QTest::newRow("float") << hex("3fc00000") << u"float, 32 bits"_s << u"6.8964904e-41"_s
                           << u"1.5"_s;
    QTest::newRow("double") << hex("000000000000f03f") << u"float, 64 bits"_s << u"1"_s
                            << u"3.03865e-319"_s;
    QTest::newRow("varint") << hex("9601ff") << u"varint"_s << u"150 (2 octets)"_s
                            << u"150 (2 octets)"_s;
    QTest::newRow("zigzag") << hex("03") << u"varint, zigzag"_s << u"-2 (1 octet)"_s
                            << u"-2 (1 octet)"_s;
    QTest::newRow("longest varint")
        << hex("ffffffffffffffffff01") << u"varint"_s << u"18446744073709551615 (10 octets)"_s
        << u"18446744073709551615 (10 octets)"_s;
    QTest::newRow("varint of more than 64 bits")
        << hex("ffffffffffffffffff02") << u"varint"_s << QString() << QString();
    QTest::newRow("UTF-8") << hex("c3a9") << u"UTF-8"_s << u"é U+00E9 (2 octets)"_s
                           << u"é U+00E9 (2 octets)"_s;
    QTest::newRow("four octets") << hex("f09f9880") << u"UTF-8"_s << u"😀 U+1F600 (4 octets)"_s
                                 << u"😀 U+1F600 (4 octets)"_s;
    QTest::newRow("overlong") << hex("c080") << u"UTF-8"_s << QString() << QString();
    QTest::newRow("bits") << hex("81") << u"bits"_s << u"10000001"_s << u"10000001"_s;
    QTest::newRow("Unix time") << hex("00000000") << u"Unix time, s, 32 bits"_s
                               << u"1970-01-01T00:00:00.000Z"_s << u"1970-01-01T00:00:00.000Z"_s;
    QTest::newRow("Unix time in ms") << hex("0000018bcfe56800") << u"Unix time, ms"_s << QString()
                                     << u"2023-11-14T22:13:20.000Z"_s;
    QTest::newRow("a time too far away") << hex("ffffffffffffff7f") << u"Unix time, s, 64 bits"_s
                                         << QString() << u"1969-12-31T23:57:51.000Z"_s;
    QTest::newRow("FILETIME") << hex("00803ed5deb19d01") << u"FILETIME"_s
                              << u"1970-01-01T00:00:00.000Z"_s << u"1715-05-23T23:02:10.410Z"_s;
}

void OctetValuesTest::values()
{
    QFETCH(QByteArray, octets);
    QFETCH(QString, type);
    for (const OctetValue &value : octetValues(octets)) {
        if (value.type != type)
            continue;
        QTEST(value.little, "little");
        QTEST(value.big, "big");
        return;
    }
    QFAIL("no such type");
}

void OctetValuesTest::tooFewOctetsAreNoValue()
{
    const QList<OctetValue> none = octetValues({});
    QVERIFY(!none.isEmpty());
    for (const OctetValue &value : none)
        QVERIFY(value.little.isEmpty() && value.big.isEmpty());
    QCOMPARE(octetValues("abc").size(), none.size());
}

QTEST_GUILESS_MAIN(OctetValuesTest)
#include "tst_octetvalues.moc"
