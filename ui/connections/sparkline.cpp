#include "ui/connections/sparkline.h"

#include "protocol/wire/opcode.h"

#include <QPainter>

#include <algorithm>

namespace Framescope {

Sparkline::Sparkline(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(&theme, &Theme::changed, this, qOverload<>(&Sparkline::update));
}

void Sparkline::setValues(const QList<qint64> &values)
{
    m_values = values;
    update();
}

QSize Sparkline::sizeHint() const
{
    return { m_theme.px(100), m_theme.px(32) };
}

void Sparkline::paintEvent(QPaintEvent *)
{
    if (m_values.size() < 2)
        return;
    const QColor color = m_theme.opcodeColors(toNibble(Opcode::Pong)).mark;
    const auto highest = std::max_element(m_values.cbegin(), m_values.cend());
    const QRectF area = QRectF(rect()).adjusted(4, 4, -4, -4);
    const double step = area.width() / static_cast<double>(m_values.size() - 1);
    const double scale = area.height() / static_cast<double>(std::max<qint64>(*highest, 1));
    QPolygonF line;
    for (qsizetype i = 0; i < m_values.size(); ++i)
        line.append({ area.left() + step * static_cast<double>(i),
            area.bottom() - scale * static_cast<double>(m_values.at(i)) });

    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(color, 1.4, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.drawPolyline(line);
    painter.setPen(Qt::NoPen);
    painter.setBrush(color);
    painter.drawEllipse(line.at(highest - m_values.cbegin()), 2.5, 2.5);
}

} // namespace Framescope
