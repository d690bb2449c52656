#include "app/session/blockcache.h"

#include <algorithm>

namespace Framescope {

namespace {

/// Roughly, what a block takes in memory.
qsizetype weight(const FrameBlock &block)
{
    constexpr qsizetype BlockOctets = 4096;
    constexpr qsizetype ColumnOctets = 48; // of one row
    return BlockOctets + block.heldOctets() + block.count() * ColumnOctets;
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
    const FrameId firstId = block->firstId();
    m_entries[firstId] = { std::move(block), ++m_uses };
    // Counted anew: a large block may have read its octets since it came.
    qsizetype octets = 0;
    for (const auto &[id, entry] : m_entries)
        octets += weight(*entry.block);
    while (octets > m_limit && m_entries.size() > 1) {
        const auto oldest = std::ranges::min_element(
            m_entries, {}, [](const auto &candidate) { return candidate.second.lastUse; });
        octets -= weight(*oldest->second.block);
        m_entries.erase(oldest);
    }
}

} // namespace Framescope
