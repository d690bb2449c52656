#pragma once

#include "ui/timeline/timelinebuckets.h"

#include <memory>
#include <optional>
#include <vector>

namespace Framescope {

class FrameCache;
class SessionStore;

/// What is drawn of one frame.
struct TimelineMark
{
    FrameId id = 0;
    qint64 time = 0; ///< ns since the session began
    quint64 length = 0; ///< octets of payload, as announced
    Direction direction = Direction::ClientToServer;
    quint8 opcode = 0; ///< raw nibble
    bool hasViolation = false;
    std::optional<qint64> roundTrip {}; ///< ns since the Ping that this Pong answers
};

/// The frames that one read of a socket completed: see ReadTracker.
struct TimelineRead
{
    FrameId firstId = 0;
    ConnectionId connection = 0;
    Direction direction = Direction::ClientToServer;
    qint64 time = 0; ///< ns since the session began
    quint64 frames = 0;
    quint64 octets = 0; ///< that they take on the wire
};

/// The frames of a part of the session, seen closer than its buckets: each by itself if they are
/// few, or in finer buckets. Where there are too many, and as long as their blocks are not at hand,
/// the session's own buckets have to do. A value.
class TimelineDetail
{
public:
    /// More marks than this would cover each other.
    static constexpr quint64 MaxMarks = 2'000;
    /// Frames that are looked at; this is done again whenever the window moves.
    static constexpr FrameId MaxFrames = 131'072;

    TimelineDetail() = default;
    /// Of \a span, and a little on both sides of it. What \a store does not have in memory,
    /// \a cache is asked for, which then reads it.
    TimelineDetail(const std::shared_ptr<const TimelineBuckets> &session, TimeSpan span,
        const SessionStore &store, FrameCache &cache);

    /// Blocks were missing: look again when the cache has them.
    bool isIncomplete() const { return m_incomplete; }
    /// Whether each frame is in marks().
    bool hasMarks() const { return m_hasMarks; }
    /// By time.
    const std::vector<TimelineMark> &marks() const { return m_marks; }
    /// If hasMarks(), by time.
    const std::vector<TimelineRead> &reads() const { return m_reads; }
    /// The finest there are; also when there are marks.
    const TimelineBuckets &buckets() const { return *m_buckets; }

    /// Frames in the span, and how many of them broke a rule.
    quint64 frames() const { return m_frames; }
    quint64 violations() const { return m_violations; }
    /// Reads in the span, and what their frames take on the wire; as exact as frames().
    quint64 readCount() const { return m_readCount; }
    quint64 readOctets() const { return m_readOctets; }
    /// Whether those are exact: buckets at the edges of the span may reach beyond it.
    bool isExact() const { return m_exact; }

    /// Those in \a part of the span; as exact as frames().
    quint64 framesIn(TimeSpan part) const;

    /// The frame that a click at \a time means; 0 if there is none in the span. A frame in the lane
    /// of the other direction is taken for \a laneCost ns farther away than it is; violations are
    /// marked in both lanes.
    FrameId nearest(qint64 time, Direction lane, qint64 laneCost) const;
    /// The read that is meant there; nullptr without marks, or if no read is as near as \a within
    /// ns. Of several at a time, one in the direction of \a lane.
    const TimelineRead *nearestRead(qint64 time, Direction lane, qint64 within) const;
    /// The read that brought \a frame; nullptr if that is not known here.
    const TimelineRead *readOf(const FrameRecord &frame) const;

private:
    struct IdRange
    {
        FrameId begin;
        FrameId end; ///< one behind the last
    };
    static std::vector<IdRange> idRanges(
        const TimelineBuckets &session, TimelineBuckets::Range range);

    using Blocks = std::vector<std::shared_ptr<const FrameBlock>>;
    /// Empty if not all of them can be had.
    Blocks blocksOf(
        const std::vector<IdRange> &ranges, const SessionStore &store, FrameCache &cache);
    template <typename Visitor>
    void visit(const std::vector<IdRange> &ranges, const Blocks &blocks, Visitor &&visitor) const;
    void collectMarks(const std::vector<IdRange> &ranges, const Blocks &blocks);
    void addToRead(const FrameRecord &frame, ReadTracker::Part part);
    void collectBuckets(const std::vector<IdRange> &ranges, const Blocks &blocks);
    void count();
    FrameId nearestMark(qint64 time, Direction lane, qint64 laneCost) const;
    FrameId nearestInBuckets(qint64 time, qint64 laneCost) const;

    TimeSpan m_span;
    std::shared_ptr<const TimelineBuckets> m_buckets = std::make_shared<TimelineBuckets>();
    std::vector<TimelineMark> m_marks;
    std::vector<TimelineRead> m_reads;
    bool m_hasMarks = false;
    bool m_incomplete = false;
    bool m_exact = true;
    quint64 m_frames = 0;
    quint64 m_violations = 0;
    quint64 m_readCount = 0;
    quint64 m_readOctets = 0;
};

} // namespace Framescope
