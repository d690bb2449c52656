#pragma once

#include <QStyledItemDelegate>

namespace Framescope {

class Theme;

/// Paints the rows of a HeaderFieldModel. Long values take several lines.
class HeaderFieldDelegate : public QStyledItemDelegate
{
    Q_OBJECT
public:
    explicit HeaderFieldDelegate(const Theme &theme, QObject *parent = nullptr);

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
        const QModelIndex &index) const override;
    /// The width that the text takes in one line.
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    /// The height that a row needs whose value has \a valueWidth pixels.
    int rowHeight(const QModelIndex &value, int valueWidth) const;

private:
    QFont font(const QModelIndex &index) const;
    QColor textColor(const QModelIndex &index) const;

    const Theme &m_theme;
};

} // namespace Framescope
