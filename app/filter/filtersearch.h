#pragma once

#include "app/filter/blockfilter.h"

#include <functional>
#include <stop_token>

namespace Framescope {

/// Looks for the frames that match a filter, on all cores, and can go on as frames come: what was
/// looked at is not looked at again.
class FilterSearch
{
public:
    /// \a threads 0: as many as there are cores, up to MaxThreads. With 1 the caller's own does the
    /// work. Frames before \a from are left out.
    FilterSearch(std::shared_ptr<const SessionStore> store, FilterProgram program, FrameId from = 1,
        int threads = 0);

    static constexpr int MaxThreads = 16;

    /// What was found in one block: the rows of \a rows count from frame \a firstId. Everything
    /// before \a next has been looked at. Called on the thread of advance(), by ascending ids;
    /// returns false to end the search.
    using Found = std::function<bool(FrameId firstId, const RowSet &rows, FrameId next)>;

    /// Goes on to frame \a last, until \a found returns false, \a stop is requested or a block
    /// cannot be read; then it cannot go on. Blocks until then; may read the disk: not for the GUI
    /// thread.
    void advance(FrameId last, const std::stop_token &stop, const Found &found);

    /// The first frame that has not been looked at.
    FrameId next() const { return m_next; }
    /// How many times a pattern was given up on a frame because it needed too many steps: those
    /// frames count as no match.
    quint64 givenUp() const { return m_givenUp; }
    /// Why the search could not go on.
    std::optional<Error> error() const { return m_error; }

private:
    class Crew;

    void advanceAlone(FrameId last, const std::stop_token &stop, const Found &found);

    const std::shared_ptr<const SessionStore> m_store;
    const FilterProgram m_program;
    const FrameId m_from;
    const int m_threads;
    FrameId m_next;
    DeltaTracker m_deltas; ///< of the frames before m_next
    quint64 m_givenUp = 0;
    std::optional<Error> m_error;
};

} // namespace Framescope
