#pragma once

#include "ui/widgets/iconlabel.h"

namespace Framescope {

/// The handle by which a row is dragged. The keyboard moves rows by shortcuts.
class RowGrip : public IconLabel
{
    Q_OBJECT
public:
    /// One that is not \a movable takes the same room and shows nothing.
    RowGrip(const Theme &theme, bool movable, QWidget *parent = nullptr);

signals:
    /// \a position is global; \a dropped: the button was released there.
    void dragged(const QPoint &position, bool dropped);

protected:
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;

private:
    const bool m_movable;
    bool m_dragging = false;
};

} // namespace Framescope
