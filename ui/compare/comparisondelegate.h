#pragma once

#include "ui/message/textline.h"

#include <QStyledItemDelegate>

namespace Framescope {

class Theme;

/// Paints the rows of a comparison: what was removed or changed on the ground of one colour, what
/// was added on that of another, and what has changed within a line marked.
class ComparisonDelegate : public QStyledItemDelegate
{
    Q_OBJECT
public:
    explicit ComparisonDelegate(const Theme &theme, QObject *parent = nullptr);

    /// By how many pixels lines are scrolled to the left.
    void setOffset(int offset) { m_offset = offset; }
    /// What a line of \a characters takes.
    int lineWidth(qsizetype characters) const;

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
        const QModelIndex &index) const override;

private:
    void paintLine(QPainter &painter, const QRect &rect, const QModelIndex &index) const;
    QColor ground(const QModelIndex &index) const;
    QColor color(TextSpan::Kind kind) const;

    const Theme &m_theme;
    int m_offset = 0;
};

} // namespace Framescope
