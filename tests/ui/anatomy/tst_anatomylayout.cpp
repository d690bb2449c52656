#include "ui/anatomy/anatomylayout.h"

#include <QTest>

using namespace Framescope;

class TestAnatomyLayout : public QObject
{
    Q_OBJECT

private slots:
    void sizesAreTheDesigns();
    void everyCellFindsItsBitAgain();
    void nothingIsFoundBesideTheCells();
    void rowsFitTheHeight();
    void spansAreCutAtRows();
    void spansOutsideAreLeftOut();
    void widthDecidesOnTheSize();
    void textScaleGrowsCells();
};

void TestAnatomyLayout::sizesAreTheDesigns()
{
    const QRectF large = AnatomyLayout::large(88, 1).cellsRect(0, 0, 0);
    QCOMPARE(large.size(), QSizeF(25, 66));
    const QRectF compact = AnatomyLayout::compact(88, 1).cellsRect(0, 0, 0);
    QCOMPARE(compact.size(), QSizeF(18, 48));
    QCOMPARE(AnatomyLayout::large(88, 1).rowCount(), quint64 { 3 });
    QCOMPARE(AnatomyLayout::large(96, 1).rowCount(), quint64 { 3 });
    QCOMPARE(AnatomyLayout::large(104, 1).rowCount(), quint64 { 4 });
    QCOMPARE(AnatomyLayout::large(0, 1).rowCount(), quint64 { 0 });
}

void TestAnatomyLayout::everyCellFindsItsBitAgain()
{
    constexpr quint64 Top = 5;
    const AnatomyLayout layout = AnatomyLayout::compact(100'000, 1);
    for (int row = 0; row < 3; ++row) {
        for (int column = 0; column < AnatomyLayout::BitsPerRow; ++column) {
            const quint64 bit
                = (Top + static_cast<quint64>(row)) * 32 + static_cast<quint64>(column);
            QCOMPARE(layout.bitAt(layout.cellsRect(row, column, column).center(), Top), bit);
            QCOMPARE(layout.rowOf(bit), Top + static_cast<quint64>(row));
        }
    }
}

void TestAnatomyLayout::nothingIsFoundBesideTheCells()
{
    const AnatomyLayout layout = AnatomyLayout::large(88, 1);
    QVERIFY(!layout.bitAt(layout.labelRect(0).center(), 0));
    QVERIFY(!layout.bitAt(layout.rulerRect(3, 3).center(), 0));
    const QRectF cell = layout.cellsRect(0, 31, 31);
    QVERIFY(!layout.bitAt(cell.center() + QPointF(cell.width(), 0), 0));
    QVERIFY(!layout.bitAt({ cell.center().x(), cell.bottom() + 1 }, 0)); // between two rows
    QVERIFY(layout.bitAt(layout.cellsRect(2, 23, 23).center(), 0));
    QVERIFY(!layout.bitAt(layout.cellsRect(2, 24, 24).center(), 0)); // behind the last bit
}

void TestAnatomyLayout::rowsFitTheHeight()
{
    const AnatomyLayout layout = AnatomyLayout::compact(1000, 1);
    const qreal bottom = layout.cellsRect(2, 0, 0).bottom();
    QCOMPARE(layout.rowsWithin(bottom), 3);
    QCOMPARE(layout.rowsWithin(bottom - 1), 2);
    QCOMPARE(layout.rowsWithin(0), 1);
    QVERIFY(layout.moreRect(layout.rowsAboveMore(bottom)).bottom() <= bottom);
}

void TestAnatomyLayout::spansAreCutAtRows()
{
    using Span = AnatomyLayout::Span;
    const AnatomyLayout layout = AnatomyLayout::large(200, 1);
    // A 64-bit length: half of row 0, row 1, half of row 2.
    const QList<Span> spans = layout.spans({ 16, 64 }, 0, 7);
    QCOMPARE(spans.size(), 3);
    QCOMPARE(spans[0], (Span { 0, 16, 31 }));
    QCOMPARE(spans[1], (Span { 1, 0, 31 }));
    QCOMPARE(spans[2], (Span { 2, 0, 15 }));
}

void TestAnatomyLayout::spansOutsideAreLeftOut()
{
    using Span = AnatomyLayout::Span;
    const AnatomyLayout layout = AnatomyLayout::large(200, 1);
    QVERIFY(layout.spans({ 0, 32 }, 1, 3).isEmpty());
    const QList<Span> cut = layout.spans({ 16, 1000 }, 5, 10);
    QCOMPARE(cut.size(), 2);
    QCOMPARE(cut.last(), (Span { 1, 0, 7 })); // the frame ends there
}

void TestAnatomyLayout::widthDecidesOnTheSize()
{
    const qreal large = AnatomyLayout::large(88, 1).width();
    const qreal compact = AnatomyLayout::compact(88, 1).width();
    QVERIFY(!AnatomyLayout::fitting(88, large, 1).isCompact());
    QVERIFY(AnatomyLayout::fitting(88, large - 1, 1).isCompact());
    QCOMPARE(AnatomyLayout::fitting(88, compact, 1).width(), compact);
    const AnatomyLayout shrunk = AnatomyLayout::fitting(88, compact - 40, 1);
    QVERIFY(shrunk.width() <= compact - 40);
    QVERIFY(AnatomyLayout::fitting(88, 100, 1).width() > 400); // readable, and scrolled
}

void TestAnatomyLayout::textScaleGrowsCells()
{
    QCOMPARE(AnatomyLayout::compact(88, 2).cellsRect(0, 0, 0).size(), QSizeF(36, 96));
    QVERIFY(AnatomyLayout::fitting(88, 900, 2).isCompact());
}

QTEST_APPLESS_MAIN(TestAnatomyLayout)
#include "tst_anatomylayout.moc"
