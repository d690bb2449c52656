#pragma once

#include <QStyledItemDelegate>

namespace Framescope {

class Theme;

/// Paints a recent URL (Qt::DisplayRole) and below it when it was used (TimeRole).
class RecentUrlDelegate : public QStyledItemDelegate
{
    Q_OBJECT
public:
    enum Role { TimeRole = Qt::UserRole + 1 };

    explicit RecentUrlDelegate(const Theme &theme, QObject *parent = nullptr);

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
        const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    const Theme &m_theme;
};

} // namespace Framescope
