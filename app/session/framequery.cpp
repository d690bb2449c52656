#include "app/session/framequery.h"

#include <QMutex>
#include <QMutexLocker>

#include <utility>

namespace Framescope {

/// What the scan's thread found and the caller's thread has not fetched yet.
class FrameQuery::Matches
{
public:
    void collect(const FrameMatcher &matcher, const FrameBlock &block, int firstRow)
    {
        QList<FrameId> found;
        matcher(block, firstRow, found);
        const QMutexLocker lock(&m_mutex);
        m_ids.append(found);
    }

    QList<FrameId> take()
    {
        const QMutexLocker lock(&m_mutex);
        return std::exchange(m_ids, {});
    }

private:
    QMutex m_mutex;
    QList<FrameId> m_ids;
};

FrameQuery::FrameQuery(std::shared_ptr<const SessionStore> store, QObject *parent)
    : QObject(parent)
    , m_scan(std::move(store))
{
    connect(&m_scan, &BlockScan::progressed, this, &FrameQuery::deliver);
}

quint64 FrameQuery::start(FrameMatcher matcher)
{
    m_matches = std::make_shared<Matches>();
    m_scan.start([matches = m_matches, matcher = std::move(matcher)](const FrameBlock &block,
                     int firstRow) { matches->collect(matcher, block, firstRow); });
    return ++m_token;
}

void FrameQuery::cancel()
{
    m_scan.cancel();
    m_matches.reset();
}

void FrameQuery::setLastFrame(FrameId last)
{
    m_scan.setLastFrame(last);
}

void FrameQuery::deliver(FrameId scannedTo)
{
    emit matched(m_token, m_matches->take(), scannedTo);
}

} // namespace Framescope
