#pragma once

#include "app/session/framehandle.h"

#include <QObject>
#include <QPoint>

class QAbstractItemView;
class QMimeData;

namespace Framescope {

/// Lets the selected frames of a table be dragged away, one at a time; a drag that begins on
/// another row selects, as ever.
class FrameDrag : public QObject
{
    Q_OBJECT
public:
    /// The model of \a table has FrameTableModel's roles. Lives as long as \a table.
    explicit FrameDrag(QAbstractItemView &table);

signals:
    /// Its payload is too large to be dragged.
    void refused(const Framescope::FrameHandle &frame);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void start();

    QAbstractItemView &m_table;
    FrameHandle m_pressed; ///< null: nothing that can be dragged
    QPoint m_from;
};

} // namespace Framescope
