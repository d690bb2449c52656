#pragma once

#include "app/session/samplefolder.h"
#include "app/session/sessionfolder.h"
#include "ui/shell/language.h"
#include "ui/shell/sessionrecovery.h"

#include <QList>
#include <QObject>
#include <QPointer>
#include <QTemporaryDir>
#include <QTimer>

#include <memory>

namespace Framescope {

class Appearance;
class FileSessionStore;
class MainWindow;
class SessionDocument;
class SessionImport;
class SessionOpener;
class Theme;

/// The windows of the program, one for each session. Opens files: in place of a window in which
/// nothing was begun, else in another one. When the language is another, makes each window anew
/// around its session, which goes on meanwhile.
class SessionWindows : public QObject
{
    Q_OBJECT
public:
    /// All must outlive this. Without \a folder new sessions are kept in memory and never asked
    /// about.
    SessionWindows(const Theme &theme, Appearance &appearance, Language &language,
        SessionFolder *folder, QObject *parent = nullptr);
    ~SessionWindows() override; ///< closes all, without asking

    /// Shows a window for a new session.
    MainWindow *createLive();
    /// Opens a session file off the GUI thread; \a from is the window that asks for it. One that
    /// comes with the program is opened as a copy, one of another format is read into a session.
    void open(const QString &path, MainWindow *from);
    /// Offers what was left behind, in \a window.
    void offerRecovery(MainWindow *window);
    QList<MainWindow *> windows() const;

signals:
    /// \a window shows the file.
    void opened(Framescope::MainWindow *window);
    void openFailed(const QString &sentence);

private:
    void add(MainWindow *window);
    void teach(const QString &lesson);
    MainWindow *show(std::unique_ptr<SessionDocument> document, MainWindow *from);
    void openCopy(const QString &path, MainWindow *from);
    void importFile(const QString &path, MainWindow *from);
    void tellImporting(SessionImport *importing, MainWindow *from);
    void tellOpening(SessionOpener *opener, MainWindow *from);
    void fail(const QString &sentence, MainWindow *from);
    void closeAll();
    void choose(Language::Choice language);
    void replaceOutdated();
    void replace(MainWindow *old);

    const Theme &m_theme;
    Appearance &m_appearance;
    Language &m_language;
    SessionFolder *const m_folder;
    std::unique_ptr<QTemporaryDir> m_temporary; ///< where imports are put without m_folder
    const SampleFolder m_samples;
    SessionRecovery m_recovery;
    QList<QPointer<MainWindow>> m_windows;
    QList<QPointer<MainWindow>> m_outdated; ///< their texts are in the language before
    QTimer m_replaceSoon;
    QPointer<MainWindow> m_teaching; ///< was made for lessons
};

} // namespace Framescope
