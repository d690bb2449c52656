#include "ui/frames/framepainting.h"

#include "protocol/wire/opcode.h"
#include "ui/frames/frametext.h"

#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>

namespace Framescope::FramePainting {

using namespace Qt::StringLiterals;

namespace {

constexpr qreal BadgeRadius = 3;

QRectF centred(const QRectF &cell, QSizeF size)
{
    return { cell.center() - QPointF(size.width() / 2, size.height() / 2), size };
}

/// On whole pixels, so that edges are sharp.
QRectF aligned(const QRectF &rect)
{
    return { std::round(rect.x()), std::round(rect.y()), std::round(rect.width()),
        std::round(rect.height()) };
}

/// Draws everything larger by the text scale from here on. Returns where \a place is then.
QPointF scaleAbout(QPainter &painter, const Theme &theme, const QPointF &place)
{
    if (qFuzzyCompare(theme.textScale(), 1.0))
        return place;
    painter.translate(place);
    painter.scale(theme.textScale(), theme.textScale());
    return {};
}

QPainterPath diamond(const QPointF &center, qreal radius)
{
    QPainterPath path(center - QPointF(0, radius));
    path.lineTo(center + QPointF(radius, 0));
    path.lineTo(center + QPointF(0, radius));
    path.lineTo(center - QPointF(radius, 0));
    path.closeSubpath();
    return path;
}

void drawBar(QPainter &painter, const QPointF &center, qreal width, qreal height, qreal pieces,
    qreal gap, const QColor &color)
{
    const qreal piece = (height - gap * (pieces - 1)) / pieces;
    qreal top = center.y() - height / 2;
    for (int i = 0; i < static_cast<int>(pieces); ++i, top += piece + gap)
        painter.fillRect(QRectF(center.x() - width / 2, top, width, piece), color);
}

void drawCross(QPainter &painter, const QRectF &box, const QColor &ground, const QColor &cross)
{
    painter.setPen(Qt::NoPen);
    painter.setBrush(ground);
    painter.drawRoundedRect(box, 2, 2);
    const QRectF inner = box.marginsRemoved({ 3, 3, 3, 3 });
    painter.setPen(QPen(cross, 1.4, Qt::SolidLine, Qt::RoundCap));
    painter.drawLine(inner.topLeft(), inner.bottomRight());
    painter.drawLine(inner.topRight(), inner.bottomLeft());
}

} // namespace

void drawBadge(QPainter &painter, const Theme &theme, const QRectF &cell, quint8 opcode)
{
    const Theme::OpcodeColors colors = theme.opcodeColors(opcode);
    const QRectF badge = aligned(centred(cell, QSizeF(theme.px(50), theme.px(16))));
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    if (!colors.ground.isValid()) {
        painter.setPen(QPen(colors.text, 1, Qt::DashLine));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(badge.adjusted(0.5, 0.5, -0.5, -0.5), BadgeRadius, BadgeRadius);
    } else if (colors.outlined) {
        painter.setPen(QPen(colors.text, 1.4));
        painter.setBrush(theme.color(Theme::Token::BgPanel));
        painter.drawRoundedRect(badge.adjusted(0.7, 0.7, -0.7, -0.7), BadgeRadius, BadgeRadius);
    } else {
        painter.setPen(Qt::NoPen);
        painter.setBrush(colors.ground);
        painter.drawRoundedRect(badge, BadgeRadius, BadgeRadius);
    }
    painter.setPen(colors.text);
    painter.setFont(theme.font(Theme::TypeRole::Badge));
    painter.drawText(badge, Qt::AlignCenter, opcodeLabel(opcode));
    painter.restore();
}

void drawDirection(QPainter &painter, const Theme &theme, const QRectF &cell, Direction direction)
{
    const bool toServer = direction == Direction::ClientToServer;
    drawIcon(painter, theme, cell, toServer ? u"arrowr"_s : u"arrowl"_s,
        toServer ? Theme::Token::DirC2s : Theme::Token::DirS2c, 14);
}

void drawFin(QPainter &painter, const Theme &theme, const QRectF &cell, bool fin)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    if (fin) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(theme.color(Theme::Token::Text2));
        painter.drawEllipse(cell.center(), theme.px(3), theme.px(3));
    } else {
        painter.setPen(QPen(theme.color(Theme::Token::Warn), 1.8));
        painter.setBrush(Qt::NoBrush);
        painter.drawEllipse(cell.center(), theme.px(3), theme.px(3));
    }
    painter.restore();
}

void drawIcon(QPainter &painter, const Theme &theme, const QRectF &cell, const QString &name,
    Theme::Token color, int size)
{
    const int side = theme.px(size);
    const QPixmap pixmap = theme.pixmap(name, color, side, painter.device()->devicePixelRatioF());
    painter.drawPixmap(aligned(centred(cell, QSizeF(side, side))).topLeft(), pixmap);
}

void drawMark(
    QPainter &painter, const Theme &theme, const QPointF &place, quint8 opcode, qreal height)
{
    const QColor color = theme.opcodeColors(opcode).mark;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    const QPointF center = scaleAbout(painter, theme, place);
    height /= theme.textScale();
    switch (opcode) {
    case toNibble(Opcode::Text):
        drawBar(painter, center, 2.5, height, 1, 0, color);
        break;
    case toNibble(Opcode::Binary):
        drawBar(painter, center, 4, height, 2, 2, color);
        break;
    case toNibble(Opcode::Continuation):
        drawBar(painter, center, 3, std::max(height, 9.0), 3, 1.5, color);
        break;
    case toNibble(Opcode::Ping):
        painter.setPen(QPen(color, 1.5));
        painter.setBrush(theme.color(Theme::Token::BgPanel));
        painter.drawPath(diamond(center, 4));
        break;
    case toNibble(Opcode::Pong):
        painter.fillPath(diamond(center, 4.5), color);
        break;
    case toNibble(Opcode::Close):
        drawCross(painter, centred({ center, QSizeF() }, { 10, 10 }), color,
            theme.color(Theme::Token::BgPanel));
        break;
    default:
        painter.setPen(QPen(color, 1.2, Qt::DotLine));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(centred({ center, QSizeF() }, { 8, 8 }));
        break;
    }
    painter.restore();
}

void drawViolationMark(QPainter &painter, const Theme &theme, const QPointF &place)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    const QPointF center = scaleAbout(painter, theme, place);
    QPainterPath triangle(center - QPointF(0, 5));
    triangle.lineTo(center + QPointF(5.5, 4.5));
    triangle.lineTo(center + QPointF(-5.5, 4.5));
    triangle.closeSubpath();
    painter.fillPath(triangle, theme.violationColors().mark);
    painter.setPen(QPen(theme.color(Theme::Token::BgPanel), 1.2));
    painter.drawLine(center - QPointF(0, 1.5), center + QPointF(0, 1.2));
    painter.drawPoint(center + QPointF(0, 3));
    painter.restore();
}

qreal chipWidth(const Theme &theme, const QString &text)
{
    const QFontMetricsF metrics(theme.font(Theme::TypeRole::Micro));
    return std::ceil(metrics.horizontalAdvance(text)) + theme.px(10);
}

void drawChip(QPainter &painter, const Theme &theme, const QRectF &rect, const QString &text,
    Theme::Token ground, Theme::Token ink)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme.color(ground));
    painter.drawRoundedRect(rect, BadgeRadius, BadgeRadius);
    painter.setPen(theme.color(ink));
    const QFont font = theme.font(Theme::TypeRole::Micro);
    painter.setFont(font);
    const qreal room = rect.width() - theme.px(10) + 1;
    painter.drawText(
        rect, Qt::AlignCenter, QFontMetricsF(font).elidedText(text, Qt::ElideRight, room));
    painter.restore();
}

void drawTag(QPainter &painter, const Theme &theme, const QRectF &rect, const QString &text,
    Theme::Token color)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(theme.color(color));
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), BadgeRadius, BadgeRadius);
    QFont font = theme.font(Theme::TypeRole::Micro);
    font.setBold(true);
    painter.setFont(font);
    painter.drawText(rect, Qt::AlignCenter, text);
    painter.restore();
}

} // namespace Framescope::FramePainting
