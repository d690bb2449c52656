#include "ui/frames/framecolumnheader.h"

#include <QPainter>

namespace Framescope {

namespace {

// px of the design
constexpr int IndicatorWidth = 8;
constexpr int IndicatorHeight = 5;
constexpr int IndicatorMargin = 2;

} // namespace

FrameColumnHeader::FrameColumnHeader(const Theme &theme, QWidget *parent)
    : QHeaderView(Qt::Horizontal, parent)
    , m_theme(theme)
{
    setHighlightSections(false);
    setSectionsClickable(true);
    setSortIndicatorShown(false); // the style's would lie on the text
    setSortIndicator(-1, Qt::AscendingOrder); // Qt begins with the first column, descending
}

void FrameColumnHeader::paintSection(QPainter *painter, const QRect &rect, int logicalIndex) const
{
    painter->save(); // the style leaves a clip that lets nothing through
    QHeaderView::paintSection(painter, rect, logicalIndex);
    painter->restore();
    if (logicalIndex != sortIndicatorSection())
        return;
    const auto alignment
        = model()->headerData(logicalIndex, Qt::Horizontal, Qt::TextAlignmentRole).toInt();
    const qreal width = m_theme.px(IndicatorWidth);
    const qreal height = m_theme.px(IndicatorHeight);
    const qreal margin = m_theme.px(IndicatorMargin);
    // Where the text is not: beside it, or above one in the middle, which fills its section.
    const bool isMiddle = (alignment & Qt::AlignHCenter) != 0;
    const qreal left = isMiddle             ? rect.left() + (rect.width() - width) / 2
        : (alignment & Qt::AlignRight) != 0 ? rect.left() + 2 * margin
                                            : rect.right() - 2 * margin - width;
    const qreal top = isMiddle ? rect.top() : rect.top() + (rect.height() - height) / 2;
    const bool isUp = sortIndicatorOrder() == Qt::AscendingOrder;
    const qreal base = isUp ? top + height : top;
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(Qt::NoPen);
    painter->setBrush(m_theme.color(Theme::Token::Accent));
    painter->drawPolygon(QPolygonF { QPointF(left, base), QPointF(left + width, base),
        QPointF(left + width / 2, isUp ? top : top + height) });
    painter->restore();
}

} // namespace Framescope
