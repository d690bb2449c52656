#include "app/filter/blockfilter.h"

namespace Framescope {

BlockFilter::BlockFilter(const SessionStore &store, FilterProgram program)
    : m_store(store)
    , m_program(std::move(program))
    , m_reader(store.blockReader())
    , m_connections(store)
{
    m_scratch.annotations = store.annotations();
}

std::optional<BlockReader::Place> BlockFilter::begin(FrameId id, FrameId last, DeltaTracker *deltas)
{
    std::optional<BlockReader::Place> place = m_reader->find(id);
    if (!place)
        return std::nullopt;
    m_place = *place;
    if (m_program.needsDelta()) {
        const std::shared_ptr<const FrameBlock> columns = m_reader->columns(id);
        if (!columns)
            return std::nullopt;
        m_deltas = deltas->add(*columns, static_cast<int>(id - columns->firstId()),
            static_cast<int>(std::min(last + 1, columns->endId()) - columns->firstId()));
        m_place = { columns->firstId(), columns->endId(), {} };
    }
    return m_place;
}

std::optional<BlockFilter::Matches> BlockFilter::finish(FrameId first, FrameId last)
{
    first = std::max(first, m_place.firstId);
    const FrameId end = std::min(last + 1, m_place.endId);
    Matches matches { m_place.firstId, RowSet(static_cast<int>(m_place.endId - m_place.firstId)) };
    const auto row = [this](FrameId id) { return static_cast<int>(id - m_place.firstId); };
    if (first >= end)
        return matches;
    matches.rows.insertFrom(row(first), row(end));
    BlockVerdict verdict = BlockVerdict::Some;
    if (m_place.entry)
        verdict = m_program.judge(
            *m_place.entry, [this](ConnectionId id) { return m_connections.find(id); }, m_scratch);
    if (verdict == BlockVerdict::None)
        matches.rows.clear();
    if (verdict != BlockVerdict::Some)
        return matches;
    const std::shared_ptr<const FrameBlock> columns = m_reader->columns(m_place.firstId);
    if (!columns || !columns->contains(m_place.endId - 1))
        return std::nullopt;
    if (columns->firstId() != m_place.firstId || columns->count() != matches.rows.count()) {
        m_place = { columns->firstId(), columns->endId(), {} }; // it has grown meanwhile
        matches = { m_place.firstId, RowSet(columns->count()) };
        matches.rows.insertFrom(row(first), row(end));
    }
    BlockRows rows(m_store, *m_reader, m_connections, columns, m_deltas);
    m_program.keep(rows, matches.rows, m_scratch);
    if (rows.hasFailed())
        return std::nullopt;
    return matches;
}

} // namespace Framescope
