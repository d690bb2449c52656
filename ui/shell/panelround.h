#pragma once

#include <QList>
#include <QWidget>

namespace Framescope {

/// The panels of a window, through which a key goes in a circle. Those that cannot be seen, or in
/// which nothing takes the focus, are left out.
class PanelRound
{
public:
    /// \a first gets the focus when \a panel does; without it the panel's first widget that Tab
    /// stops at. Both must outlive this.
    void add(QWidget *panel, QWidget *first = nullptr);

    /// Gives the focus to the panel behind that which has it, or with \a forward false before it.
    void focusNext(bool forward) const;

private:
    struct Panel
    {
        QWidget *widget;
        QWidget *first;
    };

    static QWidget *target(const Panel &panel);

    QList<Panel> m_panels;
};

} // namespace Framescope
