#pragma once

#include "ui/theme/theme.h"

#include <QTimer>
#include <QVariantAnimation>
#include <QWidget>

#include <chrono>

namespace Framescope {

class IconButton;
class StepAnimation;
class TextLabel;

/// Plays a StepAnimation: play, pause, one step on, one back, from the beginning; and says in words
/// what is to be seen. Where motion is not wanted, steps happen at once and nothing moves by
/// itself between them.
class AnimationPlayer : public QWidget
{
    Q_OBJECT
public:
    /// Takes \a animation.
    AnimationPlayer(const Theme &theme, StepAnimation *animation, QWidget *parent = nullptr);

    /// True where the style has animations switched off, or FRAMESCOPE_REDUCED_MOTION is set to
    /// anything but 0.
    static bool wantsReducedMotion(const QWidget *widget);

    StepAnimation *animation() const { return m_animation; }
    bool isPlaying() const { return m_isPlaying; }
    void setReducedMotion(bool reduced) { m_isReduced = reduced; }
    /// What one step takes.
    void setStepDuration(std::chrono::milliseconds duration);
    QString description() const;

public slots:
    void play();
    void pause();
    void stepForward();
    void stepBack();
    void restart();

signals:
    void playingChanged(bool playing);

private:
    void togglePlaying();
    void advance();
    void showStep();
    void setPlaying(bool playing);

    StepAnimation *m_animation;
    QVariantAnimation m_motion;
    QTimer m_pause; ///< between two steps
    bool m_isPlaying = false;
    bool m_isReduced;
    IconButton *m_restart;
    IconButton *m_back;
    IconButton *m_play;
    IconButton *m_forward;
    TextLabel *m_count;
    TextLabel *m_description;
};

} // namespace Framescope
