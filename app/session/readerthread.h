#pragma once

#include <QObject>
#include <QThread>

#include <functional>

namespace Framescope {

/// A thread for work that may read the disk and so must not run on the GUI thread. Jobs run one
/// after another, in the order in which they were posted.
class ReaderThread
{
public:
    ReaderThread();
    /// Waits for the job that runs. Those behind it may run still or be dropped.
    ~ReaderThread();

    void post(std::function<void()> job);
    /// Blocks until what was posted before is done.
    void drain();

private:
    QThread m_thread;
    QObject m_context; ///< lives on m_thread
};

} // namespace Framescope
