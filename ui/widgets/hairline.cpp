#include "ui/widgets/hairline.h"

#include "ui/theme/theme.h"

#include <QPainter>

namespace Framescope {

HairLine::HairLine(const Theme &theme, Qt::Orientation orientation, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
{
    if (orientation == Qt::Horizontal)
        setFixedHeight(1);
    else
        setFixedWidth(1);
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

void HairLine::paintEvent(QPaintEvent *)
{
    QPainter(this).fillRect(rect(), m_theme.color(Theme::Token::Line));
}

} // namespace Framescope
