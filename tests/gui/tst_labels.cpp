#include "app/capture/sessiondocument.h"
#include "ui/connect/environments.h"
#include "ui/connect/newconnectiondialog.h"
#include "ui/connections/closedialog.h"
#include "ui/connections/connectionpanel.h"
#include "ui/frames/frametableview.h"
#include "ui/intercept/interceptpanel.h"
#include "ui/lessons/lessonguide.h"
#include "ui/lessons/lessonpanel.h"
#include "ui/lessons/rulebrowser.h"
#include "ui/replay/replaydetails.h"
#include "ui/replay/replaymodel.h"
#include "ui/replay/replayrulespane.h"
#include "ui/replay/replaysetup.h"
#include "ui/replay/replaytable.h"
#include "ui/replay/replaywindow.h"
#include "ui/shell/appearance.h"
#include "ui/shell/inspectorpanel.h"
#include "ui/shell/language.h"
#include "ui/shell/listendialog.h"
#include "ui/shell/mainactions.h"
#include "ui/shell/mainwindow.h"
#include "ui/shell/proxydialog.h"
#include "ui/statistics/statisticswindow.h"
#include "ui/theme/segmentedswitch.h"
#include "ui/theme/theme.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/textlabel.h"

#include <QAbstractButton>
#include <QAction>
#include <QComboBox>
#include <QDockWidget>
#include <QHeaderView>
#include <QLineEdit>
#include <QMenuBar>
#include <QPushButton>
#include <QSettings>
#include <QSpinBox>
#include <QStandardPaths>
#include <QStyleOptionComboBox>
#include <QStyleOptionSpinBox>
#include <QTabBar>
#include <QTemporaryDir>
#include <QTest>
#include <QToolBar>
#include <QToolButton>
#include <QTreeWidget>

using namespace Framescope;
using namespace Qt::StringLiterals;

namespace {

/// Half a pixel of rounding is no cut.
constexpr int Slack = 1;
constexpr int HeaderPadding = 13; // px of the design, with the line behind it

int textWidth(const QWidget *widget, QString text)
{
    text.remove(u'&');
    return widget->fontMetrics().horizontalAdvance(text);
}

/// What of \a widget's text cannot be read, empty if all can.
QString cutOff(const QWidget *widget)
{
    if (const auto *label = qobject_cast<const QLabel *>(widget)) {
        if (label->text().isEmpty() || qobject_cast<const ElidedLabel *>(label))
            return {}; // text of any length, which has a tool tip
        const bool fits = label->wordWrap()
            ? label->heightForWidth(label->width()) <= label->height() + Slack
            : label->sizeHint().width() <= label->width() + Slack;
        return fits ? QString() : label->text();
    }
    if (const auto *button = qobject_cast<const QAbstractButton *>(widget)) {
        const auto *tool = qobject_cast<const QToolButton *>(button);
        const bool hasText = !button->text().isEmpty()
            && (!tool || tool->toolButtonStyle() != Qt::ToolButtonIconOnly);
        return !hasText || button->sizeHint().width() <= button->width() + Slack ? QString()
                                                                                 : button->text();
    }
    if (const auto *box = qobject_cast<const QComboBox *>(widget)) {
        QStyleOptionComboBox option;
        option.initFrom(box);
        option.editable = box->isEditable();
        const QRect field = box->style()->subControlRect(
            QStyle::CC_ComboBox, &option, QStyle::SC_ComboBoxEditField, box);
        return textWidth(box, box->currentText()) <= field.width() + Slack ? QString()
                                                                           : box->currentText();
    }
    if (const auto *spin = qobject_cast<const QSpinBox *>(widget)) {
        QStyleOptionSpinBox option;
        option.initFrom(spin);
        option.buttonSymbols = spin->buttonSymbols();
        const QRect field = spin->style()->subControlRect(
            QStyle::CC_SpinBox, &option, QStyle::SC_SpinBoxEditField, spin);
        return textWidth(spin, spin->text()) <= field.width() + Slack ? QString() : spin->text();
    }
    if (const auto *edit = qobject_cast<const QLineEdit *>(widget)) {
        const int room = edit->contentsRect().width() - edit->textMargins().left()
            - edit->textMargins().right();
        return !edit->text().isEmpty() || textWidth(edit, edit->placeholderText()) <= room
            ? QString()
            : edit->placeholderText();
    }
    if (const auto *tabs = qobject_cast<const QTabBar *>(widget)) {
        for (int i = 0; i < tabs->count(); ++i) {
            const QRect tab = tabs->tabRect(i);
            if (textWidth(tabs, tabs->tabText(i)) > tab.width() - 4 || !tabs->rect().contains(tab))
                return tabs->tabText(i);
        }
        return {};
    }
    if (const auto *header = qobject_cast<const QHeaderView *>(widget)) {
        for (int i = 0; header->orientation() == Qt::Horizontal && i < header->count(); ++i) {
            const QString text = header->model()->headerData(i, Qt::Horizontal).toString();
            if (!header->isSectionHidden(i)
                && textWidth(header, text) > header->sectionSize(i) - HeaderPadding)
                return text;
        }
        return {};
    }
    if (const auto *bar = qobject_cast<const QMenuBar *>(widget)) {
        const auto *more = bar->findChild<QToolButton *>(u"qt_menubar_ext_button"_s);
        return more && more->isVisible() ? u"the menu bar"_s : QString();
    }
    if (const auto *bar = qobject_cast<const QToolBar *>(widget)) {
        const auto *more = bar->findChild<QToolButton *>(u"qt_toolbar_ext_button"_s);
        return more && more->isVisible() ? u"the tool bar"_s : QString();
    }
    return {};
}

QStringList cutOffIn(const QWidget *root)
{
    QStringList cut;
    for (const QWidget *widget : root->findChildren<QWidget *>()) {
        if (!widget->isVisible() || widget->window() != root)
            continue;
        if (const QString text = cutOff(widget); !text.isEmpty())
            cut.append(u"%1 “%2”, %3 of %4 px"_s.arg(
                QLatin1StringView(widget->metaObject()->className()), text,
                QString::number(widget->width()), QString::number(widget->sizeHint().width())));
    }
    return cut;
}

} // namespace

/// Every label, in both languages and at both ends of the sizes, can be read whole.
class TestLabels : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase();
    void cleanup();

    void canBeRead_data();
    void canBeRead();
    void canBeReadInLargeLetters();

private:
    void look(const QString &where, QWidget *root = nullptr);
    void lookAtTabs(const QString &where, QWidget *root);
    void lookAtReplay(const QSize &size);
    void lookAtReplayButtons();

    QTemporaryDir m_settings;
    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<Appearance> m_appearance;
    std::unique_ptr<Language> m_language;
    std::unique_ptr<MainWindow> m_window;
    QStringList m_cut;
};

void TestLabels::initTestCase()
{
    QStandardPaths::setTestModeEnabled(true);
    QCoreApplication::setOrganizationName(u"framescope-test"_s);
    QCoreApplication::setApplicationName(u"framescope-labels-test"_s);
    QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, m_settings.path());
}

void TestLabels::cleanup()
{
    m_window.reset();
    m_language.reset();
    m_appearance.reset();
    m_theme.reset();
    QSettings().clear();
}

void TestLabels::look(const QString &where, QWidget *root)
{
    if (!root)
        root = m_window.get();
    QCoreApplication::processEvents();
    QCoreApplication::sendPostedEvents(); // layouts of what has come meanwhile
    QCoreApplication::sendPostedEvents();
    const QString folder = qEnvironmentVariable("FRAMESCOPE_TEST_PICTURES");
    if (!folder.isEmpty()) {
        const QString name = u"%1-%2"_s.arg(QLatin1StringView(QTest::currentDataTag()), where);
        root->grab().save(u"%1/%2.png"_s.arg(folder, QString(name).replace(u' ', u'-')));
    }
    // What changes as frames come is laid out a moment later.
    QStringList cut;
    const bool fits = QTest::qWaitFor(
        [&] {
            cut = cutOffIn(root);
            return cut.isEmpty();
        },
        1000);
    if (!fits)
        m_cut.append(where + u": "_s + cut.join(u", "_s));
}

void TestLabels::lookAtTabs(const QString &where, QWidget *root)
{
    auto *tabs = root->findChild<QTabBar *>();
    for (int i = 0; i < tabs->count(); ++i) {
        tabs->setCurrentIndex(i);
        look(u"%1 tab %2"_s.arg(where, QString::number(i)), root);
    }
}

/// Of the first connection, before it is played, while it is paused, and compared.
void TestLabels::lookAtReplay(const QSize &size)
{
    ReplayWindow replay(*m_theme, m_window->document().store(), 1, std::nullopt, nullptr);
    replay.resize(size);
    replay.show();
    look(u"replay unplayed"_s, &replay);
    auto *speed = replay.findChild<SegmentedSwitch *>(u"speed"_s);
    replay.start();
    replay.setPaused(true);
    look(u"replay paused"_s, &replay);
    replay.stop();
    QTRY_VERIFY(replay.run()->outcome());
    speed->setCurrentIndex(2);
    replay.start();
    QTRY_VERIFY(replay.model()->rowCount() > 5);
    replay.stop();
    QTRY_VERIFY(replay.run()->outcome());
    replay.rules()->ignorePath(u"$.id"_s);
    QTRY_VERIFY(!replay.run()->isJudging());
    QTest::keyClick(&replay, Qt::Key_F7);
    look(u"replay"_s, &replay);
    replay.findChild<SegmentedSwitch *>(u"sidePart"_s)->setCurrentIndex(1);
    speed->setCurrentIndex(1);
    look(u"replay rules"_s, &replay);
}

/// In large letters, with a row in the details. Tables may have to be scrolled there.
void TestLabels::lookAtReplayButtons()
{
    ReplayWindow replay(*m_theme, m_window->document().store(), 1, std::nullopt, nullptr);
    replay.resize(1100, 900);
    replay.show();
    replay.findChild<SegmentedSwitch *>(u"speed"_s)->setCurrentIndex(2);
    replay.start();
    QTRY_VERIFY(replay.model()->rowCount() > 5);
    replay.stop();
    QTRY_VERIFY(replay.run()->outcome());
    replay.findChild<SegmentedSwitch *>(u"speed"_s)->setCurrentIndex(1); // with a factor
    QTest::keyClick(&replay, Qt::Key_F7);
    QTRY_VERIFY(replay.findChild<ReplayDetails *>()->ignoreButton()->isVisible());
    const auto isCut = [](const QWidget *widget) { return !cutOff(widget).isEmpty(); };
    const auto buttons = replay.findChildren<QAbstractButton *>();
    const auto labels = replay.findChild<ReplayDetails *>()->findChildren<TextLabel *>();
    const auto *side = replay.findChild<SegmentedSwitch *>(u"sidePart"_s);
    for (const QAbstractButton *button : buttons)
        QTRY_VERIFY2(!button->isVisible() || !isCut(button), qPrintable(button->text()));
    for (const TextLabel *label : labels)
        QTRY_VERIFY2(!label->isVisible() || !isCut(label), qPrintable(label->text()));
    // In the smallest window columns give way, and the filter does without its example.
    replay.resize(1024, 640);
    QCoreApplication::processEvents();
    QCOMPARE(replay.size(), QSize(1024, 640));
    for (const QWidget *widget : replay.findChildren<QWidget *>()) {
        const bool isChecked = qobject_cast<const ReplayTable *>(widget->parent())
            || qobject_cast<const QLineEdit *>(widget) || widget->parent() == side;
        QTRY_VERIFY2(
            !isChecked || !widget->isVisible() || !isCut(widget), qPrintable(cutOff(widget)));
    }
}

void TestLabels::canBeRead_data()
{
    QTest::addColumn<Language::Choice>("language");
    QTest::addColumn<QSize>("size");
    QTest::newRow("en-1440x900") << Language::Choice::English << QSize(1440, 900);
    QTest::newRow("en-1024x640") << Language::Choice::English << QSize(1024, 640);
    QTest::newRow("zh-1440x900") << Language::Choice::Chinese << QSize(1440, 900);
    QTest::newRow("zh-1024x640") << Language::Choice::Chinese << QSize(1024, 640);
}

void TestLabels::canBeRead()
{
    QFETCH(Language::Choice, language);
    QFETCH(QSize, size);
    m_cut.clear();
    m_theme = std::make_unique<Theme>();
    m_appearance = std::make_unique<Appearance>(*m_theme);
    m_language = std::make_unique<Language>();
    m_language->apply(language);
    m_window
        = std::make_unique<MainWindow>(*m_theme, *m_appearance, SessionDocument::record(nullptr));
    m_window->resize(size);
    m_window->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
    QCOMPARE(m_window->size(), size);
    const auto *actions = m_window->findChild<MainActions *>();
    look(u"empty"_s);

    m_window->startDemo();
    const auto store = m_window->document().store();
    QTRY_VERIFY(store->lastFrame() > 20);
    QTRY_VERIFY(m_window->findChild<FrameTableView *>()->model()->rowCount() > 10);
    auto *table = m_window->findChild<FrameTableView *>();
    table->setFocus();
    QTest::keyClick(table, Qt::Key_Home);
    QTest::keyClick(table, Qt::Key_Down);
    QTRY_VERIFY(!m_window->findChild<FrameSelection *>()->frame().isNull());
    auto *inspector = m_window->findChild<InspectorPanel *>();
    for (const auto tab : { InspectorPanel::AnatomyTabIndex, InspectorPanel::HexTabIndex,
             InspectorPanel::MessageTabIndex, InspectorPanel::HandshakeTabIndex }) {
        inspector->setTab(tab);
        look(u"inspector %1"_s.arg(tab));
    }
    actions->toggleComposer->trigger();
    look(u"composer"_s);
    actions->toggleComposer->trigger();
    actions->intercept->trigger();
    look(u"intercept"_s);
    actions->intercept->trigger();
    actions->lessons->trigger();
    look(u"lessons"_s);
    m_window->findChild<LessonGuide *>()->begin(u"frame"_s);
    look(u"lesson"_s);

    actions->rules->trigger();
    auto *rules = m_window->findChild<RuleBrowser *>();
    QVERIFY(rules && rules->isVisible());
    lookAtTabs(u"rules"_s, rules);
    rules->close();
    Environments environments { EnvironmentFile(EnvironmentFile::standardPath()) };
    NewConnectionDialog connecting(*m_theme, environments, m_window.get());
    connecting.show();
    lookAtTabs(u"connect"_s, &connecting);
    connecting.resize(800, 600);
    look(u"connect narrow"_s, &connecting);
    for (auto *button : connecting.findChildren<QAbstractButton *>()) {
        if (button->isCheckable() && button->text().contains(u"&P"_s))
            button->click();
    }
    look(u"connect narrow presets"_s, &connecting);
    ListenDialog listening(*m_theme, m_window.get());
    listening.show();
    look(u"listen"_s, &listening);
    ProxyDialog proxy(*m_theme, m_window.get());
    proxy.show();
    look(u"proxy"_s, &proxy);
    CloseDialog closing(*m_theme, 1, m_window.get());
    closing.show();
    look(u"close"_s, &closing);
    lookAtReplay(size);
    QVERIFY2(m_cut.isEmpty(), qPrintable(u'\n' + m_cut.join(u'\n')));
}

void TestLabels::canBeReadInLargeLetters()
{
    m_cut.clear();
    m_theme = std::make_unique<Theme>();
    m_appearance = std::make_unique<Appearance>(*m_theme);
    m_theme->setTextScale(2);
    Environments environments { EnvironmentFile(EnvironmentFile::standardPath()) };
    NewConnectionDialog connecting(*m_theme, environments, nullptr);
    connecting.resize(1400, 860);
    connecting.show();
    lookAtTabs(u"connect"_s, &connecting);
    ListenDialog listening(*m_theme, nullptr);
    listening.resize(1120, 860);
    listening.show();
    for (auto *box : listening.findChildren<QComboBox *>()) {
        if (box->accessibleName() == u"TLS")
            box->setCurrentIndex(1);
    }
    look(u"listen"_s, &listening);
    ProxyDialog proxy(*m_theme, nullptr);
    proxy.resize(1120, 860);
    proxy.show();
    look(u"proxy"_s, &proxy);

    m_language = std::make_unique<Language>();
    m_window
        = std::make_unique<MainWindow>(*m_theme, *m_appearance, SessionDocument::record(nullptr));
    m_window->resize(1440, 900);
    m_window->show();
    m_window->startDemo();
    QTRY_VERIFY(m_window->document().store()->lastFrame() > 20);
    auto *tabs = m_window->findChild<InspectorPanel *>()->findChild<QTabBar *>();
    for (int tab = 0; tab < tabs->count(); ++tab) {
        tabs->setCurrentIndex(tab);
        QTRY_VERIFY(tabs->width() >= tabs->sizeHint().width()); // it is wider when it is bold
    }
    lookAtReplayButtons();
    StatisticsWindow statistics(*m_theme, m_window->document().store(), nullptr);
    statistics.resize(1440, 900);
    statistics.setLastFrame(m_window->document().store()->lastFrame());
    statistics.show();
    auto *table = statistics.findChild<QTreeWidget *>();
    QTRY_VERIFY(table->topLevelItemCount() > 5);
    look(u"statistics"_s, &statistics);
    const QHeaderView *columns = table->header();
    QTRY_VERIFY(static_cast<const QAbstractItemView *>(table)->sizeHintForColumn(0)
        <= columns->sectionSize(0));
    QVERIFY2(m_cut.isEmpty(), qPrintable(u'\n' + m_cut.join(u'\n')));
}

QTEST_MAIN(TestLabels)
#include "tst_labels.moc"
