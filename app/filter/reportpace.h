#pragma once

#include <QElapsedTimer>

namespace Framescope {

/// When a search that goes on tells of what it has found: the first match at once, because somebody
/// waits for it, and then as often as a display can follow. For one thread.
class ReportPace
{
public:
    /// A search begins, and nothing has been told of it.
    void begin() { m_hasTold = false; }
    /// It is at work from now on.
    void resume() { m_sinceReport.start(); }
    /// Whether it is time to tell; true counts as done. \a hasFound: there is something to tell.
    bool isDue(bool hasFound)
    {
        const bool isFirst = hasFound && !m_hasTold;
        if (!isFirst && m_sinceReport.elapsed() < Period)
            return false;
        m_hasTold = m_hasTold || hasFound;
        m_sinceReport.start();
        return true;
    }

private:
    static constexpr qint64 Period = 33; // ms

    bool m_hasTold = false;
    QElapsedTimer m_sinceReport;
};

} // namespace Framescope
