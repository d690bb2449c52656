#include "ui/anatomy/anatomypainter.h"

#include "ui/anatomy/fieldtext.h"
#include "ui/hex/hexoctet.h"
#include "ui/hex/octetdescription.h"
#include "ui/hex/octetnames.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>

namespace Framescope {

namespace {

using namespace Qt::StringLiterals;
using FieldKind = FrameField::Kind;
using Token = Theme::Token;
using TypeRole = Theme::TypeRole;

constexpr float OutlineShare = 0.55F; // of the field's colour
constexpr qreal SelectionWidth = 2.5;
constexpr qreal HoverWidth = 1.6;
constexpr qreal MarkWidth = 2.5;
constexpr int MarkSize = 15; // of the number's disc

// Where the three lines of a box stand, in shares of its height.
constexpr qreal LabelLine = 0.15;
constexpr qreal BitsLine = 0.51;
constexpr qreal ValueLine = 0.82;

struct AnatomyPainterWords
{
    Q_DECLARE_TR_FUNCTIONS(AnatomyPainter)
};

bool isRsv(FieldKind kind)
{
    return kind == FieldKind::ReservedBit1 || kind == FieldKind::ReservedBit2
        || kind == FieldKind::ReservedBit3;
}

} // namespace

AnatomyPainter::AnatomyPainter(QPainter &painter, const Theme &theme, const AnatomyLayout &layout,
    const FieldSelection &fields, const State &state)
    : m_painter(painter)
    , m_theme(theme)
    , m_layout(layout)
    , m_fields(fields)
    , m_state(state)
    , m_wire(fields.frame().isNull()
              ? QByteArray()
              : fields.frame().wire(state.topRow * AnatomyLayout::OctetsPerRow,
                  qsizetype { state.rows } * AnatomyLayout::OctetsPerRow))
{
}

void AnatomyPainter::paint()
{
    m_painter.setRenderHint(QPainter::Antialiasing);
    paintRuler();
    if (m_fields.fields().isEmpty())
        return;
    for (int row = 0; row < m_state.rows; ++row)
        paintRow(row);
    if (m_state.showsMore)
        paintMore();
    else
        paintRest();

    m_painter.setBrush(Qt::NoBrush);
    paintMarks();
    if (const BitRange hovered = m_fields.hoveredBits(); !hovered.isEmpty()) {
        QPen pen(m_theme.color(Token::Accent), HoverWidth);
        pen.setDashPattern({ 2.5, 1.5 });
        m_painter.setPen(pen);
        paintOutline(hovered);
    }
    if (const BitRange selected = m_fields.selectedBits(); !selected.isEmpty()) {
        const Theme::Field field = m_fields.currentField()->color();
        m_painter.setPen(QPen(m_theme.fieldColors(field).text, SelectionWidth, Qt::SolidLine,
            Qt::SquareCap, Qt::MiterJoin));
        paintOutline(selected);
    }
}

QList<AnatomyPainter::Piece> AnatomyPainter::piecesOf(int row) const
{
    const FrameFields &fields = m_fields.fields();
    const quint64 begin = (m_state.topRow + static_cast<quint64>(row)) * AnatomyLayout::BitsPerRow;
    const quint64 end = std::min(begin + AnatomyLayout::BitsPerRow, fields.bitCount());
    QList<Piece> pieces;
    for (quint64 bit = begin; bit < end;) {
        const FrameField field = fields.at(*fields.indexOfBit(bit));
        const quint64 pieceEnd = std::min(end, field.bits.end());
        pieces.append({ field,
            { row, static_cast<int>(bit - begin), static_cast<int>(pieceEnd - 1 - begin) }, bit });
        bit = pieceEnd;
    }
    return pieces;
}

QList<AnatomyPainter::Piece> AnatomyPainter::octetsOf(const Piece &piece) const
{
    QList<Piece> octets;
    for (int column = piece.span.first; column <= piece.span.last;) {
        const int last = std::min(piece.span.last, column | 7);
        octets.append({ piece.field, { piece.span.row, column, last },
            piece.firstBit + static_cast<quint64>(column - piece.span.first) });
        column = last + 1;
    }
    return octets;
}

/// Fields that stand in one box together.
bool AnatomyPainter::isOneBox(const FrameField &left, const FrameField &right) const
{
    if (left.kind == FieldKind::PayloadOctet)
        return right.kind == FieldKind::PayloadOctet;
    return m_layout.isCompact() && isRsv(left.kind) && isRsv(right.kind);
}

void AnatomyPainter::paintRuler()
{
    const QFont numbers = m_theme.font(TypeRole::Ruler);
    QFont firstOfOctet = numbers;
    firstOfOctet.setBold(true);
    for (int octet = 0; octet < AnatomyLayout::OctetsPerRow; ++octet) {
        const QRectF rect = m_layout.rulerRect(octet * 8, octet * 8 + 7);
        m_painter.setPen(m_theme.color(Token::Line));
        m_painter.drawLine(rect.topLeft() + QPointF(0.5, 5), rect.bottomLeft() + QPointF(0.5, -4));
        m_painter.setPen(m_theme.color(Token::Text3));
        m_painter.setFont(m_theme.font(TypeRole::Micro));
        m_painter.drawText(rect.adjusted(0, 0, 0, -rect.height() * 0.44), Qt::AlignCenter,
            octet == 0 ? AnatomyPainterWords::tr("byte 0") : u"+%1"_s.arg(octet));
        for (int column = octet * 8; column < octet * 8 + 8; ++column) {
            const bool first = column % 8 == 0;
            m_painter.setFont(first ? firstOfOctet : numbers);
            m_painter.setPen(m_theme.color(first ? Token::Text : Token::Text3));
            QRectF cell = m_layout.rulerRect(column, column);
            cell.setTop(rect.height() * 0.5);
            m_painter.drawText(cell, Qt::AlignCenter | Qt::TextDontClip, QString::number(column));
        }
    }
    const QRectF last = m_layout.rulerRect(0, AnatomyLayout::BitsPerRow - 1);
    m_painter.setPen(m_theme.color(Token::Line));
    m_painter.drawLine(last.topRight() + QPointF(0.5, 5), last.bottomRight() + QPointF(0.5, -4));
}

void AnatomyPainter::paintRow(int row)
{
    const QList<Piece> pieces = piecesOf(row);
    if (pieces.isEmpty())
        return;
    paintRowLabel(row);
    for (qsizetype i = 0; i < pieces.size();) {
        QList<Piece> run { pieces.at(i) };
        for (++i; i < pieces.size() && isOneBox(run.last().field, pieces.at(i).field); ++i)
            run.append(pieces.at(i));
        paintBox(run);
    }
    for (const Piece &piece : pieces) // after the boxes: a label may reach over its edge
        paintPiece(piece);
}

void AnatomyPainter::paintRowLabel(int row)
{
    const quint64 topOctet
        = (m_state.topRow + static_cast<quint64>(row)) * AnatomyLayout::OctetsPerRow;
    const QRectF rect = m_layout.labelRect(row);
    const QPointF middle = rect.center();
    const int digits = m_layout.bitCount() <= 256 * 8 && m_layout.isCompact() ? 2 : 4;
    m_painter.setPen(m_theme.color(Token::Text3));
    m_painter.setFont(m_theme.font(TypeRole::Data));
    m_painter.drawText(QRectF(rect.topLeft(), QPointF(rect.right(), middle.y())),
        Qt::AlignRight | Qt::AlignBottom | Qt::TextDontClip, offsetText(topOctet, digits));
    m_painter.setFont(m_theme.font(TypeRole::Ruler));
    const QString bit = AnatomyPainterWords::tr("bit %1").arg(topOctet * 8);
    // Past some thousand octets the number has no room, and the offset says as much.
    if (QFontMetricsF(m_painter.font()).horizontalAdvance(bit) <= rect.right())
        m_painter.drawText(QRectF(QPointF(rect.left(), middle.y() + 1), rect.bottomRight()),
            Qt::AlignRight | Qt::AlignTop | Qt::TextDontClip, bit);
}

void AnatomyPainter::paintBox(const QList<Piece> &run)
{
    const Theme::FieldColors colors = m_theme.fieldColors(run.first().field.color());
    const QRectF box = cells(run.first().span).united(cells(run.last().span));
    m_painter.fillRect(box, colors.ground);

    QColor outline = colors.text;
    outline.setAlphaF(OutlineShare);
    QPen separator(outline, 1);
    const bool isRsvGroup = isRsv(run.first().field.kind);
    if (!isRsvGroup)
        separator.setDashPattern({ 2, 2 });
    m_painter.setPen(separator);
    for (const Piece &piece : run) {
        if (piece.field.kind == FieldKind::ExtendedLength)
            continue; // one number, however many octets
        for (const Piece &octet : octetsOf(piece)) {
            const QRectF cell = cells(octet.span);
            const qreal top = isRsvGroup ? line(cell, BitsLine).top() : cell.top();
            if (cell.left() > box.left())
                m_painter.drawLine(
                    QPointF(cell.left() + 0.5, top), QPointF(cell.left() + 0.5, cell.bottom() - 1));
        }
    }
    m_painter.setBrush(Qt::NoBrush);
    m_painter.setPen(outline);
    m_painter.drawRect(box.adjusted(0.5, 0.5, 0.5, -0.5));
}

void AnatomyPainter::paintPiece(const Piece &piece)
{
    const FieldKind kind = piece.field.kind;
    const bool byOctet = kind == FieldKind::Key || kind == FieldKind::PayloadOctet;
    for (const Piece &part : byOctet ? octetsOf(piece) : QList<Piece> { piece }) {
        paintLabel(part);
        if (byOctet)
            paintOctetValue(part);
        else
            paintValue(part);
    }
    for (const Piece &octet : octetsOf(piece)) {
        if (m_state.notation == Notation::Bits)
            paintBits(octet);
        else
            paintNumber(octet);
    }
}

void AnatomyPainter::paintLabel(const Piece &piece)
{
    QRectF rect = cells(piece.span);
    const QString text = labelOf(piece);
    if (m_layout.isCompact() && isRsv(piece.field.kind)) { // the one in the middle speaks for all
        if (piece.field.kind != FieldKind::ReservedBit2)
            return;
        rect.adjust(-rect.width(), 0, rect.width(), 0);
    }
    QFont font = m_theme.font(TypeRole::Micro);
    const qreal missing = QFontMetricsF(font).horizontalAdvance(text) / (rect.width() - 3);
    // Four letters over one bit: smaller, and a little over the edge rather than cut.
    if (missing > 1)
        font.setPixelSize(std::max(m_theme.px(8), static_cast<int>(font.pixelSize() / missing)));
    m_painter.setFont(font);
    m_painter.setPen(m_theme.fieldColors(piece.field.color()).text);
    m_painter.drawText(line(rect, LabelLine), Qt::AlignCenter | Qt::TextDontClip, text);
}

void AnatomyPainter::paintBits(const Piece &piece)
{
    m_painter.setFont(m_theme.font(m_layout.isCompact() ? TypeRole::Data : TypeRole::Bits));
    const QColor set = m_theme.color(Token::Text);
    const QColor zero = m_theme.color(Token::Text3);
    for (int column = piece.span.first; column <= piece.span.last; ++column) {
        const quint64 bit = piece.firstBit + static_cast<quint64>(column - piece.span.first);
        const bool isSet = wireOctet(bit / 8) & (0x80 >> (bit % 8));
        const QRectF cell = line(m_layout.cellsRect(piece.span.row, column, column), BitsLine);
        m_painter.setPen(isSet ? set : zero);
        m_painter.drawText(cell, Qt::AlignCenter | Qt::TextDontClip, isSet ? u"1"_s : u"0"_s);
        if (!m_layout.isCompact() && column > piece.span.first) {
            const QRectF tick = cell.adjusted(0, 3, 0, -3);
            m_painter.setPen(m_theme.color(Token::LineStrong));
            m_painter.setOpacity(0.5);
            m_painter.drawLine(
                QPointF(tick.left() + 0.5, tick.top()), QPointF(tick.left() + 0.5, tick.bottom()));
            m_painter.setOpacity(1);
        }
    }
}

void AnatomyPainter::paintNumber(const Piece &piece)
{
    const quint64 number = numberAt(piece);
    const int bits = piece.span.last - piece.span.first + 1;
    const QString text = m_state.notation == Notation::Decimal
        ? QString::number(number)
        : QString::number(number, 16).toUpper().rightJustified((bits + 3) / 4, u'0');
    m_painter.setFont(m_theme.font(m_layout.isCompact() ? TypeRole::Data : TypeRole::Bits));
    m_painter.setPen(m_theme.color(number ? Token::Text : Token::Text3));
    m_painter.drawText(line(cells(piece.span), BitsLine), Qt::AlignCenter | Qt::TextDontClip, text);
}

void AnatomyPainter::paintValue(const Piece &piece)
{
    const bool isLastPiece
        = piece.firstBit + static_cast<quint64>(piece.span.last - piece.span.first) + 1
        == piece.field.bits.end();
    if (!isLastPiece)
        return;
    const QRectF rect = line(cells(piece.span), ValueLine);
    m_painter.setFont(m_theme.font(TypeRole::Data));
    m_painter.setPen(m_theme.fieldColors(piece.field.color()).text);
    m_painter.drawText(rect, Qt::AlignCenter,
        QFontMetricsF(m_painter.font())
            .elidedText(valueOf(piece.field), Qt::ElideRight, rect.width()));
}

/// "0x37" of a key, "56 → 61 ‘a’" of a masked payload.
void AnatomyPainter::paintOctetValue(const Piece &piece)
{
    const quint8 wire = wireOctet(piece.firstBit / 8);
    const FrameHandle &frame = m_fields.frame();
    QString value = u"0x"_s + hexOctet(wire);
    QString glyph;
    if (piece.field.kind == FieldKind::PayloadOctet) {
        const quint8 plain = frame.payloadOctet(piece.field.payloadIndex);
        const bool isCovered = m_fields.isCovered(piece.field);
        value = frame.record().header.isMasked()
            ? u"%1 → %2"_s.arg(hexOctet(wire), isCovered ? u"?"_s : hexOctet(plain))
            : hexOctet(wire);
        if (const QString text = octetGlyph(plain); !text.isEmpty() && !isCovered)
            glyph = u" ‘%1’"_s.arg(text);
    }
    m_painter.setFont(m_theme.font(TypeRole::Data));
    const QFontMetricsF metrics(m_painter.font());
    const qreal valueWidth = metrics.horizontalAdvance(value);
    QRectF rect = line(cells(piece.span), ValueLine);
    rect.setLeft(rect.center().x() - (valueWidth + metrics.horizontalAdvance(glyph)) / 2);
    constexpr int Alignment = Qt::AlignLeft | Qt::AlignVCenter | Qt::TextDontClip;
    m_painter.setPen(m_theme.fieldColors(piece.field.color()).text);
    m_painter.drawText(rect, Alignment, value);
    m_painter.setPen(m_theme.color(Token::Text));
    m_painter.drawText(rect.adjusted(valueWidth, 0, 0, 0), Alignment, glyph);
}

void AnatomyPainter::paintRest()
{
    const quint64 rowsToEnd = m_layout.rowCount() - m_state.topRow;
    const auto used = static_cast<int>(m_layout.bitCount() % AnatomyLayout::BitsPerRow);
    if (used == 0 || rowsToEnd > static_cast<quint64>(m_state.rows))
        return;
    const QRectF rect
        = m_layout.cellsRect(static_cast<int>(rowsToEnd) - 1, used, AnatomyLayout::BitsPerRow - 1);
    QPen pen(m_theme.color(Token::LineStrong), 1);
    pen.setDashPattern({ 3, 3 });
    m_painter.setPen(pen);
    m_painter.setBrush(Qt::NoBrush);
    m_painter.drawRect(rect.adjusted(1.5, 0.5, 0.5, -0.5));
    m_painter.setFont(m_theme.font(TypeRole::Small));
    m_painter.setPen(m_theme.color(Token::Text3));
    m_painter.drawText(rect, Qt::AlignCenter,
        QFontMetricsF(m_painter.font()).elidedText(m_state.rest, Qt::ElideRight, rect.width() - 8));
}

void AnatomyPainter::paintMore()
{
    const FrameFields &fields = m_fields.fields();
    const quint64 hidden = m_layout.rowCount() - static_cast<quint64>(m_state.rows);
    const FrameField first = fields.at(
        *fields.indexOfBit(static_cast<quint64>(m_state.rows) * AnatomyLayout::BitsPerRow));
    const FrameField last = fields.at(fields.count() - 1);
    const QRectF rect = m_layout.moreRect(m_state.rows);
    QPen pen(m_theme.fieldColors(Theme::Field::Payload).text, 1);
    pen.setDashPattern({ 3, 2 });
    m_painter.setPen(pen);
    m_painter.setBrush(Qt::NoBrush);
    m_painter.drawRect(rect.adjusted(0.5, 0.5, 0.5, -0.5));

    const int icon = m_theme.px(12);
    const QRectF inner = rect.adjusted(10, 0, -10, 0);
    m_painter.drawPixmap(QPointF(inner.left(), inner.center().y() - icon / 2.0),
        m_theme.pixmap(u"chevd"_s, Token::Text2, icon, m_painter.device()->devicePixelRatioF()));
    m_painter.setFont(m_theme.font(TypeRole::Small));
    m_painter.setPen(m_theme.color(Token::Text2));
    const QString rows = hidden == 1 ? AnatomyPainterWords::tr("1 more row")
                                     : AnatomyPainterWords::tr("%1 more rows").arg(hidden);
    m_painter.drawText(inner.adjusted(icon + 8, 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter,
        first.kind == FieldKind::PayloadOctet && last.kind == FieldKind::PayloadOctet
            ? AnatomyPainterWords::tr("%1, payload[%2] to payload[%3]")
                  .arg(rows)
                  .arg(first.payloadIndex)
                  .arg(last.payloadIndex)
            : rows);
    m_painter.setPen(m_theme.color(Token::Accent));
    m_painter.drawText(
        inner, Qt::AlignRight | Qt::AlignVCenter, AnatomyPainterWords::tr("Show all"));
}

void AnatomyPainter::paintOutline(BitRange bits)
{
    for (const AnatomyLayout::Span &span : m_layout.spans(bits, m_state.topRow, m_state.rows))
        m_painter.drawRect(cells(span).adjusted(0.5, 0.5, 0.5, -0.5));
}

/// Outlines in the fields' colours, and in their upper right corners the numbers.
void AnatomyPainter::paintMarks()
{
    for (const FrameMark &mark : m_fields.octetSelection()->marks()) {
        const BitRange bits { mark.firstBit, mark.bitCount };
        const auto index = m_fields.fields().indexOfBit(bits.first);
        if (!index)
            continue;
        const QColor color = m_theme.fieldColors(m_fields.fields().at(*index).color()).text;
        m_painter.setPen(QPen(color, MarkWidth, Qt::SolidLine, Qt::SquareCap, Qt::MiterJoin));
        m_painter.setBrush(Qt::NoBrush);
        paintOutline(bits);
        const auto spans = m_layout.spans(bits, m_state.topRow, m_state.rows);
        if (spans.isEmpty())
            continue;
        const int size = m_theme.px(MarkSize);
        const QRectF last = cells(spans.first());
        // A single bit is as wide as the disc: there it stands on the edge, clear of the label.
        const qreal left
            = last.width() > 3 * size ? last.right() - size - 3 : last.center().x() - size / 2.0;
        const qreal top = last.width() > 3 * size ? last.top() + 3 : last.top() - size / 2.0;
        const QRectF disc(left, top, size, size);
        m_painter.setPen(Qt::NoPen);
        m_painter.setBrush(m_theme.color(Token::AccentFill));
        m_painter.drawEllipse(disc);
        m_painter.setFont(m_theme.font(TypeRole::Badge));
        m_painter.setPen(Qt::white);
        m_painter.drawText(disc, Qt::AlignCenter, QString::number(mark.number));
    }
    m_painter.setBrush(Qt::NoBrush);
}

QRectF AnatomyPainter::cells(const AnatomyLayout::Span &span) const
{
    return m_layout.cellsRect(span.row, span.first, span.last);
}

QRectF AnatomyPainter::line(const QRectF &cells, qreal share) const
{
    const qreal height = cells.height() / 3;
    return { cells.left(), cells.top() + cells.height() * share - height / 2, cells.width(),
        height };
}

quint8 AnatomyPainter::wireOctet(quint64 octet) const
{
    return static_cast<quint8>(
        m_wire.at(static_cast<qsizetype>(octet - m_state.topRow * AnatomyLayout::OctetsPerRow)));
}

/// The bits of \a piece, which lies within one octet, as a number.
quint64 AnatomyPainter::numberAt(const Piece &piece) const
{
    const int count = piece.span.last - piece.span.first + 1;
    const int below = 8 - static_cast<int>(piece.firstBit % 8) - count;
    return (wireOctet(piece.firstBit / 8) >> below) & ((1U << count) - 1);
}

QString AnatomyPainter::labelOf(const Piece &piece) const
{
    const bool compact = m_layout.isCompact();
    const FrameField &field = piece.field;
    switch (field.kind) {
    case FieldKind::ReservedBit2:
        return compact ? AnatomyPainterWords::tr("RSV") : fieldName(field);
    case FieldKind::Opcode:
        return AnatomyPainterWords::tr("opcode");
    case FieldKind::PayloadLength:
        return compact ? AnatomyPainterWords::tr("payload len")
                       : AnatomyPainterWords::tr("payload len (7)");
    case FieldKind::ExtendedLength:
        if (piece.firstBit != field.bits.first)
            return AnatomyPainterWords::tr("(continued)");
        return compact
            ? AnatomyPainterWords::tr("extended length (%1)").arg(field.bits.count)
            : AnatomyPainterWords::tr("extended payload length (%1)").arg(field.bits.count);
    case FieldKind::Key: {
        const quint64 octet = (piece.firstBit - field.bits.first) / 8;
        return compact ? AnatomyPainterWords::tr("key[%1]").arg(octet)
                       : AnatomyPainterWords::tr("masking-key[%1]").arg(octet);
    }
    case FieldKind::PayloadOctet:
        return AnatomyPainterWords::tr("payload[%1]").arg(field.payloadIndex);
    default:
        return fieldName(field);
    }
}

/// The line below the bits; a single bit has room for it in the large diagram only.
QString AnatomyPainter::valueOf(const FrameField &field) const
{
    const bool compact = m_layout.isCompact();
    const FrameHeader &header = m_fields.frame().record().header;
    const QString value = fieldValueText(field, m_fields.frame(), m_fields.isCovered(field));
    switch (field.kind) {
    case FieldKind::Fin:
        return compact   ? QString()
            : header.fin ? AnatomyPainterWords::tr("end")
                         : AnatomyPainterWords::tr("no");
    case FieldKind::ReservedBit1:
    case FieldKind::ReservedBit2:
    case FieldKind::ReservedBit3:
        return compact ? QString() : value == "1"_L1 ? AnatomyPainterWords::tr("set") : u"–"_s;
    case FieldKind::Mask:
        return compact          ? QString()
            : header.isMasked() ? AnatomyPainterWords::tr("yes")
                                : AnatomyPainterWords::tr("no");
    case FieldKind::PayloadLength:
        if (header.lengthForm == LengthForm::Bits7)
            return value;
        return AnatomyPainterWords::tr("%1 → next %2 bits")
            .arg(value, header.lengthForm == LengthForm::Bits16 ? u"16"_s : u"64"_s);
    case FieldKind::ExtendedLength:
        return AnatomyPainterWords::tr("%1 octets").arg(value);
    default:
        return value;
    }
}

} // namespace Framescope
