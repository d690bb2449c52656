#include "ui/anatomy/anatomylayout.h"

#include <algorithm>
#include <cmath>

namespace Framescope {

namespace {

constexpr qreal ShrunkCell = 0.75; // of the compact one

AnatomyLayout::Metrics scaled(AnatomyLayout::Metrics metrics, qreal scale)
{
    for (qreal *size : { &metrics.cellWidth, &metrics.rowHeight, &metrics.labelWidth,
             &metrics.rulerHeight, &metrics.moreHeight })
        *size = std::round(*size * scale);
    return metrics;
}

} // namespace

AnatomyLayout::AnatomyLayout(const Metrics &metrics, quint64 bitCount)
    : m_metrics(metrics)
    , m_bitCount(bitCount)
{
}

AnatomyLayout AnatomyLayout::large(quint64 bitCount, qreal textScale)
{
    return { scaled({}, textScale), bitCount };
}

AnatomyLayout AnatomyLayout::compact(quint64 bitCount, qreal textScale)
{
    Metrics metrics;
    metrics.cellWidth = 18;
    metrics.rowHeight = 48;
    metrics.labelWidth = 41;
    metrics.rulerHeight = 32;
    metrics.compact = true;
    return { scaled(metrics, textScale), bitCount };
}

AnatomyLayout AnatomyLayout::fitting(quint64 bitCount, qreal width, qreal textScale)
{
    const AnatomyLayout spacious = large(bitCount, textScale);
    if (spacious.width() <= width)
        return spacious;
    AnatomyLayout layout = compact(bitCount, textScale);
    const qreal missing = layout.width() - width;
    if (missing > 0) {
        qreal &cell = layout.m_metrics.cellWidth;
        cell = std::max(cell * ShrunkCell, std::floor(cell - missing / BitsPerRow));
    }
    return layout;
}

quint64 AnatomyLayout::rowCount() const
{
    return m_bitCount / BitsPerRow + (m_bitCount % BitsPerRow ? 1 : 0);
}

qreal AnatomyLayout::width() const
{
    return cellsRect(0, 0, BitsPerRow - 1).right() + m_metrics.margin;
}

qreal AnatomyLayout::height(quint64 rows) const
{
    return m_metrics.rulerHeight
        + static_cast<qreal>(rows) * (m_metrics.rowHeight + m_metrics.rowGap) + m_metrics.margin;
}

int AnatomyLayout::rowsWithin(qreal height) const
{
    const qreal pitch = m_metrics.rowHeight + m_metrics.rowGap;
    return std::max(1, static_cast<int>((height - rowTop(0) + m_metrics.rowGap) / pitch));
}

int AnatomyLayout::rowsAboveMore(qreal height) const
{
    return rowsWithin(height - m_metrics.moreHeight - m_metrics.rowGap);
}

qreal AnatomyLayout::rowTop(int row) const
{
    return m_metrics.rulerHeight + row * (m_metrics.rowHeight + m_metrics.rowGap);
}

QRectF AnatomyLayout::labelRect(int row) const
{
    constexpr qreal Gap = 8; // to the cells
    return { m_metrics.margin, rowTop(row), m_metrics.labelWidth - Gap, m_metrics.rowHeight };
}

QRectF AnatomyLayout::cellsRect(int row, int first, int last) const
{
    const qreal left = m_metrics.margin + m_metrics.labelWidth;
    return { left + first * m_metrics.cellWidth, rowTop(row),
        (last - first + 1) * m_metrics.cellWidth, m_metrics.rowHeight };
}

QRectF AnatomyLayout::rulerRect(int first, int last) const
{
    QRectF rect = cellsRect(0, first, last);
    rect.setTop(0);
    rect.setHeight(m_metrics.rulerHeight);
    return rect;
}

QRectF AnatomyLayout::moreRect(int rows) const
{
    QRectF rect = cellsRect(rows, 0, BitsPerRow - 1);
    rect.setHeight(m_metrics.moreHeight);
    return rect;
}

QList<AnatomyLayout::Span> AnatomyLayout::spans(BitRange bits, quint64 topRow, int rows) const
{
    QList<Span> spans;
    const quint64 end = std::min(bits.end(), m_bitCount);
    for (int row = 0; row < rows; ++row) {
        const quint64 rowBegin = (topRow + static_cast<quint64>(row)) * BitsPerRow;
        const quint64 from = std::max(bits.first, rowBegin);
        const quint64 to = std::min(end, rowBegin + BitsPerRow);
        if (from < to)
            spans.append(
                { row, static_cast<int>(from - rowBegin), static_cast<int>(to - 1 - rowBegin) });
    }
    return spans;
}

std::optional<quint64> AnatomyLayout::bitAt(QPointF point, quint64 topRow) const
{
    const qreal pitch = m_metrics.rowHeight + m_metrics.rowGap;
    const qreal row = std::floor((point.y() - rowTop(0)) / pitch);
    if (row < 0 || point.y() - rowTop(0) - row * pitch >= m_metrics.rowHeight)
        return std::nullopt;
    const qreal column
        = std::floor((point.x() - m_metrics.margin - m_metrics.labelWidth) / m_metrics.cellWidth);
    if (column < 0 || column >= BitsPerRow)
        return std::nullopt;
    const quint64 bit
        = (topRow + static_cast<quint64>(row)) * BitsPerRow + static_cast<quint64>(column);
    if (bit >= m_bitCount)
        return std::nullopt;
    return bit;
}

} // namespace Framescope
