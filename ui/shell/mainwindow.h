#pragma once

#include "app/capture/sessiondocument.h"
#include "ui/frames/framecache.h"
#include "ui/frames/frameselection.h"
#include "ui/shell/language.h"
#include "ui/shell/panelround.h"

#include <QMainWindow>

#include <memory>

class QLabel;
class QToolBar;

namespace Framescope {

class Appearance;
class Composer;
class ConnectionCommands;
class ConnectionPanel;
class FilterBar;
class FramePanel;
class InspectorPanel;
class InterceptMode;
class Lessons;
class MainActions;
class MessageComparer;
class NoticeArea;
class RecentFilesMenu;
class RecordingPause;
class ReplayWindow;
class SessionCaption;
class SessionFolder;
class SessionExport;
class SessionSaving;
class StatisticsWindow;
class StatusStrip;
class Theme;
class TimelineView;
class WelcomeMode;
class WindowLayout;

/// The window: connects the panels with each other and with the capture. What a panel shows and
/// does is its own affair, and where it stands that of WindowLayout.
class MainWindow : public QMainWindow
{
    Q_OBJECT
public:
    /// Shows \a document. The others must outlive the window.
    MainWindow(const Theme &theme, Appearance &appearance,
        std::unique_ptr<SessionDocument> document, QWidget *parent = nullptr);
    ~MainWindow() override;

    SessionDocument &document() const { return *m_document; }
    /// Whether another window may take the place of this one now: nobody is being asked anything,
    /// and nothing is being saved.
    bool mayBeReplaced() const;
    /// For a window that takes the place of this one. It then shows what is left by takeOver(), and
    /// deletes this.
    std::unique_ptr<SessionDocument> takeDocument();
    /// Shows what \a other showed, whose document this has: where it stood, what was selected,
    /// typed and held.
    void takeOver(MainWindow &other);
    /// Says which language the user has chosen.
    void showLanguage(Language::Choice choice);
    NoticeArea *notices() const { return m_notices; }
    /// Where new conversations of replays are kept; without it, in memory. Must outlive the window.
    void setSessionFolder(SessionFolder *folder) { m_sessionFolder = folder; }

public slots:
    /// These begin something here, or if this session takes nothing more ask for another
    /// window.
    void open(const Framescope::ClientOptions &options);
    void listen(const Framescope::ServerOptions &options);
    void listenAsProxy(const Framescope::ProxyOptions &options);
    void startDemo();
    /// Goes on with the lesson \a id; empty: shows all of them.
    void startLessons(const QString &id = {});
    /// Shows the welcome page, here if nothing was begun.
    void showWelcome();
    /// Opens a client connection and selects it; says so if \a url is no address of a WebSocket.
    void openUrl(const QString &url);
    /// Selects the frames of \a connection, or of all with 0.
    void setConnection(Framescope::ConnectionId connection);
    void selectFrame(Framescope::FrameId id);
    /// Shows the window in which \a connection is played again.
    void openReplay(Framescope::ConnectionId connection);
    /// Shows that window, with \a other of \a store, which is called \a name, compared with it.
    void compareConnection(Framescope::ConnectionId connection,
        const std::shared_ptr<Framescope::SessionStore> &store, Framescope::ConnectionId other,
        const QString &name);
    /// Says what went wrong, in the status bar.
    void showProblem(const QString &sentence);

signals:
    void openFilesRequested(const QStringList &paths);
    void fileSaved(const QString &path);
    void newWindowRequested();
    void quitRequested();
    void languageRequested(Framescope::Language::Choice choice);
    /// These are for a window with a new session.
    void connectionRequested(const Framescope::ClientOptions &options);
    void listenRequested(const Framescope::ServerOptions &options);
    void proxyRequested(const Framescope::ProxyOptions &options);
    void demoRequested();
    void lessonsRequested(const QString &id);
    void welcomeRequested();
    /// \a replay has a session that is to be shown.
    void replayedSessionReady(Framescope::ReplayWindow *replay);

protected:
    void closeEvent(QCloseEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void createLayout();
    void addPanelsToRound();
    void connectPanels();
    void connectCapture(CaptureController &capture);
    void connectDocument();
    void setReadOnly(const QString &reason);
    void connectActions();
    void updateActions();
    void updateTitle();

    void connectWelcome();
    /// The dialog begins with \a port, if there is one.
    void askForListener(quint16 port = 0);
    void askForProxy(quint16 port = 0);
    ReplayWindow *replayWindow(ConnectionId connection);
    void askForFrame();
    void showStatistics();
    void showCommands();
    void showPreferences();
    void askForFile();
    void recorded(FrameId last, const QList<ConnectionId> &changed);

    const Theme &m_theme;
    Appearance &m_appearance;
    Language::Choice m_language = Language::Choice::System;
    std::unique_ptr<SessionDocument> m_document; ///< nullptr after takeDocument()
    CaptureController *const m_capture; ///< nullptr if the session is only looked at
    const std::shared_ptr<SessionStore> m_store;
    FrameCache m_cache;
    FrameSelection m_selection;
    MainActions *m_actions;
    RecentFilesMenu *m_recentFiles;
    SessionCaption *m_caption;
    NoticeArea *m_notices;
    SessionSaving *m_saving;
    SessionExport *m_export;
    QToolBar *m_toolBar;
    FilterBar *m_filter;
    ConnectionPanel *m_connections;
    TimelineView *m_timeline;
    FramePanel *m_frames;
    InspectorPanel *m_inspector;
    Composer *m_composer;
    ConnectionCommands *m_commands;
    MessageComparer *m_comparer;
    InterceptMode *m_intercept;
    StatusStrip *m_status;
    RecordingPause *m_pause;
    StatisticsWindow *m_statistics = nullptr; ///< made when it is first needed
    WelcomeMode *m_welcome;
    WindowLayout *m_layout;
    PanelRound m_round;
    SessionFolder *m_sessionFolder = nullptr;
    ConnectionId m_connection = 0;
    /// A connection of ours that was asked for is to be selected as soon as it is there.
    bool m_selectNext = false;
    ConnectionId m_lastKnown = 0;
    std::unique_ptr<Lessons> m_lessons; ///< last: it looks at all of the others
};

} // namespace Framescope
