#pragma once

#include "ui/theme/theme.h"

#include <QWidget>

namespace Framescope {

/// How far a lesson is: a dash for each step.
class StepBar : public QWidget
{
    Q_OBJECT
public:
    explicit StepBar(const Theme &theme, QWidget *parent = nullptr);

    /// \a solved says of each step whether nothing is left to do in it.
    void setSteps(const QList<bool> &solved, qsizetype current);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    const Theme &m_theme;
    QList<bool> m_solved;
    qsizetype m_current = 0;
};

} // namespace Framescope
