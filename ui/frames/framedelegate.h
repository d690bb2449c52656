#pragma once

#include "ui/theme/theme.h"

#include <QFont>
#include <QStringList>
#include <QStyledItemDelegate>

namespace Framescope {

struct FrameHeader;
struct RuleInfo;

/// Paints the cells of a frame table. All rows have one height.
class FrameDelegate : public QStyledItemDelegate
{
    Q_OBJECT
public:
    explicit FrameDelegate(const Theme &theme, QObject *parent = nullptr);

    /// Texts to be marked wherever a preview shows them.
    void setNeedles(const QStringList &needles) { m_needles = needles; }

    /// Where the arrow of a message is in the cell of its number.
    static QRect arrowRect(const Theme &theme, const QRect &cell);

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
        const QModelIndex &index) const override;

private:
    void applyTheme();
    void paintGround(QPainter &painter, const QStyleOptionViewItem &option,
        const QModelIndex &index, bool broken) const;
    void paintId(QPainter &painter, const QStyleOptionViewItem &option, const QModelIndex &index,
        bool broken) const;
    void paintBranch(QPainter &painter, const QRect &cell, const QModelIndex &index) const;
    void paintText(
        QPainter &painter, const QRectF &cell, const QModelIndex &index, Theme::Token color) const;
    void paintGap(
        QPainter &painter, const QStyleOptionViewItem &option, const QModelIndex &index) const;
    void paintSign(QPainter &painter, const QStyleOptionViewItem &option, const QModelIndex &index,
        Direction direction, const FrameHeader &header) const;
    void paintPreview(
        QPainter &painter, const QStyleOptionViewItem &option, const QModelIndex &index) const;
    void paintNeedles(QPainter &painter, const QRectF &cell, const QString &text) const;
    void paintHit(QPainter &painter, const QRect &cell) const;
    /// All return what they leave of \a cell.
    QRectF paintAnnotation(QPainter &painter, const QRectF &cell, const QModelIndex &index) const;
    QRectF paintRule(QPainter &painter, const QRectF &cell, const RuleInfo &rule) const;
    QRectF paintHint(QPainter &painter, const QStyleOptionViewItem &option, const QRectF &cell,
        const QModelIndex &index) const;

    const Theme &m_theme;
    QFont m_data;
    QFont m_small;
    QStringList m_needles;
};

} // namespace Framescope
