#include "app/session/statisticsquery.h"

#include <QMutex>
#include <QMutexLocker>

#include <utility>

namespace Framescope {

/// What the scan's thread writes and the caller's thread reads.
class StatisticsQuery::Shared
{
public:
    Shared(ConnectionId connection, Role role)
        : m_statistics(connection, role)
    {
    }

    void add(const FrameBlock &block, int firstRow)
    {
        const QMutexLocker lock(&m_mutex);
        m_statistics.add(block, firstRow);
    }

    ConnectionStatistics statistics() const
    {
        const QMutexLocker lock(&m_mutex);
        return m_statistics;
    }

private:
    mutable QMutex m_mutex;
    ConnectionStatistics m_statistics;
};

StatisticsQuery::StatisticsQuery(std::shared_ptr<const SessionStore> store, QObject *parent)
    : QObject(parent)
    , m_scan(std::move(store))
{
    connect(
        &m_scan, &BlockScan::progressed, this, [this] { emit updated(m_shared->statistics()); });
}

void StatisticsQuery::start(ConnectionId connection, Role role)
{
    m_shared = std::make_shared<Shared>(connection, role);
    m_scan.start([shared = m_shared](
                     const FrameBlock &block, int firstRow) { shared->add(block, firstRow); });
}

void StatisticsQuery::cancel()
{
    m_scan.cancel();
}

void StatisticsQuery::setLastFrame(FrameId last)
{
    m_scan.setLastFrame(last);
}

} // namespace Framescope
