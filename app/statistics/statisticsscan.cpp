#include "app/statistics/statisticsscan.h"

namespace Framescope {

StatisticsScan::StatisticsScan(
    std::shared_ptr<const SessionStore> store, const FilterProgram &program)
    : m_store(std::move(store))
    , m_search(m_store, program)
    , m_reader(m_store->blockReader())
{
}

void StatisticsScan::advance(
    FrameId last, const std::stop_token &stop, const std::function<bool(FrameId next)> &counted)
{
    m_connections.emplace(*m_store); // they may have changed since
    m_search.advance(last, stop, [&](FrameId firstId, const RowSet &rows, FrameId next) {
        return count(firstId, rows) && counted(next);
    });
}

bool StatisticsScan::count(FrameId firstId, const RowSet &wanted)
{
    if (wanted.isEmpty())
        return true;
    // The reader may hold it as it was before it grew.
    const auto columns = m_reader->find(firstId) ? m_reader->columns(firstId) : nullptr;
    if (!columns) {
        m_error = m_reader->error();
        return false;
    }
    RowSet inBlock(columns->count()); // which may have grown since it was searched
    bool isThere = true;
    wanted.forEach([&](int row) {
        const FrameId id = firstId + static_cast<FrameId>(row);
        isThere = isThere && columns->contains(id);
        if (isThere)
            inBlock.insert(static_cast<int>(id - columns->firstId()));
    });
    if (!isThere)
        return false;
    BlockRows rows(*m_store, *m_reader, *m_connections, columns, {});
    m_statistics.add(rows, inBlock);
    m_error = m_reader->error();
    return !rows.hasFailed();
}

} // namespace Framescope
