#pragma once

#include "protocol/connection/event.h"

#include <chrono>
#include <optional>

namespace Framescope {

/// How a replay goes on from step to step.
struct ReplayPace
{
    enum class Wait : quint8 {
        Answer, ///< until what was recorded before the step has come
        Time, ///< until the time of the step has come, counted from the opening
        Both, ///< until what was recorded before it has come, and as long after as then
    };

    Wait wait = Wait::Both;
    /// By how much faster than recorded; nullopt: without any pause.
    std::optional<double> factor = 1.0;
    bool stepwise = false; ///< each step waits for release() and for nothing else
    /// What an answer may take longer than it took then.
    std::chrono::nanoseconds timeout = std::chrono::seconds(10);
};

/// Decides when the next step of a replay is due. Steps, answers and the time are told to it; it
/// has no clock and sends nothing. Pure.
class ReplayPlayer
{
public:
    explicit ReplayPlayer(const ReplayPace &pace);

    /// The connection is open.
    void start(Timestamp now);
    /// What is known of the step that is next, \see ReplayStep.
    void next(quint64 awaited, Timestamp time, Timestamp pause);
    /// No step is left: \a awaited items come in all, the last of them at \a time.
    void drain(quint64 awaited, Timestamp time);
    /// Something has come: now so many items are answered, and so many if what has come in place of
    /// others counts.
    void answered(quint64 items, quint64 perhaps, Timestamp now);
    /// Lets one more step go, if steps wait for it or it is paused.
    void release();
    /// From \a now to resume() no time passes: nothing is late, and nothing is due but what
    /// release() lets go.
    void pause(Timestamp now);
    void resume(Timestamp now);
    bool isPaused() const { return m_pausedAt.has_value(); }
    /// The step is done, or there was none.
    void done(Timestamp now);

    /// Whether the step may be done, or everything has come if there is none.
    bool isDue(Timestamp now) const;
    /// Whether what is awaited has not come in time.
    bool isLate(Timestamp now) const;
    /// It is not waited for any longer. Returns false if nothing has come since the last time: then
    /// there is no use in going on.
    bool giveUp(Timestamp now);
    /// When the step is due by the times of the recording; nullopt while it waits for answers or
    /// for release(), and if there is none.
    std::optional<Timestamp> stepTime() const;
    /// When to ask again, nullopt for not before something is told.
    std::optional<Timestamp> deadline() const;

private:
    Timestamp played(Timestamp now) const;
    bool needsAnswers() const;
    void look(Timestamp now);
    std::optional<Timestamp> answerTime() const;
    std::optional<Timestamp> dueTime() const;
    Timestamp answerDelay() const;
    Timestamp lateTime() const;
    Timestamp scaled(Timestamp recorded) const;

    const ReplayPace m_pace;
    std::optional<Timestamp> m_pausedAt;
    Timestamp m_pausedFor = 0; ///< in all, without the pause that lasts
    // All times below are without the pauses, \see played().
    Timestamp m_started = 0;
    Timestamp m_lastStep = 0; ///< when the step before was done
    Timestamp m_lastStepTime = 0; ///< when it was in the recording, since the opening
    Timestamp m_lastAnswer = 0; ///< when something came last
    bool m_waiting = false; ///< next() or drain(), and not done()
    bool m_draining = false;
    quint64 m_awaited = 0;
    Timestamp m_time = 0;
    Timestamp m_pause = 0;
    quint64 m_answered = 0;
    quint64 m_perhaps = 0;
    quint64 m_givenUp = 0; ///< so many count as answered
    std::optional<Timestamp> m_gaveUpAt;
    std::optional<Timestamp> m_readyAt; ///< when all that is awaited had come
    std::optional<Timestamp> m_perhapsAt; ///< the same, counting what came in place of others
    quint64 m_released = 0;
};

} // namespace Framescope
