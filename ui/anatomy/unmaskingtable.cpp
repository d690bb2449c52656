#include "ui/anatomy/unmaskingtable.h"

#include "ui/hex/hexoctet.h"
#include "ui/hex/octetnames.h"

#include <QFontMetrics>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>
#include <array>

namespace Framescope {

namespace {

using namespace Qt::StringLiterals;
using Token = Theme::Token;
using TypeRole = Theme::TypeRole;

} // namespace

UnmaskingTable::UnmaskingTable(const Theme &theme, FieldSelection *fields, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_fields(fields)
{
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAccessibleName(tr("Unmasking, octet by octet"));
    connect(&m_theme, &Theme::changed, this, [this] {
        updateGeometry();
        update();
    });
    connect(m_fields, &FieldSelection::fieldsChanged, this, &UnmaskingTable::followFields);
    connect(m_fields, &FieldSelection::currentChanged, this, &UnmaskingTable::followCurrent);
    connect(m_fields, &FieldSelection::hoveredChanged, this, qOverload<>(&QWidget::update));
    connect(m_fields, &FieldSelection::coverChanged, this, qOverload<>(&QWidget::update));
    followFields();
}

void UnmaskingTable::showPage(quint64 index)
{
    const quint64 count = octetCount();
    const quint64 first = count == 0 ? 0 : std::min(index, count - 1) / Columns * Columns;
    if (first == m_first)
        return;
    m_first = first;
    update();
    emit pageChanged();
}

quint64 UnmaskingTable::octetCount() const
{
    const FrameHandle &frame = m_fields->frame();
    return !frame.isNull() && frame.record().header.isMasked() ? frame.record().storedLength : 0;
}

std::optional<quint64> UnmaskingTable::currentIndex() const
{
    const std::optional<FrameField> field = m_fields->currentField();
    if (!field || field->kind != FrameField::Kind::PayloadOctet)
        return std::nullopt;
    return field->payloadIndex;
}

void UnmaskingTable::selectIndex(quint64 index)
{
    if (index < octetCount())
        m_fields->select(m_fields->fields().headerCount() + index);
}

QRect UnmaskingTable::columnRect(int column) const
{
    return cellRect(IndexLine, column).united(cellRect(TextLine, column));
}

QSize UnmaskingTable::sizeHint() const
{
    constexpr int CellWidth = 38;
    return { labelWidth() + int { Columns } * m_theme.px(CellWidth), LineCount * lineHeight() };
}

QSize UnmaskingTable::minimumSizeHint() const
{
    constexpr int CellWidth = 26;
    return { labelWidth() + int { Columns } * m_theme.px(CellWidth), LineCount * lineHeight() };
}

void UnmaskingTable::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const std::array labels { tr("octet i"), tr("on the wire"), tr("XOR key[i mod 4]"),
        tr("plain octet"), tr("as ASCII") };
    painter.setFont(m_theme.font(TypeRole::Small));
    painter.setPen(m_theme.color(Token::Text2));
    for (int line = 0; line < LineCount; ++line)
        painter.drawText(QRect(0, line * lineHeight(), labelWidth(), lineHeight()),
            Qt::AlignLeft | Qt::AlignVCenter, labels[static_cast<std::size_t>(line)]);

    const quint64 shown = std::min(Columns, octetCount() - std::min(octetCount(), m_first));
    for (quint64 column = 0; column < shown; ++column)
        paintColumn(painter, static_cast<int>(column), m_first + column);

    painter.setBrush(Qt::NoBrush);
    painter.setRenderHint(QPainter::Antialiasing);
    QPen hover(m_theme.color(Token::Accent), 1.6);
    hover.setDashPattern({ 2, 1.5 });
    paintColumnFrame(painter, hover, m_fields->hovered());
    paintColumnFrame(
        painter, QPen(m_theme.color(Token::Accent), hasFocus() ? 2.5 : 2), m_fields->current());
}

void UnmaskingTable::mousePressEvent(QMouseEvent *event)
{
    const std::optional<quint64> index = indexAt(event->position());
    if (event->button() == Qt::LeftButton && index)
        selectIndex(*index);
}

void UnmaskingTable::mouseMoveEvent(QMouseEvent *event)
{
    const std::optional<quint64> index = indexAt(event->position());
    m_fields->setHovered(
        index ? std::optional(m_fields->fields().headerCount() + *index) : std::nullopt);
}

void UnmaskingTable::mouseReleaseEvent(QMouseEvent *event)
{
    event->accept(); // the press was ours
}

void UnmaskingTable::leaveEvent(QEvent *)
{
    m_fields->setHovered(std::nullopt);
}

void UnmaskingTable::keyPressEvent(QKeyEvent *event)
{
    const std::optional<quint64> current = currentIndex();
    switch (event->key()) {
    case Qt::Key_Left:
        return selectIndex(current ? *current - std::min<quint64>(*current, 1) : m_first);
    case Qt::Key_Right:
        return selectIndex(current ? *current + 1 : m_first);
    case Qt::Key_PageUp:
        return showPage(m_first - std::min(m_first, Columns));
    case Qt::Key_PageDown:
        return showPage(m_first + Columns);
    default:
        QWidget::keyPressEvent(event);
    }
}

void UnmaskingTable::focusInEvent(QFocusEvent *)
{
    update();
}

void UnmaskingTable::focusOutEvent(QFocusEvent *)
{
    update();
}

void UnmaskingTable::followFields()
{
    const FrameId frame = m_fields->frame().id();
    if (frame != m_frame)
        m_first = 0;
    m_frame = frame;
    update();
    emit pageChanged();
}

void UnmaskingTable::followCurrent()
{
    if (const std::optional<quint64> index = currentIndex())
        showPage(*index);
    update();
}

std::optional<quint64> UnmaskingTable::indexAt(QPointF point) const
{
    for (int column = 0; column < int { Columns }; ++column) {
        const quint64 index = m_first + static_cast<quint64>(column);
        if (columnRect(column).contains(point.toPoint()) && index < octetCount())
            return index;
    }
    return std::nullopt;
}

QRect UnmaskingTable::cellRect(Line line, int column) const
{
    const int room = width() - labelWidth();
    const int left = labelWidth() + room * column / int { Columns };
    const int right = labelWidth() + room * (column + 1) / int { Columns };
    return { left, line * lineHeight(), right - left, lineHeight() };
}

int UnmaskingTable::labelWidth() const
{
    return m_theme.px(118);
}

int UnmaskingTable::lineHeight() const
{
    return m_theme.px(26);
}

void UnmaskingTable::paintColumn(QPainter &painter, int column, quint64 index) const
{
    const FrameHandle &frame = m_fields->frame();
    const quint8 plain = frame.payloadOctet(index);
    const quint8 key = (*frame.record().header.maskingKey)[static_cast<std::size_t>(index % 4)];
    const bool isCurrent = currentIndex() == index;
    const auto cell = [&](Line line) { return cellRect(line, column).adjusted(1, 1, -1, -1); };

    QFont number = m_theme.font(TypeRole::Data);
    number.setBold(isCurrent);
    painter.setFont(number);
    painter.setPen(m_theme.color(isCurrent ? Token::Accent : Token::Text3));
    painter.drawText(cell(IndexLine), Qt::AlignCenter, QString::number(index));

    const auto octet = [&](Line line, const QColor &ground, quint8 value) {
        painter.fillRect(cell(line), ground);
        painter.setFont(m_theme.font(TypeRole::Code));
        painter.setPen(m_theme.color(Token::Text));
        painter.drawText(cell(line), Qt::AlignCenter, hexOctet(value));
    };
    octet(WireLine, m_theme.fieldColors(Theme::Field::Payload).ground, plain ^ key);
    const Theme::FieldColors keyColors = m_theme.fieldColors(Theme::Field::Mask);
    octet(KeyLine, keyColors.ground, key);
    painter.setFont(m_theme.font(TypeRole::Ruler));
    painter.setPen(keyColors.text);
    painter.drawText(cell(KeyLine).adjusted(0, 0, -1, -2), Qt::AlignRight | Qt::AlignBottom,
        QString::number(index % 4));
    if (m_fields->octetSelection()->isOctetCovered(index)) {
        painter.fillRect(cell(PlainLine), m_theme.color(Token::BgHover));
        painter.setPen(m_theme.color(Token::Accent));
        painter.drawText(cell(PlainLine), Qt::AlignCenter, u"?"_s);
        return;
    }
    octet(PlainLine, m_theme.color(Token::BgHover), plain);
    const QString glyph = octetGlyph(plain);
    painter.setFont(m_theme.font(glyph.size() > 1 ? TypeRole::Data : TypeRole::Code));
    painter.setPen(m_theme.color(glyph.size() == 1 ? Token::Text : Token::Text3));
    painter.drawText(
        cell(TextLine), Qt::AlignCenter | Qt::TextDontClip, glyph.isEmpty() ? u"–"_s : glyph);
}

/// Around the column of \a field, if that is a payload octet of this page.
void UnmaskingTable::paintColumnFrame(
    QPainter &painter, const QPen &pen, std::optional<quint64> field) const
{
    const quint64 header = m_fields->fields().headerCount();
    if (!field || *field < header + m_first || *field >= header + m_first + Columns)
        return;
    painter.setPen(pen);
    painter.drawRect(
        QRectF(columnRect(static_cast<int>(*field - header - m_first))).adjusted(1, 1, -1, -1));
}

} // namespace Framescope
