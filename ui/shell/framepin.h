#pragma once

#include "ui/frames/frameselection.h"

namespace Framescope {

/// Lets one view's selection follow the window's, and stay with its frame while it is pinned. As
/// long as both are at the same frame, their octets are the same, wherever they were selected.
class FramePin : public QObject
{
    Q_OBJECT
public:
    /// Both must outlive the pin. \a shown becomes as \a source is.
    FramePin(FrameSelection &source, FrameSelection &shown, QObject *parent = nullptr);

    bool isPinned() const { return m_isPinned; }
    /// The window has selected another frame than the one that is shown, or none.
    bool isElsewhere() const;
    const FrameHandle &selected() const { return m_source.frame(); }

    /// Stays with \a frame, which is not null, wherever the window is.
    void pinTo(const FrameHandle &frame);

public slots:
    /// Without a frame nothing is pinned. No longer pinned, it follows at once.
    void setPinned(bool pinned);

signals:
    /// isPinned() or isElsewhere(), or the frame that is selected elsewhere.
    void changed();

private:
    void followFrame();
    void copy();
    void followOctets();
    void passOn();
    bool isSameFrame() const;

    FrameSelection &m_source;
    FrameSelection &m_shown;
    bool m_isPinned = false;
    bool m_isCopying = false;
};

} // namespace Framescope
