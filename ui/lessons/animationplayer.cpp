#include "ui/lessons/animationplayer.h"

#include "ui/lessons/stepanimation.h"
#include "ui/widgets/iconbutton.h"
#include "ui/widgets/textlabel.h"

#include <QAccessible>
#include <QHBoxLayout>
#include <QStyle>

namespace Framescope {

namespace {

using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

constexpr auto StepDuration = 900ms;

} // namespace

AnimationPlayer::AnimationPlayer(const Theme &theme, StepAnimation *animation, QWidget *parent)
    : QWidget(parent)
    , m_animation(animation)
    , m_isReduced(wantsReducedMotion(this))
    , m_restart(new IconButton(theme, u"undo"_s, tr("From the beginning"), this))
    , m_back(new IconButton(theme, u"chevl"_s, tr("One step back"), this))
    , m_play(new IconButton(theme, u"play"_s, tr("Play"), this))
    , m_forward(new IconButton(theme, u"chevr"_s, tr("One step on"), this))
    , m_count(new TextLabel(theme, Theme::TypeRole::Small, Theme::Token::Text2, {}, this))
    , m_description(new TextLabel(theme, Theme::TypeRole::Small, Theme::Token::Text, {}, this))
{
    m_animation->setParent(this);
    m_description->setWordWrap(true);
    m_motion.setStartValue(0.0);
    m_motion.setEndValue(1.0);
    m_motion.setEasingCurve(QEasingCurve::InOutCubic);
    m_pause.setSingleShot(true);
    setStepDuration(StepDuration);

    auto *controls = new QHBoxLayout;
    controls->setSpacing(4);
    for (IconButton *button : { m_restart, m_back, m_play, m_forward })
        controls->addWidget(button);
    controls->addStretch();
    controls->addWidget(m_count);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 4, 0, 4);
    column->setSpacing(6);
    column->addWidget(m_animation);
    column->addLayout(controls);
    column->addWidget(m_description);

    connect(m_restart, &IconButton::clicked, this, &AnimationPlayer::restart);
    connect(m_back, &IconButton::clicked, this, &AnimationPlayer::stepBack);
    connect(m_play, &IconButton::clicked, this, &AnimationPlayer::togglePlaying);
    connect(m_forward, &IconButton::clicked, this, &AnimationPlayer::stepForward);
    connect(&m_motion, &QVariantAnimation::valueChanged, m_animation,
        [this](const QVariant &value) { m_animation->setProgress(value.toReal()); });
    connect(&m_pause, &QTimer::timeout, this, &AnimationPlayer::advance);
    connect(m_animation, &StepAnimation::contentChanged, this, &AnimationPlayer::pause);
    connect(m_animation, &StepAnimation::stepChanged, this, &AnimationPlayer::showStep);
    showStep();
}

bool AnimationPlayer::wantsReducedMotion(const QWidget *widget)
{
    const QByteArray asked = qgetenv("FRAMESCOPE_REDUCED_MOTION");
    if (!asked.isEmpty())
        return asked != "0";
    return widget->style()->styleHint(QStyle::SH_Widget_Animation_Duration, nullptr, widget) == 0;
}

void AnimationPlayer::setStepDuration(std::chrono::milliseconds duration)
{
    const auto whole = static_cast<int>(duration.count());
    m_motion.setDuration(whole * 2 / 3);
    m_pause.setInterval(whole);
}

QString AnimationPlayer::description() const
{
    return m_description->text();
}

void AnimationPlayer::togglePlaying()
{
    if (m_isPlaying)
        pause();
    else
        play();
}

void AnimationPlayer::play()
{
    if (m_animation->stepCount() == 0)
        return;
    if (m_animation->step() == m_animation->stepCount())
        m_animation->setStep(0);
    setPlaying(true);
    advance();
}

void AnimationPlayer::pause()
{
    m_pause.stop();
    m_motion.stop();
    m_animation->setProgress(1);
    setPlaying(false);
}

void AnimationPlayer::advance()
{
    m_motion.stop();
    if (m_animation->step() == m_animation->stepCount()) {
        setPlaying(false);
        return;
    }
    m_animation->setStep(m_animation->step() + 1);
    if (!m_isReduced) {
        m_animation->setProgress(0);
        m_motion.start();
    }
    if (m_isPlaying)
        m_pause.start();
}

void AnimationPlayer::stepForward()
{
    pause();
    advance();
}

void AnimationPlayer::stepBack()
{
    pause();
    m_animation->setStep(m_animation->step() - 1);
}

void AnimationPlayer::restart()
{
    pause();
    m_animation->setStep(0);
}

void AnimationPlayer::setPlaying(bool playing)
{
    if (playing == m_isPlaying)
        return;
    m_isPlaying = playing;
    m_play->setIconName(playing ? u"pause"_s : u"play"_s);
    m_play->setAction(playing ? tr("Pause") : tr("Play"));
    emit playingChanged(playing);
}

void AnimationPlayer::showStep()
{
    const int step = m_animation->step();
    const int count = m_animation->stepCount();
    m_back->setEnabled(step > 0);
    m_restart->setEnabled(step > 0);
    m_forward->setEnabled(step < count);
    m_play->setEnabled(count > 0);
    m_count->setText(tr("step %1 of %2").arg(step).arg(count));
    m_description->setText(m_animation->describe(step));
    m_animation->setAccessibleDescription(m_description->text());
    // One who steps by hand hears what was seen; while it plays that would be too much.
    if (!m_isPlaying && isVisible()) {
        QAccessibleEvent event(m_description, QAccessible::NameChanged);
        QAccessible::updateAccessibility(&event);
    }
}

} // namespace Framescope
