#pragma once

#include <chrono>

namespace Framescope {

/// Decides whether a thread that waits for sockets stays awake for a moment after it was woken,
/// because more may come: being woken takes the system longer than a peer that is near takes to
/// answer. But who waits awake keeps a processor busy with nothing. So it is tried only where
/// something has come soon after the thread had gone to sleep, and where that was of no use, ever
/// more rarely. Knows no clock of its own.
class Wakefulness
{
public:
    using Time = std::chrono::steady_clock::time_point;

    /// How long a thread waits awake for the next to come.
    static constexpr std::chrono::microseconds Moment { 50 };
    /// What comes within this after a thread has gone to sleep has come soon. Being woken is part
    /// of it.
    static constexpr std::chrono::microseconds Soon { 100 };
    /// How often it is not tried, at most, after it was of no use.
    static constexpr int LongestRest = 64;

    void sleeps(Time now) { m_asleepSince = now; }
    /// Something has come. True if the thread is to stay awake.
    bool woken(Time now);
    /// The thread has stayed awake; \a useful if something more has come meanwhile.
    void stayedAwake(bool useful);

private:
    Time m_asleepSince {};
    int m_rest = 0; ///< how often it is not tried now
    int m_nextRest = 1;
};

} // namespace Framescope
