#pragma once

#include <QStyledItemDelegate>

namespace Framescope {

class Theme;

/// Paints the rows of a recording and its replay: badges and arrows as in the frame table, a sign
/// in the middle, and what differs in words on a ground of its own.
class ReplayDelegate : public QStyledItemDelegate
{
    Q_OBJECT
public:
    explicit ReplayDelegate(const Theme &theme, QObject *parent = nullptr);

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
        const QModelIndex &index) const override;

private:
    void paintGround(
        QPainter &painter, const QStyleOptionViewItem &option, const QModelIndex &index) const;
    void paintSign(QPainter &painter, const QRect &rect, const QModelIndex &index) const;
    void paintPreview(
        QPainter &painter, const QStyleOptionViewItem &option, const QModelIndex &index) const;

    const Theme &m_theme;
};

} // namespace Framescope
