#pragma once

#include "ui/theme/theme.h"

#include <QPushButton>

namespace Framescope {

/// "Send", and the keys that do the same as a hint behind the word.
class SendButton : public QPushButton
{
    Q_OBJECT
public:
    explicit SendButton(const Theme &theme, QWidget *parent = nullptr);

    /// The keys are shown where there is room for them.
    void setHintShown(bool shown);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString hint() const;
    QFont hintFont() const;
    /// What icon, word and hint take beside each other.
    int contentWidth() const;
    void applyTheme();

    const Theme &m_theme;
    bool m_isHintShown = true;
};

} // namespace Framescope
