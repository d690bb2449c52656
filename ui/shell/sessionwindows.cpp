#include "ui/shell/sessionwindows.h"

#include "app/capture/sessiondocument.h"
#include "app/exchange/sessionimport.h"
#include "app/session/errorsentence.h"
#include "app/session/sessioncopier.h"
#include "app/session/sessionopener.h"
#include "ui/frames/frametableview.h"
#include "ui/frames/frametext.h"
#include "ui/replay/replaywindow.h"
#include "ui/shell/comparisonoffer.h"
#include "ui/shell/mainwindow.h"
#include "ui/shell/recentfiles.h"
#include "ui/widgets/linkbutton.h"
#include "ui/widgets/noticearea.h"
#include "ui/widgets/progressdelay.h"

#include <QFile>
#include <QFileInfo>
#include <QSettings>
#include <QTimer>

#include <utility>

namespace Framescope {

namespace {

using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

/// How often a window that cannot be replaced yet is looked at.
constexpr auto ReplaceInterval = 250ms;

void remember(const QString &path)
{
    QSettings settings;
    RecentFiles(settings).add(path);
}

/// In a format that is read into a session: by its content, else by its name.
bool isForeign(const QString &path)
{
    // A file with a log of SQLite beside it is a session, and perhaps one that this process is just
    // recording: to open and close it here would end all locks on it.
    const QFileInfo info(path);
    if (QFile::exists(info.canonicalFilePath() + u"-wal"_s))
        return false;
    QFile file(path);
    std::optional<ExchangeFormat> format;
    if (info.isFile() && file.open(QIODevice::ReadOnly)) // a pipe would wait
        format = formatOfContent(file.read(FormatBeginning));
    if (!format)
        format = formatOfName(path);
    return format && *format != ExchangeFormat::Session;
}

bool isSameFile(const QString &left, const QString &right)
{
    const QString canonical = QFileInfo(left).canonicalFilePath();
    return !canonical.isEmpty() && canonical == QFileInfo(right).canonicalFilePath();
}

} // namespace

SessionWindows::SessionWindows(const Theme &theme, Appearance &appearance, Language &language,
    SessionFolder *folder, QObject *parent)
    : QObject(parent)
    , m_theme(theme)
    , m_appearance(appearance)
    , m_language(language)
    , m_folder(folder)
{
    connect(&m_recovery, &SessionRecovery::openRequested, this,
        [this](const std::shared_ptr<FileSessionStore> &store,
            const std::shared_ptr<UnsavedSession> &unsaved) {
            MainWindow *from = windows().isEmpty() ? nullptr : windows().constFirst();
            show(SessionDocument::recover(store, unsaved), from);
        });
    m_replaceSoon.setSingleShot(true);
    connect(&m_replaceSoon, &QTimer::timeout, this, &SessionWindows::replaceOutdated);
    connect(&m_language, &Language::changed, this, [this] {
        m_outdated = m_windows;
        m_replaceSoon.start(0ms); // not now: a menu of one of them may be asking for it
    });
}

SessionWindows::~SessionWindows()
{
    for (const QPointer<MainWindow> &window : std::as_const(m_windows))
        delete window;
}

QList<MainWindow *> SessionWindows::windows() const
{
    QList<MainWindow *> open;
    for (const QPointer<MainWindow> &window : m_windows) {
        if (window && window->isVisible())
            open.append(window);
    }
    return open;
}

MainWindow *SessionWindows::createLive()
{
    return show(SessionDocument::record(m_folder), nullptr);
}

/// Where lessons were begun before, if that is still there.
void SessionWindows::teach(const QString &lesson)
{
    if (!m_teaching || !m_teaching->isVisible() || !m_teaching->document().isLive())
        m_teaching = createLive();
    m_teaching->startLessons(lesson);
    m_teaching->raise();
    m_teaching->activateWindow();
}

void SessionWindows::add(MainWindow *window)
{
    m_windows.removeIf([](const QPointer<MainWindow> &known) { return known.isNull(); });
    m_windows.append(window);
    window->setAttribute(Qt::WA_DeleteOnClose);
    window->setSessionFolder(m_folder);
    connect(
        window, &MainWindow::openFilesRequested, this, [this, window](const QStringList &paths) {
            if (paths.size() == 2)
                new ComparisonOffer(m_theme, paths, *this);
            for (const QString &path : paths)
                open(path, window);
        });
    connect(window, &MainWindow::connectionRequested, this,
        [this](const ClientOptions &options) { createLive()->open(options); });
    connect(window, &MainWindow::listenRequested, this,
        [this](const ServerOptions &options) { createLive()->listen(options); });
    connect(window, &MainWindow::proxyRequested, this,
        [this](const ProxyOptions &options) { createLive()->listenAsProxy(options); });
    connect(window, &MainWindow::demoRequested, this, [this] { createLive()->startDemo(); });
    connect(window, &MainWindow::lessonsRequested, this, &SessionWindows::teach);
    connect(window, &MainWindow::welcomeRequested, this, [this] { createLive()->showWelcome(); });
    connect(window, &MainWindow::replayedSessionReady, this, [this, window](ReplayWindow *replay) {
        if (auto session = replay->takeSession())
            show(std::move(session), window);
    });
    connect(window, &MainWindow::newWindowRequested, this, &SessionWindows::createLive);
    connect(window, &MainWindow::quitRequested, this, &SessionWindows::closeAll);
    connect(window, &MainWindow::fileSaved, this, &remember);
    connect(window, &MainWindow::languageRequested, this, &SessionWindows::choose);
    window->showLanguage(m_language.choice());
}

MainWindow *SessionWindows::show(std::unique_ptr<SessionDocument> document, MainWindow *from)
{
    auto *window = new MainWindow(m_theme, m_appearance, std::move(document));
    add(window);
    const bool takesPlace = from && from->document().isBlank();
    if (from) {
        constexpr QPoint Step(28, 28); // so that one does not hide the other
        window->resize(from->size());
        window->move(takesPlace ? from->pos() : from->pos() + Step);
    }
    window->show();
    if (from)
        window->findChild<FrameTableView *>()->setFocus(); // where J and K lead through the frames
    if (takesPlace) {
        m_recovery.moveTo(*window->notices());
        from->close();
    }
    return window;
}

/// What somebody does with it is not to reach the file, nor to need a place to be kept.
void SessionWindows::openCopy(const QString &path, MainWindow *from)
{
    const QString name = QFileInfo(path).fileName();
    auto *copier = new SessionCopier(path, this);
    QPointer<MainWindow> asking(from);
    connect(copier, &SessionCopier::copied, this,
        [this, name, asking](const std::shared_ptr<MemorySessionStore> &store) {
            emit opened(show(SessionDocument::copy(store, name), asking));
        });
    connect(copier, &SessionCopier::failed, this,
        [this, asking](const Error &error) { fail(errorSentence(error), asking); });
}

/// What somebody does with it does not reach the file.
void SessionWindows::importFile(const QString &path, MainWindow *from)
{
    if (!m_folder && !m_temporary)
        m_temporary = std::make_unique<QTemporaryDir>();
    SessionFolder temporary(m_temporary ? m_temporary->path() : QString());
    auto place = m_folder ? m_folder->reserve() : temporary.reserve();
    if (!place) {
        fail(errorSentence(place.error()), from);
        return;
    }
    auto *importing = new SessionImport(path, std::move(*place), this);
    QPointer<MainWindow> asking(from);
    connect(importing, &SessionImport::imported, this,
        [this, path, asking](const std::shared_ptr<FileSessionStore> &store,
            const std::shared_ptr<UnsavedSession> &unsaved, const Conversion::Outcome &outcome) {
            remember(path);
            MainWindow *window = show(
                SessionDocument::imported(store, unsaved, QFileInfo(path).fileName()), asking);
            QStringList sentences = outcome.notes;
            if (outcome.damage)
                sentences.prepend(errorSentence(*outcome.damage));
            if (!sentences.isEmpty())
                window->notices()->tell(
                    outcome.damage ? Tone::Warning : Tone::Info, sentences.join(u' '));
            emit opened(window);
        });
    connect(importing, &SessionImport::failed, this,
        [this, asking](const Error &error) { fail(errorSentence(error), asking); });
    tellImporting(importing, from);
}

void SessionWindows::open(const QString &path, MainWindow *from)
{
    if (m_samples.contains(path)) {
        openCopy(path, from);
        return;
    }
    if (isForeign(path)) {
        importFile(path, from);
        return;
    }
    for (MainWindow *window : windows()) {
        if (!window->document().isLive() && isSameFile(window->document().path(), path)) {
            window->raise();
            window->activateWindow();
            emit opened(window);
            return;
        }
    }
    auto *opener = new SessionOpener(path, this);
    QPointer<MainWindow> asking(from);
    connect(opener, &SessionOpener::opened, this,
        [this, path, asking](const std::shared_ptr<FileSessionStore> &store) {
            remember(path);
            emit opened(
                show(SessionDocument::view(store, QFileInfo(path).absoluteFilePath()), asking));
        });
    connect(opener, &SessionOpener::failed, this,
        [this, asking](const Error &error) { fail(errorSentence(error), asking); });
    tellOpening(opener, from);
}

void SessionWindows::tellOpening(SessionOpener *opener, MainWindow *from)
{
    QPointer<MainWindow> asking(from);
    QTimer::singleShot(ProgressDelay, opener, [opener, asking] {
        if (!asking)
            return;
        NoticeBar *bar = asking->notices()->add(
            Tone::Info, tr("Opening %1…").arg(QFileInfo(opener->path()).fileName()));
        bar->setProgress(0, 0);
        connect(bar->addAction(tr("Cancel")), &LinkButton::clicked, opener, [opener, bar] {
            opener->cancel();
            bar->deleteLater();
        });
        connect(opener, &QObject::destroyed, bar, &QObject::deleteLater);
    });
}

void SessionWindows::tellImporting(SessionImport *importing, MainWindow *from)
{
    QPointer<MainWindow> asking(from);
    QTimer::singleShot(ProgressDelay, importing, [importing, asking] {
        if (!asking)
            return;
        NoticeBar *bar = asking->notices()->add(
            Tone::Info, tr("Reading %1…").arg(QFileInfo(importing->path()).fileName()));
        bar->setProgress(0, 0);
        connect(importing, &SessionImport::progressed, bar,
            [bar, name = QFileInfo(importing->path()).fileName()](
                const Conversion::Progress &progress) {
                bar->setText(tr("Reading %1… %2 frames").arg(name, countText(progress.frames)));
            });
        connect(bar->addAction(tr("Cancel")), &LinkButton::clicked, importing, [importing, bar] {
            importing->cancel();
            bar->deleteLater();
        });
        connect(importing, &QObject::destroyed, bar, &QObject::deleteLater);
    });
}

void SessionWindows::fail(const QString &sentence, MainWindow *from)
{
    if (!from)
        from = windows().isEmpty() ? createLive() : windows().constFirst();
    from->notices()->tell(Tone::Error, sentence);
    emit openFailed(sentence);
}

void SessionWindows::offerRecovery(MainWindow *window)
{
    if (m_folder)
        m_recovery.offer(*m_folder, *window->notices());
}

void SessionWindows::choose(Language::Choice language)
{
    m_language.choose(language);
    for (MainWindow *window : windows())
        window->showLanguage(language);
}

void SessionWindows::replaceOutdated()
{
    QList<QPointer<MainWindow>> later;
    for (const QPointer<MainWindow> &window : std::exchange(m_outdated, {})) {
        if (!window || !window->isVisible())
            continue;
        if (window->mayBeReplaced())
            replace(window);
        else
            later.append(window);
    }
    m_outdated = later;
    if (!later.isEmpty())
        m_replaceSoon.start(ReplaceInterval);
}

void SessionWindows::replace(MainWindow *old)
{
    const bool wasActive = old->isActiveWindow();
    auto *window = new MainWindow(m_theme, m_appearance, old->takeDocument());
    add(window);
    window->takeOver(*old);
    window->show();
    m_recovery.moveFrom(*old->notices(), *window->notices());
    delete old; // without closing it, which would ask
    if (wasActive)
        window->activateWindow();
}

void SessionWindows::closeAll()
{
    for (MainWindow *window : windows())
        window->close();
}

} // namespace Framescope
