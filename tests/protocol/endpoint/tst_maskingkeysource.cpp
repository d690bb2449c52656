#include "protocol/endpoint/maskingkeysource.h"

#include <QTest>

#include <set>

using namespace Framescope;

class TestMaskingKeySource : public QObject
{
    Q_OBJECT
private slots:
    void drawsKeysThatNobodyCanGuess();
    void twoSourcesShareNothing();
};

void TestMaskingKeySource::drawsKeysThatNobodyCanGuess()
{
    constexpr int Count = 10'000; // many pools
    MaskingKeySource source;
    std::set<MaskingKey> keys;
    std::array<int, 32> ones {};
    for (int i = 0; i < Count; ++i) {
        const MaskingKey key = source.next();
        keys.insert(key);
        for (std::size_t bit = 0; bit < ones.size(); ++bit)
            ones[bit] += key[bit / 8] >> (bit % 8) & 1;
    }
    // Of 10,000 keys out of 2^32, about 0.01 pairs are alike.
    QVERIFY(keys.size() >= Count - 3);
    // Every bit is set in half of them; 500 is ten standard deviations.
    for (const int count : ones)
        QVERIFY2(qAbs(count - Count / 2) < 500, qPrintable(QString::number(count)));
}

void TestMaskingKeySource::twoSourcesShareNothing()
{
    MaskingKeySource first;
    MaskingKeySource second;
    int alike = 0;
    for (int i = 0; i < 1000; ++i)
        alike += first.next() == second.next();
    QVERIFY(alike <= 1);
}

QTEST_APPLESS_MAIN(TestMaskingKeySource)
#include "tst_maskingkeysource.moc"
