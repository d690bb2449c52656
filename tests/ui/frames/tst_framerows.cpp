#include "ui/frames/framerows.h"

#include <QtTest>

#include <random>

using namespace Framescope;

using namespace Qt::StringLiterals;

namespace {

using Row = FrameRows::Row;

/// The rows as one would write them down.
QList<Row> written(const QList<FrameId> &ids, const QSet<FrameId> &heads,
    const QSet<FrameId> &hidden, const QList<FrameId> &places = {}, FrameId scannedTo = 0)
{
    QList<Row> rows;
    FrameId above = 0;
    const auto isMissing = [&places](FrameId from, FrameId to) {
        return std::any_of(places.begin(), places.end(),
            [from, to](FrameId place) { return place > from && place <= to; });
    };
    for (const FrameId id : ids) {
        if (isMissing(above, id))
            rows.append({ id, false, FrameRows::Gap::Before });
        if (heads.contains(id))
            rows.append({ id, true });
        if (!hidden.contains(id))
            rows.append({ id, false });
        above = id;
    }
    if (isMissing(above, std::max(above, scannedTo) + 1))
        rows.append({ above, false, FrameRows::Gap::After });
    return rows;
}

void compare(const FrameRows &rows, const QList<Row> &expected)
{
    QCOMPARE(rows.size(), expected.size());
    for (qsizetype row = expected.size(); row-- > 0;) {
        QCOMPARE(rows.at(row), expected.at(row));
        QCOMPARE(rows.find(expected.at(row)), std::optional<qint64>(row));
    }
}

} // namespace

class FrameRowsTest : public QObject
{
    Q_OBJECT

private slots:
    void allFrames();
    void messagesHaveARow();
    void headsWaitForTheirFrames();
    void collapsedFragmentsHaveNone();
    void gapsHaveARow();
    void listsLeaveNoGapOut();
    void asWrittenDown_data();
    void asWrittenDown();
};

void FrameRowsTest::allFrames()
{
    FrameRows rows;
    rows.setLastFrame(10'000'000);
    QCOMPARE(rows.size(), 10'000'000);
    QCOMPARE(rows.at(41), (Row { 42, false }));
    QCOMPARE(rows.firstRowFrom(42), 41);
    QCOMPARE(rows.find({ 0, false }), std::nullopt);
    QCOMPARE(rows.find({ 10'000'001, false }), std::nullopt);
}

void FrameRowsTest::messagesHaveARow()
{
    FrameRows rows;
    rows.setLastFrame(6);
    rows.addHeads({ 3 });
    compare(rows, written({ 1, 2, 3, 4, 5, 6 }, { 3 }, {}));
    QCOMPARE(rows.frameCount(), 6);
    QCOMPARE(rows.firstRowFrom(3), 2); // the message's
    QCOMPARE(rows.headBefore(2), FrameId(0));
    QCOMPARE(rows.headBefore(3), FrameId(3));
    QCOMPARE(rows.headBefore(6), FrameId(3));
}

void FrameRowsTest::headsWaitForTheirFrames()
{
    FrameRows rows;
    rows.setLastFrame(3);
    rows.addHeads({ 2, 5 });
    QCOMPARE(rows.size(), 4);
    rows.setLastFrame(6);
    compare(rows, written({ 1, 2, 3, 4, 5, 6 }, { 2, 5 }, {}));
}

void FrameRowsTest::collapsedFragmentsHaveNone()
{
    FrameRows rows;
    rows.setLastFrame(7);
    rows.addHeads({ 2, 6 });
    rows.collapse(2, { 2, 4, 5 });
    compare(rows, written({ 1, 2, 3, 4, 5, 6, 7 }, { 2, 6 }, { 2, 4, 5 }));
    QVERIFY(rows.isCollapsed(2));
    QCOMPARE(rows.hidingHead(4), FrameId(2));
    QCOMPARE(rows.hidingHead(3), FrameId(0));
    QCOMPARE(rows.find({ 4, false }), std::nullopt);
    rows.expand(2);
    compare(rows, written({ 1, 2, 3, 4, 5, 6, 7 }, { 2, 6 }, {}));
}

void FrameRowsTest::gapsHaveARow()
{
    FrameRows rows;
    rows.setLastFrame(10'000'000);
    rows.setGaps({ 3, 5, 10'000'001 });
    QCOMPARE(rows.size(), 10'000'003);
    QCOMPARE(rows.frameCount(), 10'000'000);
    QCOMPARE(rows.at(2), (Row { 3, false, FrameRows::Gap::Before }));
    QCOMPARE(rows.at(3), (Row { 3, false }));
    QCOMPARE(rows.at(5), (Row { 5, false, FrameRows::Gap::Before }));
    QCOMPARE(rows.at(10'000'002), (Row { 10'000'000, false, FrameRows::Gap::After }));
    QCOMPARE(rows.firstRowFrom(3), 2);
    QCOMPARE(rows.firstRowFrom(5), 5);
    QCOMPARE(rows.find({ 6, false, FrameRows::Gap::Before }), std::nullopt);
    QCOMPARE(rows.gapRow(3), std::optional<qint64>(2));
    QCOMPARE(rows.gapRow(10'000'001), std::optional<qint64>(10'000'002));
    QCOMPARE(rows.gapRow(0), std::nullopt);
}

/// Where the frames around it have no row, what is missing stands before the next one that has.
void FrameRowsTest::listsLeaveNoGapOut()
{
    FrameRows rows;
    rows.setGaps({ 3, 5, 40, 100 });
    rows.clear(true);
    QCOMPARE(rows.size(), 0);
    rows.append({ 10, 20 });
    rows.setScannedTo(20);
    compare(rows, { { 10, false, FrameRows::Gap::Before }, { 10, false }, { 20, false } });
    QCOMPARE(rows.places(rows.at(0)).first, FrameId(1));
    QCOMPARE(rows.places(rows.at(0)).last, FrameId(10));
    QCOMPARE(rows.gapRow(5), std::optional<qint64>(0));
    QCOMPARE(rows.gapRow(40), std::nullopt); // frames before it may still come
    rows.setScannedTo(60);
    QCOMPARE(rows.gapRow(40), std::optional<qint64>(3));
    QCOMPARE(rows.at(3), (Row { 20, false, FrameRows::Gap::After }));
    QVERIFY(rows.places(rows.at(3)).contains(40) && !rows.places(rows.at(3)).contains(100));
    rows.append({ 70 }); // and it stays where it is
    QCOMPARE(rows.gapRow(40), std::optional<qint64>(3));
    compare(rows,
        { { 10, false, FrameRows::Gap::Before }, { 10, false }, { 20, false },
            { 70, false, FrameRows::Gap::Before }, { 70, false } });
}

void FrameRowsTest::asWrittenDown_data()
{
    QTest::addColumn<bool>("isList");
    QTest::addColumn<bool>("gapsComeLate");
    QTest::newRow("all frames") << false << false;
    QTest::newRow("some frames") << true << false;
    QTest::newRow("all frames, gaps found later") << false << true;
    QTest::newRow("some frames, gaps found later") << true << true;
}

void FrameRowsTest::asWrittenDown()
{
    QFETCH(bool, isList);
    QFETCH(bool, gapsComeLate);
    std::mt19937 random(7);
    const auto chance = [&random](unsigned in) { return random() % in == 0; };
    FrameRows rows;
    rows.clear(isList);
    QList<FrameId> ids;
    QSet<FrameId> heads;
    QSet<FrameId> hidden;
    QHash<FrameId, QList<FrameId>> messages;
    QList<FrameId> places;
    FrameId head = 0;
    for (FrameId id = 1; id <= 3'000; ++id) {
        if (chance(30)) // of frames too that are not in the list
            places.append(id);
        if (isList && chance(3))
            continue;
        ids.append(id);
        if (chance(8)) {
            head = id;
            heads.insert(id);
        }
        if (head != 0 && chance(2))
            messages[head].append(id);
    }
    places.append(3'001);
    if (!gapsComeLate) {
        rows.setGaps(places);
        rows.clear(isList); // they stay
    }
    if (isList)
        rows.append(ids);
    else
        rows.setLastFrame(ids.constLast());
    QList<FrameId> sorted(heads.begin(), heads.end());
    std::sort(sorted.begin(), sorted.end());
    rows.addHeads(sorted);
    for (const FrameId id : sorted) {
        if (chance(3)) {
            rows.collapse(id, messages.value(id));
            for (const FrameId fragment : messages.value(id))
                hidden.insert(fragment);
        }
    }
    if (gapsComeLate)
        rows.setGaps(places);
    compare(rows, written(ids, heads, hidden, places));
}

QTEST_GUILESS_MAIN(FrameRowsTest)
#include "tst_framerows.moc"
