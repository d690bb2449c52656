#include "app/statistics/durationhistogram.h"

#include <QTest>

#include <algorithm>
#include <random>
#include <vector>

using namespace Framescope;

class DurationHistogramTest : public QObject
{
    Q_OBJECT
private slots:
    void nothing();
    void isExactAtTheEnds();
    void countsByDoubling();
    void quantilesAreClose_data();
    void quantilesAreClose();
};

void DurationHistogramTest::nothing()
{
    const DurationHistogram histogram;
    QCOMPARE(histogram.count(), quint64(0));
    QVERIFY(!histogram.quantile(0.5));
    QCOMPARE(histogram.mean(), qint64(0));
}

void DurationHistogramTest::isExactAtTheEnds()
{
    DurationHistogram histogram;
    for (const qint64 duration :
        { qint64(123'456'789), qint64(7), qint64(-5), std::numeric_limits<qint64>::max() })
        histogram.add(duration);
    QCOMPARE(histogram.least(), qint64(0));
    QCOMPARE(histogram.greatest(), std::numeric_limits<qint64>::max());
    QCOMPARE(histogram.quantile(0).value(), qint64(0));
    QCOMPARE(histogram.quantile(1).value(), std::numeric_limits<qint64>::max());
    QCOMPARE(histogram.quantile(0.5).value(), qint64(7));
}

void DurationHistogramTest::countsByDoubling()
{
    DurationHistogram histogram;
    QVERIFY(histogram.doublings().isEmpty());
    for (const qint64 duration : { 0, 1, 3, 64, 100, 127, 128, 1000 })
        histogram.add(duration);
    QList<qint64> from;
    QList<quint64> counts;
    for (const DurationHistogram::Doubling &doubling : histogram.doublings()) {
        from.append(doubling.from);
        counts.append(doubling.count);
    }
    QCOMPARE(from, QList<qint64>({ 0, 1, 2, 4, 8, 16, 32, 64, 128, 256, 512 }));
    QCOMPARE(counts, QList<quint64>({ 1, 1, 1, 0, 0, 0, 0, 3, 1, 0, 1 }));
}

void DurationHistogramTest::quantilesAreClose_data()
{
    QTest::addColumn<qint64>("greatest");
    QTest::newRow("ns") << qint64(100);
    QTest::newRow("us") << qint64(100'000);
    QTest::newRow("ms") << qint64(30'000'000);
    QTest::newRow("hours") << qint64(10'000'000'000'000);
}

void DurationHistogramTest::quantilesAreClose()
{
    QFETCH(qint64, greatest);
    std::mt19937_64 random(1);
    std::vector<qint64> all;
    DurationHistogram histogram;
    for (int i = 0; i < 10'000; ++i) {
        all.push_back(static_cast<qint64>(random() % static_cast<quint64>(greatest)));
        histogram.add(all.back());
    }
    std::ranges::sort(all);
    for (const double share : { 0.01, 0.25, 0.5, 0.95, 0.999 }) {
        const auto rank = static_cast<std::size_t>(std::ceil(share * 10'000)) - 1;
        const auto exact = static_cast<double>(all[rank]);
        const auto found = static_cast<double>(histogram.quantile(share).value());
        QVERIFY(found >= exact);
        QVERIFY(found <= exact * 1.032 + 1);
    }
}

QTEST_GUILESS_MAIN(DurationHistogramTest)
#include "tst_durationhistogram.moc"
