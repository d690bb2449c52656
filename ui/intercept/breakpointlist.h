#pragma once

#include "ui/intercept/breakpointrow.h"

#include <QList>

class QVBoxLayout;
class QSpinBox;

namespace Framescope {

class LinkButton;
class TextLabel;

/// The breakpoints, one row each, and after what time something goes on by itself. Remembers them
/// from one run to the next.
class BreakpointList : public QWidget
{
    Q_OBJECT
public:
    explicit BreakpointList(const Theme &theme, QWidget *parent = nullptr);

    InterceptRules rules() const;
    QList<BreakpointRow *> rows() const { return m_rows; }
    /// Adds a breakpoint, unless there is the same one; switches that on.
    void add(const BreakpointText &text);

signals:
    /// rules() are other ones.
    void changed();

private:
    void appendRow(const BreakpointText &text);
    void orderTabs();
    void removeRow(BreakpointRow *row);
    void load();
    void save() const;
    void applyChange();

    const Theme &m_theme;
    QVBoxLayout *m_column;
    LinkButton *m_more;
    QCheckBox *m_timed;
    QSpinBox *m_seconds;
    QList<BreakpointRow *> m_rows;
};

} // namespace Framescope
