#include "app/session/memorysessionstore.h"
#include "tests/ui/widgets/guiwarnings.h"
#include "ui/compare/comparisonmodel.h"
#include "ui/compare/comparisontable.h"
#include "ui/compare/comparisonwindow.h"
#include "ui/compare/messagecomparer.h"
#include "ui/theme/segmentedswitch.h"
#include "ui/theme/theme.h"
#include "ui/widgets/iconbutton.h"
#include "ui/widgets/linkbutton.h"
#include "ui/widgets/noticearea.h"
#include "ui/widgets/textlabel.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QClipboard>
#include <QLabel>
#include <QScrollBar>
#include <QTableWidget>

using namespace Framescope;
using namespace Qt::StringLiterals;

class ComparisonWindowTest : public QObject
{
    Q_OBJECT
private slots:
    void init()
    {
        failOnGuiWarnings();
        m_store = std::make_shared<MemorySessionStore>();
    }
    void cleanup() { m_window.reset(); }

    void goesFromDifferenceToDifference()
    {
        open("one\ntwo\nthree\nfour", "one\n2\nthree\n4\n5");
        ComparisonTable *table = m_window->table();
        QTRY_VERIFY(table->isVisible());
        QCOMPARE(table->currentIndex().row(), 1);
        QVERIFY(hasLabel(u"1 of 2"_s));
        QTest::keyClick(m_window.get(), Qt::Key_F7);
        QCOMPARE(table->currentIndex().row(), 3);
        QVERIFY(hasLabel(u"2 of 2"_s));
        QVERIFY(!table->hasNextDifference());
        QVERIFY(!button(u"Next difference"_s)->isEnabled());
        QTest::keyClick(m_window.get(), Qt::Key_F7); // stays
        QCOMPARE(table->currentIndex().row(), 3);
        QTest::keyClick(m_window.get(), Qt::Key_F7, Qt::ShiftModifier);
        QCOMPARE(table->currentIndex().row(), 1);
        QTest::mouseClick(button(u"Next difference"_s), Qt::LeftButton);
        QCOMPARE(table->currentIndex().row(), 3);
    }

    void tellsWhatIsInTheRows()
    {
        open("one\ntwo", "one\n2\nthree");
        ComparisonTable *table = m_window->table();
        QTRY_VERIFY(table->isVisible());
        const auto spoken = [table](int row) {
            return table->model()->index(row, 0).data(Qt::AccessibleTextRole).toString();
        };
        QCOMPARE(spoken(0), u"The same: one"_s);
        QCOMPARE(spoken(1), u"Changed: left two, right 2"_s);
        QCOMPARE(spoken(2), u"Only on the right: three"_s);
        table->selectAll();
        QTest::keyClick(table, Qt::Key_C, Qt::ControlModifier);
        QCOMPARE(QApplication::clipboard()->text(), u"  one\n- two\n+ 2\n+ three\n"_s);
        m_window->grab(); // paints every kind of row
    }

    void showsJsonByPath()
    {
        open("{\"id\":1,\"old\":true}", "{\"id\":2}");
        auto *json = m_window->findChild<QTableWidget *>();
        QTRY_VERIFY(json->isVisible());
        QCOMPARE(json->rowCount(), 2);
        QCOMPARE(json->item(0, 0)->text(), u"$.id"_s);
        QCOMPARE(json->item(0, 2)->text(), u"2"_s);
        QCOMPARE(json->item(1, 2)->text(), u"not there"_s);
        QVERIFY(json->item(0, 0)->isSelected()); // Tab leads to a row that shows where one is
    }

    void leadsFromAPathToItsLines()
    {
        QByteArray left = "{\"list\":[";
        for (int i = 0; i < 200; ++i)
            left += QByteArray::number(i) + ',';
        const QByteArray right = left + "{\"a\":2}],\"new\":{}}";
        left += "{\"a\":1}],\"old\":[true]}";
        open(left, right);
        auto *json = m_window->findChild<QTableWidget *>();
        QTRY_VERIFY(json->isVisible());
        QCOMPARE(json->item(0, 0)->text(), u"$.list[200].a"_s);
        ComparisonTable *table = m_window->table();
        table->scrollToTop();
        json->setFocus();
        json->setCurrentCell(0, 0);
        QTest::keyClick(json, Qt::Key_Return);
        const auto selected = [table](int column) {
            QStringList lines;
            for (const QModelIndex &row : table->selectionModel()->selectedRows(column))
                lines += row.data().toString().trimmed();
            return lines;
        };
        QCOMPARE(selected(ComparisonModel::LeftLineColumn), QStringList { u"\"a\": 1"_s });
        QCOMPARE(selected(ComparisonModel::RightLineColumn), QStringList { u"\"a\": 2"_s });
        QVERIFY(table->viewport()->rect().contains(table->visualRect(table->currentIndex())));
        QVERIFY(json->hasFocus()); // for the next one

        const QModelIndex old = json->model()->index(1, 1);
        QCOMPARE(json->item(1, 0)->text(), u"$.old"_s);
        const QPoint place = json->visualRect(old).center();
        QTest::mouseClick(json->viewport(), Qt::LeftButton, {}, place);
        QTest::mouseDClick(json->viewport(), Qt::LeftButton, {}, place);
        QCOMPARE(selected(ComparisonModel::LeftLineColumn), QStringList { u"\"old\": ["_s });
    }

    void marksBothLinesOfWhatHasMoved()
    {
        open("{\"id\":1,\"x\":[1,2,3],\"y\":[4,5,6]}", "{\"x\":[1,2,3],\"y\":[4,5,6],\"id\":2}");
        auto *json = m_window->findChild<QTableWidget *>();
        QTRY_VERIFY(json->isVisible());
        QCOMPARE(json->rowCount(), 1);
        json->setCurrentCell(0, 0);
        QTest::keyClick(json, Qt::Key_Return);
        QStringList left;
        QStringList right;
        const ComparisonTable *table = m_window->table();
        for (const QModelIndex &row : table->selectionModel()->selectedRows()) {
            left += row.siblingAtColumn(ComparisonModel::LeftLineColumn).data().toString();
            right += row.siblingAtColumn(ComparisonModel::RightLineColumn).data().toString();
        }
        QCOMPARE(left.size(), 2);
        QVERIFY(left.contains(u"  \"id\": 1,"_s));
        QVERIFY(right.contains(u"  \"id\": 2"_s));
    }

    void switchesToHex()
    {
        open("abc", "abd");
        auto *form = m_window->findChild<SegmentedSwitch *>();
        QTRY_VERIFY(form->isVisible());
        form->setCurrentIndex(1);
        QTRY_VERIFY(m_window->table()
                        ->model()
                        ->index(0, ComparisonModel::LeftLineColumn)
                        .data()
                        .toString()
                        .startsWith(u"61 62 63"));
        QCOMPARE(m_window->table()->model()->index(0, 0).data().toString(), u"000000"_s);
        QVERIFY(!m_window->findChild<QTableWidget *>()->isVisible());
    }

    void hexFitsAsItOpens()
    {
        open(QByteArray(64, 'a'), QByteArray(64, 'b'));
        auto *form = m_window->findChild<SegmentedSwitch *>();
        QTRY_VERIFY(form->isVisible());
        m_window->resize(m_window->sizeHint()); // on a screen that has the room
        form->setCurrentIndex(1);
        QTRY_VERIFY(m_window->table()
                        ->model()
                        ->index(0, ComparisonModel::LeftLineColumn)
                        .data()
                        .toString()
                        .startsWith(u"61 61"));
        QVERIFY(!m_window->table()->acrossBar()->isVisible());
    }

    void scrollsBothSidesAcross()
    {
        open(QByteArray(900, 'x'), QByteArray(900, 'x') + 'y');
        QTRY_VERIFY(m_window->table()->acrossBar()->isVisible());
        QTest::keyClick(m_window->table(), Qt::Key_Right);
        QVERIFY(m_window->table()->acrossBar()->value() > 0);
    }

    void saysWhenAFrameIsNotThere()
    {
        m_window = std::make_unique<ComparisonWindow>(m_theme, m_store, 7, 9);
        m_window->show();
        QTRY_VERIFY(saysSomewhere(u"cannot be compared"_s));
    }

    void closesWithEscape()
    {
        open("a", "b");
        QTRY_VERIFY(m_window->table()->isVisible());
        QTest::keyClick(m_window.get(), Qt::Key_Escape);
        QVERIFY(!m_window->isVisible());
    }

    void canBeClosedWhileItCompares()
    {
        open(QByteArray(4 << 20, 'x'), QByteArray(4 << 20, 'y'));
        m_window.reset();
    }

    void theModelKeepsItsPromises()
    {
        open("one\ntwo", "one\n2\nthree");
        QTRY_VERIFY(m_window->table()->isVisible());
        const QAbstractItemModelTester tester(m_window->table()->model());
    }

    void choosesOneAfterTheOther()
    {
        add("one");
        add("two");
        QWidget parent;
        NoticeArea notices(m_theme);
        notices.show();
        MessageComparer comparer(m_theme, m_store, notices, parent);
        comparer.compare({ 1 });
        QCOMPARE(comparer.first(), FrameId(1));
        QVERIFY(notices.findChild<NoticeBar *>()->text().contains(u"Frame 1"));
        QTest::mouseClick(notices.findChild<LinkButton *>(), Qt::LeftButton);
        QCOMPARE(comparer.first(), FrameId(0));
        comparer.compare({ 1 });
        comparer.compare({ 2 });
        QCOMPARE(comparer.first(), FrameId(0));
        const auto windows = parent.findChildren<ComparisonWindow *>();
        QCOMPARE(windows.size(), 1);
        QTRY_VERIFY(windows.first()->table()->isVisible());
        comparer.compare({ 1, 2, 3 });
        QCOMPARE(parent.findChildren<ComparisonWindow *>().size(), 1);

        QWidget heir;
        MessageComparer next(m_theme, m_store, notices, heir);
        comparer.compare({ 2 });
        next.takeOver(comparer);
        QCOMPARE(next.first(), FrameId(2));
        QCOMPARE(heir.findChild<ComparisonWindow *>()->left(), FrameId(1));
    }

private:
    void add(const QByteArray &payload)
    {
        const FrameId id = m_store->lastFrame() + 1;
        SessionBatch batch { FrameBlock(id), {}, {} };
        batch.frames.append(1,
            { Direction::ClientToServer, 0,
                makeHeader(Opcode::Text, static_cast<quint64>(payload.size()), std::nullopt),
                payload },
            id);
        m_store->append(std::move(batch));
    }
    void open(const QByteArray &left, const QByteArray &right)
    {
        add(left);
        add(right);
        m_window = std::make_unique<ComparisonWindow>(m_theme, m_store, 1, 2);
        m_window->show();
    }
    bool hasLabel(const QString &wanted) const
    {
        const auto labels = m_window->findChildren<TextLabel *>();
        return std::any_of(labels.begin(), labels.end(),
            [&wanted](const TextLabel *label) { return label->text() == wanted; });
    }
    bool saysSomewhere(const QString &part) const
    {
        const auto labels = m_window->findChildren<QLabel *>();
        return std::any_of(labels.begin(), labels.end(), [&part](const QLabel *label) {
            return label->isVisible() && label->text().contains(part);
        });
    }
    IconButton *button(const QString &begin) const
    {
        for (auto *button : m_window->findChildren<IconButton *>()) {
            if (button->accessibleName().startsWith(begin))
                return button;
        }
        return nullptr;
    }

    Theme m_theme;
    std::shared_ptr<MemorySessionStore> m_store;
    std::unique_ptr<ComparisonWindow> m_window;
};

QTEST_MAIN(ComparisonWindowTest)
#include "tst_comparisonwindow.moc"
