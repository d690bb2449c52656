#pragma once

#include "ui/hex/hexcontent.h"
#include "ui/hex/hexlayout.h"
#include "ui/theme/theme.h"

#include <QPainterPath>

class QPainter;

namespace Framescope {

/// Paints rows of octets in the colours of their fields, and the outlines of what is selected and
/// of what is under the pointer.
class HexPainter
{
public:
    /// Full: column headings and room to read. Rows: without the headings. Strip: for a narrow
    /// column beside the diagram.
    enum class Style { Full, Rows, Strip };

    struct State
    {
        quint64 topRow = 0;
        int rows = 0; ///< on the screen; never more are read
        OctetRange selection; ///< positions
        OctetRange hover; ///< positions
        QList<quint64> covered; ///< positions of which the text column says nothing
    };

    HexPainter(const Theme &theme, Style style);

    Style style() const { return m_style; }
    void setStyle(Style style) { m_style = style; }

    HexLayout::Metrics metrics() const;
    void paint(QPainter &painter, const HexLayout &layout, const HexContent &content,
        const State &state) const;

private:
    struct Row;

    QFont font() const;
    void paintHeadings(QPainter &painter, const HexLayout &layout, const HexContent &content) const;
    void paintRow(QPainter &painter, const HexLayout &layout, const HexContent &content,
        const Row &row, const State &state) const;
    void paintGround(
        QPainter &painter, const QRectF &cell, const HexContent &content, quint64 position) const;
    void paintOutline(
        QPainter &painter, const HexLayout &layout, const State &state, OctetRange range) const;

    const Theme &m_theme;
    Style m_style;
};

} // namespace Framescope
