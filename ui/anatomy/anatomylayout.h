#pragma once

#include "ui/anatomy/framefields.h"

#include <QList>
#include <QPointF>
#include <QRectF>

#include <optional>

namespace Framescope {

/// Where the bits of the frame diagram stand, 32 a row as in RFC 6455 §5.2: arithmetic only. Rows
/// are counted from the topmost one on the screen.
class AnatomyLayout
{
public:
    static constexpr int BitsPerRow = 32;
    static constexpr int OctetsPerRow = 4;

    /// Logical pixels.
    struct Metrics
    {
        qreal cellWidth = 25; ///< one bit
        qreal rowHeight = 66;
        qreal rowGap = 5;
        qreal labelWidth = 56; ///< offset and bit number, left of the cells
        qreal rulerHeight = 34; ///< above the cells
        qreal margin = 9; ///< left, right and below
        qreal moreHeight = 22; ///< the line that stands for hidden rows
        bool compact = false; ///< short labels
    };

    AnatomyLayout(const Metrics &metrics, quint64 bitCount);
    /// \a textScale as Theme::textScale() in all of these.
    static AnatomyLayout large(quint64 bitCount, qreal textScale);
    static AnatomyLayout compact(quint64 bitCount, qreal textScale);
    /// The large layout if it fits \a width, else the compact one, whose cells shrink by up to a
    /// quarter.
    static AnatomyLayout fitting(quint64 bitCount, qreal width, qreal textScale);

    const Metrics &metrics() const { return m_metrics; }
    bool isCompact() const { return m_metrics.compact; }
    quint64 bitCount() const { return m_bitCount; }
    quint64 rowCount() const;
    quint64 rowOf(quint64 bit) const { return bit / BitsPerRow; }

    qreal width() const; ///< margins included
    qreal height(quint64 rows) const;
    /// Rows that show whole within \a height, at least 1.
    int rowsWithin(qreal height) const;
    /// The same with a line for hidden rows below them.
    int rowsAboveMore(qreal height) const;

    qreal rowTop(int row) const;
    QRectF labelRect(int row) const;
    /// Cells of \a row from column \a first to \a last, 0 to 31.
    QRectF cellsRect(int row, int first, int last) const;
    QRectF rulerRect(int first, int last) const;
    /// The line for hidden rows below \a rows rows.
    QRectF moreRect(int rows) const;

    /// A part of a run of bits that lies within one row.
    struct Span
    {
        int row;
        int first; ///< column
        int last; ///< column

        friend bool operator==(const Span &, const Span &) = default;
    };
    /// The parts of \a bits in rows \a topRow to \a topRow + \a rows - 1.
    QList<Span> spans(BitRange bits, quint64 topRow, int rows) const;

    /// The bit under \a point when row 0 is \a topRow; nullopt beside the cells and behind the end.
    std::optional<quint64> bitAt(QPointF point, quint64 topRow) const;

private:
    Metrics m_metrics;
    quint64 m_bitCount;
};

} // namespace Framescope
