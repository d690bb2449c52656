#include "ui/hex/rowscale.h"

#include <QTest>

#include <limits>

using namespace Framescope;

class TestRowScale : public QObject
{
    Q_OBJECT

private slots:
    void nothingToScroll();
    void exactForEveryRowThatAnIntCounts();
    void endsMeetWhenScaled();
    void neverLeavesTheList();
};

void TestRowScale::nothingToScroll()
{
    const RowScale scale(5, 10);
    QCOMPARE(scale.maximum(), 0);
    QCOMPARE(scale.lastTop(), quint64 { 0 });
    QCOMPARE(scale.toTop(0), quint64 { 0 });
}

void TestRowScale::exactForEveryRowThatAnIntCounts()
{
    const RowScale scale((quint64 { 1 } << 26) + 20, 20);
    QCOMPARE(scale.maximum(), 1 << 26);
    for (const quint64 top :
        { quint64 { 0 }, quint64 { 1 }, quint64 { 12345678 }, scale.lastTop() })
        QCOMPARE(scale.toTop(scale.toValue(top)), top);
}

void TestRowScale::endsMeetWhenScaled()
{
    const RowScale scale(std::numeric_limits<quint64>::max(), 20);
    QVERIFY(scale.maximum() > 0);
    QCOMPARE(scale.toTop(0), quint64 { 0 });
    QCOMPARE(scale.toTop(scale.maximum()), scale.lastTop());
    QCOMPARE(scale.toValue(scale.lastTop()), scale.maximum());
    QVERIFY(scale.toTop(scale.maximum() / 2) > scale.lastTop() / 3);
}

void TestRowScale::neverLeavesTheList()
{
    const RowScale scale(100, 20);
    QCOMPARE(scale.toTop(-5), quint64 { 0 });
    QCOMPARE(scale.toTop(1000), quint64 { 80 });
    QCOMPARE(scale.toValue(1000), 80);
}

QTEST_APPLESS_MAIN(TestRowScale)
#include "tst_rowscale.moc"
