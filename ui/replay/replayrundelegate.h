#pragma once

#include <QStyledItemDelegate>

namespace Framescope {

class Theme;

/// Paints a run of a ReplayRunsModel: its number and verdict, and below that when and how it was.
class ReplayRunDelegate : public QStyledItemDelegate
{
    Q_OBJECT
public:
    explicit ReplayRunDelegate(const Theme &theme, QObject *parent = nullptr);

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
        const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    const Theme &m_theme;
};

} // namespace Framescope
