#pragma once

#include "app/capture/capturecontroller.h"
#include "ui/frames/framecache.h"
#include "ui/frames/frameselection.h"

#include <QMainWindow>

#include <memory>
#include <optional>

class QLabel;
class QSplitter;
class QToolBar;

namespace Framescope {

class Appearance;
class ComposerBar;
class ConnectionPanel;
class FramePanel;
class InspectorPanel;
class MainActions;
class StatusStrip;
class Theme;
class TimelineView;

/// The window: lays the panels out and connects them with each other and with the capture. What a
/// panel shows and does is the panel's own affair.
class MainWindow : public QMainWindow
{
    Q_OBJECT
public:
    /// All must outlive the window.
    MainWindow(const Theme &theme, Appearance &appearance, CaptureController &capture,
        QWidget *parent = nullptr);
    ~MainWindow() override;

public slots:
    /// Opens a client connection and selects it; says so if \a url is no address of a WebSocket.
    void openUrl(const QString &url);
    void startDemo();
    /// Selects the frames of \a connection, or of all with 0.
    void setConnection(Framescope::ConnectionId connection);
    void selectFrame(Framescope::FrameId id);
    /// Says what went wrong, in the status bar.
    void showProblem(const QString &sentence);

protected:
    void closeEvent(QCloseEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void createLayout();
    void connectPanels();
    void connectCapture();
    void connectActions();
    void restoreLayout();
    void saveLayout() const;
    void updateActions();
    void fitToWidth();

    void askForConnection();
    void askForListener();
    void askForFrame();
    void showAbout();
    void open(const ClientOptions &options);
    void recorded(FrameId last, const QList<ConnectionId> &changed);
    void maximizeInspector(bool maximized);

    const Theme &m_theme;
    Appearance &m_appearance;
    CaptureController &m_capture;
    const std::shared_ptr<SessionStore> m_store;
    FrameCache m_cache;
    FrameSelection m_selection;
    MainActions *m_actions;
    QToolBar *m_toolBar;
    ConnectionPanel *m_connections;
    TimelineView *m_timeline;
    FramePanel *m_frames;
    InspectorPanel *m_inspector;
    ComposerBar *m_composer;
    StatusStrip *m_status;
    QSplitter *m_columns;
    QSplitter *m_rows;
    std::optional<bool> m_narrow; ///< as laid out last
    ConnectionId m_connection = 0;
    /// A connection of ours that was asked for is to be selected as soon as it is there.
    bool m_selectNext = false;
    ConnectionId m_lastKnown = 0;
};

} // namespace Framescope
