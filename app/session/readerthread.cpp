#include "app/session/readerthread.h"

#include <future>
#include <utility>

namespace Framescope {

ReaderThread::ReaderThread()
{
    m_thread.setObjectName(QStringLiteral("reader"));
    m_context.moveToThread(&m_thread);
    m_thread.start();
}

ReaderThread::~ReaderThread()
{
    m_thread.quit();
    m_thread.wait();
}

void ReaderThread::post(std::function<void()> job)
{
    QMetaObject::invokeMethod(&m_context, std::move(job), Qt::QueuedConnection);
}

void ReaderThread::drain()
{
    std::promise<void> done;
    post([&done] { done.set_value(); });
    done.get_future().wait();
}

} // namespace Framescope
