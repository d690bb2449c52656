#pragma once

#include "ui/theme/theme.h"

#include <QList>
#include <QWidget>

namespace Framescope {

/// The shapes of the timeline and what they stand for.
class TimelineLegend : public QWidget
{
    Q_OBJECT
public:
    /// \a theme must outlive the widget.
    explicit TimelineLegend(const Theme &theme, QWidget *parent = nullptr);

    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    struct Entry
    {
        int opcode; ///< ViolationEntry: the mark of a violation
        QString name;
    };
    static constexpr int ViolationEntry = -1;

    void applyTheme();

    const Theme &m_theme;
    QList<Entry> m_entries;
};

} // namespace Framescope
