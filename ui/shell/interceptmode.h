#pragma once

#include "app/session/framehandle.h"
#include "app/session/sessionstore.h"

#include <QObject>
#include <QPointer>

#include <memory>

class QAction;
class QStackedWidget;

namespace Framescope {

class CaptureController;
class InterceptPanel;
class Theme;

/// Gives the right side of a window to the interception while that is on.
class InterceptMode : public QObject
{
    Q_OBJECT
public:
    /// \a toggle is checkable and says whether it is on. \a capture is nullptr if the session is
    /// only looked at: then it cannot be switched on. All must outlive this.
    InterceptMode(const Theme &theme, std::shared_ptr<const SessionStore> store,
        CaptureController *capture, QAction &toggle, QObject *parent = nullptr);

    /// A widget that shows \a usual while it is off; for the caller to place.
    QWidget *around(QWidget *usual);
    /// nullptr without a capture, and before around().
    InterceptPanel *panel() const { return m_panel; }

public slots:
    /// Holds what is like \a frame from here on, and switches it on.
    void holdFramesLike(const Framescope::FrameHandle &frame);

signals:
    /// The user wants a proxy.
    void proxyRequested();
    void problemOccurred(const QString &sentence);

private:
    void setOn(bool on);

    const Theme &m_theme;
    const std::shared_ptr<const SessionStore> m_store;
    CaptureController *const m_capture;
    QAction &m_toggle;
    QStackedWidget *m_pages = nullptr;
    InterceptPanel *m_panel = nullptr;
    QPointer<QWidget> m_focus; ///< that it had before
};

} // namespace Framescope
