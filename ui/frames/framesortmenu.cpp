#include "ui/frames/framesortmenu.h"

#include "ui/frames/framecolumns.h"
#include "ui/frames/frametablemodel.h"
#include "ui/frames/frametableview.h"

#include <QMenu>

namespace Framescope {

FrameSortMenu::FrameSortMenu(
    FrameTableModel &model, const FrameColumns &columns, FrameTableView &view)
    : QObject(&view)
    , m_model(model)
    , m_columns(columns)
{
    connect(&columns, &FrameColumns::menuAboutToShow, this, &FrameSortMenu::fillOfColumn);
}

void FrameSortMenu::fill(QMenu &menu)
{
    menu.setToolTipsVisible(true);
    const FrameSorting now = m_model.wantedSorting();
    for (int column = 0; column < FrameTableModel::ColumnCount; ++column) {
        if (column != FrameTableModel::PreviewColumn)
            add(menu, m_columns.title(column), { column, now.order }, now.column == column);
    }
    menu.addSeparator();
    // The order of recording is that of the numbers.
    const int column = now.column < 0 ? FrameTableModel::IdColumn : now.column;
    add(menu, tr("&Ascending"), { column, Qt::AscendingOrder },
        now.column >= 0 && now.order == Qt::AscendingOrder);
    add(menu, tr("&Descending"), { column, Qt::DescendingOrder },
        now.column >= 0 && now.order == Qt::DescendingOrder);
    menu.addSeparator();
    add(menu, tr("As &recorded"), {}, now.column < 0);
}

/// Of the header: the column that it was asked for.
void FrameSortMenu::fillOfColumn(QMenu &menu, int column)
{
    if (column < 0 || column == FrameTableModel::PreviewColumn)
        return;
    menu.setToolTipsVisible(true);
    const FrameSorting now = m_model.wantedSorting();
    const FrameSorting ascending { column, Qt::AscendingOrder };
    const FrameSorting descending { column, Qt::DescendingOrder };
    add(menu, tr("Sort &ascending"), ascending, now == ascending);
    add(menu, tr("Sort &descending"), descending, now == descending);
    add(menu, tr("As &recorded"), {}, now.column < 0);
    menu.addSeparator();
}

void FrameSortMenu::add(
    QMenu &menu, const QString &text, const FrameSorting &sorting, bool isChosen)
{
    QAction *action = menu.addAction(text);
    action->setCheckable(true);
    action->setChecked(isChosen);
    const QString obstacle = m_model.sortObstacle(sorting.column);
    action->setEnabled(obstacle.isEmpty());
    action->setToolTip(obstacle);
    action->setStatusTip(obstacle);
    connect(action, &QAction::triggered, this, [this, sorting] { m_model.sortBy(sorting); });
}

} // namespace Framescope
