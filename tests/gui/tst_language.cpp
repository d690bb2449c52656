#include "app/capture/sessiondocument.h"
#include "ui/composer/composerbar.h"
#include "ui/composer/composerpanel.h"
#include "ui/composer/payloadeditor.h"
#include "ui/connections/connectionpanel.h"
#include "ui/connections/connectiontree.h"
#include "ui/filter/filterbar.h"
#include "ui/filter/filteredit.h"
#include "ui/frames/frametableview.h"
#include "ui/intercept/interceptpanel.h"
#include "ui/lessons/exerciserow.h"
#include "ui/lessons/lessonguide.h"
#include "ui/lessons/lessonpanel.h"
#include "ui/lessons/lessons.h"
#include "ui/settings/settingsdialog.h"
#include "ui/shell/appearance.h"
#include "ui/shell/inspectorpanel.h"
#include "ui/shell/language.h"
#include "ui/shell/listendialog.h"
#include "ui/shell/mainactions.h"
#include "ui/shell/mainwindow.h"
#include "ui/shell/sessionwindows.h"
#include "ui/shell/statusstrip.h"
#include "ui/theme/theme.h"

#include <QAction>
#include <QApplication>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QMenuBar>
#include <QSettings>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace Framescope;
using namespace Qt::StringLiterals;

/// Another language while everything goes on.
class TestLanguage : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase();
    void init();
    void cleanup();

    void isKept();
    void followsTheSystem();
    void speaksChineseToTheEnd();
    void changesWhileFramesCome();
    void keepsWhatIsTyped();
    void keepsTheComposerOpen();
    void waitsForADialog();
    void isChosenInThePreferences();
    void keepsWhatIsHeld();
    void goesOnInALesson();
    void goesOnInARecording();
    void changesEveryWindow();

private:
    MainWindow *live();
    /// The only window, once it is another one than \a old and shows \a language.
    MainWindow *next(const QPointer<MainWindow> &old, QLatin1StringView language);
    static MainActions *actions(const MainWindow *window)
    {
        return window->findChild<MainActions *>();
    }
    static QString menus(const MainWindow *window);
    /// Begins an echo server in \a window and returns its address.
    static QString echo(MainWindow *window);

    QTemporaryDir m_settings;
    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<Appearance> m_appearance;
    std::unique_ptr<Language> m_language;
    std::unique_ptr<SessionWindows> m_windows;
};

void TestLanguage::initTestCase()
{
    QStandardPaths::setTestModeEnabled(true);
    QCoreApplication::setOrganizationName(u"framescope-test"_s);
    QCoreApplication::setApplicationName(u"framescope-language-test"_s);
    QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, m_settings.path());
}

void TestLanguage::init()
{
    QSettings().clear();
    m_theme = std::make_unique<Theme>();
    m_appearance = std::make_unique<Appearance>(*m_theme);
    m_language = std::make_unique<Language>();
    m_windows = std::make_unique<SessionWindows>(*m_theme, *m_appearance, *m_language, nullptr);
}

void TestLanguage::cleanup()
{
    m_windows.reset();
    m_language.reset();
    m_appearance.reset();
    m_theme.reset();
}

MainWindow *TestLanguage::live()
{
    MainWindow *window = m_windows->createLive();
    window->resize(1440, 900);
    return QTest::qWaitForWindowExposed(window) ? window : nullptr;
}

QString TestLanguage::menus(const MainWindow *window)
{
    QStringList texts;
    for (const QAction *action : window->menuBar()->actions())
        texts.append(action->text());
    return texts.join(u' ');
}

MainWindow *TestLanguage::next(const QPointer<MainWindow> &old, QLatin1StringView language)
{
    const bool isReplaced = QTest::qWaitFor([&] { return !old; });
    const QList<MainWindow *> windows = m_windows->windows();
    if (!isReplaced || windows.size() != 1 || m_language->name() != language)
        return nullptr;
    return windows.constFirst();
}

QString TestLanguage::echo(MainWindow *window)
{
    QSignalSpy listening(window->document().capture(), &CaptureController::listening);
    ServerOptions options;
    window->listen(options);
    return listening.wait() ? listening.first().first().toUrl().toString() : QString();
}

void TestLanguage::isKept()
{
    QCOMPARE(m_language->choice(), Language::Choice::System);
    QCOMPARE(m_language->name(), u"en"_s); // the tests run with LC_ALL=C.UTF-8
    m_language->choose(Language::Choice::Chinese);
    QCOMPARE(m_language->name(), u"zh_CN"_s);
    QCOMPARE(QLocale().language(), QLocale::Chinese);
    QCOMPARE(MainWindow::tr("New session"), u"新会话"_s);
    QCOMPARE(Language().choice(), Language::Choice::Chinese);
    m_language->apply(Language::Choice::English); // for this run
    QCOMPARE(MainWindow::tr("New session"), u"New session"_s);
    QCOMPARE(Language().choice(), Language::Choice::Chinese);
    m_language->choose(Language::Choice::System);
    QCOMPARE(Language().choice(), Language::Choice::System);
    QCOMPARE(QLocale().language(), QLocale::C);
}

void TestLanguage::followsTheSystem()
{
    QSignalSpy changed(m_language.get(), &Language::changed);
    m_language->choose(Language::Choice::English); // as it is
    QVERIFY(changed.isEmpty());
    m_language->choose(Language::Choice::Chinese);
    m_language->choose(Language::Choice::System);
    QCOMPARE(changed.size(), 2);
}

/// Contexts are right: texts of free functions are found as well as those of classes.
void TestLanguage::speaksChineseToTheEnd()
{
    m_language->apply(Language::Choice::Chinese);
    QPointer<MainWindow> window = live();
    QVERIFY(window);
    QVERIFY2(menus(window).contains(u"文件(&F)"_s), qPrintable(menus(window)));
    window->openUrl(u"http://127.0.0.1"_s);
    window->openUrl(u"ws://127.0.0.1:1/"_s);
    const auto store = window->document().store();
    QTRY_VERIFY(store->connection(1) && store->connection(1)->state == ConnectionState::Closed);
    QString texts;
    for (const QLabel *label : window->findChildren<QLabel *>())
        texts += label->text() + u'\n';
    QVERIFY2(texts.contains(u"不是 WebSocket 地址：协议是 http，而不是 ws 或 wss。"_s),
        qPrintable(texts));
    // The list is told of connections in batches, so it may know this one later than the store.
    const QAbstractItemModel *connections = window->findChild<ConnectionPanel *>()->tree()->model();
    QTRY_VERIFY(connections->rowCount() > 0);
    const QString role = connections->index(0, 0).data(Qt::AccessibleTextRole).toString();
    QVERIFY2(role.contains(u"客户端"_s), qPrintable(role)); // by a free function
}

void TestLanguage::changesWhileFramesCome()
{
    QPointer<MainWindow> old = live();
    QVERIFY(old);
    QVERIFY(menus(old).contains(u"&File"_s));
    QVERIFY(actions(old)->systemLanguage->isChecked());
    SessionDocument *document = &old->document();
    const auto store = document->store();
    old->startDemo();
    QTRY_VERIFY(store->lastFrame() > 20);
    old->findChild<ConnectionPanel *>()->selectConnection(1);
    QTRY_VERIFY(old->findChild<FrameTableView *>()->model()->rowCount() > 3);
    auto *table = old->findChild<FrameTableView *>();
    table->setFocus();
    QTest::keyClick(table, Qt::Key_Home);
    QTRY_VERIFY(!old->findChild<FrameSelection *>()->frame().isNull());
    const FrameId frame = old->findChild<FrameSelection *>()->frame().id();
    old->findChild<FrameSelection *>()->setOctets({ 0, 2 });
    old->findChild<InspectorPanel *>()->setTab(InspectorPanel::HexTabIndex);
    actions(old)->toggleConnections->trigger();
    const QSize size = old->size();
    QSignalSpy closed(qApp, &QGuiApplication::lastWindowClosed); // would end the program

    actions(old)->chinese->trigger();
    MainWindow *window = next(old, "zh_CN"_L1);
    QVERIFY(window);
    QVERIFY2(menus(window).contains(u"文件(&F)"_s), qPrintable(menus(window)));
    QVERIFY(actions(window)->chinese->isChecked());
    QCOMPARE(&window->document(), document);
    QCOMPARE(window->size(), size);
    QCOMPARE(window->findChild<ConnectionPanel *>()->selectedConnection(), 1U);
    QVERIFY(!window->findChild<ConnectionPanel *>()->isVisible());
    const auto *selection = window->findChild<FrameSelection *>();
    QCOMPARE(selection->frame().id(), frame);
    QCOMPARE(selection->octets(), (OctetRange { 0, 2 }));
    QTRY_COMPARE(window->findChild<FrameTableView *>()->currentFrame(), frame);
    QVERIFY(!window->findChild<FrameTableView *>()->isFollowing());
    QCOMPARE(window->findChild<InspectorPanel *>()->tab(), InspectorPanel::HexTabIndex);

    // It goes on, and the new window hears of it.
    const FrameId last = store->lastFrame();
    auto *frames = window->findChild<FrameTableView *>()->model();
    const int rows = frames->rowCount();
    QTRY_VERIFY(store->lastFrame() > last + 5);
    QCOMPARE(store->connection(1)->state, ConnectionState::Open);
    QTRY_VERIFY(frames->rowCount() > rows);

    QPointer<MainWindow> second(window);
    actions(window)->english->trigger();
    window = next(second, "en"_L1);
    QVERIFY(window);
    QVERIFY(menus(window).contains(u"&File"_s));
    QCOMPARE(window->findChild<FrameSelection *>()->frame().id(), frame);
    QVERIFY(closed.isEmpty());
}

void TestLanguage::keepsWhatIsTyped()
{
    QPointer<MainWindow> old = live();
    QVERIFY(old);
    const QString url = echo(old);
    QVERIFY(!url.isEmpty());
    old->openUrl(url);
    const auto store = old->document().store();
    QTRY_COMPARE(store->connections().size(), 2);
    old->findChild<FilterBar *>()->edit()->setText(u"opcode == "_s); // half of one
    old->findChild<ComposerBar *>()->findChild<PayloadEditor *>()->setPlainText(u"not sent yet"_s);
    actions(old)->chinese->trigger();
    MainWindow *window = next(old, "zh_CN"_L1);
    QVERIFY(window);
    QCOMPARE(window->findChild<FilterBar *>()->edit()->text(), u"opcode == "_s);
    QCOMPARE(window->findChild<ComposerBar *>()->composition().text, u"not sent yet"_s);
    QCOMPARE(window->findChild<StatusStrip *>()->listeners(), QStringList { url });
    // It is sent by the window that is there now.
    const ConnectionId client = store->connections().constFirst().role == Role::Client ? 1 : 2;
    window->findChild<ConnectionPanel *>()->selectConnection(client);
    QTRY_VERIFY(window->findChild<ComposerBar *>()->obstacle().isEmpty());
    window->findChild<ComposerBar *>()->send();
    QTRY_COMPARE(store->connection(client)->serverToClient.frames, 1U);
}

void TestLanguage::keepsTheComposerOpen()
{
    QPointer<MainWindow> old = live();
    QVERIFY(old);
    actions(old)->toggleComposer->trigger();
    auto *panel = old->findChild<ComposerPanel *>();
    Composition composition = panel->composition();
    composition.text = u"{\"half\": "_s;
    composition.form = PayloadForm::Json;
    composition.fragmentSize = 7;
    composition.masked = true;
    composition.key = MaskingKey { 1, 2, 3, 4 };
    panel->setComposition(composition);
    composition = panel->composition(); // with what a field cannot hold left out
    QCOMPARE(composition.fragmentSize, 7U);
    actions(old)->chinese->trigger();
    MainWindow *window = next(old, "zh_CN"_L1);
    QVERIFY(window);
    panel = window->findChild<ComposerPanel *>();
    QVERIFY(panel->isVisible());
    QVERIFY(actions(window)->toggleComposer->isChecked());
    QCOMPARE(panel->composition(), composition);
}

void TestLanguage::waitsForADialog()
{
    QPointer<MainWindow> old = live();
    QVERIFY(old);
    actions(old)->listen->trigger();
    QPointer<ListenDialog> dialog = old->findChild<ListenDialog *>();
    QVERIFY(dialog && dialog->isVisible());
    m_language->choose(Language::Choice::Chinese);
    QCoreApplication::processEvents();
    QCoreApplication::processEvents(); // it would have happened by now
    QVERIFY(old && dialog);
    dialog->reject();
    QVERIFY(next(old, "zh_CN"_L1));
}

void TestLanguage::isChosenInThePreferences()
{
    QPointer<MainWindow> old = live();
    QVERIFY(old);
    actions(old)->preferences->trigger();
    QPointer<SettingsDialog> dialog = old->findChild<SettingsDialog *>();
    QVERIFY(dialog && dialog->isVisible());
    QCOMPARE(dialog->language()->currentIndex(), 0);
    QVERIFY(dialog->language()->accessibleName().startsWith(u"Language"_s));
    dialog->language()->setCurrentIndex(2);
    QCOMPARE(Language().choice(), Language::Choice::Chinese); // kept
    QVERIFY(actions(old)->chinese->isChecked()); // the menu says the same
    QVERIFY(dialog); // what one is in the middle of stays
    dialog->reject();
    QPointer<MainWindow> window = next(old, "zh_CN"_L1);
    QVERIFY(window);
    actions(window)->preferences->trigger();
    dialog = window->findChild<SettingsDialog *>();
    QCOMPARE(dialog->language()->currentIndex(), 2);
    dialog->language()->setCurrentIndex(0);
    QCOMPARE(Language().choice(), Language::Choice::System);
    dialog->reject();
    QVERIFY(next(window, "en"_L1));
}

void TestLanguage::keepsWhatIsHeld()
{
    QPointer<MainWindow> old = live();
    QVERIFY(old);
    CaptureController *capture = old->document().capture();
    const auto store = old->document().store();
    const QString server = echo(old);
    QVERIFY(!server.isEmpty());
    QSignalSpy listening(capture, &CaptureController::listening);
    ProxyOptions options;
    options.target = QUrl(server);
    old->listenAsProxy(options);
    QVERIFY(listening.wait());
    old->openUrl(listening.first().first().toUrl().toString());
    QTRY_VERIFY(store->connection(1) && store->connection(1)->state == ConnectionState::Open);
    actions(old)->intercept->trigger();
    capture->sendMessage(1, MessageType::Text, "one");
    capture->sendMessage(1, MessageType::Text, "two");
    auto *panel = old->findChild<InterceptPanel *>();
    QTRY_COMPARE(panel->model()->rowCount(), 2);

    actions(old)->chinese->trigger();
    MainWindow *window = next(old, "zh_CN"_L1);
    QVERIFY(window);
    panel = window->findChild<InterceptPanel *>();
    QVERIFY(panel->isVisible());
    QVERIFY(actions(window)->intercept->isChecked());
    QCOMPARE(panel->model()->rowCount(), 2);
    QCOMPARE(store->connection(1)->serverToClient.frames, 0U);
    panel->forward();
    QTRY_COMPARE(panel->model()->rowCount(), 2); // the answer of the server is held in its place
    panel->drop();
    actions(window)->intercept->trigger();
    QTRY_COMPARE(store->connection(1)->serverToClient.frames, 1U);
}

void TestLanguage::goesOnInALesson()
{
    QPointer<MainWindow> old = live();
    QVERIFY(old);
    actions(old)->lessons->trigger();
    old->findChild<LessonGuide *>()->begin(u"frame"_s);
    const auto store = old->document().store();
    QTRY_VERIFY(!store->connections().isEmpty()
        && store->connections().constFirst().state == ConnectionState::Open);
    const qsizetype connections = store->connections().size();
    const auto line = [](MainWindow *window) {
        return window->findChild<LessonPanel *>()
            ->exercises()
            .constFirst()
            ->findChild<QLineEdit *>();
    };
    QVERIFY(line(old));
    line(old)->setText(u"Hello"_s);

    actions(old)->chinese->trigger();
    MainWindow *window = next(old, "zh_CN"_L1);
    QVERIFY(window);
    auto *panel = window->findChild<LessonPanel *>();
    QVERIFY(panel && panel->isVisible() && panel->isShowingStep());
    QCOMPARE(window->findChild<LessonGuide *>()->lesson()->title, u"帧"_s);
    QCOMPARE(panel->step(), 0);
    QCOMPARE(line(window)->text(), u"Hello"_s);
    QCOMPARE(store->connections().size(), connections); // the peers are those of before
    QTest::keyClick(line(window), Qt::Key_Return);
    QTRY_VERIFY(panel->exercises().constFirst()->isSolved());
}

void TestLanguage::goesOnInARecording()
{
    QPointer<MainWindow> old = live();
    QVERIFY(old);
    actions(old)->lessons->trigger();
    auto *guide = old->findChild<LessonGuide *>();
    guide->begin(u"close"_s);
    const auto &steps = guide->lesson()->steps;
    const auto recorded
        = std::ranges::find_if(steps, [](const LessonStep &step) { return step.looksAtRecording; });
    QVERIFY(recorded != steps.end());
    const qsizetype step = recorded - steps.begin();
    const auto store = old->document().store();
    QTRY_COMPARE(store->connections().size(), 3);
    guide->showStep(step);
    const auto looksAt = [](MainWindow *window) {
        const FrameHandle &frame = window->findChild<FrameSelection *>()->frame();
        return frame.isNull() ? FrameId(0) : frame.id();
    };
    QTRY_COMPARE(looksAt(old), 3U);

    actions(old)->chinese->trigger();
    MainWindow *window = next(old, "zh_CN"_L1);
    QVERIFY(window);
    QTRY_COMPARE(looksAt(window), 3U);
    QCOMPARE(window->findChild<LessonPanel *>()->step(), step);
    const auto labels = window->findChild<LessonPanel *>()->findChildren<QLabel *>();
    QVERIFY(std::ranges::any_of(
        labels, [](const QLabel *label) { return label->text() == u"本课录制的会话"_s; }));
    QCOMPARE(store->connections().size(), 3); // it is not placed once more
}

void TestLanguage::changesEveryWindow()
{
    QPointer<MainWindow> first = live();
    QPointer<MainWindow> second = live();
    QVERIFY(first && second);
    actions(first)->chinese->trigger();
    QTRY_VERIFY(!first && !second);
    QCOMPARE(m_windows->windows().size(), 2);
    for (MainWindow *window : m_windows->windows())
        QVERIFY(menus(window).contains(u"帮助(&H)"_s));
}

QTEST_MAIN(TestLanguage)
#include "tst_language.moc"
