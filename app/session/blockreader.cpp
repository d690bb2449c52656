#include "app/session/blockreader.h"

#include "app/session/sessionstore.h"

namespace Framescope {

std::shared_ptr<const FrameBlock> StoreBlockReader::block(FrameId id)
{
    if (!m_last || !m_last->contains(id))
        m_last = m_store.block(id);
    return m_last;
}

std::optional<BlockReader::Place> StoreBlockReader::find(FrameId id)
{
    m_last = m_store.block(id); // it may have grown
    if (!m_last)
        return std::nullopt;
    return Place { m_last->firstId(), m_last->endId() };
}

} // namespace Framescope
