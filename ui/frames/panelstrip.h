#pragma once

#include "ui/theme/theme.h"

#include <QWidget>

class QHBoxLayout;

namespace Framescope {

/// The bar on top of a panel, or at its end: a row of widgets on the ground of bars, set off by a
/// rule.
class PanelStrip : public QWidget
{
    Q_OBJECT
public:
    /// \a height in pixels of the design. \a rules say at which edges there is one.
    PanelStrip(const Theme &theme, int height, Qt::Edges rules, QWidget *parent = nullptr);

    /// For the widgets in it.
    QHBoxLayout *row() const { return m_row; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void applyTheme();

    const Theme &m_theme;
    const int m_height;
    const Qt::Edges m_rules;
    QHBoxLayout *m_row;
};

} // namespace Framescope
