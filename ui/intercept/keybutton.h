#pragma once

#include "ui/theme/theme.h"

#include <QPushButton>

namespace Framescope {

/// A button that shows, behind its word, the key that does the same. The key is only to look at:
/// the tool tip says where it works.
class KeyButton : public QPushButton
{
    Q_OBJECT
public:
    KeyButton(const Theme &theme, const QString &key, QWidget *parent = nullptr);

    const QString &key() const { return m_key; }
    /// Where the key is painted.
    QRect keyRect() const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QFont keyFont() const;
    QSize keySize() const;
    QColor ink() const;
    void applyTheme();

    const Theme &m_theme;
    const QString m_key;
};

} // namespace Framescope
