#pragma once

#include "ui/theme/theme.h"

#include <QToolButton>

namespace Framescope {

/// A button that is only an icon. What it does stands in its tool tip and its accessible name.
class IconButton : public QToolButton
{
    Q_OBJECT
public:
    /// \a icon is a name of resources/icons.
    IconButton(
        const Theme &theme, const QString &icon, const QString &action, QWidget *parent = nullptr);

    void setIconName(const QString &icon);
    void setAction(const QString &action);

private:
    void applyTheme();

    const Theme &m_theme;
    QString m_icon;
};

} // namespace Framescope
