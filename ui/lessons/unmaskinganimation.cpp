#include "ui/lessons/unmaskinganimation.h"

#include "ui/hex/hexoctet.h"
#include "ui/hex/octetnames.h"

#include <QPainter>

#include <algorithm>

namespace Framescope {

namespace {

using namespace Qt::StringLiterals;
using Token = Theme::Token;
using TypeRole = Theme::TypeRole;

constexpr int LineHeight = 24;
constexpr int CellWidth = 31;
constexpr int LabelWidth = 60;

QString bits(quint8 octet)
{
    return QString::number(octet, 2).rightJustified(8, u'0');
}

} // namespace

UnmaskingAnimation::UnmaskingAnimation(const Theme &theme, QWidget *parent)
    : StepAnimation(theme, parent)
    , m_key { 0x37, 0xFA, 0x21, 0x3D }
    , m_plain("Hello")
{
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    setAccessibleName(tr("Unmasking, octet by octet"));
}

void UnmaskingAnimation::setPayload(MaskingKey key, QByteArrayView plain)
{
    const QByteArray octets = plain.first(std::min(plain.size(), MaxOctets)).toByteArray();
    if (key == m_key && octets == m_plain)
        return;
    m_key = key;
    m_plain = octets;
    beginAnew();
}

QString UnmaskingAnimation::describe(int step) const
{
    if (step == 0)
        return tr("Masked octets as they crossed the wire, and the four octets of the key.");
    const int column = step - 1;
    const quint8 plain = plainOctet(column);
    const quint8 key = keyOctet(column);
    const auto wire = static_cast<quint8>(plain ^ key);
    const QString glyph = octetGlyph(plain);
    const QString sum = tr("Octet %1 uses key[%2]: %3 XOR %4 = %5")
                            .arg(column)
                            .arg(column % 4)
                            .arg(bits(wire), bits(key), bits(plain));
    return glyph.isEmpty() ? tr("%1, which is 0x%2.").arg(sum, hexOctet(plain))
                           : tr("%1, which is 0x%2, ‘%3’.").arg(sum, hexOctet(plain), glyph);
}

QSize UnmaskingAnimation::sizeHint() const
{
    return { theme().px(LabelWidth + CellWidth * int { MaxOctets }),
        theme().px(LineHeight) * LineCount };
}

quint8 UnmaskingAnimation::keyOctet(int column) const
{
    return m_key[static_cast<std::size_t>(column % 4)];
}

quint8 UnmaskingAnimation::plainOctet(int column) const
{
    return static_cast<quint8>(m_plain.at(column));
}

QRectF UnmaskingAnimation::cell(Line line, int column) const
{
    const int height = theme().px(LineHeight);
    const qreal left = theme().px(LabelWidth);
    const qreal room = std::max<qreal>(width() - left, 1) / qreal(MaxOctets);
    return { left + room * column, qreal(int { line } * height), room, qreal(height) };
}

void UnmaskingAnimation::paintOctet(
    QPainter &painter, const QRectF &cell, const QColor &ground, quint8 value, bool isCurrent) const
{
    const QRectF box = cell.adjusted(1, 1, -1, -1);
    painter.fillRect(box, ground);
    painter.setFont(theme().font(TypeRole::Code));
    painter.setPen(theme().color(Token::Text));
    painter.drawText(box, Qt::AlignCenter, hexOctet(value));
    if (isCurrent) {
        painter.setPen(QPen(theme().color(Token::Accent), 2));
        painter.drawRect(box);
    }
}

void UnmaskingAnimation::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const std::array labels { tr("octet"), tr("key"), tr("wire"), tr("XOR key"), tr("plain"),
        tr("as ASCII") };
    painter.setFont(theme().font(TypeRole::Small));
    painter.setPen(theme().color(Token::Text2));
    for (int line = 0; line < LineCount; ++line)
        painter.drawText(QRectF(0, cell(static_cast<Line>(line), 0).top(), theme().px(LabelWidth),
                             theme().px(LineHeight)),
            Qt::AlignLeft | Qt::AlignVCenter, labels[static_cast<std::size_t>(line)]);

    const QColor keyGround = theme().fieldColors(Theme::Field::Mask).ground;
    const int current = step() - 1;
    for (int i = 0; i < 4; ++i)
        paintOctet(painter, cell(BankLine, i), keyGround, m_key[static_cast<std::size_t>(i)],
            current >= 0 && current % 4 == i);
    for (int column = 0; column < stepCount(); ++column) {
        painter.setFont(theme().font(TypeRole::Data));
        painter.setPen(theme().color(column == current ? Token::Accent : Token::Text3));
        painter.drawText(cell(IndexLine, column), Qt::AlignCenter, QString::number(column));
        paintOctet(painter, cell(WireLine, column),
            theme().fieldColors(Theme::Field::Payload).ground,
            static_cast<quint8>(plainOctet(column) ^ keyOctet(column)), false);
        if (column > current)
            continue;
        const bool isMoving = column == current && progress() < 1;
        QRectF key = cell(KeyLine, column);
        if (isMoving) {
            const QPointF from = cell(BankLine, column % 4).topLeft();
            key.moveTopLeft(from + (key.topLeft() - from) * progress());
        }
        paintOctet(painter, key, keyGround, keyOctet(column), column == current);
        if (isMoving)
            continue;
        paintOctet(painter, cell(PlainLine, column), theme().color(Token::BgHover),
            plainOctet(column), column == current);
        const QString glyph = octetGlyph(plainOctet(column));
        painter.setFont(theme().font(TypeRole::Code));
        painter.setPen(theme().color(Token::Text));
        painter.drawText(cell(TextLine, column), Qt::AlignCenter, glyph.isEmpty() ? u"–"_s : glyph);
    }
}

} // namespace Framescope
