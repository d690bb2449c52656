#pragma once

#include "ui/theme/theme.h"

#include <QWidget>

namespace Framescope {

/// Something that happens in steps, drawn as far as it has come.
class StepAnimation : public QWidget
{
    Q_OBJECT
public:
    explicit StepAnimation(const Theme &theme, QWidget *parent = nullptr);

    virtual int stepCount() const = 0;
    /// What has happened with step \a step, from 1; what is there to begin with for 0. For who
    /// cannot see it, too.
    virtual QString describe(int step) const = 0;

    /// How many steps have happened.
    int step() const { return m_step; }
    void setStep(int step);
    /// How far the last of them has come, 0 to 1.
    qreal progress() const { return m_progress; }
    void setProgress(qreal progress);

signals:
    void stepChanged();
    /// There is something else to see, from its beginning.
    void contentChanged();

protected:
    const Theme &theme() const { return m_theme; }
    void beginAnew();

private:
    const Theme &m_theme;
    int m_step = 0;
    qreal m_progress = 1;
};

} // namespace Framescope
