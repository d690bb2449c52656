#include "app/session/blockcache.h"

#include <algorithm>

namespace Framescope {

namespace {

/// Roughly, what a block takes in memory.
qsizetype weight(const FrameBlock &block)
{
    constexpr qsizetype ColumnOctets = 48; // of one row
    return block.payloadOctets() + block.messageOctets() + block.count() * ColumnOctets;
}

} // namespace

BlockCache::BlockCache(qsizetype limit)
    : m_limit(limit)
{
}

std::shared_ptr<const FrameBlock> BlockCache::find(FrameId id) const
{
    const std::lock_guard lock(m_mutex);
    const auto next = m_entries.upper_bound(id);
    if (next == m_entries.begin())
        return nullptr;
    const Entry &entry = std::prev(next)->second;
    if (!entry.block->contains(id))
        return nullptr;
    entry.lastUse = ++m_uses;
    return entry.block;
}

void BlockCache::insert(std::shared_ptr<const FrameBlock> block)
{
    const std::lock_guard lock(m_mutex);
    Entry &entry = m_entries[block->firstId()];
    if (entry.block)
        m_octets -= weight(*entry.block);
    m_octets += weight(*block);
    entry = { std::move(block), ++m_uses };
    while (m_octets > m_limit && m_entries.size() > 1) {
        const auto oldest = std::ranges::min_element(
            m_entries, {}, [](const auto &candidate) { return candidate.second.lastUse; });
        m_octets -= weight(*oldest->second.block);
        m_entries.erase(oldest);
    }
}

} // namespace Framescope
