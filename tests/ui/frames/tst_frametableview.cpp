#include "tests/app/session/sessionfixture.h"
#include "tests/ui/widgets/guiwarnings.h"
#include "ui/frames/framecache.h"
#include "ui/frames/frameselection.h"
#include "ui/frames/frametablemodel.h"
#include "ui/frames/frametableview.h"

#include <QAccessible>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QHeaderView>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMenu>
#include <QScrollBar>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
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

/// A text, a message of frames 2, 3 and 5, a ping in between, and a text.
QList<FrameSpec> fragmented()
{
    const auto continuation = toNibble(Opcode::Continuation);
    return { { .payload = "one" }, { .payload = "and a", .fin = false, .messageFirst = 2 },
        { .opcode = continuation, .payload = "happy new ", .fin = false, .messageFirst = 2 },
        { .opcode = toNibble(Opcode::Ping), .payload = "hb" },
        { .opcode = continuation, .payload = "year!", .messageFirst = 2 }, { .payload = "two" } };
}

/// The action of \a menu with \a text, mnemonics aside.
QAction *findAction(const QMenu &menu, const QString &text)
{
    for (QAction *action : menu.actions()) {
        if (action->text().remove(u'&') == text)
            return action;
    }
    return nullptr;
}

FrameSpec brokenFrame()
{
    return { .violations = { { Rule::ReservedBits, Direction::ClientToServer, 0, 1, {} } } };
}

} // namespace

class FrameTableViewTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
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
    void shiftSelectsFromWhereLettersLed();
    void copiesSelectedRows();
    void narrowTableHidesColumns();
    void arrowCollapsesAndKeysToo();
    void mGoesRoundTheMessage();
    void keysWithoutACurrentRowDoNoHarm();
    void selectingAHiddenFragmentExpands();
    void rowsAboveDoNotMoveTheView();
    void selectionSurvivesAFilter();
    void aHiddenFrameIsShownAgain();
    void copiesInEveryForm_data();
    void copiesInEveryForm();
    void copiesAWholeMessage();
    void menuFiltersByValue();
    void markMeasuresTimes();
    void columnsAreRemembered();
    void tenMillionRows();
    void assistiveTechnologyReadsRows();
    void gapsAreRowsOfTheirOwn();
    void headerSorts();
    void menusSort();
    void newestFirstFollowsAtTheTop();
    void sortedRowsStayWhereTheyAre();
    void keysGoByTheOrder();
    void violationsBehindAFilterArePassedOver();
    void selectionSurvivesSorting();
    void tenMillionRowsBackwards();

private:
    QTemporaryDir m_settings;
};

void FrameTableViewTest::initTestCase()
{
    QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, m_settings.path());
}

void FrameTableViewTest::init()
{
    failOnGuiWarnings();
    QSettings().clear();
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

void FrameTableViewTest::shiftSelectsFromWhereLettersLed()
{
    Fixture fixture;
    fixture.add(12);
    const auto selected = [&fixture] {
        QList<int> rows;
        for (const QModelIndex &index : fixture.view.selectionModel()->selectedRows())
            rows.append(index.row());
        std::sort(rows.begin(), rows.end());
        return rows;
    };
    fixture.key(Qt::Key_Home);
    for (int i = 0; i < 4; ++i)
        fixture.key(Qt::Key_J);
    fixture.key(Qt::Key_Down, Qt::ShiftModifier);
    QCOMPARE(selected(), (QList<int> { 4, 5 }));
    fixture.key(Qt::Key_Up, Qt::ShiftModifier);
    fixture.key(Qt::Key_Up, Qt::ShiftModifier);
    QCOMPARE(selected(), (QList<int> { 3, 4 }));
    fixture.key(Qt::Key_K);
    QCOMPARE(selected(), QList<int> { 2 });
    fixture.click(6, Qt::ShiftModifier);
    QCOMPARE(selected(), (QList<int> { 2, 3, 4, 5, 6 }));
    fixture.click(8);
    fixture.key(Qt::Key_Down, Qt::ShiftModifier);
    QCOMPARE(selected(), (QList<int> { 8, 9 }));
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

void FrameTableViewTest::arrowCollapsesAndKeysToo()
{
    Fixture fixture;
    fixture.add(fragmented());
    QCOMPARE(fixture.model.rowCount(), 7);
    const QRect cell = fixture.view.visualRect(fixture.model.index(1, FrameTableModel::IdColumn));
    const QPoint arrow(cell.left() + 8, cell.center().y());
    QTest::mouseClick(fixture.view.viewport(), Qt::LeftButton, {}, arrow);
    QTRY_COMPARE(fixture.model.rowCount(), 4);
    QTest::mouseClick(fixture.view.viewport(), Qt::LeftButton, {}, arrow);
    QCOMPARE(fixture.model.rowCount(), 7);

    fixture.click(3); // the second fragment
    fixture.key(Qt::Key_Left);
    QCOMPARE(fixture.row(), 1);
    fixture.key(Qt::Key_Left);
    QTRY_COMPARE(fixture.model.rowCount(), 4);
    QCOMPARE(fixture.row(), 1);
    fixture.key(Qt::Key_J);
    QCOMPARE(fixture.row(), 2);
    fixture.key(Qt::Key_K); // a collapsed message stands for its frames
    QCOMPARE(fixture.row(), 1);
    fixture.key(Qt::Key_Right);
    QCOMPARE(fixture.model.rowCount(), 7);
    fixture.click(0);
    fixture.key(Qt::Key_J); // an expanded one does not
    QCOMPARE(fixture.row(), 2);
    fixture.key(Qt::Key_K);
    QCOMPARE(fixture.row(), 0);
}

void FrameTableViewTest::mGoesRoundTheMessage()
{
    Fixture fixture;
    fixture.add(fragmented());
    fixture.click(2);
    fixture.key(Qt::Key_M);
    QTRY_COMPARE(fixture.view.currentFrame(), FrameId(3));
    fixture.key(Qt::Key_M);
    QTRY_COMPARE(fixture.view.currentFrame(), FrameId(5));
    fixture.key(Qt::Key_M);
    QTRY_COMPARE(fixture.view.currentFrame(), FrameId(2));
}

void FrameTableViewTest::selectingAHiddenFragmentExpands()
{
    Fixture fixture;
    fixture.add(fragmented());
    fixture.model.setExpanded(1, false);
    QTRY_COMPARE(fixture.model.rowCount(), 4);
    fixture.view.selectFrame(5);
    QCOMPARE(fixture.view.currentFrame(), FrameId(5));
    QCOMPARE(fixture.model.rowCount(), 7);
}

void FrameTableViewTest::rowsAboveDoNotMoveTheView()
{
    const auto cold = std::make_shared<ColdStore>();
    QList<FrameSpec> specs = fragmented();
    specs.append(QList<FrameSpec>(100));
    Fixture fixture(cold);
    fixture.model.setLastFrame(record(*cold, specs));
    fixture.scrollBar()->setValue(50);
    const FrameId top = fixture.model.frameId(fixture.topRow());
    QTRY_COMPARE(fixture.model.rowCount(), 107); // the message was found
    QCOMPARE(fixture.model.frameId(fixture.topRow()), top);
    QVERIFY(!fixture.view.isFollowing());
}

void FrameTableViewTest::selectionSurvivesAFilter()
{
    Fixture fixture;
    fixture.add(30);
    fixture.click(21);
    fixture.click(24, Qt::ControlModifier);
    fixture.click(25, Qt::ControlModifier);
    fixture.model.setFilter(*parseFilter(u"id in {5..25}"));
    QTRY_COMPARE(fixture.model.rowCount(), 21);
    const auto selectedIds = [&fixture] {
        QList<FrameId> ids;
        for (const QModelIndex &index : fixture.view.selectionModel()->selectedRows())
            ids.append(fixture.model.frameId(index.row()));
        std::sort(ids.begin(), ids.end());
        return ids;
    };
    QTRY_COMPARE(selectedIds(), (QList<FrameId> { 22, 25 }));
    fixture.model.setFilter(*parseFilter(u"id == 1"));
    QTRY_COMPARE(fixture.model.rowCount(), 1);
    QVERIFY(selectedIds().isEmpty());
    fixture.model.setFilter({});
    QTRY_COMPARE(selectedIds(), (QList<FrameId> { 22, 25, 26 }));
    QCOMPARE(fixture.view.currentFrame(), FrameId(26));
}

void FrameTableViewTest::keysWithoutACurrentRowDoNoHarm()
{
    for (const Qt::Key key : { Qt::Key_M, Qt::Key_N, Qt::Key_V, Qt::Key_G, Qt::Key_J, Qt::Key_K,
             Qt::Key_Left, Qt::Key_Right, Qt::Key_End, Qt::Key_Home, Qt::Key_Menu }) {
        for (const Qt::KeyboardModifiers modifiers :
            { Qt::NoModifier, Qt::ShiftModifier, Qt::ControlModifier }) {
            Fixture fixture;
            fixture.key(key, modifiers); // of an empty table
            fixture.add(fragmented());
            QTRY_COMPARE(fixture.model.rowCount(), 7);
            QVERIFY(!fixture.view.currentIndex().isValid());
            fixture.key(key, modifiers);
            fixture.view.compareSelected();
            fixture.view.copySelected(FrameClipboard::Format::Text);
        }
    }
}

/// A filter has hidden the selected frame; once it is gone, the frame is where one can see it.
void FrameTableViewTest::aHiddenFrameIsShownAgain()
{
    Fixture fixture;
    QList<FrameSpec> specs(400);
    specs[20].opcode = toNibble(Opcode::Ping);
    fixture.add(specs);
    fixture.model.setConnection(1); // a list: its rows come later
    QTRY_COMPARE(fixture.model.rowCount(), 400);
    fixture.view.selectFrame(200);
    fixture.model.setFilter(*parseFilter(u"opcode == ping"));
    QTRY_COMPARE(fixture.model.rowCount(), 1);
    fixture.model.setFilter({});
    QTRY_COMPARE(fixture.view.currentFrame(), FrameId(200));
    QVERIFY(fixture.view.viewport()->rect().contains(
        fixture.view.visualRect(fixture.view.currentIndex()).center()));
    QVERIFY(!fixture.view.isFollowing());
}

void FrameTableViewTest::copiesInEveryForm_data()
{
    using Format = FrameClipboard::Format;
    QTest::addColumn<Format>("format");
    QTest::addColumn<QString>("expected");
    QTest::newRow("text") << Format::Text << u"a\"b\\é"_s;
    QTest::newRow("hex") << Format::Hex << u"81 86 37 FA 21 3D 56 D8 43 61 F4 53"_s;
    QTest::newRow("Base64") << Format::Base64 << u"YSJiXMOp"_s;
    QTest::newRow("C array")
        << Format::CArray
        << u"const unsigned char frame_1[6] = {\n    0x61, 0x22, 0x62, 0x5c, 0xc3, 0xa9,\n};"_s;
    QTest::newRow("Python") << Format::Python << u"b\"a\\\"b\\\\\\xc3\\xa9\""_s;
}

void FrameTableViewTest::copiesInEveryForm()
{
    QFETCH(FrameClipboard::Format, format);
    Fixture fixture;
    fixture.add({ FrameSpec { .payload = "a\"b\\\xC3\xA9" } });
    fixture.click(0);
    QSignalSpy copied(&fixture.view, &FrameTableView::copied);
    fixture.view.copySelected(format);
    QVERIFY(copied.wait());
    QTEST(QGuiApplication::clipboard()->text(), "expected");
}

void FrameTableViewTest::copiesAWholeMessage()
{
    Fixture fixture;
    fixture.add(fragmented());
    fixture.click(1);
    QSignalSpy copied(&fixture.view, &FrameTableView::copied);
    fixture.key(Qt::Key_C, Qt::ControlModifier);
    QVERIFY(copied.wait());
    QCOMPARE(QGuiApplication::clipboard()->text(), u"and ahappy new year!"_s);
    fixture.view.copySelected(FrameClipboard::Format::Json);
    QVERIFY(copied.wait());
    const QJsonObject object
        = QJsonDocument::fromJson(QGuiApplication::clipboard()->text().toUtf8()).object();
    QCOMPARE(object.value(u"last"_s).toInt(), 5);
    fixture.view.selectAll(); // each frame once
    fixture.key(Qt::Key_C, Qt::ControlModifier);
    QVERIFY(copied.wait());
    QCOMPARE(QGuiApplication::clipboard()->text(), u"one\nand a\nhappy new \nhb\nyear!\ntwo\n"_s);
}

void FrameTableViewTest::menuFiltersByValue()
{
    Fixture fixture;
    fixture.add(3);
    fixture.click(1);
    const QRect cell
        = fixture.view.visualRect(fixture.model.index(1, FrameTableModel::OpcodeColumn));
    QContextMenuEvent event(QContextMenuEvent::Mouse, cell.center(),
        fixture.view.viewport()->mapToGlobal(cell.center()));
    QCoreApplication::sendEvent(fixture.view.viewport(), &event);
    auto *menu = fixture.view.findChild<QMenu *>();
    QVERIFY(menu);
    QSignalSpy filter(&fixture.view, &FrameTableView::filterRequested);
    QSignalSpy narrow(&fixture.view, &FrameTableView::narrowRequested);
    QAction *only = findAction(*menu, u"Filter by opcode == text"_s);
    QVERIFY(only);
    only->trigger();
    QCOMPARE(filter.value(0).value(0).toString(), u"opcode == text"_s);
    findAction(*menu, u"Filter this value out"_s)->trigger();
    QCOMPARE(narrow.value(0).value(0).toString(), u"not (opcode == text)"_s);
    menu->close();
}

void FrameTableViewTest::markMeasuresTimes()
{
    Fixture fixture;
    fixture.add(3);
    fixture.click(1);
    fixture.key(Qt::Key_M, Qt::ControlModifier);
    QCOMPARE(fixture.model.markedFrame(), FrameId(2));
    fixture.key(Qt::Key_M, Qt::ControlModifier);
    QCOMPARE(fixture.model.markedFrame(), FrameId(0));
}

void FrameTableViewTest::columnsAreRemembered()
{
    using Model = FrameTableModel;
    {
        Fixture fixture;
        QVERIFY(fixture.view.isColumnHidden(Model::ConnectionColumn));
        emit fixture.view.horizontalHeader()->customContextMenuRequested({ 5, 5 });
        auto *menu = fixture.view.findChild<QMenu *>();
        QVERIFY(menu);
        findAction(*menu, u"Conn"_s)->trigger();
        findAction(*menu, u"Time"_s)->trigger();
        menu->close();
        fixture.view.setColumnWidth(Model::LengthColumn, 123);
        fixture.view.horizontalHeader()->moveSection(
            fixture.view.horizontalHeader()->visualIndex(Model::OpcodeColumn), 0);
    }
    Fixture fixture;
    QVERIFY(!fixture.view.isColumnHidden(Model::ConnectionColumn));
    QVERIFY(fixture.view.isColumnHidden(Model::TimeColumn));
    QCOMPARE(fixture.view.columnWidth(Model::LengthColumn), 123);
    QCOMPARE(fixture.view.horizontalHeader()->visualIndex(Model::OpcodeColumn), 0);
    emit fixture.view.horizontalHeader()->customContextMenuRequested({ 5, 5 });
    findAction(*fixture.view.findChild<QMenu *>(), u"Reset columns"_s)->trigger();
    QVERIFY(fixture.view.isColumnHidden(Model::ConnectionColumn));
    QVERIFY(!fixture.view.isColumnHidden(Model::TimeColumn));
    QCOMPARE(fixture.view.horizontalHeader()->visualIndex(Model::OpcodeColumn),
        int(Model::OpcodeColumn));
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

void FrameTableViewTest::gapsAreRowsOfTheirOwn()
{
    Fixture fixture;
    fixture.store->append({ makeBlock(1, { { .time = 0 }, { .time = 2 }, { .time = 3 } }),
        { { 1, 1, Failed { { ErrorCode::CaptureIncomplete, u"9 octets from the client"_s } } } },
        {} });
    ConnectionRecord connection;
    connection.id = 1;
    record(*fixture.store, connection);
    fixture.model.setLastFrame(3);
    QTRY_COMPARE(fixture.model.rowCount(), 4);
    fixture.click(0);
    fixture.key(Qt::Key_J);
    QCOMPARE(fixture.row(), 1);
    QVERIFY(fixture.model.isGap(1));
    QCOMPARE(fixture.selection.frame().id(), FrameId(2)); // that which it stands before
    QAccessibleInterface *table = QAccessible::queryAccessibleInterface(&fixture.view);
    const QString spoken
        = u"Gap on connection 1 at 00:00.000. The capture lacks 9 octets of the client here"_s;
    QCOMPARE(table->tableInterface()->cellAt(1, 0)->text(QAccessible::Name), spoken);
    fixture.view.copySelected(FrameClipboard::Format::Text);
    QCOMPARE(QGuiApplication::clipboard()->text(), spoken);
    QVERIFY(!fixture.view.grab().isNull());
    fixture.key(Qt::Key_J);
    QCOMPARE(fixture.row(), 2);
    fixture.key(Qt::Key_K);
    fixture.key(Qt::Key_K);
    QCOMPARE(fixture.row(), 0);

    fixture.key(Qt::Key_G);
    QCOMPARE(fixture.row(), 1);
    fixture.key(Qt::Key_G); // there is no other
    QCOMPARE(fixture.row(), 1);
    fixture.click(3);
    fixture.key(Qt::Key_G, Qt::ShiftModifier);
    QCOMPARE(fixture.row(), 1);

    fixture.view.selectAll();
    QSignalSpy copied(&fixture.view, &FrameTableView::copied);
    fixture.view.copySelected(FrameClipboard::Format::Hex);
    QVERIFY(copied.wait()); // of the frames alone
    QVERIFY(!QGuiApplication::clipboard()->text().contains(u"lacks"_s));

    fixture.click(1);
    QContextMenuEvent event(QContextMenuEvent::Keyboard, { 5, 5 }, { 5, 5 });
    QApplication::sendEvent(fixture.view.viewport(), &event);
    const auto *menu = fixture.view.findChild<QMenu *>();
    QVERIFY(menu && findAction(*menu, u"Copy"_s));
}

void FrameTableViewTest::headerSorts()
{
    using Model = FrameTableModel;
    Fixture fixture;
    fixture.add({ { .payload = "bb" }, { .payload = "a" }, { .payload = "ccc" } });
    QHeaderView *header = fixture.view.horizontalHeader();
    const auto clickOn = [&](int column) {
        QTest::mouseClick(header->viewport(), Qt::LeftButton, {},
            { header->sectionViewportPosition(column) + 12, header->height() / 2 });
    };
    QCOMPARE(header->sortIndicatorSection(), -1); // nobody has sorted yet
    fixture.click(0);
    clickOn(Model::LengthColumn);
    QTRY_COMPARE(
        fixture.model.sorting(), FrameSorting({ Model::LengthColumn, Qt::AscendingOrder }));
    QCOMPARE(header->sortIndicatorSection(), int(Model::LengthColumn));
    QCOMPARE(fixture.row(), 1); // that of frame 1, which is selected still
    QCOMPARE(fixture.view.selectionModel()->selectedRows().size(), 1);
    clickOn(Model::LengthColumn);
    QTRY_COMPARE(fixture.model.frameId(0), FrameId(3));
    QAccessibleInterface *title = QAccessible::queryAccessibleInterface(&fixture.view)
                                      ->child(1 + Model::LengthColumn); // behind the corner
    QCOMPARE(title->text(QAccessible::Name), u"Length, sorted descending"_s);
    QCOMPARE(header->sortIndicatorOrder(), Qt::DescendingOrder);
    clickOn(Model::LengthColumn);
    QCOMPARE(fixture.model.sorting(), FrameSorting());
    QCOMPARE(fixture.model.frameId(0), FrameId(1));
    QCOMPARE(header->sortIndicatorSection(), -1);
    clickOn(Model::PreviewColumn); // does not sort, and does not look as if it did
    QCOMPARE(header->sortIndicatorSection(), -1);
    QCOMPARE(fixture.model.sorting(), FrameSorting());
}

void FrameTableViewTest::menusSort()
{
    using Model = FrameTableModel;
    Fixture fixture;
    fixture.add({ { .payload = "bb" }, { .payload = "a" }, { .payload = "ccc" } });
    QHeaderView *header = fixture.view.horizontalHeader();
    emit header->customContextMenuRequested(
        { header->sectionViewportPosition(Model::LengthColumn) + 5, 5 });
    auto *menu = fixture.view.findChild<QMenu *>();
    QVERIFY(menu);
    QAction *descending = findAction(*menu, u"Sort descending"_s);
    QVERIFY(descending && descending->isEnabled() && !descending->isChecked());
    descending->trigger();
    menu->close();
    QTRY_COMPARE(fixture.model.frameId(0), FrameId(3));

    QMenu sorting;
    fixture.view.fillSortMenu(sorting);
    QVERIFY(findAction(sorting, u"Length"_s)->isChecked());
    QVERIFY(findAction(sorting, u"Descending"_s)->isChecked());
    findAction(sorting, u"Ascending"_s)->trigger();
    QTRY_COMPARE(fixture.model.frameId(0), FrameId(2));
    findAction(sorting, u"#"_s)->trigger();
    QCOMPARE(fixture.model.arrangement(), Model::Arrangement::Backwards);
    findAction(sorting, u"As recorded"_s)->trigger();
    QCOMPARE(fixture.model.sorting(), FrameSorting());

    fixture.model.setLastFrame(2'000'000);
    QMenu many;
    fixture.view.fillSortMenu(many);
    QVERIFY(!findAction(many, u"Length"_s)->isEnabled());
    QVERIFY(!findAction(many, u"Length"_s)->toolTip().isEmpty());
    QVERIFY(findAction(many, u"#"_s)->isEnabled());
    findAction(many, u"Descending"_s)->trigger();
    QCOMPARE(fixture.model.arrangement(), Model::Arrangement::Backwards);
}

void FrameTableViewTest::newestFirstFollowsAtTheTop()
{
    using Model = FrameTableModel;
    Fixture fixture;
    fixture.add(50);
    fixture.model.sortBy({ Model::IdColumn, Qt::DescendingOrder });
    QVERIFY(fixture.view.isFollowing());
    QCOMPARE(fixture.topRow(), 0);
    fixture.add(20);
    QCOMPARE(fixture.topRow(), 0);
    QCOMPARE(fixture.model.frameId(fixture.topRow()), FrameId(70));
    fixture.scrollBar()->setValue(5);
    QVERIFY(!fixture.view.isFollowing());
    const FrameId top = fixture.model.frameId(fixture.topRow());
    QSignalSpy paused(&fixture.view, &FrameTableView::tailPaused);
    fixture.add(30);
    QCOMPARE(fixture.model.frameId(fixture.topRow()), top); // the rows on screen stay put
    QCOMPARE(paused.last().at(0).toLongLong(), 30);
    fixture.key(Qt::Key_End);
    QVERIFY(fixture.view.isFollowing());
    QCOMPARE(fixture.selection.frame().id(), FrameId(100));
    fixture.add(1);
    QCOMPARE(fixture.topRow(), 0);
    QCOMPARE(fixture.selection.frame().id(), FrameId(100));
    fixture.scrollBar()->setValue(3);
    QVERIFY(!fixture.view.isFollowing());
    fixture.scrollBar()->setValue(0);
    QVERIFY(fixture.view.isFollowing());
}

void FrameTableViewTest::sortedRowsStayWhereTheyAre()
{
    using Model = FrameTableModel;
    Fixture fixture;
    QList<FrameSpec> specs;
    for (int i = 0; i < 100; ++i)
        specs.append({ .payload = QByteArray(i % 10, 'x') });
    fixture.add(specs);
    fixture.view.selectFrame(50);
    fixture.model.sortBy({ Model::LengthColumn, Qt::DescendingOrder });
    QTRY_COMPARE(fixture.model.arrangement(), Model::Arrangement::Sorted);
    QCOMPARE(fixture.topRow(), 0); // the longest
    QVERIFY(!fixture.view.isFollowing());
    fixture.scrollBar()->setValue(fixture.scrollBar()->maximum());
    QVERIFY(!fixture.view.isFollowing()); // the newest is not there
    fixture.scrollBar()->setValue(30);
    const FrameId top = fixture.model.frameId(30);
    fixture.add(specs);
    QCOMPARE(fixture.topRow(), 30);
    fixture.model.sortAgain();
    QTRY_COMPARE(fixture.model.rowCount(), 200);
    QCOMPARE(fixture.model.frameId(fixture.topRow()), top);
    fixture.key(Qt::Key_End);
    QCOMPARE(fixture.row(), 199);
    fixture.view.goToNewest();
    QCOMPARE(fixture.selection.frame().id(), FrameId(200));
    fixture.view.selectFrame(77);
    fixture.model.sortBy({});
    QVERIFY(!fixture.view.isFollowing());
    QCOMPARE(fixture.row(), 76); // in sight, with what is around it
    QVERIFY(fixture.view.viewport()->rect().contains(
        fixture.view.visualRect(fixture.view.currentIndex()).center()));
}

void FrameTableViewTest::keysGoByTheOrder()
{
    using Model = FrameTableModel;
    Fixture fixture;
    QList<FrameSpec> specs { { .payload = "ccc" }, brokenFrame(), { .payload = "b" },
        brokenFrame() };
    specs[1].payload = "dddd";
    specs[3].payload = "aa";
    fixture.add(specs);
    fixture.model.sortBy({ Model::LengthColumn, Qt::AscendingOrder }); // 3, 4, 1, 2
    QTRY_COMPARE(fixture.model.arrangement(), Model::Arrangement::Sorted);
    fixture.key(Qt::Key_Home);
    fixture.key(Qt::Key_J);
    QCOMPARE(fixture.selection.frame().id(), FrameId(4));
    fixture.key(Qt::Key_J);
    QCOMPARE(fixture.selection.frame().id(), FrameId(1));
    fixture.key(Qt::Key_V);
    QCOMPARE(fixture.selection.frame().id(), FrameId(2));
    fixture.key(Qt::Key_V, Qt::ShiftModifier);
    QCOMPARE(fixture.selection.frame().id(), FrameId(4));
    fixture.model.sortBy({ Model::IdColumn, Qt::DescendingOrder }); // 4, 3, 2, 1
    fixture.key(Qt::Key_V);
    QTRY_COMPARE(fixture.selection.frame().id(), FrameId(2));
    fixture.key(Qt::Key_V, Qt::ShiftModifier);
    QTRY_COMPARE(fixture.selection.frame().id(), FrameId(4));
}

void FrameTableViewTest::violationsBehindAFilterArePassedOver()
{
    Fixture fixture;
    QList<FrameSpec> specs(5);
    specs[1] = brokenFrame();
    specs[3] = brokenFrame();
    specs[3].payload = "long";
    fixture.add(specs);
    fixture.model.setFilter(*parseFilter(u"id == 1 or len > 2"));
    QTRY_COMPARE(fixture.model.rowCount(), 2);
    fixture.key(Qt::Key_Home);
    fixture.key(Qt::Key_V);
    QTRY_COMPARE(fixture.selection.frame().id(), FrameId(4));
}

void FrameTableViewTest::selectionSurvivesSorting()
{
    using Model = FrameTableModel;
    Fixture fixture;
    fixture.add(
        { { .payload = "ccc" }, { .payload = "b" }, { .payload = "aa" }, { .payload = "dddd" } });
    fixture.click(0);
    fixture.click(1, Qt::ControlModifier);
    fixture.model.sortBy({ Model::LengthColumn, Qt::AscendingOrder }); // 2, 3, 1, 4
    QTRY_COMPARE(fixture.model.arrangement(), Model::Arrangement::Sorted);
    QVERIFY(fixture.view.selectionModel()->isRowSelected(0));
    QVERIFY(!fixture.view.selectionModel()->isRowSelected(1));
    QVERIFY(fixture.view.selectionModel()->isRowSelected(2));
    QCOMPARE(fixture.selection.frame().id(), FrameId(2));
    fixture.model.sortBy({ Model::IdColumn, Qt::DescendingOrder });
    QVERIFY(fixture.view.selectionModel()->isRowSelected(3));
    QVERIFY(fixture.view.selectionModel()->isRowSelected(2));
    QCOMPARE(fixture.view.selectionModel()->selectedRows().size(), 2);
}

void FrameTableViewTest::tenMillionRowsBackwards()
{
    Fixture fixture;
    fixture.add(1000);
    fixture.model.setLastFrame(10'000'000);
    const std::clock_t start = std::clock(); // of this process: other load does not count
    fixture.model.sortBy({ FrameTableModel::TimeColumn, Qt::DescendingOrder });
    for (FrameId batch = 1; batch <= 30; ++batch) {
        fixture.model.setLastFrame(10'000'000 + batch * 10'000);
        fixture.view.viewport()->repaint();
    }
    QCOMPARE(fixture.model.frameId(fixture.topRow()), FrameId(10'300'000));
    fixture.scrollBar()->setValue(fixture.scrollBar()->maximum());
    fixture.view.viewport()->repaint();
    const double seconds = static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
    QVERIFY2(seconds < 1, qPrintable(QString::number(seconds)));
    QCOMPARE(fixture.model.frameId(fixture.topRow() + VisibleRows - 1), FrameId(1));
}

QTEST_MAIN(FrameTableViewTest)
#include "tst_frametableview.moc"
