#pragma once

#include "ui/theme/theme.h"

#include <QStyledItemDelegate>

namespace Framescope {

class SessionList;

/// Paints a row of SessionList.
class SessionEntryDelegate : public QStyledItemDelegate
{
    Q_OBJECT
public:
    static constexpr int RowHeight = 52; ///< px of the design

    SessionEntryDelegate(const Theme &theme, SessionList *list);

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    void paint(QPainter *painter, const QStyleOptionViewItem &option,
        const QModelIndex &index) const override;

private:
    void paintGround(QPainter &painter, const QStyleOptionViewItem &option) const;
    /// Returns the width that it takes.
    int paintNumbers(QPainter &painter, const QRect &upper, const QRect &lower, int row) const;

    const Theme &m_theme;
    SessionList *const m_list;
};

} // namespace Framescope
