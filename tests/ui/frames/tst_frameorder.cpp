#include "ui/frames/capturegaprows.h"
#include "ui/frames/frameorder.h"

#include <QtTest>

using namespace Framescope;

using namespace Qt::StringLiterals;

using Arrangement = FrameOrder::Arrangement;
using Row = FrameRows::Row;

class FrameOrderTest : public QObject
{
    Q_OBJECT

private slots:
    void recordedIsAscending();
    void backwardsIsTheSameRowsFromTheEnd();
    void sortedIsByTheList();
    void sortedWithoutAListIsEmpty();
    void onlyAnnouncedRowsAreFound();
    void gapsHaveNoPlaceInAList();
};

void FrameOrderTest::recordedIsAscending()
{
    FrameRows rows;
    rows.setLastFrame(4);
    rows.addHeads({ 2 });
    FrameOrder order(rows);
    QCOMPARE(order.newestRow(), -1);
    order.setRowCount(static_cast<int>(rows.size()));
    QCOMPARE(order.rowCount(), 5);
    QCOMPARE(order.at(1), (Row { 2, true }));
    QCOMPARE(order.find({ 2, true }), 1);
    QCOMPARE(order.find({ 2 }), 2);
    QCOMPARE(order.newestRow(), 4);
    QCOMPARE(order.firstRowFrom(3), 3);
    QCOMPARE(order.firstRowFrom(5), 5);
    QCOMPARE(order.violationRowFrom(-1, 1), -1);
}

void FrameOrderTest::backwardsIsTheSameRowsFromTheEnd()
{
    FrameRows rows;
    rows.setLastFrame(4);
    rows.setFlat(true);
    FrameOrder order(rows);
    order.arrange(Arrangement::Backwards);
    order.setRowCount(4);
    for (int row = 0; row < 4; ++row) {
        const FrameId id = static_cast<FrameId>(4 - row);
        QCOMPARE(order.at(row), Row { id });
        QCOMPARE(order.find({ id }), row);
    }
    QCOMPARE(order.newestRow(), 0);
    QCOMPARE(order.firstRowFrom(3), 1);
    QCOMPARE(order.firstRowFrom(5), 0);
}

void FrameOrderTest::sortedIsByTheList()
{
    FrameRows rows;
    rows.clear(true);
    rows.append({ 10, 20, 30 });
    rows.setFlat(true);
    const auto sorted = std::make_shared<SortedFrames>();
    sorted->ids = { 20, 30, 10 };
    sorted->rows = { 2, 0, 1 };
    sorted->violations = RowSet(3);
    sorted->violations.insert(1);
    FrameOrder order(rows);
    order.arrange(Arrangement::Sorted, sorted);
    order.setRowCount(3);
    QCOMPARE(order.at(0), Row { 20 });
    QCOMPARE(order.find({ 10 }), 2);
    QCOMPARE(order.find({ 11 }), -1);
    QCOMPARE(order.find({ 10, true }), -1);
    QCOMPARE(order.newestRow(), 1);
    QCOMPARE(order.firstRowFrom(30), 1);
    QCOMPARE(order.firstRowFrom(25), 3); // nobody knows
    QCOMPARE(order.violationRowFrom(-1, 1), 1);
    QCOMPARE(order.violationRowFrom(1, 1), -1);
    QCOMPARE(order.violationRowFrom(-1, -1), 1);

    rows.append({ 40 }); // it came later
    QCOMPARE(order.find({ 40 }), -1);
}

void FrameOrderTest::sortedWithoutAListIsEmpty()
{
    FrameRows rows;
    rows.setLastFrame(3);
    FrameOrder order(rows);
    order.arrange(Arrangement::Sorted);
    QVERIFY(!order.sorted());
    QCOMPARE(order.find({ 1 }), -1);
    QCOMPARE(order.newestRow(), -1);
    QCOMPARE(order.violationRowFrom(-1, 1), -1);
}

void FrameOrderTest::onlyAnnouncedRowsAreFound()
{
    FrameRows rows;
    rows.setLastFrame(4);
    FrameOrder order(rows);
    order.setRowCount(2);
    QCOMPARE(order.find({ 2 }), 1);
    QCOMPARE(order.find({ 3 }), -1);
    QCOMPARE(order.fromRecorded(2), -1);
    QCOMPARE(order.firstRowFrom(4), 2);
}

void FrameOrderTest::gapsHaveNoPlaceInAList()
{
    FrameRows rows;
    rows.setLastFrame(4);
    FrameOrder order(rows);
    CaptureGapRows gaps(rows, order);
    QVERIFY(gaps.isEmpty());
    QCOMPARE(gaps.besideThem(4), QString());
    CaptureGap inside;
    inside.connection = 1;
    inside.before = 3;
    CaptureGap behind;
    behind.connection = 2;
    behind.after = 4;
    gaps.setGaps({ inside, behind });
    QCOMPARE(gaps.places(), (QList<FrameId> { 3, 5 }));
    rows.setGaps(gaps.places());
    order.setRowCount(static_cast<int>(rows.size()));
    QCOMPARE(gaps.rowAfter(-1), 2);
    QCOMPARE(gaps.rowAfter(2), 5);
    QCOMPARE(gaps.rowBefore(5), 2);
    QCOMPARE(gaps.at(order.at(2)), QList<CaptureGap> { inside });
    QCOMPARE(gaps.besideThem(4), u"id in {2..3, 4}"_s);

    gaps.setConnection(2);
    QCOMPARE(gaps.places(), QList<FrameId> { 5 });

    gaps.setConnection(0);
    order.arrange(Arrangement::Sorted, std::make_shared<SortedFrames>());
    QCOMPARE(gaps.rowAfter(-1), -1);
}

QTEST_GUILESS_MAIN(FrameOrderTest)
#include "tst_frameorder.moc"
