#pragma once

#include "ui/frames/framesorting.h"

#include <QObject>

class QMenu;

namespace Framescope {

class FrameColumns;
class FrameTableModel;
class FrameTableView;

/// How rows of frames can be sorted, in menus: what a click on a header does, for the keyboard and
/// for those who cannot see the header.
class FrameSortMenu : public QObject
{
    Q_OBJECT
public:
    /// All must outlive this.
    FrameSortMenu(FrameTableModel &model, const FrameColumns &columns, FrameTableView &view);

    /// Adds an action for each column, for both orders, and one for the order of recording.
    void fill(QMenu &menu);

private:
    void fillOfColumn(QMenu &menu, int column);
    void add(QMenu &menu, const QString &text, const FrameSorting &sorting, bool isChosen);

    FrameTableModel &m_model;
    const FrameColumns &m_columns;
};

} // namespace Framescope
