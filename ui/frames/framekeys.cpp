#include "ui/frames/framekeys.h"

#include "ui/frames/frametableview.h"

#include <QKeyEvent>

namespace Framescope {

FrameKeys::FrameKeys(FrameTableView &view)
    : QObject(&view)
    , m_view(view)
{
}

void FrameKeys::listenTo(QWidget &panel)
{
    panel.installEventFilter(this);
}

bool FrameKeys::eventFilter(QObject *, QEvent *event)
{
    // A key that the widget with the focus has ignored comes to those around it.
    return event->type() == QEvent::KeyPress && m_view.pressLetter(static_cast<QKeyEvent *>(event));
}

} // namespace Framescope
