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
