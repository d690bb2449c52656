#pragma once

#include <QStyledItemDelegate>

namespace Framescope {

class Theme;

/// Paints what could be typed on the left, as code, and what it means on the right.
class CompletionDelegate : public QStyledItemDelegate
{
    Q_OBJECT
public:
    static constexpr int DescriptionRole = Qt::UserRole;

    explicit CompletionDelegate(const Theme &theme, QObject *parent = nullptr);

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
        const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    const Theme &m_theme;
};

} // namespace Framescope
