#include "ui/timeline/timelinebuckets.h"

#include <algorithm>
#include <numeric>
#include <utility>

namespace Framescope {

quint64 TimelineBucket::total(Direction direction) const
{
    const Counts &kinds = counts(direction);
    return std::accumulate(kinds.begin(), kinds.end(), quint64 { 0 });
}

quint64 TimelineBucket::total() const
{
    return total(Direction::ClientToServer) + total(Direction::ServerToClient);
}

void TimelineBucket::add(const FrameRecord &frame, ReadTracker::Part part)
{
    if (isEmpty()) {
        firstId = lastId = frame.id;
        firstTime = lastTime = frame.time;
    }
    ++frames[static_cast<std::size_t>(frame.direction)]
            [static_cast<std::size_t>(frameKind(frame.header.opcode))];
    if (part != ReadTracker::Part::None) {
        const auto direction = static_cast<std::size_t>(frame.direction);
        reads[direction] += part == ReadTracker::Part::Begins ? 1 : 0;
        readOctets[direction] += frame.wireLength();
    }
    firstId = std::min(firstId, frame.id);
    lastId = std::max(lastId, frame.id);
    firstTime = std::min(firstTime, frame.time);
    lastTime = std::max(lastTime, frame.time);
    if (!frame.hasViolation)
        return;
    ++violations;
    if (violation == 0 || frame.id < violation) {
        violation = frame.id;
        violationTime = frame.time;
    }
}

void TimelineBucket::add(const TimelineBucket &other)
{
    if (other.isEmpty())
        return;
    if (isEmpty()) {
        *this = other;
        return;
    }
    for (std::size_t direction = 0; direction < frames.size(); ++direction) {
        for (std::size_t kind = 0; kind < frames[direction].size(); ++kind)
            frames[direction][kind] += other.frames[direction][kind];
        reads[direction] += other.reads[direction];
        readOctets[direction] += other.readOctets[direction];
    }
    violations += other.violations;
    firstId = std::min(firstId, other.firstId);
    lastId = std::max(lastId, other.lastId);
    firstTime = std::min(firstTime, other.firstTime);
    lastTime = std::max(lastTime, other.lastTime);
    if (other.violation != 0 && (violation == 0 || other.violation < violation)) {
        violation = other.violation;
        violationTime = other.violationTime;
    }
}

TimelineBuckets::TimelineBuckets(ConnectionId connection, qint64 origin, ReadTracker reads)
    : m_connection(connection)
    , m_origin(origin)
    , m_reads(std::move(reads))
{
}

void TimelineBuckets::add(const FrameBlock &block, int firstRow)
{
    const std::span<const ConnectionId> connections = block.connections();
    for (int row = firstRow; row < block.count(); ++row) {
        if (m_connection == 0 || connections[static_cast<std::size_t>(row)] == m_connection)
            add(block.record(row));
    }
}

void TimelineBuckets::add(const FrameRecord &frame)
{
    makeRoom(frame.time);
    const std::size_t index = indexOf(frame.time);
    if (index >= m_buckets.size())
        m_buckets.resize(index + 1);
    const ReadTracker::Part part = m_reads.add(frame);
    m_buckets[index].add(frame, part);
    m_all.add(frame, part);
}

qint64 TimelineBuckets::begin(std::size_t index) const
{
    return m_origin + static_cast<qint64>(index) * m_width;
}

TimelineBuckets::Range TimelineBuckets::touched(TimeSpan span) const
{
    if (span.end < m_origin)
        return { 0, 0 };
    const std::size_t end = std::min(indexOf(span.end) + 1, m_buckets.size());
    return { std::min(indexOf(span.begin), end), end };
}

TimelineBucket TimelineBuckets::sum(TimeSpan span) const
{
    TimelineBucket sum;
    const Range range = touched(span);
    for (std::size_t i = range.begin; i < range.end; ++i)
        sum.add(m_buckets[i]);
    return sum;
}

TimelineBucket TimelineBuckets::column(qint64 columnBegin, qint64 columnEnd) const
{
    TimelineBucket sum;
    if (columnEnd <= m_origin)
        return sum;
    const std::size_t first = indexOf(columnBegin);
    const std::size_t end = std::max(indexOf(columnEnd), first + 1);
    for (std::size_t i = first; i < std::min(end, m_buckets.size()); ++i)
        sum.add(m_buckets[i]);
    return sum;
}

std::size_t TimelineBuckets::indexOf(qint64 time) const
{
    return static_cast<std::size_t>(std::max<qint64>(time - m_origin, 0) / m_width);
}

void TimelineBuckets::makeRoom(qint64 time)
{
    while (indexOf(time) >= MaxBuckets) {
        const std::size_t half = (m_buckets.size() + 1) / 2;
        for (std::size_t i = 0; i < half; ++i) {
            TimelineBucket merged = m_buckets[2 * i];
            if (2 * i + 1 < m_buckets.size())
                merged.add(m_buckets[2 * i + 1]);
            m_buckets[i] = merged;
        }
        m_buckets.resize(half);
        m_width *= 2;
    }
}

} // namespace Framescope
