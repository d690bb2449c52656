#pragma once

#include "ui/theme/theme.h"

#include <QHash>
#include <QObject>
#include <QSet>

class QMenu;
class QTableView;

namespace Framescope {

/// Which columns a table of frames shows, how wide and in which order: as the user has left it last
/// time. On little room some are left out for the preview's sake.
class FrameColumns : public QObject
{
    Q_OBJECT
public:
    /// \a view has its model already. Both must outlive this.
    FrameColumns(const Theme &theme, QTableView &view);

    /// After a change of sizes.
    void apply();
    /// After a change of the view's width, px.
    void fit(int width);
    /// Adds an action for each column that can be shown or hidden, and one to set all right.
    void fill(QMenu &menu);
    /// What stands in the header of \a column.
    QString title(int column) const;

signals:
    /// The menu of the header of \a column, or of none with -1, is empty yet.
    void menuAboutToShow(QMenu &menu, int column);

private:
    void restore();
    void save();
    void setShown(int column, bool shown);
    void reset();
    void showMenu(const QPoint &position);
    bool isShown(int column) const { return !m_hidden.contains(column); }

    const Theme &m_theme;
    QTableView &m_view;
    QSet<int> m_hidden; ///< by the user
    QHash<int, int> m_widths; ///< that the user has set, px of the design
    bool m_narrow = false;
    bool m_adjusting = false; ///< widths are set here, not by the user
};

} // namespace Framescope
