#include "ui/widgets/iconlabel.h"

#include <QPainter>

namespace Framescope {

IconLabel::IconLabel(
    const Theme &theme, const QString &name, Theme::Token color, int size, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_name(name)
    , m_color(color)
    , m_size(size)
{
    connect(&m_theme, &Theme::changed, this, &IconLabel::applyTheme);
    applyTheme();
}

void IconLabel::setIcon(const QString &name, Theme::Token color)
{
    m_name = name;
    m_color = color;
    update();
}

QSize IconLabel::sizeHint() const
{
    const int size = m_theme.px(m_size);
    return { size, size };
}

void IconLabel::paintEvent(QPaintEvent *)
{
    if (m_name.isEmpty())
        return;
    const int size = m_theme.px(m_size);
    QPainter painter(this);
    painter.drawPixmap((width() - size) / 2, (height() - size) / 2,
        m_theme.pixmap(m_name, m_color, size, devicePixelRatioF()));
}

void IconLabel::applyTheme()
{
    setFixedSize(sizeHint());
    update();
}

} // namespace Framescope
