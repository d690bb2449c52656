#include "ui/frames/capturegapfinder.h"

#include "app/session/sessionstore.h"

#include <utility>

namespace Framescope {

CaptureGapFinder::CaptureGapFinder(std::shared_ptr<const SessionStore> store, QObject *parent)
    : QObject(parent)
    , m_store(std::move(store))
{
}

CaptureGapFinder::~CaptureGapFinder()
{
    m_stop.request_stop();
}

void CaptureGapFinder::start()
{
    m_thread.post([this, stop = m_stop.get_token()] {
        const QList<CaptureGap> gaps
            = findCaptureGaps(*m_store, [&stop] { return stop.stop_requested(); });
        if (gaps.isEmpty() || stop.stop_requested())
            return;
        QMetaObject::invokeMethod(
            this, [this, gaps] { emit found(gaps); }, Qt::QueuedConnection);
    });
}

} // namespace Framescope
