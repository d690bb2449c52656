#include "ui/timeline/timelinedetail.h"

#include "app/session/roundtriptracker.h"
#include "app/session/sessionstore.h"
#include "ui/frames/framecache.h"

#include <algorithm>
#include <cstdlib>
#include <limits>

namespace Framescope {

namespace {

/// Blocks are asked for until they hold this much payload: the cache must not throw out the first
/// ones for the last ones, or looking again would never end.
constexpr qsizetype MaxOctets = FrameCache::Budget / 2;

} // namespace

TimelineDetail::TimelineDetail(const std::shared_ptr<const TimelineBuckets> &session, TimeSpan span,
    const SessionStore &store, FrameCache &cache)
    : m_span(span)
    , m_buckets(session)
{
    // One bucket more on each side: marks there reach into the span, and so do round trips.
    const TimeSpan wider { span.begin - session->width(), span.end + session->width() };
    const TimelineBuckets::Range range = session->touched(wider);
    const std::vector<IdRange> ranges = idRanges(*session, range);
    FrameId ids = 0;
    for (const IdRange &part : ranges)
        ids += part.end - part.begin;
    if (ids > 0 && ids <= MaxFrames) {
        const Blocks blocks = blocksOf(ranges, store, cache);
        if (!blocks.empty() && session->sum(wider).total() <= MaxMarks)
            collectMarks(ranges, blocks);
        else if (!blocks.empty())
            collectBuckets(ranges, blocks);
    }
    count();
}

std::vector<TimelineDetail::IdRange> TimelineDetail::idRanges(
    const TimelineBuckets &session, TimelineBuckets::Range range)
{
    std::vector<IdRange> ranges;
    for (std::size_t i = range.begin; i < range.end; ++i) {
        const TimelineBucket &bucket = session.buckets()[i];
        if (!bucket.isEmpty())
            ranges.push_back({ bucket.firstId, bucket.lastId + 1 });
    }
    // Times of several connections are recorded a little out of order, so neighbours may overlap.
    std::sort(ranges.begin(), ranges.end(),
        [](const IdRange &left, const IdRange &right) { return left.begin < right.begin; });
    FrameId end = 0;
    for (IdRange &part : ranges) {
        part.begin = std::max(part.begin, end);
        end = part.end = std::max(part.end, end);
    }
    return ranges;
}

TimelineDetail::Blocks TimelineDetail::blocksOf(
    const std::vector<IdRange> &ranges, const SessionStore &store, FrameCache &cache)
{
    Blocks blocks;
    qsizetype octets = 0;
    for (const IdRange &part : ranges) {
        for (FrameId id = part.begin; id < part.end; id = blocks.back()->endId()) {
            if (!blocks.empty() && blocks.back()->contains(id))
                continue;
            std::shared_ptr<const FrameBlock> block = store.residentBlock(id);
            if (!block) {
                block = cache.find(id);
                m_incomplete = !block;
                octets += block ? block->payloadOctets() : 0;
            }
            if (!block || octets > MaxOctets)
                return {};
            blocks.push_back(std::move(block));
        }
    }
    return blocks;
}

template <typename Visitor>
void TimelineDetail::visit(
    const std::vector<IdRange> &ranges, const Blocks &blocks, Visitor &&visitor) const
{
    const ConnectionId connection = m_buckets->connection();
    auto block = blocks.begin();
    for (const IdRange &part : ranges) {
        for (FrameId id = part.begin; id < part.end; ++id) {
            while (!(*block)->contains(id))
                ++block;
            const int row = static_cast<int>(id - (*block)->firstId());
            const ConnectionId of = (*block)->connections()[static_cast<std::size_t>(row)];
            if (connection == 0 || of == connection)
                visitor(**block, row);
        }
    }
}

void TimelineDetail::collectMarks(const std::vector<IdRange> &ranges, const Blocks &blocks)
{
    RoundTripTracker tracker;
    ReadTracker reads = m_buckets->readTracker();
    visit(ranges, blocks, [&](const FrameBlock &block, int row) {
        const FrameRecord frame = block.record(row);
        TimelineMark mark { frame.id, frame.time, frame.header.payloadLength, frame.direction,
            frame.header.opcode, frame.hasViolation };
        if (const auto trip = tracker.add(block, row))
            mark.roundTrip = trip->duration;
        m_marks.push_back(mark);
        addToRead(frame, reads.add(frame));
    });
    std::stable_sort(m_marks.begin(), m_marks.end(),
        [](const TimelineMark &left, const TimelineMark &right) { return left.time < right.time; });
    std::ranges::stable_sort(m_reads, {}, &TimelineRead::time);
    m_hasMarks = true;
}

void TimelineDetail::addToRead(const FrameRecord &frame, ReadTracker::Part part)
{
    if (part == ReadTracker::Part::None)
        return;
    if (part == ReadTracker::Part::Begins)
        m_reads.push_back({ frame.id, frame.connection, frame.direction, frame.time });
    // Nearly always the last one; answers, which go out at the same time, are no reads.
    const auto read = std::find_if(m_reads.rbegin(), m_reads.rend(), [&](const TimelineRead &one) {
        return one.connection == frame.connection && one.direction == frame.direction;
    });
    ++read->frames;
    read->octets += frame.wireLength();
}

void TimelineDetail::collectBuckets(const std::vector<IdRange> &ranges, const Blocks &blocks)
{
    auto finer = std::make_shared<TimelineBuckets>(
        m_buckets->connection(), m_span.begin, m_buckets->readTracker());
    visit(ranges, blocks, [&](const FrameBlock &block, int row) {
        if (m_span.contains(block.times()[static_cast<std::size_t>(row)]))
            finer->add(block.record(row));
    });
    m_buckets = std::move(finer);
}

void TimelineDetail::count()
{
    if (m_hasMarks) {
        for (const TimelineMark &mark : m_marks) {
            m_frames += m_span.contains(mark.time) ? 1 : 0;
            m_violations += m_span.contains(mark.time) && mark.hasViolation ? 1 : 0;
        }
        for (const TimelineRead &read : m_reads) {
            m_readCount += m_span.contains(read.time) ? 1 : 0;
            m_readOctets += m_span.contains(read.time) ? read.octets : 0;
        }
        return;
    }
    const TimelineBucket sum = m_buckets->sum(m_span);
    m_frames = sum.total();
    m_violations = sum.violations;
    m_readCount = sum.readsOfBoth();
    m_readOctets = sum.readOctetsOfBoth();
    m_exact = sum.isEmpty() || (m_span.contains(sum.firstTime) && m_span.contains(sum.lastTime));
}

quint64 TimelineDetail::framesIn(TimeSpan part) const
{
    if (!m_hasMarks)
        return m_buckets->sum(part).total();
    return static_cast<quint64>(std::count_if(m_marks.begin(), m_marks.end(),
        [part](const TimelineMark &mark) { return part.contains(mark.time); }));
}

FrameId TimelineDetail::nearest(qint64 time, Direction lane, qint64 laneCost) const
{
    return m_hasMarks ? nearestMark(time, lane, laneCost) : nearestInBuckets(time, laneCost);
}

const TimelineRead *TimelineDetail::nearestRead(qint64 time, Direction lane, qint64 within) const
{
    const TimelineRead *found = nullptr;
    for (const TimelineRead &read : m_reads) {
        const qint64 distance = std::abs(read.time - time);
        const qint64 least = found ? std::abs(found->time - time) : within;
        if (!m_span.contains(read.time) || distance > least)
            continue;
        if (!found || distance < least || read.direction == lane)
            found = &read;
    }
    return found;
}

const TimelineRead *TimelineDetail::readOf(const FrameRecord &frame) const
{
    const auto read = std::ranges::find_if(m_reads, [&](const TimelineRead &one) {
        return one.time == frame.time && one.connection == frame.connection
            && one.direction == frame.direction;
    });
    return read == m_reads.end() ? nullptr : &*read;
}

FrameId TimelineDetail::nearestMark(qint64 time, Direction lane, qint64 laneCost) const
{
    FrameId found = 0;
    qint64 least = std::numeric_limits<qint64>::max();
    for (const TimelineMark &mark : m_marks) {
        const bool inLane = mark.direction == lane || mark.hasViolation;
        const qint64 distance = std::abs(mark.time - time) + (inLane ? 0 : laneCost);
        if (m_span.contains(mark.time) && distance < least) {
            least = distance;
            found = mark.id;
        }
    }
    return found;
}

FrameId TimelineDetail::nearestInBuckets(qint64 time, qint64 laneCost) const
{
    FrameId found = 0;
    qint64 least = std::numeric_limits<qint64>::max();
    const TimelineBuckets::Range range = m_buckets->touched(m_span);
    for (std::size_t i = range.begin; i < range.end; ++i) {
        const TimelineBucket &bucket = m_buckets->buckets()[i];
        if (bucket.isEmpty())
            continue;
        const qint64 toBucket = std::max(bucket.firstTime - time, time - bucket.lastTime);
        if (std::max<qint64>(toBucket, 0) < least) {
            least = std::max<qint64>(toBucket, 0);
            found = bucket.firstId;
        }
        if (bucket.violation != 0 && std::abs(bucket.violationTime - time) <= laneCost)
            return bucket.violation;
    }
    return found;
}

} // namespace Framescope
