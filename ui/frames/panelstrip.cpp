#include "ui/frames/panelstrip.h"

#include <QHBoxLayout>
#include <QPainter>

namespace Framescope {

PanelStrip::PanelStrip(const Theme &theme, int height, Qt::Edges rules, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_height(height)
    , m_rules(rules)
    , m_row(new QHBoxLayout(this))
{
    m_row->setContentsMargins(10, 0, 8, 0);
    m_row->setSpacing(6);
    connect(&theme, &Theme::changed, this, &PanelStrip::applyTheme);
    applyTheme();
}

void PanelStrip::applyTheme()
{
    setFixedHeight(m_theme.px(m_height));
    update();
}

void PanelStrip::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), m_theme.color(Theme::Token::BgBar));
    painter.setPen(m_theme.color(Theme::Token::Line));
    if (m_rules.testFlag(Qt::TopEdge))
        painter.drawLine(rect().topLeft(), rect().topRight());
    if (m_rules.testFlag(Qt::BottomEdge))
        painter.drawLine(rect().bottomLeft(), rect().bottomRight());
}

} // namespace Framescope
