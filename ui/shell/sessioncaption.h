#pragma once

#include <QWidget>

namespace Framescope {

class ElidedLabel;
class IconLabel;
class TextLabel;
class Theme;

/// Says in the corner of the menu bar which session the window shows, and whether it is saved.
class SessionCaption : public QWidget
{
    Q_OBJECT
public:
    explicit SessionCaption(const Theme &theme, QWidget *parent = nullptr);

    /// \a note may be empty.
    void setSession(const QString &name, const QString &note);

    /// Always the same: a menu bar asks once for the size of what stands in its corner.
    QSize sizeHint() const override;

private:
    const Theme &m_theme;
    IconLabel *m_icon;
    ElidedLabel *m_name;
    TextLabel *m_note;
};

} // namespace Framescope
