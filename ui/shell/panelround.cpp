#include "ui/shell/panelround.h"

#include <QApplication>

namespace Framescope {

namespace {

bool takesTab(const QWidget *widget)
{
    return widget->isVisible() && widget->isEnabled()
        && (widget->focusPolicy() & Qt::TabFocus) == Qt::TabFocus;
}

} // namespace

void PanelRound::add(QWidget *panel, QWidget *first)
{
    m_panels.append(Panel { panel, first });
}

/// nullptr if there is none.
QWidget *PanelRound::target(const Panel &panel)
{
    if (!panel.widget->isVisible())
        return nullptr;
    if (panel.first && takesTab(panel.first))
        return panel.first;
    if (takesTab(panel.widget))
        return panel.widget;
    for (QWidget *widget = panel.widget->nextInFocusChain(); widget != panel.widget;
         widget = widget->nextInFocusChain()) {
        if (panel.widget->isAncestorOf(widget) && takesTab(widget))
            return widget;
    }
    return nullptr;
}

void PanelRound::focusNext(bool forward) const
{
    const QWidget *focus = QApplication::focusWidget();
    qsizetype at = forward ? -1 : m_panels.size();
    for (qsizetype i = 0; focus && i < m_panels.size(); ++i) {
        const QWidget *panel = m_panels.at(i).widget;
        if (panel == focus || panel->isAncestorOf(focus))
            at = i;
    }
    const qsizetype count = m_panels.size();
    for (qsizetype step = 1; step <= count; ++step) {
        const qsizetype next = (at + (forward ? step : -step) + 2 * count) % count;
        if (QWidget *widget = target(m_panels.at(next))) {
            widget->setFocus(forward ? Qt::TabFocusReason : Qt::BacktabFocusReason);
            return;
        }
    }
}

} // namespace Framescope
