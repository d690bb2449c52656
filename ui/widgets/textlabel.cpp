#include "ui/widgets/textlabel.h"

namespace Framescope {

TextLabel::TextLabel(const Theme &theme, Theme::TypeRole role, Theme::Token color,
    const QString &text, QWidget *parent)
    : QLabel(parent)
    , m_theme(theme)
    , m_role(role)
    , m_color(color)
    , m_bold(theme.font(role).bold())
{
    setTextFormat(Qt::PlainText);
    setText(text);
    connect(&m_theme, &Theme::changed, this, &TextLabel::applyTheme);
    applyTheme();
}

void TextLabel::setColor(Theme::Token color)
{
    m_color = color;
    applyTheme();
}

void TextLabel::setBold(bool bold)
{
    m_bold = bold;
    applyTheme();
}

void TextLabel::applyTheme()
{
    QFont font = m_theme.font(m_role);
    font.setBold(m_bold);
    setFont(font);
    QPalette colors = palette();
    colors.setColor(QPalette::WindowText, m_theme.color(m_color));
    setPalette(colors);
}

} // namespace Framescope
