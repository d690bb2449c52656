#include "ui/widgets/iconbutton.h"

namespace Framescope {

IconButton::IconButton(
    const Theme &theme, const QString &icon, const QString &action, QWidget *parent)
    : QToolButton(parent)
    , m_theme(theme)
    , m_icon(icon)
{
    setAction(action);
    setAutoRaise(true);
    setFocusPolicy(Qt::TabFocus);
    connect(&m_theme, &Theme::changed, this, &IconButton::applyTheme);
    applyTheme();
}

void IconButton::setIconName(const QString &icon)
{
    m_icon = icon;
    applyTheme();
}

void IconButton::setAction(const QString &action)
{
    setToolTip(action);
    setAccessibleName(action);
}

void IconButton::applyTheme()
{
    setIcon(m_theme.icon(m_icon));
    const int size = m_theme.px(16);
    setIconSize({ size, size });
}

} // namespace Framescope
