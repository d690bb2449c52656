#pragma once

#include "protocol/connection/event.h"

#include <QDateTime>
#include <QElapsedTimer>

namespace Framescope {

/// The clock that all of a session's times are read from: monotonic, with the wall-clock time of
/// its beginning. A value; copies keep the same beginning. Any thread.
class SessionClock
{
public:
    SessionClock()
        : m_started(QDateTime::currentDateTimeUtc())
    {
        m_timer.start();
    }

    Timestamp now() const { return m_timer.nsecsElapsed(); }
    /// Wall-clock time of Timestamp 0, UTC.
    QDateTime started() const { return m_started; }

private:
    QDateTime m_started;
    QElapsedTimer m_timer;
};

} // namespace Framescope
