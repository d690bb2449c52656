#pragma once

#include "app/session/sessionstore.h"

#include <QObject>
#include <QPointer>

#include <memory>

class QWidget;

namespace Framescope {

class NoticeArea;
class NoticeBar;
class Theme;

/// Two messages are compared in a window. The first may be chosen before the second is selected;
/// a notice says so meanwhile.
class MessageComparer : public QObject
{
    Q_OBJECT
public:
    /// \a theme, \a notices and \a window, the parent of the windows, must outlive it.
    MessageComparer(const Theme &theme, std::shared_ptr<const SessionStore> store,
        NoticeArea &notices, QWidget &window);

    /// What is to be compared with the next one; 0: nothing.
    FrameId first() const { return m_first; }

    /// Shows the comparisons of \a other, whose window is about to be replaced.
    void takeOver(const MessageComparer &other);

public slots:
    /// Two frames are compared. One is compared with first(), or becomes it; first() itself once
    /// more is no longer to be compared. Others, or more, are not compared: it says so.
    void compare(const QList<Framescope::FrameId> &frames);

signals:
    /// To first().
    void firstChanged(Framescope::FrameId first);

private:
    void setFirst(FrameId frame);
    void open(FrameId left, FrameId right);

    const Theme &m_theme;
    const std::shared_ptr<const SessionStore> m_store;
    NoticeArea &m_notices;
    QWidget &m_window;
    FrameId m_first = 0;
    QPointer<NoticeBar> m_notice;
};

} // namespace Framescope
