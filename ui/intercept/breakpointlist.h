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
    struct Removed
    {
        BreakpointText text;
        qsizetype row = 0; ///< where it was
    };

    void insertRow(qsizetype at, const BreakpointText &text);
    void orderTabs();
    void removeRow(BreakpointRow *row);
    void undoRemove();
    void load();
    void save() const;
    void applyChange();

    const Theme &m_theme;
    QVBoxLayout *m_column;
    LinkButton *m_more;
    LinkButton *m_undo; ///< shown while there is something to put back
    QCheckBox *m_timed;
    QSpinBox *m_seconds;
    QList<BreakpointRow *> m_rows;
    QList<Removed> m_removed; ///< the last one last
};

} // namespace Framescope
