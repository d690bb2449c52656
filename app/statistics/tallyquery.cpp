#include "app/statistics/tallyquery.h"

#include <QMutex>
#include <QMutexLocker>

#include <chrono>
#include <optional>
#include <utility>

namespace Framescope {

namespace {

using namespace std::chrono_literals;

constexpr auto Pause = 250ms;
constexpr int MostWait = 5; // ms

} // namespace

/// What the scan's thread writes and the caller's thread reads.
class TallyQuery::Shared
{
public:
    void add(const FrameBlock &block, int firstRow)
    {
        const QMutexLocker lock(&m_mutex);
        m_tallies.add(block, firstRow);
    }

    /// Nullopt while a block takes long: whoever shows it must not wait.
    std::optional<ConnectionTally> tally(ConnectionId connection) const
    {
        if (!m_mutex.tryLock(MostWait))
            return std::nullopt;
        const ConnectionTally tally = m_tallies.tally(connection);
        m_mutex.unlock();
        return tally;
    }

private:
    mutable QMutex m_mutex;
    ConnectionTallies m_tallies;
};

TallyQuery::TallyQuery(std::shared_ptr<const SessionStore> store, QObject *parent)
    : QObject(parent)
    , m_shared(std::make_shared<Shared>())
    , m_scan(std::move(store))
{
    m_pause.setSingleShot(true);
    m_pause.setInterval(Pause);
    connect(&m_scan, &BlockScan::progressed, this, &TallyQuery::takeProgress);
    connect(&m_pause, &QTimer::timeout, this, [this] {
        if (m_hasNews)
            report();
        advance();
    });
}

void TallyQuery::setConnection(ConnectionId connection)
{
    if (connection == m_connection)
        return;
    m_connection = connection;
    if (connection == 0)
        return;
    if (m_counted > 0)
        report();
    advance();
}

void TallyQuery::setLastFrame(FrameId last)
{
    m_last = last;
    if (!m_pause.isActive())
        advance();
}

void TallyQuery::advance()
{
    if (m_connection == 0 || m_asked == m_last)
        return;
    if (!std::exchange(m_isStarted, true)) {
        m_scan.start([shared = m_shared](
                         const FrameBlock &block, int firstRow) { shared->add(block, firstRow); },
            BlockScan::Read::Columns);
    }
    m_asked = m_last;
    m_scan.setLastFrame(m_asked);
    m_pause.start();
}

/// What is complete is told soon, what is not when the pause ends.
void TallyQuery::takeProgress(FrameId scannedTo)
{
    const bool isFirst = m_counted == 0;
    m_counted = scannedTo;
    m_hasNews = true;
    if (!m_pause.isActive() || (isFirst && scannedTo >= m_asked))
        report();
}

void TallyQuery::report()
{
    m_hasNews = false;
    if (m_connection == 0)
        return;
    m_pause.start();
    if (const std::optional<ConnectionTally> tally = m_shared->tally(m_connection))
        emit updated(*tally, m_counted, m_asked);
    else
        m_hasNews = true; // when the pause ends
}

} // namespace Framescope
