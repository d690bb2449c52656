#include "ui/hex/hexlayout.h"

#include <algorithm>
#include <cmath>

namespace Framescope {

namespace {
constexpr int GroupColumns = 8;
}

HexLayout::HexLayout(const Metrics &metrics, int columns, bool withText, quint64 size)
    : m_metrics(metrics)
    , m_columns(columns)
    , m_withText(withText)
    , m_size(size)
{
}

HexLayout HexLayout::fitting(const Metrics &metrics, bool withText, quint64 size, qreal width)
{
    const HexLayout wide(metrics, WideColumns, withText, size);
    return wide.width() <= width ? wide : HexLayout(metrics, NarrowColumns, withText, size);
}

quint64 HexLayout::rowCount() const
{
    return m_size / columnCount() + (m_size % columnCount() ? 1 : 0);
}

int HexLayout::offsetDigits() const
{
    int digits = 4;
    for (quint64 last = m_size ? (m_size - 1) >> 16 : 0; last; last >>= 8)
        digits += 2;
    return digits;
}

qreal HexLayout::width() const
{
    const qreal content = m_withText ? textLeft() + m_metrics.textWidth * m_columns : hexRight();
    return content + m_metrics.margin;
}

qreal HexLayout::height(quint64 rows) const
{
    return rowTop(0) + static_cast<qreal>(rows) * m_metrics.rowHeight + m_metrics.margin;
}

int HexLayout::rowsTouching(qreal height) const
{
    return std::max(1, static_cast<int>(std::ceil((height - rowTop(0)) / m_metrics.rowHeight)));
}

int HexLayout::rowsWithin(qreal height) const
{
    return std::max(1, static_cast<int>((height - rowTop(0)) / m_metrics.rowHeight));
}

qreal HexLayout::rowTop(int row) const
{
    return m_metrics.margin + m_metrics.headingHeight + row * m_metrics.rowHeight;
}

QRectF HexLayout::offsetRect(int row) const
{
    return { m_metrics.margin, rowTop(row), offsetDigits() * m_metrics.digitWidth,
        m_metrics.rowHeight - m_metrics.rowGap };
}

QRectF HexLayout::octetRect(int row, int column) const
{
    const qreal gap = column >= GroupColumns ? m_metrics.groupGap : 0;
    return { hexLeft() + column * m_metrics.cellWidth + gap, rowTop(row), m_metrics.cellWidth,
        m_metrics.rowHeight - m_metrics.rowGap };
}

QRectF HexLayout::textRect(int row, int column) const
{
    return { textLeft() + column * m_metrics.textWidth, rowTop(row), m_metrics.textWidth,
        m_metrics.rowHeight - m_metrics.rowGap };
}

QRectF HexLayout::headingRect(int column) const
{
    QRectF rect = octetRect(0, column);
    rect.moveTop(m_metrics.margin);
    rect.setHeight(m_metrics.headingHeight);
    return rect;
}

QRectF HexLayout::offsetHeadingRect() const
{
    return { m_metrics.margin, m_metrics.margin, hexLeft() - m_metrics.margin,
        m_metrics.headingHeight };
}

QRectF HexLayout::textHeadingRect() const
{
    return { textLeft(), m_metrics.margin, m_metrics.textWidth * m_columns,
        m_metrics.headingHeight };
}

std::optional<quint64> HexLayout::positionAt(QPointF point, quint64 topRow) const
{
    const qreal row = std::floor((point.y() - rowTop(0)) / m_metrics.rowHeight);
    const std::optional<int> column = columnAt(point.x());
    if (row < 0 || !column)
        return std::nullopt;
    const quint64 position
        = (topRow + static_cast<quint64>(row)) * columnCount() + static_cast<quint64>(*column);
    if (position >= m_size)
        return std::nullopt;
    return position;
}

std::optional<quint64> HexLayout::positionNear(QPointF point, quint64 topRow) const
{
    if (m_size == 0)
        return std::nullopt;
    const auto row = static_cast<qint64>(std::floor((point.y() - rowTop(0)) / m_metrics.rowHeight));
    const quint64 above = row < 0 ? static_cast<quint64>(-row) : 0;
    const quint64 wanted
        = row < 0 ? topRow - std::min(topRow, above) : topRow + static_cast<quint64>(row);
    const quint64 position = std::min(wanted, rowCount() - 1) * columnCount()
        + static_cast<quint64>(columnNear(point.x()));
    return std::min(position, m_size - 1);
}

qreal HexLayout::hexLeft() const
{
    return m_metrics.margin + offsetDigits() * m_metrics.digitWidth + m_metrics.offsetGap;
}

qreal HexLayout::hexRight() const
{
    return hexLeft() + m_columns * m_metrics.cellWidth
        + (m_columns > GroupColumns ? m_metrics.groupGap : 0);
}

qreal HexLayout::textLeft() const
{
    return hexRight() + m_metrics.textGap;
}

bool HexLayout::isInText(qreal x) const
{
    return m_withText && x >= textLeft();
}

std::optional<int> HexLayout::columnAt(qreal x) const
{
    const QRectF first = isInText(x) ? textRect(0, 0) : octetRect(0, 0);
    const int column = columnNear(x);
    const QRectF cell = isInText(x) ? textRect(0, column) : octetRect(0, column);
    if (x < first.left() || x < cell.left() || x >= cell.right())
        return std::nullopt;
    return column;
}

int HexLayout::columnNear(qreal x) const
{
    if (isInText(x))
        return std::clamp(
            static_cast<int>((x - textLeft()) / m_metrics.textWidth), 0, m_columns - 1);
    const qreal secondGroup = hexLeft() + GroupColumns * m_metrics.cellWidth + m_metrics.groupGap;
    if (m_columns > GroupColumns && x >= secondGroup)
        return std::clamp(GroupColumns + static_cast<int>((x - secondGroup) / m_metrics.cellWidth),
            GroupColumns, m_columns - 1);
    return std::clamp(static_cast<int>((x - hexLeft()) / m_metrics.cellWidth), 0, GroupColumns - 1);
}

} // namespace Framescope
