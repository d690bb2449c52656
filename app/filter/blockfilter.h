#pragma once

#include "app/filter/blockrows.h"
#include "app/filter/deltatracker.h"
#include "app/filter/filterprogram.h"

namespace Framescope {

/// Applies a filter to one block after another, in two steps: begin() finds the block, in the order
/// of blocks; finish() does the work. Of one thread.
class BlockFilter
{
public:
    BlockFilter(const SessionStore &store, FilterProgram program);

    /// Finds the block of frame  id;  deltas, which a filter that needs them must be given,
    /// takes in its frames from  id to  last. nullopt if there is no such block or it is
    /// unreadable.
    std::optional<BlockReader::Place> begin(FrameId id, FrameId last, DeltaTracker *deltas);

    struct Matches
    {
        FrameId firstId = 0; ///< the frame of row 0
        RowSet rows;
    };
    /// Those frames of the block that match, from \a first to \a last. nullopt if it is unreadable.
    std::optional<Matches> finish(FrameId first, FrameId last);

    /// How many times a pattern was given up.
    quint64 givenUp() const { return m_scratch.givenUp; }
    std::optional<Error> error() const { return m_reader->error(); }

private:
    const SessionStore &m_store;
    const FilterProgram m_program;
    const std::unique_ptr<BlockReader> m_reader;
    ConnectionCache m_connections;
    FilterScratch m_scratch;
    BlockReader::Place m_place; ///< of begin()
    std::vector<qint64> m_deltas; ///< of that block
};

} // namespace Framescope
