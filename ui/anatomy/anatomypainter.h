#pragma once

#include "ui/anatomy/anatomylayout.h"
#include "ui/anatomy/fieldselection.h"
#include "ui/theme/theme.h"

class QPainter;

namespace Framescope {

/// Paints the rows of the frame diagram that are on the screen: ruler, boxes of the fields, their
/// bits and values, and the outlines of what is selected and under the pointer. Made for one paint
/// event; what it is made of must outlive it.
class AnatomyPainter
{
public:
    /// How the octets of the frame are written into the boxes.
    enum class Notation { Bits, Hex, Decimal };

    struct State
    {
        quint64 topRow = 0;
        int rows = 0; ///< on the screen; no others are read
        Notation notation = Notation::Bits;
        QString rest; ///< what the dashed cells behind the last octet say
        bool showsMore = false; ///< the line for hidden rows is there
    };

    AnatomyPainter(QPainter &painter, const Theme &theme, const AnatomyLayout &layout,
        const FieldSelection &fields, const State &state);

    void paint();

private:
    /// The part of a field that lies within one row.
    struct Piece
    {
        FrameField field;
        AnatomyLayout::Span span;
        quint64 firstBit;
    };

    QList<Piece> piecesOf(int row) const;
    /// \a piece cut at the borders of octets.
    QList<Piece> octetsOf(const Piece &piece) const;
    bool isOneBox(const FrameField &left, const FrameField &right) const;

    void paintRuler();
    void paintRow(int row);
    void paintRowLabel(int row);
    void paintBox(const QList<Piece> &run);
    void paintPiece(const Piece &piece);
    void paintLabel(const Piece &piece);
    void paintBits(const Piece &piece);
    void paintNumber(const Piece &piece);
    void paintValue(const Piece &piece);
    void paintOctetValue(const Piece &piece);
    void paintRest();
    void paintMore();
    void paintOutline(BitRange bits);
    void paintMarks();

    QRectF cells(const AnatomyLayout::Span &span) const;
    /// The strip of \a cells around \a share of its height.
    QRectF line(const QRectF &cells, qreal share) const;
    quint8 wireOctet(quint64 octet) const;
    quint64 numberAt(const Piece &piece) const;
    QString labelOf(const Piece &piece) const;
    QString valueOf(const FrameField &field) const;

    QPainter &m_painter;
    const Theme &m_theme;
    const AnatomyLayout &m_layout;
    const FieldSelection &m_fields;
    const State &m_state;
    const QByteArray m_wire; ///< octets of the rows on the screen
};

} // namespace Framescope
