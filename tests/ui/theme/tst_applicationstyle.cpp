#include "tests/ui/theme/strictwarnings.h"
#include "ui/shell/appearance.h"
#include "ui/theme/theme.h"
#include "ui/widgets/buttonwords.h"

#include <QApplication>
#include <QCheckBox>
#include <QHeaderView>
#include <QListWidget>
#include <QPushButton>
#include <QSettings>
#include <QStandardPaths>
#include <QTabBar>
#include <QTableWidget>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <memory>

using namespace Framescope;
using namespace Qt::StringLiterals;

class TestApplicationStyle : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup();

    void framesTheCurrentRow();
    void framesTheCurrentRowOfATree();
    void framesTheCurrentCell();
    void framesTheCurrentItem();
    void framesACheckBox();
    void leavesRoomBeforeTheWord();
    void columnsWithoutRoomEndInDots();
    void tabsWithoutRoomHaveArrows();
    void outlivesTheTheme();

private:
    /// In a window of its own, shown and active.
    void show(QWidget *widget, QWidget *other = nullptr);
    QImage picture(const QAbstractItemView &view) const;
    bool isFrame(const QImage &image, const QPoint &place) const;

    QTemporaryDir m_settings;
    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<Appearance> m_appearance;
    std::unique_ptr<QWidget> m_window;
};

void TestApplicationStyle::initTestCase()
{
    QStandardPaths::setTestModeEnabled(true);
    QCoreApplication::setOrganizationName(u"framescope-test"_s);
    QCoreApplication::setApplicationName(u"framescope-style-test"_s);
    QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, m_settings.path());
}

void TestApplicationStyle::init()
{
    failOnAnyWarning();
    m_theme = std::make_unique<Theme>();
    m_appearance = std::make_unique<Appearance>(*m_theme);
    m_window = std::make_unique<QWidget>();
    new QVBoxLayout(m_window.get());
    m_window->resize(400, 300);
}

void TestApplicationStyle::cleanup()
{
    m_window.reset();
    m_appearance.reset();
    m_theme.reset();
}

void TestApplicationStyle::show(QWidget *widget, QWidget *other)
{
    m_window->layout()->addWidget(widget);
    if (other)
        m_window->layout()->addWidget(other);
    m_window->show();
    m_window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    widget->setFocus();
    QTRY_VERIFY(widget->hasFocus());
}

QImage TestApplicationStyle::picture(const QAbstractItemView &view) const
{
    return view.viewport()->grab().toImage();
}

bool TestApplicationStyle::isFrame(const QImage &image, const QPoint &place) const
{
    return image.pixelColor(place) == m_theme->color(Theme::Token::Accent);
}

void TestApplicationStyle::framesTheCurrentRow()
{
    auto *table = new QTableWidget(3, 3);
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->setShowGrid(false);
    table->verticalHeader()->hide();
    table->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    for (int cell = 0; cell < 9; ++cell)
        table->setItem(cell / 3, cell % 3, new QTableWidgetItem(QString::number(cell)));
    auto *other = new QPushButton(u"Other"_s);
    show(table, other);
    table->setCurrentCell(1, 1);
    const auto cell
        = [table](int column) { return table->visualRect(table->model()->index(1, column)); };
    QImage image = picture(*table);
    for (int column = 0; column < 3; ++column) {
        QVERIFY(isFrame(image, { cell(column).center().x(), cell(column).top() }));
        QVERIFY(isFrame(image, { cell(column).center().x(), cell(column).bottom() }));
    }
    const int middle = cell(0).center().y();
    QVERIFY(isFrame(image, { cell(0).left(), middle }));
    QVERIFY(isFrame(image, { cell(2).right(), middle }));
    QVERIFY(!isFrame(image, { cell(1).left(), middle }));
    QVERIFY(!isFrame(image, { cell(1).right(), middle }));

    table->hideColumn(0);
    QCoreApplication::sendPostedEvents();
    image = picture(*table);
    QVERIFY(isFrame(image, { cell(1).left(), middle }));

    other->setFocus();
    QTRY_VERIFY(!table->hasFocus());
    image = picture(*table);
    QVERIFY(!isFrame(image, { cell(1).left(), middle }));
    QVERIFY(!isFrame(image, { cell(1).center().x(), cell(1).top() }));
}

void TestApplicationStyle::framesTheCurrentRowOfATree()
{
    auto *tree = new QTreeWidget;
    tree->setColumnCount(2);
    auto *top = new QTreeWidgetItem(tree, { u"one"_s, u"1"_s });
    auto *below = new QTreeWidgetItem(top, { u"two"_s, u"2"_s });
    tree->expandAll();
    show(tree);
    tree->setCurrentItem(below);
    const QRect row = tree->visualItemRect(below);
    const QImage image = picture(*tree);
    const QRect first = tree->visualRect(tree->currentIndex());
    QVERIFY(isFrame(image, { first.left(), row.center().y() }));
    QVERIFY(isFrame(image, { first.right() + 5, row.top() })); // of the second column
    QVERIFY(!isFrame(image, { first.right(), row.center().y() }));
    QVERIFY(!isFrame(image, { first.right() + 5, tree->visualItemRect(top).top() }));
}

void TestApplicationStyle::framesTheCurrentCell()
{
    auto *table = new QTableWidget(2, 2);
    table->setShowGrid(false);
    for (int cell = 0; cell < 4; ++cell)
        table->setItem(cell / 2, cell % 2, new QTableWidgetItem(QString::number(cell)));
    show(table);
    table->setCurrentCell(0, 1);
    const QRect cell = table->visualRect(table->currentIndex());
    const QImage image = picture(*table);
    QVERIFY(isFrame(image, { cell.left(), cell.center().y() }));
    QVERIFY(isFrame(image, { cell.right(), cell.center().y() }));
    QVERIFY(isFrame(image, { cell.center().x(), cell.bottom() }));
    QVERIFY(!isFrame(image, { cell.left() - 5, cell.top() }));
}

void TestApplicationStyle::framesTheCurrentItem()
{
    auto *list = new QListWidget;
    list->addItem(new QListWidgetItem(m_theme->icon(u"book"_s), u"one"_s));
    list->addItem(u"two"_s);
    show(list);
    list->setCurrentRow(0);
    const QRect item = list->visualItemRect(list->item(0));
    const QImage image = picture(*list);
    QVERIFY(isFrame(image, { item.left(), item.center().y() })); // the icon is within it
    QVERIFY(isFrame(image, { item.right(), item.center().y() }));
}

/// Of the colour that the design has for it, rather than of the style beneath.
void TestApplicationStyle::framesACheckBox()
{
    auto *box = new QCheckBox(u"Check"_s);
    auto *other = new QPushButton(u"Other"_s);
    show(other, box);
    QTest::keyClick(other, Qt::Key_Tab);
    QTRY_VERIFY(box->hasFocus());
    const QImage image = box->grab().toImage();
    int framed = 0;
    for (int x = 0; x < image.width(); ++x)
        framed += isFrame(image, { x, image.height() / 2 }) ? 1 : 0;
    QVERIFY(framed >= 1);
}

/// Half a letter would be the end of their name otherwise.
void TestApplicationStyle::columnsWithoutRoomEndInDots()
{
    auto *table = new QTableWidget(1, 2);
    table->verticalHeader()->hide();
    table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    const QString name = u"Server to client"_s;
    table->setHorizontalHeaderLabels({ name, u"Time"_s });
    show(table);
    const auto picture = [table] { return table->horizontalHeader()->grab().toImage(); };
    table->setColumnWidth(0, 300);
    const QImage whole = picture();
    table->setColumnWidth(0, 80);
    const QImage narrow = picture();
    // Its last letters that are seen are others.
    const QRect end(40, 0, 38, narrow.height());
    QVERIFY(narrow.copy(end) != whole.copy(end));
    const QRect begin(0, 0, 30, narrow.height());
    QCOMPARE(narrow.copy(begin), whole.copy(begin));
    // With nothing at its edge, where a letter would be cut.
    for (int y = 2; y < narrow.height() - 2; ++y)
        QCOMPARE(narrow.pixelColor(76, y), narrow.pixelColor(76, 2));
}

/// Or nobody knew that there are more.
void TestApplicationStyle::tabsWithoutRoomHaveArrows()
{
    m_theme->setTextScale(2);
    auto *tabs = new QTabBar;
    tabs->setUsesScrollButtons(true);
    for (int i = 0; i < 12; ++i)
        tabs->addTab(u"Tab %1"_s.arg(i));
    show(tabs);
    int seen = 0;
    for (const auto *button : tabs->findChildren<QToolButton *>()) {
        if (!button->isVisible())
            continue;
        const QImage image = tabs->grab(button->geometry()).toImage();
        QSet<QRgb> colors;
        for (int y = 0; y < image.height(); ++y) {
            for (int x = 0; x < image.width(); ++x)
                colors.insert(image.pixel(x, y));
        }
        QVERIFY(colors.size() > 2);
        ++seen;
    }
    QCOMPARE(seen, 2);
}

void TestApplicationStyle::leavesRoomBeforeTheWord()
{
    auto *button = new QPushButton(m_theme->icon(u"record"_s), u"Record"_s);
    auto *wordless = new QPushButton(m_theme->icon(u"record"_s), QString());
    show(button, wordless);
    QCOMPARE(button->iconSize(), QSize(18, 16)); // 2 px, and 4 px that Qt leaves
    QCOMPARE(wordless->iconSize(), QSize(16, 16));
    setButtonWords(*wordless, u"Record"_s);
    QCOMPARE(wordless->iconSize(), QSize(18, 16));
    QVERIFY(wordless->sizeHint() == button->sizeHint());
    setButtonWords(*wordless, {});
    QCOMPARE(wordless->iconSize(), QSize(16, 16));

    m_theme->setTextScale(2);
    QCOMPARE(button->iconSize(), QSize(40, 32)); // 8 px and 4 px
    QVERIFY(button->width() >= button->sizeHint().width());
}

void TestApplicationStyle::outlivesTheTheme()
{
    m_window->layout()->addWidget(new QPushButton(m_theme->icon(u"record"_s), u"Record"_s));
    m_appearance.reset();
    m_theme.reset();
    m_window->show();
    QVERIFY(!m_window->grab().isNull());
}

QTEST_MAIN(TestApplicationStyle)
#include "tst_applicationstyle.moc"
