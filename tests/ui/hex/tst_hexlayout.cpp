#include "ui/hex/hexlayout.h"

#include <QTest>

#include <limits>

using namespace Framescope;

class TestHexLayout : public QObject
{
    Q_OBJECT

private slots:
    void rowsCoverEveryOctet_data();
    void rowsCoverEveryOctet();
    void offsetsGrowInPairsOfDigits_data();
    void offsetsGrowInPairsOfDigits();
    void everyCellFindsItsPositionAgain_data();
    void everyCellFindsItsPositionAgain();
    void nothingIsFoundBetweenTheGroups();
    void nothingIsFoundBehindTheEnd();
    void draggingFindsTheNearestOctet();
    void narrowWidthTakesEightColumns();
    void lastRowOfTheLargestSource();
};

void TestHexLayout::rowsCoverEveryOctet_data()
{
    QTest::addColumn<quint64>("size");
    QTest::addColumn<quint64>("rows");
    QTest::newRow("nothing") << quint64 { 0 } << quint64 { 0 };
    QTest::newRow("one") << quint64 { 1 } << quint64 { 1 };
    QTest::newRow("a whole row") << quint64 { 16 } << quint64 { 1 };
    QTest::newRow("a row and one") << quint64 { 17 } << quint64 { 2 };
    QTest::newRow("1 GiB") << (quint64 { 1 } << 30) << (quint64 { 1 } << 26);
    QTest::newRow("all 64 bits") << std::numeric_limits<quint64>::max() << (quint64 { 1 } << 60);
}

void TestHexLayout::rowsCoverEveryOctet()
{
    QFETCH(quint64, size);
    QFETCH(quint64, rows);
    QCOMPARE(HexLayout({}, HexLayout::WideColumns, true, size).rowCount(), rows);
}

void TestHexLayout::offsetsGrowInPairsOfDigits_data()
{
    QTest::addColumn<quint64>("size");
    QTest::addColumn<int>("digits");
    QTest::newRow("nothing") << quint64 { 0 } << 4;
    QTest::newRow("last is FFFF") << quint64 { 0x10000 } << 4;
    QTest::newRow("last is 10000") << quint64 { 0x10001 } << 6;
    QTest::newRow("last is FFFFFF") << quint64 { 0x1000000 } << 6;
    QTest::newRow("last is 1000000") << quint64 { 0x1000001 } << 8;
    QTest::newRow("all 64 bits") << std::numeric_limits<quint64>::max() << 16;
}

void TestHexLayout::offsetsGrowInPairsOfDigits()
{
    QFETCH(quint64, size);
    QFETCH(int, digits);
    QCOMPARE(HexLayout({}, HexLayout::WideColumns, true, size).offsetDigits(), digits);
}

void TestHexLayout::everyCellFindsItsPositionAgain_data()
{
    QTest::addColumn<int>("columns");
    QTest::addColumn<bool>("withText");
    QTest::newRow("16 with text") << 16 << true;
    QTest::newRow("8 with text") << 8 << true;
    QTest::newRow("8 without text") << 8 << false;
}

void TestHexLayout::everyCellFindsItsPositionAgain()
{
    QFETCH(int, columns);
    QFETCH(bool, withText);
    const HexLayout layout({}, columns, withText, 1000);
    constexpr quint64 Top = 3;
    for (int row = 0; row < 4; ++row) {
        for (int column = 0; column < columns; ++column) {
            const quint64 expected
                = (Top + static_cast<quint64>(row)) * static_cast<quint64>(columns)
                + static_cast<quint64>(column);
            QCOMPARE(layout.rowOf(expected), Top + static_cast<quint64>(row));
            QCOMPARE(layout.columnOf(expected), column);
            QCOMPARE(layout.positionAt(layout.octetRect(row, column).center(), Top), expected);
            QCOMPARE(layout.positionNear(layout.octetRect(row, column).center(), Top), expected);
            if (withText)
                QCOMPARE(layout.positionAt(layout.textRect(row, column).center(), Top), expected);
        }
    }
}

void TestHexLayout::nothingIsFoundBetweenTheGroups()
{
    const HexLayout layout({}, HexLayout::WideColumns, true, 64);
    const QPointF between(
        (layout.octetRect(0, 7).right() + layout.octetRect(0, 8).left()) / 2, layout.rowTop(0) + 2);
    QVERIFY(layout.octetRect(0, 8).left() - layout.octetRect(0, 7).right() >= 4);
    QVERIFY(!layout.positionAt(between, 0));
    QVERIFY(!layout.positionAt(layout.offsetRect(0).center(), 0));
    QVERIFY(!layout.positionAt(layout.headingRect(0).center(), 0));
}

void TestHexLayout::nothingIsFoundBehindTheEnd()
{
    const HexLayout layout({}, HexLayout::WideColumns, true, 18);
    QCOMPARE(layout.positionAt(layout.octetRect(1, 1).center(), 0), quint64 { 17 });
    QVERIFY(!layout.positionAt(layout.octetRect(1, 2).center(), 0));
    QVERIFY(!layout.positionAt(layout.octetRect(2, 0).center(), 0));
}

void TestHexLayout::draggingFindsTheNearestOctet()
{
    const HexLayout layout({}, HexLayout::WideColumns, true, 40);
    QCOMPARE(layout.positionNear({ 0, layout.rowTop(0) + 1 }, 1), quint64 { 16 });
    QCOMPARE(layout.positionNear({ 0, 0 }, 1), quint64 { 0 }); // one row above the screen
    QCOMPARE(layout.positionNear({ 0, -1000 }, 1), quint64 { 0 });
    QCOMPARE(layout.positionNear({ 10000, 10000 }, 0), quint64 { 39 });
    QVERIFY(!HexLayout({}, HexLayout::WideColumns, true, 0).positionNear({ 50, 50 }, 0));
}

void TestHexLayout::narrowWidthTakesEightColumns()
{
    const HexLayout wide({}, HexLayout::WideColumns, true, 100);
    QCOMPARE(HexLayout::fitting({}, true, 100, wide.width()).columns(), 16);
    QCOMPARE(HexLayout::fitting({}, true, 100, wide.width() - 1).columns(), 8);
}

void TestHexLayout::lastRowOfTheLargestSource()
{
    const quint64 size = std::numeric_limits<quint64>::max();
    const HexLayout layout({}, HexLayout::WideColumns, true, size);
    const quint64 top = layout.rowCount() - 1;
    QCOMPARE(layout.positionAt(layout.octetRect(0, 14).center(), top), size - 1);
    QVERIFY(!layout.positionAt(layout.octetRect(0, 15).center(), top));
}

QTEST_APPLESS_MAIN(TestHexLayout)
#include "tst_hexlayout.moc"
