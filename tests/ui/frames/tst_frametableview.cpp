#include "tests/app/session/sessionfixture.h"
#include "tests/ui/widgets/guiwarnings.h"
#include "ui/frames/framecache.h"
#include "ui/frames/frameselection.h"
#include "ui/frames/frametablemodel.h"
#include "ui/frames/frametableview.h"

#include <QAccessible>
#include <QClipboard>
#include <QHeaderView>
#include <QJsonDocument>
#include <QJsonObject>
#include <QScrollBar>
#include <QSignalSpy>
#include <QtTest>

#include <ctime>

using namespace Framescope;
using namespace Framescope::Test;

using namespace Qt::StringLiterals;

namespace {

constexpr int VisibleRows = 10;

/// A view of its own session, ten rows high.
struct Fixture
{
    explicit Fixture(std::shared_ptr<SessionStore> session = std::make_shared<MemorySessionStore>())
        : store(std::move(session))
        , cache(store)
        , model(store, cache)
        , view(theme, store, model, selection)
    {
        view.resize(1000, view.horizontalHeader()->height() + VisibleRows * view.pitch());
        view.show();
    }

    void add(int frames) { add(QList<FrameSpec>(frames)); }
    void add(const QList<FrameSpec> &specs) { model.setLastFrame(record(*store, specs)); }
    int row() const { return view.currentIndex().row(); }
    int topRow() const { return view.indexAt({ 5, 0 }).row(); }
    QScrollBar *scrollBar() const { return view.verticalScrollBar(); }
    void click(int row, Qt::KeyboardModifiers modifiers = {})
    {
        const QRect cell = view.visualRect(model.index(row, FrameTableModel::TimeColumn));
        QTest::mouseClick(view.viewport(), Qt::LeftButton, modifiers, cell.center());
    }
    void key(Qt::Key key, Qt::KeyboardModifiers modifiers = {})
    {
        QTest::keyClick(&view, key, modifiers);
    }

    Theme theme;
    std::shared_ptr<SessionStore> store;
    FrameCache cache;
    FrameTableModel model;
    FrameSelection selection;
    FrameTableView view;
};

FrameSpec brokenFrame()
{
    return { .violations = { { Rule::ReservedBits, Direction::ClientToServer, 0, 1, {} } } };
}

} // namespace

class FrameTableViewTest : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void geometryFollowsThePitch();
    void followsTheNewest();
    void scrollingUpPausesAndDownResumes();
    void selectingPausesAndEndResumes();
    void keysMoveTheCurrentRow();
    void keysFindViolations();
    void lettersDoNotSearch();
    void clickSharesTheFrame();
    void sharedFrameIsShown();
    void selectionFollowsWhenItsBlockComes();
    void anotherConnectionKeepsTheSharedFrame();
    void copiesSelectedRows();
    void narrowTableHidesColumns();
    void tenMillionRows();
    void assistiveTechnologyReadsRows();
};

void FrameTableViewTest::init()
{
    failOnGuiWarnings();
}

void FrameTableViewTest::geometryFollowsThePitch()
{
    Fixture fixture;
    fixture.add(100);
    fixture.scrollBar()->setValue(40);
    const QModelIndex index = fixture.model.index(43, FrameTableModel::OpcodeColumn);
    const QRect cell = fixture.view.visualRect(index);
    QCOMPARE(cell.top(), 3 * fixture.view.pitch());
    QCOMPARE(cell.height(), fixture.view.pitch());
    QCOMPARE(fixture.view.indexAt(cell.center()), index);
    QVERIFY(!fixture.view.indexAt({ 5, -1 }).isValid());
    fixture.view.setDensity(FrameTableView::Density::Comfortable);
    QCOMPARE(fixture.view.visualRect(index).top(), 3 * fixture.view.pitch());
    QVERIFY(fixture.view.pitch() > cell.height());
}

void FrameTableViewTest::followsTheNewest()
{
    Fixture fixture;
    fixture.add(5);
    QCOMPARE(fixture.topRow(), 0);
    fixture.add(50);
    QCOMPARE(fixture.topRow(), 55 - VisibleRows);
    QVERIFY(fixture.view.isFollowing());
}

void FrameTableViewTest::scrollingUpPausesAndDownResumes()
{
    Fixture fixture;
    fixture.add(50);
    QSignalSpy paused(&fixture.view, &FrameTableView::tailPaused);
    QSignalSpy followed(&fixture.view, &FrameTableView::tailFollowed);
    fixture.scrollBar()->triggerAction(QScrollBar::SliderPageStepSub);
    QVERIFY(!fixture.view.isFollowing());
    const int top = fixture.topRow();
    fixture.add(200);
    fixture.add(14);
    QCOMPARE(fixture.topRow(), top); // the rows on screen stay put
    QCOMPARE(paused.last().at(0).toLongLong(), 214);
    fixture.scrollBar()->triggerAction(QScrollBar::SliderToMaximum);
    QVERIFY(fixture.view.isFollowing());
    QCOMPARE(followed.size(), 1);
}

void FrameTableViewTest::selectingPausesAndEndResumes()
{
    Fixture fixture;
    fixture.add(50);
    fixture.click(45);
    QVERIFY(!fixture.view.isFollowing());
    const int top = fixture.topRow();
    fixture.add(30);
    QCOMPARE(fixture.topRow(), top);
    fixture.key(Qt::Key_End);
    QVERIFY(fixture.view.isFollowing());
    QCOMPARE(fixture.row(), 79);
    fixture.add(20);
    QCOMPARE(fixture.topRow(), 100 - VisibleRows);
}

void FrameTableViewTest::keysMoveTheCurrentRow()
{
    Fixture fixture;
    fixture.add(50);
    fixture.key(Qt::Key_Home);
    QCOMPARE(fixture.row(), 0);
    fixture.key(Qt::Key_J);
    fixture.key(Qt::Key_J);
    QCOMPARE(fixture.row(), 2);
    fixture.key(Qt::Key_K);
    QCOMPARE(fixture.row(), 1);
    fixture.key(Qt::Key_Up);
    fixture.key(Qt::Key_Up);
    fixture.key(Qt::Key_K);
    QCOMPARE(fixture.row(), 0);
    fixture.key(Qt::Key_PageDown);
    QCOMPARE(fixture.row(), VisibleRows);
    QCOMPARE(fixture.topRow(), 1);
    for (int i = 0; i < 9; ++i)
        fixture.key(Qt::Key_PageDown);
    QCOMPARE(fixture.row(), 49);
    fixture.key(Qt::Key_J);
    QCOMPARE(fixture.row(), 49);
    QCOMPARE(fixture.selection.frame().id(), FrameId(50));
}

void FrameTableViewTest::keysFindViolations()
{
    Fixture fixture;
    QList<FrameSpec> specs(60);
    specs[20] = brokenFrame();
    specs[40] = brokenFrame();
    fixture.add(specs);
    fixture.key(Qt::Key_V);
    QTRY_COMPARE(fixture.row(), 20);
    fixture.key(Qt::Key_V);
    QTRY_COMPARE(fixture.row(), 40);
    fixture.key(Qt::Key_V, Qt::ShiftModifier);
    QTRY_COMPARE(fixture.row(), 20);
}

void FrameTableViewTest::lettersDoNotSearch()
{
    Fixture fixture;
    fixture.add(30);
    fixture.key(Qt::Key_Home);
    fixture.key(Qt::Key_2); // would be the row of frame 2
    QCOMPARE(fixture.row(), 0);
}

void FrameTableViewTest::clickSharesTheFrame()
{
    Fixture fixture;
    fixture.add(10);
    fixture.click(6);
    QCOMPARE(fixture.selection.frame().id(), FrameId(7));
}

void FrameTableViewTest::sharedFrameIsShown()
{
    Fixture fixture;
    fixture.add(500);
    fixture.selection.setFrame(FrameHandle(fixture.store->block(100), 100));
    QCOMPARE(fixture.row(), 99);
    QVERIFY(fixture.view.selectionModel()->isRowSelected(99));
    QVERIFY(fixture.view.viewport()->rect().contains(
        fixture.view.visualRect(fixture.view.currentIndex()).center()));
}

void FrameTableViewTest::selectionFollowsWhenItsBlockComes()
{
    Fixture fixture(std::make_shared<ColdStore>());
    fixture.add(10);
    fixture.view.selectFrame(4);
    QVERIFY(fixture.selection.frame().isNull());
    QTRY_COMPARE(fixture.selection.frame().id(), FrameId(4));
}

void FrameTableViewTest::anotherConnectionKeepsTheSharedFrame()
{
    Fixture fixture;
    QList<FrameSpec> specs(10);
    specs[3].connection = 2;
    specs[7].connection = 2;
    fixture.add(specs);
    fixture.view.selectFrame(8);
    fixture.model.setConnection(2);
    QTRY_COMPARE(fixture.row(), 1); // frame 8 is its second frame
    fixture.model.setConnection(1);
    QTRY_COMPARE(fixture.model.rowCount(), 8);
    QVERIFY(!fixture.view.selectionModel()->hasSelection());
    QCOMPARE(fixture.selection.frame().id(), FrameId(8));
}

void FrameTableViewTest::copiesSelectedRows()
{
    Fixture fixture;
    fixture.add({ { .payload = "one" },
        { .direction = Direction::ServerToClient,
            .opcode = toNibble(Opcode::Binary),
            .payload = QByteArray::fromHex("00ff") },
        { .payload = "three" } });
    QSignalSpy copied(&fixture.view, &FrameTableView::copied);
    fixture.click(2);
    fixture.click(1, Qt::ShiftModifier);
    fixture.key(Qt::Key_C, Qt::ControlModifier);
    QVERIFY(copied.wait());
    QCOMPARE(QGuiApplication::clipboard()->text(), u"00 FF\nthree\n"_s);
    QCOMPARE(copied.first().at(0).toLongLong(), 2);

    fixture.view.copySelected(FrameClipboard::Format::Hex);
    QVERIFY(copied.wait());
    QVERIFY(QGuiApplication::clipboard()->text().startsWith(u"82 02 00 FF\n81 85 37 FA 21 3D "_s));

    fixture.click(0);
    fixture.view.copySelected(FrameClipboard::Format::Json);
    QVERIFY(copied.wait());
    const auto json = QJsonDocument::fromJson(QGuiApplication::clipboard()->text().toUtf8());
    QCOMPARE(json.object().value("payload"_L1).toString(), u"one"_s);
}

void FrameTableViewTest::narrowTableHidesColumns()
{
    Fixture fixture;
    QVERIFY(!fixture.view.isColumnHidden(FrameTableModel::DeltaColumn));
    fixture.view.resize(792, 300); // beside the connections in a window of 1024
    QVERIFY(fixture.view.isColumnHidden(FrameTableModel::DeltaColumn));
    QVERIFY(fixture.view.isColumnHidden(FrameTableModel::MaskColumn));
    QVERIFY(!fixture.view.isColumnHidden(FrameTableModel::PreviewColumn));
    fixture.view.resize(1100, 300);
    QVERIFY(!fixture.view.isColumnHidden(FrameTableModel::MaskColumn));
}

void FrameTableViewTest::tenMillionRows()
{
    Fixture fixture;
    fixture.add(1000);
    fixture.model.setLastFrame(10'000'000);
    const std::clock_t start = std::clock(); // of this process: other load does not count
    // What a second of fast traffic asks for: 30 batches, each followed to its end and painted.
    for (FrameId batch = 1; batch <= 30; ++batch) {
        fixture.model.setLastFrame(10'000'000 + batch * 10'000);
        fixture.view.viewport()->repaint();
    }
    fixture.scrollBar()->setValue(0);
    fixture.view.viewport()->repaint();
    fixture.key(Qt::Key_J);
    fixture.key(Qt::Key_A, Qt::ControlModifier);
    fixture.view.viewport()->repaint();
    // A cost by row would be seconds; the bound leaves room for slow machines and sanitizers.
    const double seconds = static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
    QVERIFY2(seconds < 1, qPrintable(QString::number(seconds)));
    QCOMPARE(fixture.scrollBar()->maximum(), 10'300'000 - VisibleRows);
}

void FrameTableViewTest::assistiveTechnologyReadsRows()
{
    Fixture fixture;
    fixture.add(QList<FrameSpec> { {}, { .payload = "and a", .fin = false } });
    QAccessibleInterface *table = QAccessible::queryAccessibleInterface(&fixture.view);
    QVERIFY(table && table->tableInterface());
    QCOMPARE(table->text(QAccessible::Name), u"Frames"_s);
    QAccessibleInterface *cell = table->tableInterface()->cellAt(1, FrameTableModel::TimeColumn);
    QVERIFY(cell);
    QCOMPARE(cell->text(QAccessible::Name),
        u"Frame 2, client to server, text, not final, masked, 5 octets, and a"_s);
}

QTEST_MAIN(FrameTableViewTest)
#include "tst_frametableview.moc"
