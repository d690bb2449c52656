#pragma once

#include "app/filter/filtersearch.h"
#include "app/statistics/sessionstatistics.h"

namespace Framescope {

/// Counts the frames of a session that a filter accepts, and can go on as frames come. Of one
/// thread; FilterSearch looks on all cores for what is to be counted.
class StatisticsScan
{
public:
    StatisticsScan(std::shared_ptr<const SessionStore> store, const FilterProgram &program);

    /// Goes on to frame \a last, until \a counted returns false, \a stop is requested or a block
    /// cannot be read; then it cannot go on. \a counted is called after each block: everything
    /// before \a next is counted. Blocks; may read the disk: not for the GUI thread.
    void advance(FrameId last, const std::stop_token &stop,
        const std::function<bool(FrameId next)> &counted);

    const SessionStatistics &statistics() const { return m_statistics; }
    SessionStatistics takeStatistics() { return std::move(m_statistics); }
    /// The first frame that is not counted yet.
    FrameId next() const { return m_search.next(); }
    /// As of FilterSearch.
    quint64 givenUp() const { return m_search.givenUp(); }
    std::optional<Error> error() const { return m_error ? m_error : m_search.error(); }

private:
    /// False if they cannot be read.
    bool count(FrameId firstId, const RowSet &wanted);

    const std::shared_ptr<const SessionStore> m_store;
    FilterSearch m_search;
    const std::unique_ptr<BlockReader> m_reader;
    std::optional<ConnectionCache> m_connections; ///< of this advance()
    SessionStatistics m_statistics;
    std::optional<Error> m_error;
};

} // namespace Framescope
