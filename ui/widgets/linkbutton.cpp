#include "ui/widgets/linkbutton.h"

#include <QPainter>

namespace Framescope {

namespace {
constexpr int Margin = 3; // for the focus ring
}

LinkButton::LinkButton(const Theme &theme, const QString &text, QWidget *parent)
    : QAbstractButton(parent)
    , m_theme(theme)
{
    setText(text);
    setCursor(Qt::PointingHandCursor);
    setFocusPolicy(Qt::TabFocus);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    connect(&m_theme, &Theme::changed, this, &LinkButton::applyTheme);
    applyTheme();
}

QSize LinkButton::sizeHint() const
{
    return { fontMetrics().horizontalAdvance(text()) + 2 * Margin,
        fontMetrics().height() + 2 * Margin };
}

void LinkButton::paintEvent(QPaintEvent *)
{
    const QColor color = m_theme.color(isEnabled() ? Theme::Token::Accent : Theme::Token::TextDis);
    QPainter painter(this);
    QFont lined = font();
    lined.setUnderline(isEnabled() && underMouse());
    painter.setFont(lined);
    painter.setPen(color);
    painter.drawText(rect(), Qt::AlignCenter, text());
    if (hasFocus()) {
        painter.setRenderHint(QPainter::Antialiasing);
        painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 3, 3);
    }
}

void LinkButton::applyTheme()
{
    setFont(m_theme.font(Theme::TypeRole::Small));
    updateGeometry();
    update();
}

} // namespace Framescope
