#include "ui/composer/framedrag.h"

#include "ui/composer/framemime.h"
#include "ui/frames/frametablemodel.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QDrag>
#include <QMimeData>
#include <QMouseEvent>

#include <utility>

namespace Framescope {

FrameDrag::FrameDrag(QAbstractItemView &table)
    : QObject(&table)
    , m_table(table)
{
    table.viewport()->installEventFilter(this);
}

bool FrameDrag::eventFilter(QObject *watched, QEvent *event)
{
    switch (event->type()) {
    case QEvent::MouseButtonPress: {
        const auto *mouse = static_cast<const QMouseEvent *>(event);
        const QModelIndex row = m_table.indexAt(mouse->position().toPoint()).siblingAtColumn(0);
        const bool isOnSelected = mouse->button() == Qt::LeftButton
            && mouse->modifiers() == Qt::NoModifier && row.isValid()
            && m_table.selectionModel()->isRowSelected(row.row(), {});
        m_pressed = isOnSelected ? row.data(FrameTableModel::FrameRole).value<FrameHandle>()
                                 : FrameHandle();
        m_from = mouse->position().toPoint();
        break;
    }
    case QEvent::MouseMove: {
        const auto *mouse = static_cast<const QMouseEvent *>(event);
        if (m_pressed.isNull() || !mouse->buttons().testFlag(Qt::LeftButton))
            break;
        if ((mouse->position().toPoint() - m_from).manhattanLength()
            >= QApplication::startDragDistance())
            start();
        return true; // or the table would select
    }
    case QEvent::MouseButtonRelease:
        m_pressed = {};
        break;
    default:
        break;
    }
    return QObject::eventFilter(watched, event);
}

void FrameDrag::start()
{
    const FrameHandle frame = std::exchange(m_pressed, {});
    std::unique_ptr<QMimeData> data = mimeDataOf(frame);
    if (!data) {
        emit refused(frame);
        return;
    }
    auto *drag = new QDrag(&m_table); // it deletes itself, and the data
    drag->setMimeData(data.release());
    drag->exec(Qt::CopyAction);
}

} // namespace Framescope
