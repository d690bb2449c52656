#include "app/capture/sessiondocument.h"
#include "app/exchange/conversion.h"
#include "app/session/sessionsaver.h"
#include "tests/app/session/sessionfixture.h"
#include "ui/composer/composerbar.h"
#include "ui/connections/connectionpanel.h"
#include "ui/exchange/sessionexport.h"
#include "ui/frames/annotationdialog.h"
#include "ui/frames/frametableview.h"
#include "ui/lessons/lessonguide.h"
#include "ui/lessons/lessonpanel.h"
#include "ui/replay/comparisonchoice.h"
#include "ui/replay/replaymodel.h"
#include "ui/replay/replaywindow.h"
#include "ui/shell/appearance.h"
#include "ui/shell/language.h"
#include "ui/shell/mainactions.h"
#include "ui/shell/mainwindow.h"
#include "ui/shell/recentfiles.h"
#include "ui/shell/sessionwindows.h"
#include "ui/theme/theme.h"
#include "ui/widgets/linkbutton.h"
#include "ui/widgets/noticearea.h"

#include <QAction>
#include <QApplication>
#include <QDir>
#include <QDropEvent>
#include <QFileDialog>
#include <QMessageBox>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#ifdef Q_OS_LINUX
#include <sys/stat.h>
#endif

using namespace Framescope;
using namespace Framescope::Test;
using namespace Qt::StringLiterals;

/// Windows and the files they show, as the user opens, saves and closes them.
class TestSessionWindows : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase();
    void init();
    void cleanup();

    void aFileTakesThePlaceOfABlankWindow();
    void aFileOpensAtItsFrames();
    void aFileOpensBesideASessionThatHasBegun();
    void aFileThatIsOpenIsShownAgain();
    void whatCannotBeOpenedIsSaid_data();
    void whatCannotBeOpenedIsSaid();
    void damageIsSaid();
    void droppedFilesAreOpened();
    void twoFilesAtOnceCanBeCompared();
    void lookingAtARecordingLeavesItsLocks();
    void anOpenedFileTakesNothingMore();
    void lessonsOfFieldsShareOneWindow();
    void otherFormatsAreReadIntoASession();
    void whatCannotBeReadIsSaid();
    void exports();
    void exportsWhatIsStillRecorded();
    void doesNotExportOverItself();
    void asksBeforeUnsavedTrafficIsLost();
    void savesAndCloses();
    void keepsTheWindowWhenSavingFails();
    void offersWhatWasLeftBehind();
    void offersHandshakesWithoutFrames();
    void removesWhatReachedNobody();
    void discardsWhatWasLeftBehind();

private:
    MainWindow *live();
    /// The only window left to be seen; nullptr if there is not exactly one.
    MainWindow *only() const;
    MainWindow *openedFrom(MainWindow *from, const QString &path);
    QString writeSession(const QString &name, int frames = 3);
    QString writeLines(const QString &name);
    QByteArray contents(const QString &path) const;
    QString notices(const MainWindow *window) const;
    void connectToNobody(MainWindow *window);
    QStringList unsaved() const;
    /// A session as a program that ended badly leaves it.
    void leaveOneBehind(int frames = 2);
    static QAction *action(const MainWindow *window, QAction *const MainActions::*action)
    {
        return window->findChild<MainActions *>()->*action;
    }
    static void click(const MainWindow *window, const QString &link);
    static void answer(const MainWindow *window, QMessageBox::StandardButton button);

    QTemporaryDir m_settings;
    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<Appearance> m_appearance;
    std::unique_ptr<Language> m_language;
    std::unique_ptr<SessionFolder> m_folder;
    std::unique_ptr<SessionWindows> m_windows;
};

void TestSessionWindows::initTestCase()
{
    QCoreApplication::setOrganizationName(u"framescope-test"_s);
    QCoreApplication::setApplicationName(u"framescope-test"_s);
    QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, m_settings.path());
    QApplication::setQuitOnLastWindowClosed(false);
    QApplication::setAttribute(Qt::AA_DontUseNativeDialogs);
}

void TestSessionWindows::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    m_theme = std::make_unique<Theme>();
    m_appearance = std::make_unique<Appearance>(*m_theme);
    m_language = std::make_unique<Language>();
    m_folder = std::make_unique<SessionFolder>(m_dir->filePath(u"unsaved"_s));
    m_windows
        = std::make_unique<SessionWindows>(*m_theme, *m_appearance, *m_language, m_folder.get());
}

void TestSessionWindows::cleanup()
{
    m_windows.reset();
    QSettings().clear();
}

MainWindow *TestSessionWindows::live()
{
    MainWindow *window = m_windows->createLive();
    return QTest::qWaitForWindowExposed(window) ? window : nullptr;
}

MainWindow *TestSessionWindows::only() const
{
    const auto windows = m_windows->windows();
    return windows.size() == 1 ? windows.constFirst() : nullptr;
}

MainWindow *TestSessionWindows::openedFrom(MainWindow *from, const QString &path)
{
    QSignalSpy opened(m_windows.get(), &SessionWindows::opened);
    m_windows->open(path, from);
    if (opened.isEmpty() && !opened.wait())
        return nullptr;
    return opened.first().first().value<MainWindow *>();
}

QString TestSessionWindows::writeSession(const QString &name, int frames)
{
    MemorySessionStore store(QDateTime::currentDateTimeUtc());
    ConnectionRecord connection;
    connection.id = 1;
    connection.url = u"ws://peer.example/"_s;
    connection.peer = u"203.0.113.24:80"_s;
    connection.state = ConnectionState::Open;
    connection.opened = 0;
    record(store, connection);
    for (int i = 0; i < frames; ++i)
        record(store, { { .time = i * Millisecond, .payload = "unmistakable" } });
    const QString path = m_dir->filePath(name);
    return saveSession(store, {}, path, [](FrameId) {}, {}) ? path : QString();
}

/// The same session as JSON lines.
QString TestSessionWindows::writeLines(const QString &name)
{
    const QString session = writeSession(u"source.fscope"_s);
    const QString path = m_dir->filePath(name);
    Conversion conversion(
        { .input = session, .output = path, .outputFormat = ExchangeFormat::JsonLines });
    return conversion.run({}).isWritten ? path : QString();
}

QByteArray TestSessionWindows::contents(const QString &path) const
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QString TestSessionWindows::notices(const MainWindow *window) const
{
    QString text;
    for (const NoticeBar *bar : window->findChildren<NoticeBar *>()) {
        if (bar->isVisible())
            text += bar->text() + u'\n';
    }
    return text;
}

void TestSessionWindows::connectToNobody(MainWindow *window)
{
    window->openUrl(u"ws://127.0.0.1:1/"_s);
    QTRY_VERIFY(window->document().store()->connection(1)
        && window->document().store()->connection(1)->state == ConnectionState::Closed);
    QTRY_VERIFY(window->isWindowModified());
}

QStringList TestSessionWindows::unsaved() const
{
    return QDir(m_dir->filePath(u"unsaved"_s)).entryList({ u"*.fscope"_s }, QDir::Files);
}

void TestSessionWindows::leaveOneBehind(int frames)
{
    const QString folder = m_dir->filePath(u"unsaved"_s);
    QVERIFY(QDir().mkpath(folder));
    QVERIFY(QFile::rename(writeSession(u"left.fscope"_s, frames), folder + u"/left.fscope"_s));
    QCOMPARE(unsaved().size(), 1);
}

void TestSessionWindows::click(const MainWindow *window, const QString &link)
{
    for (LinkButton *button : window->notices()->findChildren<LinkButton *>()) {
        if (button->text() == link) {
            QTest::mouseClick(button, Qt::LeftButton);
            return;
        }
    }
    QFAIL(qPrintable(link));
}

void TestSessionWindows::answer(const MainWindow *window, QMessageBox::StandardButton button)
{
    auto *box = window->findChild<QMessageBox *>();
    QVERIFY(box && box->isVisible());
    QTest::mouseClick(box->button(button), Qt::LeftButton);
}

void TestSessionWindows::aFileTakesThePlaceOfABlankWindow()
{
    const QString path = writeSession(u"talk.fscope"_s);
    MainWindow *blank = live();
    QVERIFY(blank);
    MainWindow *window = openedFrom(blank, path);
    QVERIFY(window);
    QTRY_COMPARE(only(), window);
    QVERIFY(window->windowTitle().startsWith(u"talk.fscope"_s));
    QVERIFY(!window->isWindowModified());
    QCOMPARE(window->findChild<FrameTableView *>()->model()->rowCount(), 3);
    QTRY_VERIFY(unsaved().isEmpty());
    QSettings settings;
    QCOMPARE(RecentFiles(settings).paths(), QStringList { path });
}

void TestSessionWindows::aFileOpensAtItsFrames()
{
    const MainWindow *window = openedFrom(live(), writeSession(u"talk.fscope"_s));
    QVERIFY(window);
    QVERIFY(qobject_cast<FrameTableView *>(window->focusWidget())); // keys lead through them
}

void TestSessionWindows::aFileOpensBesideASessionThatHasBegun()
{
    MainWindow *first = live();
    connectToNobody(first);
    MainWindow *window = openedFrom(first, writeSession(u"talk.fscope"_s));
    QVERIFY(window);
    QCOMPARE(m_windows->windows().size(), 2);
    first->document().discard();
}

void TestSessionWindows::aFileThatIsOpenIsShownAgain()
{
    const QString path = writeSession(u"talk.fscope"_s);
    MainWindow *window = openedFrom(live(), path);
    QVERIFY(window);
    QCOMPARE(openedFrom(window, m_dir->filePath(u"./talk.fscope"_s)), window);
    QTRY_COMPARE(m_windows->windows().size(), 1);
}

void TestSessionWindows::whatCannotBeOpenedIsSaid_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("said");
    QTest::newRow("missing") << u"missing.fscope"_s << u"Cannot read"_s;
    QTest::newRow("no session") << u"letter.fscope"_s << u"no session"_s;
    QTest::newRow("newer") << u"newer.fscope"_s << u"newer version"_s;
}

void TestSessionWindows::whatCannotBeOpenedIsSaid()
{
    QFETCH(QString, name);
    QFETCH(QString, said);
    const QString path = m_dir->filePath(name);
    if (name == "letter.fscope"_L1) {
        QFile letter(path);
        QVERIFY(letter.open(QIODevice::WriteOnly));
        letter.write("Dear sir");
    } else if (name == "newer.fscope"_L1) {
        QVERIFY(QFile::rename(writeSession(u"talk.fscope"_s), path));
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadWrite));
        QVERIFY(file.seek(60)); // user_version
        file.write(QByteArray::fromHex("00000063"));
    }
    MainWindow *window = live();
    QSignalSpy failed(m_windows.get(), &SessionWindows::openFailed);
    m_windows->open(path, window);
    QVERIFY(failed.wait());
    QVERIFY2(notices(window).contains(said), qPrintable(notices(window)));
    QCOMPARE(only(), window);
    QVERIFY(window->document().isBlank());
}

void TestSessionWindows::damageIsSaid()
{
    const QString path = writeSession(u"talk.fscope"_s, 1);
    {
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadWrite));
        QByteArray octets = file.readAll();
        QVERIFY(octets.contains("unmistakable"));
        octets.replace("unmistakable", "unmistakably");
        QVERIFY(file.seek(0));
        file.write(octets);
    }
    MainWindow *window = openedFrom(live(), path);
    QVERIFY(window);
    QTRY_VERIFY(notices(window).contains(u"damaged"_s));
}

void TestSessionWindows::droppedFilesAreOpened()
{
    MainWindow *window = live();
    QMimeData data;
    data.setUrls({ QUrl::fromLocalFile(writeSession(u"a.fscope"_s)),
        QUrl::fromLocalFile(writeSession(u"b.fscope"_s)) });
    QDragEnterEvent enter({ 20, 20 }, Qt::CopyAction, &data, Qt::LeftButton, {});
    QCoreApplication::sendEvent(window, &enter);
    QVERIFY(enter.isAccepted());
    QSignalSpy opened(m_windows.get(), &SessionWindows::opened);
    QDropEvent drop({ 20, 20 }, Qt::CopyAction, &data, Qt::LeftButton, {});
    QCoreApplication::sendEvent(window, &drop);
    QTRY_COMPARE(opened.size(), 2);
    QTRY_COMPARE(m_windows->windows().size(), 2);
}

void TestSessionWindows::twoFilesAtOnceCanBeCompared()
{
    MainWindow *window = live();
    QSignalSpy opened(m_windows.get(), &SessionWindows::opened);
    emit window->openFilesRequested(
        { writeSession(u"before.fscope"_s, 3), writeSession(u"after.fscope"_s, 4) });
    QTRY_COMPARE(opened.size(), 2);
    MainWindow *told = nullptr;
    for (MainWindow *shown : m_windows->windows()) {
        if (notices(shown).contains(u"opened together"_s))
            told = shown;
    }
    QVERIFY(told);
    QVERIFY(notices(told).contains(u"before.fscope and after.fscope"_s));
    click(told, u"Compare…"_s);
    auto *choice = told->findChild<ComparisonChoice *>();
    QVERIFY(choice);
    QCOMPARE(choice->left(), ConnectionId(1));
    choice->accept();
    ReplayWindow *comparison = nullptr;
    for (MainWindow *shown : m_windows->windows()) {
        if (auto *found = shown->findChild<ReplayWindow *>())
            comparison = found;
    }
    QVERIFY(comparison && comparison->isVisible());
    // What only the later one has, of whichever side.
    QTRY_COMPARE(comparison->model()->differenceCount(), 1);
    QCOMPARE(comparison->model()->rowCount(), 4);
    QVERIFY(!told->findChild<ReplayWindow *>() || told == comparison->parentWidget());

    // One that cannot be opened is compared with nothing.
    emit told->openFilesRequested(
        { writeSession(u"third.fscope"_s), m_dir->filePath(u"nowhere.fscope"_s) });
    QTRY_COMPARE(opened.size(), 3);
    for (const MainWindow *shown : m_windows->windows())
        QVERIFY(!notices(shown).contains(u"third.fscope and"_s));
}

/// To open and close a file ends the locks that this process has on it: others would then take the
/// recording for ended, and its log away.
void TestSessionWindows::lookingAtARecordingLeavesItsLocks()
{
#ifdef Q_OS_LINUX
    MainWindow *window = live();
    connectToNobody(window);
    const QString path
        = QDir(m_dir->filePath(u"unsaved"_s)).absoluteFilePath(unsaved().constFirst());
    struct stat status
    {
    };
    QTRY_VERIFY(QFile::exists(path + u"-wal"_s));
    QCOMPARE(::stat(QFile::encodeName(path).constData(), &status), 0);
    const QByteArray inode = ':' + QByteArray::number(quint64(status.st_ino)) + ' ';
    const auto locks = [&inode] {
        QFile file(u"/proc/locks"_s);
        return file.open(QIODevice::ReadOnly) ? file.readAll().count(inode) : -1;
    };
    QTRY_VERIFY(locks() > 0);
    QVERIFY(openedFrom(window, path));
    QVERIFY(locks() > 0);
#endif
}

void TestSessionWindows::lessonsOfFieldsShareOneWindow()
{
    MainWindow *window = live();
    QVERIFY(window);
    emit window->lessonsRequested(u"masking"_s);
    QCOMPARE(m_windows->windows().size(), 2);
    MainWindow *lessons = m_windows->windows().constLast();
    const auto shown = [lessons] { return lessons->findChild<LessonGuide *>()->lesson()->id; };
    QCOMPARE(shown(), u"masking"_s);
    emit window->lessonsRequested(u"frame"_s);
    QCOMPARE(m_windows->windows().size(), 2);
    QCOMPARE(shown(), u"frame"_s);
    lessons->close();
    emit window->lessonsRequested(u"frame"_s);
    QCOMPARE(m_windows->windows().size(), 2);
    QVERIFY(m_windows->windows().constLast()->findChild<LessonPanel *>());
}

void TestSessionWindows::otherFormatsAreReadIntoASession()
{
    const QString path = writeLines(u"talk.jsonl"_s);
    const QByteArray before = contents(path);
    QVERIFY(!before.isEmpty());
    MainWindow *window = openedFrom(live(), path);
    QVERIFY(window);
    QTRY_COMPARE(only(), window);
    QCOMPARE(window->document().store()->lastFrame(), FrameId(3));
    QVERIFY(window->windowTitle().startsWith(u"talk.jsonl"_s));
    QVERIFY(!window->isWindowModified());
    QVERIFY(!action(window, &MainActions::save)->isEnabled());
    QTRY_COMPARE(unsaved().size(), 1);
    QSettings settings;
    QCOMPARE(RecentFiles(settings).paths().value(0), path);

    // What is said of it is worth being kept, and not in the file it came from.
    emit window->findChild<FrameTableView *>()->annotateRequested(2);
    auto *dialog = window->findChild<AnnotationDialog *>();
    QVERIFY(dialog);
    dialog->findChild<QPlainTextEdit *>()->setPlainText(u"hm"_s);
    dialog->accept();
    QTRY_VERIFY(window->isWindowModified());
    window->close();
    answer(window, QMessageBox::Discard);
    QTRY_VERIFY(unsaved().isEmpty());
    QCOMPARE(contents(path), before);
}

void TestSessionWindows::whatCannotBeReadIsSaid()
{
    QFile file(m_dir->filePath(u"browser.har"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("{ \"log\": ");
    file.close();
    MainWindow *window = live();
    QSignalSpy failed(m_windows.get(), &SessionWindows::openFailed);
    m_windows->open(file.fileName(), window);
    QTRY_COMPARE(failed.size(), 1);
    QVERIFY(notices(window).contains(u"browser.har"_s));
    QCOMPARE(only(), window);
    QTRY_VERIFY(unsaved().size() <= 1); // the blank window's own
}

void TestSessionWindows::exports()
{
    MainWindow *window = openedFrom(live(), writeSession(u"talk.fscope"_s));
    QVERIFY(window);
    auto *exporter = window->findChild<SessionExport *>();
    const QString path = m_dir->filePath(u"out.jsonl"_s);
    Redaction redaction;
    redaction.patterns = { u"mistak"_s };
    exporter->begin(path, ExchangeFormat::JsonLines, redaction);
    QTRY_VERIFY(!exporter->isRunning());
    QVERIFY2(notices(window).contains(u"out.jsonl was written."_s), qPrintable(notices(window)));
    const QByteArray lines = contents(path);
    QCOMPARE(lines.count("\"kind\":\"frame\""), 3);
    QVERIFY(!lines.contains("unmistakable"));

    exporter->begin(u"/nowhere/at/all.har"_s, ExchangeFormat::Har, {});
    QTRY_VERIFY(!exporter->isRunning());
    QVERIFY(notices(window).contains(u"The session was not exported."_s));
}

void TestSessionWindows::exportsWhatIsStillRecorded()
{
    for (SessionFolder *folder : { m_folder.get(), static_cast<SessionFolder *>(nullptr) }) {
        auto window = std::make_unique<MainWindow>(
            *m_theme, *m_appearance, SessionDocument::record(folder));
        window->show();
        QVERIFY(!action(window.get(), &MainActions::exportSession)->isEnabled());
        connectToNobody(window.get());
        QVERIFY(action(window.get(), &MainActions::exportSession)->isEnabled());
        const QString path = m_dir->filePath(u"live.jsonl"_s);
        auto *exporter = window->findChild<SessionExport *>();
        exporter->begin(path, ExchangeFormat::JsonLines, {});
        QTRY_VERIFY(!exporter->isRunning());
        QVERIFY(contents(path).contains("ws://127.0.0.1:1/"));
        QVERIFY(QFile::remove(path));
    }
}

void TestSessionWindows::doesNotExportOverItself()
{
    const QString path = writeSession(u"talk.fscope"_s);
    MainWindow *window = openedFrom(live(), path);
    QVERIFY(window);
    const QByteArray before = contents(path);
    window->findChild<SessionExport *>()->begin(path, ExchangeFormat::Session, {});
    QVERIFY(notices(window).contains(u"choose another file"_s));
    QVERIFY(!window->findChild<SessionExport *>()->isRunning());
    QCOMPARE(contents(path), before);
}

void TestSessionWindows::anOpenedFileTakesNothingMore()
{
    MainWindow *window = openedFrom(live(), writeSession(u"talk.fscope"_s));
    QVERIFY(window);
    window->findChild<ConnectionPanel *>()->selectConnection(1);
    QVERIFY(!action(window, &MainActions::sendPing)->isEnabled());
    QVERIFY(!action(window, &MainActions::closeConnection)->isEnabled());
    QVERIFY(action(window, &MainActions::sendPing)->toolTip().contains(u"from a file"_s));
    QVERIFY(!action(window, &MainActions::intercept)->isEnabled());
    QVERIFY(action(window, &MainActions::intercept)->toolTip().contains(u"from a file"_s));
    QVERIFY(window->findChild<ComposerBar *>()->obstacle().contains(u"from a file"_s));
    QVERIFY(!action(window, &MainActions::save)->isEnabled());
    QVERIFY(action(window, &MainActions::saveAs)->isEnabled());

    QTRY_COMPARE(only(), window);
    window->openUrl(u"ws://127.0.0.1:1/"_s); // a new session, and so another window
    QTRY_COMPARE(m_windows->windows().size(), 2);
    MainWindow *other = m_windows->windows().constLast();
    QVERIFY(other->document().isLive());
    QTRY_VERIFY(other->document().store()->connection(1));
    other->document().discard();
}

void TestSessionWindows::asksBeforeUnsavedTrafficIsLost()
{
    MainWindow *window = live();
    connectToNobody(window);
    QVERIFY(action(window, &MainActions::save)->isEnabled());
    window->close();
    QCOMPARE(only(), window);
    answer(window, QMessageBox::Cancel);
    QCOMPARE(only(), window);
    QTRY_VERIFY(!window->findChild<QMessageBox *>());
    QPointer<MainWindow> gone(window);
    window->close();
    answer(window, QMessageBox::Discard);
    QTRY_VERIFY(!gone);
    QVERIFY(unsaved().isEmpty());
}

void TestSessionWindows::savesAndCloses()
{
    MainWindow *window = live();
    connectToNobody(window);
    QPointer<MainWindow> gone(window);
    window->close();
    answer(window, QMessageBox::Save);
    auto *dialog = window->findChild<QFileDialog *>();
    QVERIFY(dialog && dialog->isVisible());
    const QString path = m_dir->filePath(u"kept.fscope"_s);
    emit dialog->fileSelected(path);
    static_cast<QDialog *>(dialog)->done(QDialog::Accepted);
    QTRY_VERIFY(!gone);
    QVERIFY(unsaved().isEmpty());
    const auto saved = FileSessionStore::open(path);
    QVERIFY(saved);
    QCOMPARE((*saved)->connections().size(), 1);
    QSettings settings;
    QCOMPARE(RecentFiles(settings).paths(), QStringList { path });
}

void TestSessionWindows::keepsTheWindowWhenSavingFails()
{
    MainWindow *window = live();
    connectToNobody(window);
    window->close();
    answer(window, QMessageBox::Save);
    auto *dialog = window->findChild<QFileDialog *>();
    QVERIFY(dialog);
    emit dialog->fileSelected(m_dir->filePath(u"no/such/folder.fscope"_s));
    static_cast<QDialog *>(dialog)->done(QDialog::Accepted);
    QTRY_VERIFY(notices(window).contains(u"was not saved"_s));
    QCOMPARE(only(), window);
    QVERIFY(window->isWindowModified());
    window->document().discard();
}

void TestSessionWindows::offersWhatWasLeftBehind()
{
    leaveOneBehind();
    MainWindow *window = live();
    m_windows->offerRecovery(window);
    QTRY_VERIFY(notices(window).contains(u"was not saved"_s));
    click(window, u"Open"_s);
    QTRY_VERIFY(only() && only() != window);
    window = only();
    QVERIFY(window->isWindowModified());
    QCOMPARE(window->document().store()->connections().size(), 1);
    QPointer<MainWindow> gone(window);
    window->close();
    answer(window, QMessageBox::Discard);
    QTRY_VERIFY(!gone);
    QTRY_VERIFY(unsaved().isEmpty());
}

void TestSessionWindows::offersHandshakesWithoutFrames()
{
    leaveOneBehind(0);
    MainWindow *window = live();
    m_windows->offerRecovery(window);
    QTRY_VERIFY2(notices(window).contains(u"was not saved: handshakes, but no frame."_s),
        qPrintable(notices(window)));
    click(window, u"Discard"_s);
}

/// A start of the program that nobody answered is no session to be asked about.
void TestSessionWindows::removesWhatReachedNobody()
{
    auto document = SessionDocument::record(m_folder.get());
    auto window = std::make_unique<MainWindow>(*m_theme, *m_appearance, std::move(document));
    connectToNobody(window.get());
    window.reset(); // nobody was asked
    QCOMPARE(unsaved().size(), 1);
    const QString left = unsaved().constFirst();
    MainWindow *next = live();
    m_windows->offerRecovery(next);
    QTRY_VERIFY(!unsaved().contains(left));
    QVERIFY(notices(next).isEmpty());
}

void TestSessionWindows::discardsWhatWasLeftBehind()
{
    leaveOneBehind();
    MainWindow *window = live();
    m_windows->offerRecovery(window);
    QTRY_VERIFY(notices(window).contains(u"was not saved"_s));
    click(window, u"Discard"_s);
    QTRY_VERIFY(notices(window).isEmpty());
    QCOMPARE(unsaved().size(), 1); // that of the window itself
    QCOMPARE(only(), window);
}

QTEST_MAIN(TestSessionWindows)
#include "tst_sessionwindows.moc"
