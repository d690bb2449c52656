#pragma once

#include "ui/theme/theme.h"

#include <QStyledItemDelegate>

namespace Framescope {

/// Paints a row of CommandModel: its name with what was typed in bold, its menu, its shortcut.
class CommandDelegate : public QStyledItemDelegate
{
    Q_OBJECT
public:
    explicit CommandDelegate(const Theme &theme, QObject *parent = nullptr);

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    void paint(QPainter *painter, const QStyleOptionViewItem &option,
        const QModelIndex &index) const override;

private:
    /// Returns where it ends.
    int paintName(QPainter &painter, const QRect &rect, const QModelIndex &index) const;

    const Theme &m_theme;
};

} // namespace Framescope
