#include "app/filter/findoctets.h"

#include <QElapsedTimer>
#include <QTest>

#include <random>

using namespace Framescope;

class FindOctetsTest : public QObject
{
    Q_OBJECT
private slots:
    void findsTheFirst_data();
    void findsTheFirst();
    void findsWhatAPlainSearchFinds();
    void badLuckCostsLittle();
};

void FindOctetsTest::findsTheFirst_data()
{
    QTest::addColumn<QByteArray>("octets");
    QTest::addColumn<QByteArray>("needle");
    QTest::addColumn<qsizetype>("place");
    QTest::newRow("nothing in nothing") << QByteArray() << QByteArray() << qsizetype(0);
    QTest::newRow("nothing") << QByteArray("abc") << QByteArray() << qsizetype(0);
    QTest::newRow("in nothing") << QByteArray() << QByteArray("a") << qsizetype(-1);
    QTest::newRow("longer than all") << QByteArray("ab") << QByteArray("abc") << qsizetype(-1);
    QTest::newRow("all") << QByteArray("abc") << QByteArray("abc") << qsizetype(0);
    QTest::newRow("one octet") << QByteArray(40, 'x') + 'y' << QByteArray("y") << qsizetype(40);
    QTest::newRow("zero") << QByteArray("abc\0d", 5) << QByteArray("\0", 1) << qsizetype(3);
    QTest::newRow("the first of two")
        << QByteArray(20, 'x') + "error error" << QByteArray("error") << qsizetype(20);
    QTest::newRow("at the end") << QByteArray(57, 'e') + "error" << QByteArray("error")
                                << qsizetype(57);
    QTest::newRow("cut at the end")
        << QByteArray(57, 'x') + "erro" << QByteArray("error") << qsizetype(-1);
}

void FindOctetsTest::findsTheFirst()
{
    QFETCH(QByteArray, octets);
    QFETCH(QByteArray, needle);
    QTEST(findOctets(octets, needle), "place");
}

void FindOctetsTest::findsWhatAPlainSearchFinds()
{
    std::mt19937 random(6455);
    for (int round = 0; round < 20'000; ++round) {
        QByteArray octets;
        for (auto count = random() % 200; count > 0; --count)
            octets += static_cast<char>('a' + random() % 3);
        QByteArray needle;
        for (auto count = 1 + random() % (round % 2 == 0 ? 6U : 40U); count > 0; --count)
            needle += static_cast<char>('a' + random() % 3);
        QCOMPARE(findOctets(octets, needle), octets.indexOf(needle));
    }
}

/// Where every place has the right first and last octet, and is wrong in the middle.
void FindOctetsTest::badLuckCostsLittle()
{
    const QByteArray octets(8 << 20, 'a');
    const QByteArray needle = QByteArray(20'000, 'a') + 'b' + QByteArray(20'000, 'a');
    QElapsedTimer timer;
    timer.start();
    QCOMPARE(findOctets(octets, needle), qsizetype(-1));
    QVERIFY(timer.elapsed() < 5000); // place by place it would be minutes
}

QTEST_GUILESS_MAIN(FindOctetsTest)
#include "tst_findoctets.moc"
