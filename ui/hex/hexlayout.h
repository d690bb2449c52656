#pragma once

#include <QPointF>
#include <QRectF>

#include <optional>

namespace Framescope {

/// Where the octets of a hex view stand: arithmetic only. Rows are counted from the topmost one
/// on the screen; y starts below the column headings' upper edge.
class HexLayout
{
public:
    /// Logical pixels.
    struct Metrics
    {
        qreal digitWidth = 7; ///< of the offset column
        qreal cellWidth = 21; ///< one octet in hex, with the space around it
        qreal textWidth = 8; ///< one octet as text
        qreal rowHeight = 21;
        qreal rowGap = 1; ///< part of rowHeight that stays blank below
        qreal headingHeight = 20; ///< 0: no column headings
        qreal margin = 12; ///< on all sides
        qreal offsetGap = 16; ///< between offset and hex
        qreal groupGap = 6; ///< after the eighth column
        qreal textGap = 10; ///< between hex and text
    };

    static constexpr int WideColumns = 16;
    static constexpr int NarrowColumns = 8;

    /// \a columns is WideColumns or NarrowColumns.
    HexLayout(const Metrics &metrics, int columns, bool withText, quint64 size);

    /// The widest layout that fits \a width, or the narrow one if none does.
    static HexLayout fitting(const Metrics &metrics, bool withText, quint64 size, qreal width);

    int columns() const { return m_columns; }
    bool hasText() const { return m_withText; }
    quint64 size() const { return m_size; }
    const Metrics &metrics() const { return m_metrics; }

    quint64 rowCount() const;
    quint64 rowOf(quint64 position) const { return position / columnCount(); }
    int columnOf(quint64 position) const { return static_cast<int>(position % columnCount()); }
    /// Hex digits of the offset column, at least 4 and even.
    int offsetDigits() const;

    /// Of everything, margins included.
    qreal width() const;
    qreal height(quint64 rows) const;
    /// Rows of which any pixel shows within \a height; at least 1.
    int rowsTouching(qreal height) const;
    /// Rows that show whole within \a height; at least 1.
    int rowsWithin(qreal height) const;

    qreal rowTop(int row) const;
    QRectF offsetRect(int row) const;
    QRectF octetRect(int row, int column) const;
    QRectF textRect(int row, int column) const;
    QRectF headingRect(int column) const;
    QRectF offsetHeadingRect() const;
    QRectF textHeadingRect() const;

    /// The position under \a point, in the hex or the text column, when row 0 is \a topRow.
    std::optional<quint64> positionAt(QPointF point, quint64 topRow) const;
    /// The position nearest to \a point, for dragging; nullopt only without octets. May be a row
    /// above or below the ones on the screen.
    std::optional<quint64> positionNear(QPointF point, quint64 topRow) const;

private:
    quint64 columnCount() const { return static_cast<quint64>(m_columns); }
    qreal hexLeft() const;
    qreal hexRight() const;
    qreal textLeft() const;
    bool isInText(qreal x) const;
    std::optional<int> columnAt(qreal x) const;
    int columnNear(qreal x) const;

    Metrics m_metrics;
    int m_columns;
    bool m_withText;
    quint64 m_size;
};

} // namespace Framescope
