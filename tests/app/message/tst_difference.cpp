#include "app/message/difference.h"

#include <QElapsedTimer>
#include <QTest>

#include <random>

using namespace Framescope;
using namespace Qt::StringLiterals;

namespace {

std::vector<quint32> numbers(const QByteArray &letters)
{
    std::vector<quint32> result;
    for (const char letter : letters)
        result.push_back(static_cast<quint8>(letter));
    return result;
}

/// All of both is there, in order, and what is said to be equal is.
void verifyRuns(const std::vector<DifferenceRun> &runs, const std::vector<quint32> &left,
    const std::vector<quint32> &right)
{
    qsizetype leftDone = 0;
    qsizetype rightDone = 0;
    for (std::size_t i = 0; i < runs.size(); ++i) {
        const DifferenceRun &run = runs[i];
        QCOMPARE(run.left, leftDone);
        QCOMPARE(run.right, rightDone);
        QVERIFY(run.leftCount + run.rightCount > 0);
        QVERIFY(i == 0 || runs[i - 1].isEqual != run.isEqual);
        if (run.isEqual) {
            QCOMPARE(run.leftCount, run.rightCount);
            QVERIFY(std::equal(left.begin() + run.left, left.begin() + run.left + run.leftCount,
                right.begin() + run.right));
        }
        leftDone += run.leftCount;
        rightDone += run.rightCount;
    }
    QCOMPARE(leftDone, static_cast<qsizetype>(left.size()));
    QCOMPARE(rightDone, static_cast<qsizetype>(right.size()));
}

qsizetype distance(const std::vector<DifferenceRun> &runs)
{
    qsizetype sum = 0;
    for (const DifferenceRun &run : runs)
        sum += run.isEqual ? 0 : run.leftCount + run.rightCount;
    return sum;
}

/// The shortest there is, by the table that takes too long for more.
qsizetype shortest(const std::vector<quint32> &left, const std::vector<quint32> &right)
{
    std::vector<qsizetype> row(right.size() + 1);
    for (std::size_t j = 0; j <= right.size(); ++j)
        row[j] = static_cast<qsizetype>(j);
    for (std::size_t i = 1; i <= left.size(); ++i) {
        qsizetype diagonal = row[0];
        row[0] = static_cast<qsizetype>(i);
        for (std::size_t j = 1; j <= right.size(); ++j) {
            const qsizetype above = row[j];
            row[j] = left[i - 1] == right[j - 1] ? diagonal : 1 + std::min(above, row[j - 1]);
            diagonal = above;
        }
    }
    return row[right.size()];
}

} // namespace

class DifferenceTest : public QObject
{
    Q_OBJECT
private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void findsTheShortest_data()
    {
        QTest::addColumn<QByteArray>("left");
        QTest::addColumn<QByteArray>("right");
        QTest::addColumn<int>("differences");
        QTest::newRow("nothing") << ""_ba
                                 << ""_ba << 0;
        QTest::newRow("the same") << "abc"_ba
                                  << "abc"_ba << 0;
        QTest::newRow("all of it") << "abc"_ba
                                   << ""_ba << 3;
        QTest::newRow("nothing in common") << "abc"_ba
                                           << "xy"_ba << 5;
        QTest::newRow("Myers' example") << "abcabba"_ba
                                        << "cbabac"_ba << 5;
        QTest::newRow("in the middle") << "abXcd"_ba
                                       << "abYcd"_ba << 2;
        QTest::newRow("at both ends") << "Xabc"_ba
                                      << "abcY"_ba << 2;
        QTest::newRow("repeated") << "aaaa"_ba
                                  << "aa"_ba << 2;
    }
    void findsTheShortest()
    {
        QFETCH(QByteArray, left);
        QFETCH(QByteArray, right);
        QFETCH(int, differences);
        const auto runs = findDifferences(numbers(left), numbers(right));
        verifyRuns(runs, numbers(left), numbers(right));
        QCOMPARE(distance(runs), qsizetype { differences });
    }

    void findsTheShortestOfRandomOnes()
    {
        std::mt19937 random(1);
        for (int round = 0; round < 300; ++round) {
            std::vector<quint32> left(random() % 60);
            std::vector<quint32> right(random() % 60);
            for (quint32 &number : left)
                number = static_cast<quint32>(random() % 5);
            for (quint32 &number : right)
                number = static_cast<quint32>(random() % 5);
            const auto runs = findDifferences(left, right);
            verifyRuns(runs, left, right);
            QCOMPARE(distance(runs), shortest(left, right));
        }
    }

    void findsWhatOccursOnceAmongVeryMany()
    {
        // Far apart, but for every hundredth line.
        std::vector<quint32> left;
        std::vector<quint32> right;
        for (quint32 i = 0; i < 100'000; ++i) {
            left.push_back(i % 100 == 0 ? i : 1'000'000 + i);
            right.push_back(i % 100 == 0 ? i : 2'000'000 + i);
        }
        const auto runs = findDifferences(left, right);
        verifyRuns(runs, left, right);
        const auto equal = std::count_if(
            runs.begin(), runs.end(), [](const DifferenceRun &run) { return run.isEqual; });
        QCOMPARE(equal, 1000);
    }

    void endsSoonWhateverComes()
    {
        std::mt19937 random(2);
        std::vector<quint32> left(300'000);
        std::vector<quint32> right(300'000);
        for (quint32 &number : left)
            number = static_cast<quint32>(random() % 3);
        for (quint32 &number : right)
            number = static_cast<quint32>(random() % 3);
        QElapsedTimer timer;
        timer.start();
        const auto runs = findDifferences(left, right);
        verifyRuns(runs, left, right);
        QVERIFY2(timer.elapsed() < 20'000, qPrintable(QString::number(timer.elapsed())));
    }

    void canBeStopped()
    {
        std::stop_source stop;
        stop.request_stop();
        QVERIFY(findDifferences(numbers("a"), numbers("b"), stop.get_token()).empty());
    }
};

QTEST_APPLESS_MAIN(DifferenceTest)
#include "tst_difference.moc"
