#include "ui/welcome/startdiagram.h"

#include "protocol/wire/opcode.h"

#include <QPainter>

#include <algorithm>

namespace Framescope {

namespace {

using namespace Qt::StringLiterals;
using Token = Theme::Token;

/// The drawing, in px of the design around its middle.
constexpr QSizeF DrawingSize(350, 88);
constexpr qreal BoxHeight = 30;
constexpr qreal LaneOffset = 6; // of a direction's line from the middle

constexpr quint8 Text = toNibble(Opcode::Text);
constexpr quint8 Binary = toNibble(Opcode::Binary);
constexpr quint8 Ping = toNibble(Opcode::Ping);

QRectF box(qreal x, qreal y, qreal width)
{
    return { x - width / 2, y - BoxHeight / 2, width, BoxHeight };
}

} // namespace

StartDiagram::StartDiagram(const Theme &theme, Role place, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_place(place)
{
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    connect(&m_theme, &Theme::changed, this, &StartDiagram::applyTheme);
}

QSize StartDiagram::sizeHint() const
{
    return { m_theme.px(DrawingSize.width()), m_theme.px(DrawingSize.height()) };
}

void StartDiagram::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(m_theme.color(Token::BgSunken));
    painter.drawRoundedRect(rect(), 6, 6);
    painter.translate(QRectF(rect()).center());
    // Narrow cards have smaller drawings.
    const qreal scale = std::min(m_theme.px(100) / 100.0, width() / DrawingSize.width());
    painter.scale(scale, scale);
    QFont font = m_theme.font(Theme::TypeRole::Small);
    font.setPixelSize(12); // the painter is scaled
    painter.setFont(font);
    switch (m_place) {
    case Role::Client:
        return drawClient(painter);
    case Role::Server:
        return drawServer(painter);
    case Role::Proxy:
        return drawProxy(painter);
    }
}

void StartDiagram::drawClient(QPainter &painter) const
{
    for (const qreal y : { -LaneOffset, LaneOffset })
        drawLine(painter, { QPointF(-60, y), QPointF(66, y) });
    drawFrame(painter, -27, -LaneOffset, 14, Text);
    drawFrame(painter, 9, -LaneOffset, 9, Ping);
    drawFrame(painter, 43, -LaneOffset, 9, Text);
    drawFrame(painter, -33, LaneOffset, 20, Text);
    drawFrame(painter, 1, LaneOffset, 14, Binary);
    drawFrame(painter, 30, LaneOffset, 9, Ping);
    drawFrame(painter, 51, LaneOffset, 12, Text);
    drawPeer(painter, box(-104, 0, 88), u"Framescope"_s, true);
    drawPeer(painter, box(108, 0, 84), tr("Server"), false);
}

void StartDiagram::drawServer(QPainter &painter) const
{
    constexpr qreal ClientOffset = 22;
    for (const qreal side : { -1.0, 1.0 }) {
        const qreal y = side * ClientOffset;
        drawLine(painter,
            { QPointF(-70, y), QPointF(-18, y), QPointF(20, side * LaneOffset),
                QPointF(60, side * LaneOffset) });
    }
    drawFrame(painter, -46, -ClientOffset, 14, Text);
    drawFrame(painter, -27, -ClientOffset, 9, Binary);
    drawFrame(painter, -46, ClientOffset, 16, Binary);
    drawFrame(painter, -27, ClientOffset, 9, Ping);
    drawFrame(painter, 40, -LaneOffset, 12, Text);
    drawFrame(painter, 40, LaneOffset, 12, Binary);
    drawPeer(painter, box(-110, -ClientOffset, 84), tr("Client A"), false);
    drawPeer(painter, box(-110, ClientOffset, 84), tr("Client B"), false);
    drawPeer(painter, box(104, 0, 88), u"Framescope"_s, true);
}

void StartDiagram::drawProxy(QPainter &painter) const
{
    for (const qreal middle : { -69.0, 69.0 }) {
        for (const qreal y : { -LaneOffset, LaneOffset })
            drawLine(painter, { QPointF(middle - 26, y), QPointF(middle + 26, y) });
        drawFrame(painter, middle - 3, -LaneOffset, 14, Text);
        drawFrame(painter, middle, LaneOffset, 10, Binary);
    }
    drawPeer(painter, box(-128, 0, 66), tr("Client"), false);
    drawPeer(painter, box(0, 0, 88), u"Framescope"_s, true);
    drawPeer(painter, box(128, 0, 66), tr("Server"), false);
    QFont font = painter.font();
    font.setPixelSize(11);
    painter.setFont(font);
    painter.setPen(m_theme.color(Token::Text2));
    painter.drawText(QRectF(-170, 19, 340, 16), Qt::AlignCenter, tr("watch, hold, edit, drop"));
}

void StartDiagram::drawPeer(
    QPainter &painter, const QRectF &box, const QString &name, bool isUs) const
{
    painter.setPen(QPen(m_theme.color(isUs ? Token::Accent : Token::LineStrong), 1));
    painter.setBrush(m_theme.color(isUs ? Token::AccentSoft : Token::BgPanel));
    painter.drawRoundedRect(box, 5, 5);
    painter.setPen(m_theme.color(isUs ? Token::Accent : Token::Text2));
    painter.drawText(box, Qt::AlignCenter,
        painter.fontMetrics().elidedText(name, Qt::ElideRight, static_cast<int>(box.width()) - 4));
}

void StartDiagram::drawLine(QPainter &painter, const QPolygonF &line) const
{
    painter.setPen(QPen(m_theme.color(Token::LineStrong), 1.2));
    painter.drawPolyline(line);
}

void StartDiagram::drawFrame(QPainter &painter, qreal x, qreal y, qreal width, quint8 opcode) const
{
    constexpr qreal Height = 8;
    painter.setPen(Qt::NoPen);
    painter.setBrush(m_theme.opcodeColors(opcode).mark);
    painter.drawRoundedRect(QRectF(x - width / 2, y - Height / 2, width, Height), 1.5, 1.5);
}

void StartDiagram::applyTheme()
{
    updateGeometry();
    update();
}

} // namespace Framescope
