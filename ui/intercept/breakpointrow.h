#pragma once

#include "app/capture/interception.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QTimer;

namespace Framescope {

class FilterEdit;
class IconButton;
class NoteRow;
class Theme;

/// One breakpoint as its user writes it; it need not be correct.
struct BreakpointText
{
    bool isEnabled = true;
    std::optional<Direction> direction;
    bool wholeMessages = false;
    QString expression; ///< of the filter language; empty: every frame

    friend bool operator==(const BreakpointText &, const BreakpointText &) = default;
};

/// Edits one breakpoint: whether it counts, what it holds, in which direction, and when.
class BreakpointRow : public QWidget
{
    Q_OBJECT
public:
    explicit BreakpointRow(const Theme &theme, QWidget *parent = nullptr);

    BreakpointText text() const;
    void setText(const BreakpointText &text);
    /// nullopt if it does not count. While the expression is no filter, the one before goes on.
    std::optional<InterceptRule> rule() const;
    FilterEdit *edit() const { return m_edit; }
    /// As Tab goes through it.
    QList<QWidget *> parts() const;
    /// What is wrong with the expression; empty if nothing is.
    const QString &problem() const { return m_problem; }

signals:
    /// rule() is another one: at once, but 150 ms after somebody has typed.
    void changed();
    void removeRequested();

private:
    void read();

    QCheckBox *m_enabled;
    QComboBox *m_direction;
    QComboBox *m_unit;
    FilterEdit *m_edit;
    IconButton *m_remove;
    NoteRow *m_note;
    std::optional<FilterProgram> m_program;
    QString m_problem;
    QTimer *m_readSoon;
};

} // namespace Framescope
