#pragma once

#include "app/session/frameblock.h"
#include "ui/timeline/framekind.h"
#include "ui/timeline/readtracker.h"
#include "ui/timeline/timespan.h"

#include <array>
#include <span>
#include <vector>

namespace Framescope {

/// The frames in one stretch of time, counted.
struct TimelineBucket
{
    using Counts = std::array<quint32, KindOpcodes.size()>; ///< by FrameKind

    std::array<Counts, 2> frames {}; ///< by Direction
    std::array<quint32, 2> reads {}; ///< of sockets, by Direction: see ReadTracker
    std::array<quint64, 2> readOctets {}; ///< that frames take on the wire, by Direction
    quint32 violations = 0; ///< frames that broke a rule
    FrameId firstId = 0; ///< the lowest; 0 if the bucket is empty
    FrameId lastId = 0; ///< the highest
    qint64 firstTime = 0; ///< of the earliest frame, ns since the session began
    qint64 lastTime = 0; ///< of the latest
    FrameId violation = 0; ///< the lowest that broke a rule, 0 if none did
    qint64 violationTime = 0; ///< of that frame

    bool isEmpty() const { return firstId == 0; }
    const Counts &counts(Direction direction) const
    {
        return frames[static_cast<std::size_t>(direction)];
    }
    quint64 total(Direction direction) const;
    quint64 total() const;

    quint64 readsOfBoth() const { return quint64 { reads[0] } + reads[1]; }
    quint64 readOctetsOfBoth() const { return readOctets[0] + readOctets[1]; }

    void add(const FrameRecord &frame, ReadTracker::Part part);
    void add(const TimelineBucket &other);
};

/// Frames counted in stretches of time of equal length, from which a timeline of any number of
/// frames is drawn at the same cost. However long the session: when it outgrows the buckets, two
/// become one. A value.
class TimelineBuckets
{
public:
    static constexpr std::size_t MaxBuckets = 4096;

    /// Of one connection, or of all with 0. Times before \a origin count as \a origin.
    /// \a reads has seen no frame yet.
    explicit TimelineBuckets(
        ConnectionId connection = 0, qint64 origin = 0, ReadTracker reads = ReadTracker());

    ConnectionId connection() const { return m_connection; }
    /// For others that look for reads in these frames.
    ReadTracker readTracker() const { return m_reads.anew(); }

    /// Takes the connection's frames among the rows of \a block from \a firstRow on. Each frame
    /// once, in the order of ids and in any order of time.
    void add(const FrameBlock &block, int firstRow);
    void add(const FrameRecord &frame);

    bool isEmpty() const { return m_all.isEmpty(); }
    /// Everything there is, in one.
    const TimelineBucket &all() const { return m_all; }
    /// Up to the last one that has a frame.
    std::span<const TimelineBucket> buckets() const { return m_buckets; }
    /// ns that one bucket covers.
    qint64 width() const { return m_width; }
    /// In ns since the session began, wherever \a index is.
    qint64 begin(std::size_t index) const;

    /// The buckets that \a span touches: the first, and one behind the last; equal if none.
    struct Range
    {
        std::size_t begin;
        std::size_t end;
    };
    Range touched(TimeSpan span) const;
    /// The sum of those.
    TimelineBucket sum(TimeSpan span) const;
    /// What a column of pixels from \a begin to before \a end shows: the sum of the buckets that
    /// begin there, so that neighbours share none, or the one that covers it all.
    TimelineBucket column(qint64 begin, qint64 end) const;

private:
    std::size_t indexOf(qint64 time) const;
    void makeRoom(qint64 time);

    ConnectionId m_connection;
    qint64 m_origin;
    ReadTracker m_reads;
    qint64 m_width = 1'000;
    TimelineBucket m_all;
    std::vector<TimelineBucket> m_buckets;
};

} // namespace Framescope
