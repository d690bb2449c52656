#pragma once

#include "ui/theme/theme.h"

#include <QWidget>

namespace Framescope {

/// An icon of the theme that is looked at and not clicked.
class IconLabel : public QWidget
{
    Q_OBJECT
public:
    /// \a size in pixels of the design.
    IconLabel(const Theme &theme, const QString &name, Theme::Token color, int size = 16,
        QWidget *parent = nullptr);

    /// An empty \a name shows nothing and keeps the room.
    void setIcon(const QString &name, Theme::Token color);
    QString icon() const { return m_name; }

    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void applyTheme();

    const Theme &m_theme;
    QString m_name;
    Theme::Token m_color;
    int m_size;
};

} // namespace Framescope
