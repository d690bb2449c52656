#include "app/session/sessionsaver.h"
#include "tests/app/replay/replayfixture.h"
#include "tests/ui/widgets/guiwarnings.h"
#include "ui/connections/connectionpanel.h"
#include "ui/replay/replaydetails.h"
#include "ui/replay/replaymodel.h"
#include "ui/replay/replayresult.h"
#include "ui/replay/replayrulespane.h"
#include "ui/replay/replaysetup.h"
#include "ui/replay/replaytable.h"
#include "ui/replay/replaywindow.h"
#include "ui/shell/appearance.h"
#include "ui/shell/language.h"
#include "ui/shell/mainactions.h"
#include "ui/shell/mainwindow.h"
#include "ui/shell/sessionwindows.h"
#include "ui/theme/theme.h"
#include "ui/widgets/noterow.h"

#include <QAction>
#include <QApplication>
#include <QFileDialog>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QPushButton>
#include <QSettings>

using namespace Framescope;
using namespace Framescope::Test;
using namespace Qt::StringLiterals;
using Kind = ReplayRow::Kind;

/// A replay from the menu of the window to a session of its own.
class TestReplayWindow : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase();
    void init();
    void cleanup();

    void replaysAConnectionOfAFile();
    void replaysADamagedFileAsFarAsItGoes();
    void replaysALiveConnection();
    void isOfferedWhereItIsPossible();
    void savesTheNewConversation();
    void opensTheNewConversation();
    void goesWithItsWindow();

private:
    MainWindow *openFile(bool damaged = false);
    ReplayWindow *replay(const MainWindow *window);
    void play(ReplayWindow *replay);
    static QPushButton *button(const ReplayWindow *replay, const QString &text);
    static QAction *action(const MainWindow *window, QAction *const MainActions::*action)
    {
        return window->findChild<MainActions *>()->*action;
    }

    QTemporaryDir m_settings;
    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<EchoServer> m_server;
    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<Appearance> m_appearance;
    std::unique_ptr<Language> m_language;
    std::unique_ptr<SessionFolder> m_folder;
    std::unique_ptr<SessionWindows> m_windows;
};

void TestReplayWindow::initTestCase()
{
    QCoreApplication::setOrganizationName(u"framescope-test"_s);
    QCoreApplication::setApplicationName(u"framescope-replay-test"_s);
    QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, m_settings.path());
    QApplication::setQuitOnLastWindowClosed(false);
    QApplication::setAttribute(Qt::AA_DontUseNativeDialogs);
}

void TestReplayWindow::init()
{
    failOnGuiWarnings();
    m_dir = std::make_unique<QTemporaryDir>();
    m_server = std::make_unique<EchoServer>();
    m_theme = std::make_unique<Theme>();
    m_appearance = std::make_unique<Appearance>(*m_theme);
    m_language = std::make_unique<Language>();
    m_folder = std::make_unique<SessionFolder>(m_dir->filePath(u"unsaved"_s));
    m_windows
        = std::make_unique<SessionWindows>(*m_theme, *m_appearance, *m_language, m_folder.get());
}

void TestReplayWindow::cleanup()
{
    m_windows.reset();
    m_server.reset();
    QSettings().clear();
}

MainWindow *TestReplayWindow::openFile(bool damaged)
{
    const auto store
        = recordedTalk({ clientSays("{\"v\":1,\"id\":1}"), serverSays("{\"v\":1,\"id\":9}"),
                           clientSays("two"), serverSays("two") },
            m_server->url.toString());
    const QString path = m_dir->filePath(u"talk.fscope"_s);
    if (!saveSession(*store, {}, path, [](FrameId) {}, {}))
        return nullptr;
    if (damaged) {
        QFile file(path);
        if (!file.open(QIODevice::ReadWrite))
            return nullptr;
        QByteArray octets = file.readAll();
        octets.replace("\"id\":9", "\"id\":8");
        file.seek(0);
        file.write(octets);
    }
    QSignalSpy opened(m_windows.get(), &SessionWindows::opened);
    m_windows->open(path, nullptr);
    if (opened.isEmpty() && !opened.wait())
        return nullptr;
    auto *window = opened.first().first().value<MainWindow *>();
    return QTest::qWaitForWindowExposed(window) ? window : nullptr;
}

/// By the menu, for the only connection.
ReplayWindow *TestReplayWindow::replay(const MainWindow *window)
{
    window->findChild<ConnectionPanel *>()->selectConnection(1);
    if (!action(window, &MainActions::replay)->isEnabled())
        return nullptr;
    action(window, &MainActions::replay)->trigger();
    return window->findChild<ReplayWindow *>();
}

void TestReplayWindow::play(ReplayWindow *replay)
{
    button(replay, u"Start"_s)->click();
    QTRY_VERIFY(replay->run() && replay->run()->outcome());
}

QPushButton *TestReplayWindow::button(const ReplayWindow *replay, const QString &text)
{
    for (auto *button : replay->findChildren<QPushButton *>()) {
        if (button->text().remove(u'&') == text)
            return button;
    }
    return nullptr;
}

void TestReplayWindow::replaysAConnectionOfAFile()
{
    MainWindow *window = openFile();
    QVERIFY(window);
    ReplayWindow *replay = this->replay(window);
    QVERIFY(replay);
    QCOMPARE(replay->setup()->url()->text(), m_server->url.toString());
    // By keyboard alone.
    QVERIFY(QTest::qWaitForWindowExposed(replay));
    QTest::keyClick(replay->setup()->url(), Qt::Key_Return);
    QTRY_VERIFY(replay->run() && replay->run()->outcome());
    QTest::keyClick(replay->table(), Qt::Key_N);
    QCOMPARE(replay->model()->row(replay->table()->currentRow()).kind, Kind::Changed);
    QTest::keyClick(replay->details()->ignoreButton(), Qt::Key_Space);
    QTRY_COMPARE(replay->result()->tone(), Tone::Ok);
    QCOMPARE(replay->rules()->list()->count(), 1);
    // The session that is replayed is as it was.
    QVERIFY(!window->document().isModified());
    QCOMPARE(this->replay(window), replay); // one window for each connection
    QCOMPARE(window->findChildren<ReplayWindow *>().size(), 1);
}

void TestReplayWindow::replaysADamagedFileAsFarAsItGoes()
{
    MainWindow *window = openFile(true);
    QVERIFY(window);
    ReplayWindow *replay = this->replay(window);
    QVERIFY(replay);
    play(replay);
    QCOMPARE(replay->result()->tone(), Tone::Error);
    QVERIFY(replay->result()->text().startsWith(
        u"The recording was replayed as far as it can be read. "_s));
}

void TestReplayWindow::replaysALiveConnection()
{
    MainWindow *window = m_windows->createLive();
    QVERIFY(QTest::qWaitForWindowExposed(window));
    ClientOptions options;
    options.url = m_server->url;
    window->open(options);
    const auto store = window->document().store();
    QTRY_VERIFY(store->connection(1) && store->connection(1)->state == ConnectionState::Open);
    window->document().capture()->sendMessage(1, MessageType::Text, "hello");
    QTRY_COMPARE(store->lastFrame(), FrameId(2));
    QTRY_VERIFY(action(window, &MainActions::replay)->isEnabled());
    ReplayWindow *replay = this->replay(window);
    QVERIFY(replay);
    play(replay);
    QCOMPARE(replay->result()->text(), u"All that came is as it was recorded."_s);
    QCOMPARE(store->lastFrame(), FrameId(2)); // goes on as if nothing had been
    QCOMPARE(store->connection(1)->state, ConnectionState::Open);
}

void TestReplayWindow::isOfferedWhereItIsPossible()
{
    MainWindow *window = openFile();
    QVERIFY(window);
    auto *connections = window->findChild<ConnectionPanel *>();
    connections->selectConnection(0);
    QVERIFY(!action(window, &MainActions::replay)->isEnabled());
    QVERIFY(!MainActions::obstacle(*action(window, &MainActions::replay)).isEmpty());
    QMenu menu;
    connections->fillMenu(menu, 1);
    const auto offered = menu.actions();
    const auto found = std::find_if(offered.begin(), offered.end(),
        [](const QAction *entry) { return entry->text() == u"Replay…"_s; });
    QVERIFY(found != offered.end());
    (*found)->trigger();
    QVERIFY(window->findChild<ReplayWindow *>());
    // Another language would take the window away while it is read.
    QVERIFY(!window->mayBeReplaced());
}

void TestReplayWindow::savesTheNewConversation()
{
    MainWindow *window = openFile();
    QVERIFY(window);
    ReplayWindow *replay = this->replay(window);
    QVERIFY(replay);
    play(replay);
    const QSignalSpy saved(window, &MainWindow::fileSaved);
    button(replay, u"Save…"_s)->click();
    auto *dialog = replay->findChild<QFileDialog *>();
    QVERIFY(dialog);
    const QString path = m_dir->filePath(u"replayed.fscope"_s);
    dialog->selectFile(path);
    QTest::keyClick(dialog, Qt::Key_Return);
    QTRY_COMPARE(saved.size(), 1);
    const auto file = FileSessionStore::open(path);
    QVERIFY(file);
    QVERIFY((*file)->lastFrame() >= 6);
}

void TestReplayWindow::opensTheNewConversation()
{
    MainWindow *window = openFile();
    QVERIFY(window);
    ReplayWindow *replay = this->replay(window);
    QVERIFY(replay);
    play(replay);
    QCOMPARE(m_windows->windows().size(), 1);
    button(replay, u"Open as session"_s)->click();
    QCOMPARE(m_windows->windows().size(), 2);
    MainWindow *other = m_windows->windows().constLast();
    QVERIFY(other->document().store()->lastFrame() >= 6);
    QVERIFY(other->document().isModified());
    // What is open is still compared by other rules.
    replay->rules()->ignorePath(u"$.id"_s);
    QTRY_COMPARE(replay->result()->tone(), Tone::Ok);
    other->document().discard();
}

void TestReplayWindow::goesWithItsWindow()
{
    MainWindow *window = openFile();
    QVERIFY(window);
    ReplayWindow *replay = this->replay(window);
    QVERIFY(replay);
    play(replay);
    window->close();
    QTRY_VERIFY(m_windows->windows().isEmpty());
    // Nothing of it is left behind to be offered again.
    QTRY_VERIFY(QDir(m_dir->filePath(u"unsaved"_s)).entryList(QDir::Files).isEmpty());
}

QTEST_MAIN(TestReplayWindow)
#include "tst_replaywindow.moc"
