#include "app/replay/replayplayer.h"

#include <algorithm>
#include <cmath>

namespace Framescope {

namespace {

/// If something else came in the place of an answer, how much longer than then the answer may take.
constexpr Timestamp Grace = 200'000'000;

} // namespace

ReplayPlayer::ReplayPlayer(const ReplayPace &pace)
    : m_pace(pace)
{
}

/// \a now without the pauses: a clock that stands still while it is paused.
Timestamp ReplayPlayer::played(Timestamp now) const
{
    return m_pausedAt.value_or(now) - m_pausedFor;
}

void ReplayPlayer::pause(Timestamp now)
{
    if (!m_pausedAt)
        m_pausedAt = now;
}

void ReplayPlayer::resume(Timestamp now)
{
    if (!m_pausedAt)
        return;
    m_pausedFor += now - *m_pausedAt;
    m_pausedAt.reset();
    if (!m_pace.stepwise)
        m_released = 0;
}

void ReplayPlayer::release()
{
    if (m_pace.stepwise || isPaused())
        ++m_released;
}

void ReplayPlayer::start(Timestamp now)
{
    m_started = played(now);
    m_lastStep = m_started;
    m_lastAnswer = m_started;
}

void ReplayPlayer::next(quint64 awaited, Timestamp time, Timestamp pause)
{
    m_waiting = true;
    m_awaited = awaited;
    m_time = time;
    m_pause = pause;
    m_readyAt.reset();
    m_perhapsAt.reset();
    look(m_lastAnswer);
}

void ReplayPlayer::drain(quint64 awaited, Timestamp time)
{
    m_draining = true;
    next(awaited, time, 0);
}

void ReplayPlayer::answered(quint64 items, quint64 perhaps, Timestamp now)
{
    m_answered = items;
    m_perhaps = std::max(items, perhaps);
    m_lastAnswer = played(now);
    look(m_lastAnswer);
}

/// What comes later does not put the step off.
void ReplayPlayer::look(Timestamp now)
{
    if (!m_readyAt && std::max(m_answered, m_givenUp) >= m_awaited)
        m_readyAt = now;
    if (m_perhaps < m_awaited)
        m_perhapsAt.reset();
    else if (!m_perhapsAt)
        m_perhapsAt = now;
}

void ReplayPlayer::done(Timestamp now)
{
    m_waiting = false;
    m_lastStep = played(now);
    m_lastStepTime = m_time;
    if (m_released > 0)
        --m_released;
}

bool ReplayPlayer::needsAnswers() const
{
    return m_draining || (!m_pace.stepwise && m_pace.wait != ReplayPace::Wait::Time);
}

/// Nullopt: as long as nothing more comes, never.
std::optional<Timestamp> ReplayPlayer::answerTime() const
{
    if (!needsAnswers())
        return m_lastStep;
    if (m_readyAt)
        return m_readyAt;
    if (m_perhapsAt)
        return std::max(m_lastStep + answerDelay(), *m_perhapsAt) + Grace;
    return std::nullopt;
}

Timestamp ReplayPlayer::scaled(Timestamp recorded) const
{
    return m_pace.factor ? std::llround(static_cast<double>(recorded) / *m_pace.factor) : 0;
}

std::optional<Timestamp> ReplayPlayer::dueTime() const
{
    const std::optional<Timestamp> answers = answerTime();
    if (!answers)
        return std::nullopt;
    if (m_draining || m_pace.wait == ReplayPace::Wait::Answer)
        return std::max(m_lastStep, *answers);
    if (m_pace.wait == ReplayPace::Wait::Time)
        return m_started + scaled(m_time);
    return std::max(m_lastStep, *answers) + scaled(m_pause);
}

/// How long the other side took then to send what is awaited.
Timestamp ReplayPlayer::answerDelay() const
{
    return std::max<Timestamp>(0, m_time - m_pause - m_lastStepTime);
}

Timestamp ReplayPlayer::lateTime() const
{
    return std::max(m_lastStep + answerDelay(), m_lastAnswer) + m_pace.timeout.count();
}

bool ReplayPlayer::isDue(Timestamp now) const
{
    if (!m_waiting)
        return false;
    if (isPaused() || (m_pace.stepwise && !m_draining))
        return !m_draining && m_released > 0;
    const std::optional<Timestamp> due = dueTime();
    return due && played(now) >= *due;
}

bool ReplayPlayer::isLate(Timestamp now) const
{
    return m_waiting && !isPaused() && !answerTime() && played(now) >= lateTime();
}

bool ReplayPlayer::giveUp(Timestamp now)
{
    m_givenUp = std::max(m_givenUp, m_awaited);
    const bool isSilent = m_gaveUpAt && m_lastAnswer <= *m_gaveUpAt;
    m_gaveUpAt = played(now);
    look(*m_gaveUpAt);
    return !isSilent;
}

std::optional<Timestamp> ReplayPlayer::stepTime() const
{
    if (!m_waiting || m_draining || isPaused() || m_pace.stepwise)
        return std::nullopt;
    const std::optional<Timestamp> due = dueTime();
    return due ? std::optional(*due + m_pausedFor) : std::nullopt;
}

std::optional<Timestamp> ReplayPlayer::deadline() const
{
    if (!m_waiting || isPaused() || (m_pace.stepwise && !m_draining))
        return std::nullopt;
    return dueTime().value_or(lateTime()) + m_pausedFor;
}

} // namespace Framescope
