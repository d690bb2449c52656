#include "ui/lessons/stepanimation.h"

#include <algorithm>

namespace Framescope {

StepAnimation::StepAnimation(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
{
    connect(&m_theme, &Theme::changed, this, [this] {
        updateGeometry();
        update();
    });
}

void StepAnimation::setStep(int step)
{
    step = std::clamp(step, 0, stepCount());
    m_progress = 1;
    update();
    if (step == m_step)
        return;
    m_step = step;
    emit stepChanged();
}

void StepAnimation::setProgress(qreal progress)
{
    m_progress = std::clamp(progress, 0.0, 1.0);
    update();
}

void StepAnimation::beginAnew()
{
    m_step = 0;
    m_progress = 1;
    updateGeometry();
    update();
    emit contentChanged();
    emit stepChanged();
}

} // namespace Framescope
