#include "ui/connect/rowgrip.h"

#include <QMouseEvent>

namespace Framescope {

RowGrip::RowGrip(const Theme &theme, bool movable, QWidget *parent)
    : IconLabel(
        theme, movable ? QStringLiteral("grip") : QString(), Theme::Token::Text3, 12, parent)
    , m_movable(movable)
{
    if (!movable)
        return;
    setCursor(Qt::SizeVerCursor);
    setToolTip(tr("Drag the header, or move it by Alt+Up and Alt+Down"));
}

void RowGrip::mousePressEvent(QMouseEvent *event)
{
    m_dragging = m_movable && event->button() == Qt::LeftButton;
    event->setAccepted(m_dragging);
}

void RowGrip::mouseMoveEvent(QMouseEvent *event)
{
    if (m_dragging)
        emit dragged(event->globalPosition().toPoint(), false);
}

void RowGrip::mouseReleaseEvent(QMouseEvent *event)
{
    if (std::exchange(m_dragging, false))
        emit dragged(event->globalPosition().toPoint(), true); // the row may be gone after that
}

} // namespace Framescope
