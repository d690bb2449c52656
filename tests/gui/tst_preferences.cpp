#include "app/capture/sessiondocument.h"
#include "ui/commands/commandlist.h"
#include "ui/connect/newconnectiondialog.h"
#include "ui/connect/recenturls.h"
#include "ui/connections/connectionpanel.h"
#include "ui/filter/filterhistory.h"
#include "ui/settings/settingsdialog.h"
#include "ui/shell/appearance.h"
#include "ui/shell/listendialog.h"
#include "ui/shell/mainactions.h"
#include "ui/shell/mainwindow.h"
#include "ui/shell/proxydialog.h"
#include "ui/shell/recentfiles.h"
#include "ui/theme/theme.h"
#include "ui/welcome/welcomesetting.h"

#include <QAbstractButton>
#include <QAction>
#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>
#include <QListView>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTemporaryDir>
#include <QTest>

using namespace Framescope;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// The preferences and the list of commands, as they are reached and used from the window.
class TestPreferences : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase();
    void init();
    void cleanup();

    void changesColoursAtOnce();
    void changesTheSizeOfTextAtOnce();
    void switchesTheWelcomePageOff();
    void newConnectionsBeginWithTheDefaults();
    void badSettingsAreBroughtIntoRange();
    void forgets();
    void namesEveryControl_data();
    void namesEveryControl();

    void findsACommandAndDoesIt();
    void explainsWhatIsNotPossible();
    void movesWithTheKeyboard();
    void doesWhatIsClicked();

private:
    SettingsDialog *preferences();
    CommandList *commands();
    MainActions *actions() const { return m_window->findChild<MainActions *>(); }

    QTemporaryDir m_settings;
    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<Appearance> m_appearance;
    std::unique_ptr<MainWindow> m_window;
};

void TestPreferences::initTestCase()
{
    QCoreApplication::setOrganizationName(u"framescope-test"_s);
    QCoreApplication::setApplicationName(u"framescope-preferences-test"_s);
    QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, m_settings.path());
}

void TestPreferences::init()
{
    QSettings().clear();
    m_theme = std::make_unique<Theme>();
    m_theme->setTextScale(1);
    m_appearance = std::make_unique<Appearance>(*m_theme);
    m_window
        = std::make_unique<MainWindow>(*m_theme, *m_appearance, SessionDocument::record(nullptr));
    m_window->resize(1440, 900);
    m_window->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
}

void TestPreferences::cleanup()
{
    m_window.reset();
    m_appearance.reset();
    m_theme.reset();
}

SettingsDialog *TestPreferences::preferences()
{
    QTest::keyClick(m_window.get(), Qt::Key_Comma, Qt::ControlModifier);
    auto *dialog = m_window->findChild<SettingsDialog *>();
    return dialog && dialog->isVisible() ? dialog : nullptr;
}

CommandList *TestPreferences::commands()
{
    QTest::keyClick(m_window.get(), Qt::Key_K, Qt::ControlModifier);
    auto *list = m_window->findChild<CommandList *>();
    return list && list->isVisible() ? list : nullptr;
}

void TestPreferences::changesColoursAtOnce()
{
    auto *dialog = preferences();
    QVERIFY(dialog);
    dialog->colours()->setCurrentIndex(2);
    QCOMPARE(m_theme->scheme(), Theme::Scheme::Dark);
    QVERIFY(actions()->darkTheme->isChecked()); // the menu says the same
    QCOMPARE(Appearance(*m_theme).choice(), Appearance::Choice::Dark); // kept
    actions()->lightTheme->trigger();
    QCOMPARE(dialog->colours()->currentIndex(), 1);
}

void TestPreferences::changesTheSizeOfTextAtOnce()
{
    auto *dialog = preferences();
    QVERIFY(dialog);
    QCOMPARE(dialog->textSize()->currentData().toInt(), 0);
    dialog->textSize()->setCurrentIndex(dialog->textSize()->findData(150));
    QCOMPARE(m_theme->textScale(), 1.5);
    Theme other;
    QCOMPARE(Appearance(other).textPercent(), std::optional(150)); // kept
    QCOMPARE(other.textScale(), 1.5);
    dialog->textSize()->setCurrentIndex(0);
    QCOMPARE(m_theme->textScale(), 1.0);
}

void TestPreferences::switchesTheWelcomePageOff()
{
    auto *dialog = preferences();
    QVERIFY(dialog && dialog->welcome()->isChecked());
    dialog->welcome()->click();
    QVERIFY(!WelcomeSetting::isShownAtStart());
}

void TestPreferences::newConnectionsBeginWithTheDefaults()
{
    auto *dialog = preferences();
    QVERIFY(dialog);
    dialog->timeout()->setValue(33);
    dialog->pingPeriod()->setValue(7);
    dialog->messageLimit()->setValue(3);
    dialog->reject();

    actions()->connectToServer->trigger();
    const ClientOptions client = m_window->findChild<NewConnectionDialog *>()->options();
    QCOMPARE(client.timeout, std::chrono::milliseconds(33s));
    QCOMPARE(client.pingPeriod, std::chrono::milliseconds(7s));
    QCOMPARE(client.messageLimit, 3ULL << 20);
    QVERIFY(!client.extensions.isEmpty()); // what has nothing to do with it is as ever
    actions()->listen->trigger();
    const ServerOptions server = m_window->findChild<ListenDialog *>()->options();
    QCOMPARE(server.timeout, std::chrono::milliseconds(33s));
    QCOMPARE(server.pingPeriod, std::chrono::milliseconds(7s));
    QCOMPARE(server.messageLimit, 3ULL << 20);
    actions()->proxy->trigger();
    const ProxyOptions proxy = m_window->findChild<ProxyDialog *>()->options();
    QCOMPARE(proxy.timeout, std::chrono::milliseconds(33s));
    QCOMPARE(proxy.messageLimit, 3ULL << 20);
}

void TestPreferences::badSettingsAreBroughtIntoRange()
{
    QSettings settings;
    settings.setValue(u"connections/timeoutSeconds"_s, -4);
    settings.setValue(u"connections/pingSeconds"_s, u"often"_s);
    settings.setValue(u"connections/messageMebibytes"_s, 1 << 30);
    settings.setValue(u"appearance/textPercent"_s, 5000);
    const ConnectionDefaults defaults = ConnectionDefaults::load();
    QCOMPARE(defaults.timeout, 1s);
    QCOMPARE(defaults.pingPeriod, 0s);
    QCOMPARE(defaults.messageMebibytes, ConnectionDefaults::MostMebibytes);
    Theme theme;
    QCOMPARE(Appearance(theme).textPercent(), std::optional(300));
}

void TestPreferences::forgets()
{
    QSettings settings;
    RecentFiles(settings).add(u"/traffic/a.fscope"_s);
    RecentUrls(settings).add(u"ws://peer.example/"_s, QDateTime::currentDateTime());
    FilterHistory(settings).add(u"opcode == text"_s);
    auto *dialog = preferences();
    QVERIFY(dialog);
    int forgotten = 0;
    for (auto *button : dialog->findChildren<QPushButton *>()) {
        if (!button->accessibleName().startsWith("Forget"_L1))
            continue;
        QVERIFY(button->isEnabled());
        QTest::mouseClick(button, Qt::LeftButton);
        QVERIFY(!button->isEnabled());
        ++forgotten;
    }
    QCOMPARE(forgotten, 3);
    QVERIFY(RecentFiles(settings).paths().isEmpty());
    QVERIFY(RecentUrls(settings).entries().isEmpty());
    QVERIFY(FilterHistory(settings).entries().isEmpty());
}

void TestPreferences::namesEveryControl_data()
{
    QTest::addColumn<bool>("isDark");
    QTest::newRow("light") << false;
    QTest::newRow("dark") << true;
}

void TestPreferences::namesEveryControl()
{
    QFETCH(bool, isDark);
    m_appearance->apply(isDark ? Appearance::Choice::Dark : Appearance::Choice::Light);
    m_window->resize(m_window->minimumSize());
    for (const bool first : { true, false }) {
        QWidget *dialog = first ? static_cast<QWidget *>(preferences()) : commands();
        QVERIFY(dialog);
        QVERIFY(dialog->height() <= 640);
        for (const QWidget *widget : dialog->findChildren<QWidget *>()) {
            const bool takesFocus = widget->focusPolicy() & Qt::TabFocus && !widget->focusProxy();
            if (!widget->isVisible() || !takesFocus)
                continue;
            const auto *button = qobject_cast<const QAbstractButton *>(widget);
            QVERIFY2(!widget->accessibleName().isEmpty() || (button && !button->text().isEmpty()),
                widget->metaObject()->className());
        }
        QVERIFY(!dialog->grab().isNull());
        static_cast<QDialog *>(dialog)->reject();
    }
}

void TestPreferences::findsACommandAndDoesIt()
{
    auto *list = commands();
    QVERIFY(list);
    QTRY_VERIFY(list->field()->hasFocus());
    QSignalSpy done(actions()->darkTheme, &QAction::triggered);
    QTest::keyClicks(list->field(), u"dark"_s);
    QTest::keyClick(list->field(), Qt::Key_Return);
    QCOMPARE(done.size(), 1);
    QVERIFY(!list->isVisible());
    QCOMPARE(m_theme->scheme(), Theme::Scheme::Dark);
}

void TestPreferences::explainsWhatIsNotPossible()
{
    auto *list = commands();
    QVERIFY(list);
    QSignalSpy done(actions()->sendPing, &QAction::triggered);
    QTest::keyClicks(list->field(), u"send ping"_s);
    QVERIFY(list->helpText().startsWith(u"Not possible now: "_s));
    QVERIFY(list->field()->accessibleDescription().contains(u"not possible now"_s));
    QTest::keyClick(list->field(), Qt::Key_Return);
    QVERIFY(done.isEmpty());
    QVERIFY(list->isVisible());
    QTest::keyClicks(list->field(), u"qqq"_s);
    QCOMPARE(list->view()->model()->rowCount(), 0);
    QTest::keyClick(list->field(), Qt::Key_Return); // nothing
    QVERIFY(list->isVisible());
    QTest::keyClick(list->field(), Qt::Key_Escape);
    QVERIFY(!list->isVisible());
}

void TestPreferences::movesWithTheKeyboard()
{
    auto *list = commands();
    QVERIFY(list);
    QCOMPARE(list->view()->currentIndex().row(), 0);
    QTest::keyClick(list->field(), Qt::Key_Down);
    QCOMPARE(list->view()->currentIndex().row(), 1);
    QVERIFY(!list->helpText().isEmpty());
    QTest::keyClick(list->field(), Qt::Key_PageDown);
    QCOMPARE(list->view()->currentIndex().row(), 11);
    QTest::keyClick(list->field(), Qt::Key_Up);
    QTest::keyClick(list->field(), Qt::Key_PageUp);
    QCOMPARE(list->view()->currentIndex().row(), 0);
    QTest::keyClick(list->field(), Qt::Key_Up); // stays
    QCOMPARE(list->view()->currentIndex().row(), 0);
}

void TestPreferences::doesWhatIsClicked()
{
    auto *list = commands();
    QVERIFY(list);
    QTest::keyClicks(list->field(), u"listen"_s);
    QTest::mouseClick(list->view()->viewport(), Qt::LeftButton, {},
        list->view()->visualRect(list->view()->model()->index(0, 0)).center());
    QVERIFY(!list->isVisible());
    auto *dialog = m_window->findChild<ListenDialog *>();
    QVERIFY(dialog && dialog->isVisible());
}

QTEST_MAIN(TestPreferences)
#include "tst_preferences.moc"
