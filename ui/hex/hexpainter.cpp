#include "ui/hex/hexpainter.h"

#include "ui/hex/octetbands.h"
#include "ui/hex/octetdescription.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace Framescope {

using namespace Qt::StringLiterals;

struct HexPainter::Row
{
    int index; ///< on the screen
    quint64 position; ///< of its first octet
    QByteArrayView octets;
    QByteArrayView text;
};

namespace {

constexpr qreal SelectionWidth = 2.5;
constexpr qreal HoverWidth = 1.6;

QString hexDigits(char octet)
{
    return QString::number(static_cast<quint8>(octet), 16).toUpper().rightJustified(2, u'0');
}

QChar textCharacter(char octet)
{
    const auto value = static_cast<quint8>(octet);
    return value >= 0x20 && value < 0x7F ? QChar(ushort { value }) : QChar(u'·');
}

/// One outline around all cells of \a range that are on the screen.
template <typename CellRect>
QPainterPath outlinePath(
    const HexLayout &layout, const HexPainter::State &state, OctetRange range, CellRect cellRect)
{
    QPainterPath path;
    const auto columns = static_cast<quint64>(layout.columns());
    for (int row = 0; row < state.rows; ++row) {
        const quint64 begin = (state.topRow + static_cast<quint64>(row)) * columns;
        const quint64 first = std::max(begin, range.offset);
        const quint64 end = std::min(begin + columns, range.offset + range.length);
        if (first >= end)
            continue;
        QRectF rect = cellRect(row, static_cast<int>(first - begin))
                          .united(cellRect(row, static_cast<int>(end - 1 - begin)));
        if (first != range.offset) // joins the row above
            rect.setTop(rect.top() - layout.metrics().rowGap);
        path.addRect(rect);
    }
    return path.simplified();
}

} // namespace

HexPainter::HexPainter(const Theme &theme, Style style)
    : m_theme(theme)
    , m_style(style)
{
}

QFont HexPainter::font() const
{
    return m_theme.font(m_style == Style::Strip ? Theme::TypeRole::Data : Theme::TypeRole::Code);
}

HexLayout::Metrics HexPainter::metrics() const
{
    const qreal character = QFontMetricsF(font()).horizontalAdvance(u'0');
    const bool full = m_style != Style::Strip;
    HexLayout::Metrics metrics;
    metrics.digitWidth = QFontMetricsF(m_theme.font(Theme::TypeRole::Data)).horizontalAdvance(u'0');
    metrics.cellWidth = character * (full ? 3.0 : 2.6);
    metrics.textWidth = character * 1.1;
    metrics.rowHeight = m_theme.px(20) + 1;
    metrics.headingHeight = m_style == Style::Full ? m_theme.px(20) : 0;
    metrics.margin = full ? 12 : 1;
    metrics.offsetGap = full ? 16 : 5;
    return metrics;
}

void HexPainter::paint(
    QPainter &painter, const HexLayout &layout, const HexContent &content, const State &state) const
{
    painter.setRenderHint(QPainter::Antialiasing);
    if (layout.metrics().headingHeight > 0)
        paintHeadings(painter, layout, content);
    if (content.isNull())
        return;
    const auto columns = static_cast<quint64>(layout.columns());
    const quint64 begin = state.topRow * columns;
    const qsizetype wanted = qsizetype { state.rows } * layout.columns();
    const QByteArray octets = content.octets->read(begin, wanted);
    const QByteArray text = layout.hasText() ? content.text->read(begin, wanted) : QByteArray();
    for (int row = 0; row < state.rows; ++row) {
        const qsizetype first = qsizetype { row } * layout.columns();
        if (first >= octets.size())
            break;
        const qsizetype count = std::min<qsizetype>(layout.columns(), octets.size() - first);
        const QByteArrayView rowText
            = layout.hasText() ? QByteArrayView(text).sliced(first, count) : QByteArrayView();
        paintRow(painter, layout, content,
            { row, begin + static_cast<quint64>(first), QByteArrayView(octets).sliced(first, count),
                rowText },
            state);
    }

    painter.setBrush(Qt::NoBrush);
    if (!state.selection.isEmpty()) {
        const Theme::Field field = content.header
            ? octetBands(*content.header, state.selection.offset + content.firstWireOctet)
                  .front()
                  .field
            : Theme::Field::Payload;
        painter.setPen(QPen(m_theme.fieldColors(field).text, SelectionWidth, Qt::SolidLine,
            Qt::FlatCap, Qt::MiterJoin));
        paintOutline(painter, layout, state, state.selection);
    }
    if (!state.hover.isEmpty()) {
        QPen pen(m_theme.color(Theme::Token::Accent), HoverWidth);
        pen.setDashPattern({ 2, 1.5 });
        painter.setPen(pen);
        paintOutline(painter, layout, state, state.hover);
    }
}

void HexPainter::paintHeadings(
    QPainter &painter, const HexLayout &layout, const HexContent &content) const
{
    painter.setPen(m_theme.color(Theme::Token::Text3));
    painter.setFont(m_theme.font(Theme::TypeRole::Micro));
    painter.drawText(layout.offsetHeadingRect(), Qt::AlignLeft | Qt::AlignVCenter,
        QCoreApplication::translate("HexPainter", "offset"));
    if (layout.hasText()) {
        const bool masked = content.header && content.header->isMasked();
        painter.drawText(layout.textHeadingRect(),
            Qt::AlignLeft | Qt::AlignVCenter | Qt::TextDontClip,
            masked ? QCoreApplication::translate("HexPainter", "ASCII (unmasked)")
                   : QCoreApplication::translate("HexPainter", "ASCII"));
    }
    painter.setFont(m_theme.font(Theme::TypeRole::Data));
    for (int column = 0; column < layout.columns(); ++column)
        painter.drawText(
            layout.headingRect(column), Qt::AlignCenter, hexDigits(static_cast<char>(column)));
}

void HexPainter::paintRow(QPainter &painter, const HexLayout &layout, const HexContent &content,
    const Row &row, const State &state) const
{
    painter.setPen(m_theme.color(Theme::Token::Text3));
    painter.setFont(m_theme.font(Theme::TypeRole::Data));
    painter.drawText(layout.offsetRect(row.index), Qt::AlignLeft | Qt::AlignVCenter,
        offsetText(row.position, layout.offsetDigits()));

    const QFont plain = font();
    QFont bold = plain;
    bold.setBold(true);
    const QColor text = m_theme.color(Theme::Token::Text);
    const QColor quiet = m_theme.color(Theme::Token::Text3);
    for (int column = 0; column < row.octets.size(); ++column) {
        const quint64 position = row.position + static_cast<quint64>(column);
        const QRectF cell = layout.octetRect(row.index, column);
        paintGround(painter, cell, content, position);
        painter.setFont(state.selection.contains(position) ? bold : plain);
        painter.setPen(text);
        painter.drawText(cell, Qt::AlignCenter, hexDigits(row.octets[column]));
        if (!layout.hasText())
            continue;
        const QRectF textCell = layout.textRect(row.index, column);
        paintGround(painter, textCell, content, position);
        const QChar character
            = state.covered.contains(position) ? QChar(u'?') : textCharacter(row.text[column]);
        painter.setPen(character == u'·' ? quiet : text);
        painter.drawText(textCell, Qt::AlignCenter, QString(character));
    }
}

void HexPainter::paintGround(
    QPainter &painter, const QRectF &cell, const HexContent &content, quint64 position) const
{
    if (!content.header)
        return;
    const bool smooth = painter.testRenderHint(QPainter::Antialiasing);
    painter.setRenderHint(QPainter::Antialiasing, false); // neighbours must meet without a seam
    qreal left = cell.left();
    for (const OctetBand &band : octetBands(*content.header, position + content.firstWireOctet)) {
        const qreal right = left + cell.width() * band.quarters / 4.0;
        painter.fillRect(QRectF(QPointF(std::round(left), cell.top()),
                             QPointF(std::round(right), cell.bottom())),
            m_theme.fieldColors(band.field).ground);
        left = right;
    }
    painter.setRenderHint(QPainter::Antialiasing, smooth);
}

void HexPainter::paintOutline(
    QPainter &painter, const HexLayout &layout, const State &state, OctetRange range) const
{
    painter.drawPath(outlinePath(layout, state, range,
        [&layout](int row, int column) { return layout.octetRect(row, column); }));
    if (layout.hasText())
        painter.drawPath(outlinePath(layout, state, range,
            [&layout](int row, int column) { return layout.textRect(row, column); }));
}

} // namespace Framescope
