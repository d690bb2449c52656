#include "app/session/crc32c.h"

#include <QTest>

using namespace Framescope;

class Crc32cTest : public QObject
{
    Q_OBJECT
private slots:
    void vectors_data()
    {
        QTest::addColumn<QByteArray>("octets");
        QTest::addColumn<quint32>("crc");
        QTest::newRow("empty") << QByteArray() << 0U;
        QTest::newRow("check") << QByteArray("123456789") << 0xE3069283U;
        // RFC 3720 §B.4
        QTest::newRow("zeros") << QByteArray(32, '\0') << 0x8A9136AAU;
        QTest::newRow("ones") << QByteArray(32, '\xFF') << 0x62A8AB43U;
        QByteArray counting;
        for (char i = 0; i < 32; ++i)
            counting += i;
        QTest::newRow("counting") << counting << 0x46DD794EU;
    }
    /// Long ones are cut into stretches that are worked on side by side.
    void longOnes()
    {
        QByteArray octets(40'000, '\0');
        quint32 random = 6455;
        for (char &octet : octets) {
            random = random * 1'664'525 + 1'013'904'223;
            octet = static_cast<char>(random >> 24);
        }
        quint32 bitwise = ~quint32(0);
        QList<quint32> expected { ~bitwise }; // of the first n octets
        for (const char octet : octets) {
            bitwise ^= static_cast<quint8>(octet);
            for (int bit = 0; bit < 8; ++bit)
                bitwise = (bitwise >> 1) ^ ((bitwise & 1) != 0 ? 0x82F63B78U : 0U);
            expected.append(~bitwise);
        }
        for (const qsizetype count : { 12'287, 12'288, 12'289, 12'296, 24'575, 24'577, 40'000 }) {
            QCOMPARE(crc32c(octets.first(count)), expected.at(count));
            const qsizetype cut = count / 3;
            QCOMPARE(crc32c(octets.sliced(cut, count - cut), expected.at(cut)), expected.at(count));
        }
    }
    void vectors()
    {
        QFETCH(QByteArray, octets);
        QFETCH(quint32, crc);
        QCOMPARE(crc32c(octets), crc);
        for (qsizetype cut = 0; cut <= octets.size(); ++cut)
            QCOMPARE(crc32c(octets.sliced(cut), crc32c(octets.first(cut))), crc);
    }
};

QTEST_GUILESS_MAIN(Crc32cTest)
#include "tst_crc32c.moc"
