#pragma once

#include "ui/theme/theme.h"
#include "ui/widgets/card.h"

class QPushButton;

namespace Framescope {

/// The demo on the welcome page: what there will be to see, and a button that starts it.
class DemoCard : public Card
{
    Q_OBJECT
public:
    explicit DemoCard(const Theme &theme, QWidget *parent = nullptr);

    QPushButton *button() const { return m_button; }

signals:
    void demoRequested();

private:
    void applyTheme();

    const Theme &m_theme;
    QPushButton *m_button;
};

} // namespace Framescope
