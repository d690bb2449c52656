#pragma once

#include "ui/theme/theme.h"

#include <QLabel>

namespace Framescope {

/// Plain text in a font and a colour of the theme, which it follows. Never markup.
class TextLabel : public QLabel
{
    Q_OBJECT
public:
    TextLabel(const Theme &theme, Theme::TypeRole role, Theme::Token color,
        const QString &text = {}, QWidget *parent = nullptr);

    void setColor(Theme::Token color);
    void setBold(bool bold);

protected:
    const Theme &theme() const { return m_theme; }

private:
    void applyTheme();

    const Theme &m_theme;
    Theme::TypeRole m_role;
    Theme::Token m_color;
    bool m_bold;
};

} // namespace Framescope
