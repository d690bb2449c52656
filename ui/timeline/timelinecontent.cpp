#include "ui/timeline/timelinecontent.h"

#include "ui/frames/framecache.h"

#include <QMutex>
#include <QMutexLocker>

#include <algorithm>
#include <utility>

namespace Framescope {

namespace {

/// ns; a session of one frame, or of none, has some width nevertheless.
constexpr qint64 MinimumExtent = 1'000'000'000;

} // namespace

/// What the scan's thread counts and the GUI thread copies.
class TimelineContent::Counted
{
public:
    explicit Counted(TimelineBuckets empty)
        : m_buckets(std::move(empty))
    {
    }

    void add(const FrameBlock &block, int firstRow)
    {
        const QMutexLocker lock(&m_mutex);
        m_buckets.add(block, firstRow);
    }

    TimelineBuckets buckets() const
    {
        const QMutexLocker lock(&m_mutex);
        return m_buckets;
    }

private:
    mutable QMutex m_mutex;
    TimelineBuckets m_buckets;
};

TimelineContent::TimelineContent(
    std::shared_ptr<const SessionStore> store, FrameCache &cache, QObject *parent)
    : QObject(parent)
    , m_store(std::move(store))
    , m_roles(std::make_shared<ConnectionRoles>(m_store))
    , m_cache(cache)
    , m_scan(m_store)
{
    connect(&m_scan, &BlockScan::progressed, this, &TimelineContent::takeBuckets);
    connect(&cache, &FrameCache::blocksLoaded, this, [this] {
        if (m_detail.isIncomplete())
            look();
    });
    start(0);
}

TimelineContent::~TimelineContent() = default;

void TimelineContent::setConnection(ConnectionId connection)
{
    if (connection == this->connection())
        return;
    start(connection);
    look();
}

void TimelineContent::start(ConnectionId connection)
{
    const TimelineBuckets empty(connection, 0, ReadTracker(m_roles));
    m_buckets = std::make_shared<TimelineBuckets>(empty);
    m_scannedTo = 0;
    m_window = {};
    m_counted = std::make_shared<Counted>(empty);
    m_scan.start([counted = m_counted](
                     const FrameBlock &block, int firstRow) { counted->add(block, firstRow); },
        BlockScan::Read::Columns);
}

void TimelineContent::takeBuckets(FrameId scannedTo)
{
    m_scannedTo = scannedTo;
    m_buckets = std::make_shared<TimelineBuckets>(m_counted->buckets());
    if (!m_buckets->isEmpty()) {
        const TimelineBucket &all = m_buckets->all();
        const qint64 end = std::max(all.lastTime, all.firstTime + MinimumExtent);
        m_window.setExtent({ all.firstTime, end });
    }
    look();
}

void TimelineContent::show(TimeSpan span)
{
    m_window.show(span);
    look();
}

void TimelineContent::zoom(double factor, qint64 anchor)
{
    m_window.zoom(factor, anchor);
    look();
}

void TimelineContent::zoom(double factor)
{
    m_window.zoom(factor);
    look();
}

void TimelineContent::reveal(qint64 time)
{
    const TimeSpan before = span();
    m_window.reveal(time);
    if (span() != before)
        look();
}

void TimelineContent::fit()
{
    m_window.fit();
    look();
}

void TimelineContent::setBrush(std::optional<TimeSpan> brush)
{
    if (brush == m_brush)
        return;
    m_brush = brush;
    emit brushChanged();
}

void TimelineContent::setCaptureGaps(const QList<CaptureGap> &gaps)
{
    m_captureGaps = gaps;
    emit changed();
}

QList<CaptureGap> TimelineContent::captureGaps() const
{
    const auto begin = std::ranges::lower_bound(m_captureGaps, span().begin, {}, &CaptureGap::time);
    QList<CaptureGap> gaps;
    for (auto gap = begin; gap != m_captureGaps.end() && gap->time <= span().end; ++gap) {
        if (connection() == 0 || gap->connection == connection())
            gaps.append(*gap);
    }
    return gaps;
}

void TimelineContent::zoomToBrush()
{
    if (!m_brush)
        return;
    show(*m_brush);
    setBrush(std::nullopt);
}

void TimelineContent::look()
{
    m_detail = TimelineDetail(m_buckets, span(), *m_store, m_cache);
    emit changed();
}

} // namespace Framescope
