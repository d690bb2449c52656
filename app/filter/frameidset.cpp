#include "app/filter/frameidset.h"

#include <algorithm>
#include <bit>

namespace Framescope {

void FrameIdSet::append(FrameId firstId, const RowSet &rows)
{
    rows.forEach([&](int row) { append(firstId + static_cast<FrameId>(row)); });
}

void FrameIdSet::append(FrameId id)
{
    const FrameId high = id >> ChunkBits;
    const auto low = static_cast<quint16>(id);
    if (m_chunks.empty() || m_chunks.back().high != high)
        m_chunks.push_back({ high, m_size, {}, {} });
    Chunk &chunk = m_chunks.back();
    if (chunk.bits.empty() && chunk.low.size() == MostListed) {
        chunk.bits.resize((1U << ChunkBits) / 64);
        for (quint16 listed : chunk.low)
            chunk.bits[listed / 64] |= quint64(1) << (listed % 64);
        chunk.low = {};
    }
    if (chunk.bits.empty())
        chunk.low.push_back(low);
    else
        chunk.bits[low / 64] |= quint64(1) << (low % 64);
    ++chunk.size;
    ++m_size;
}

quint64 FrameIdSet::rank(const Chunk &chunk, quint16 low)
{
    if (chunk.bits.empty())
        return static_cast<quint64>(std::ranges::lower_bound(chunk.low, low) - chunk.low.begin());
    quint64 before = 0;
    for (std::size_t word = 0; word < low / 64U; ++word)
        before += static_cast<quint64>(std::popcount(chunk.bits[word]));
    const quint64 lower = (quint64(1) << (low % 64)) - 1;
    return before + static_cast<quint64>(std::popcount(chunk.bits[low / 64U] & lower));
}

quint64 FrameIdSet::indexOf(FrameId id) const
{
    const FrameId high = id >> ChunkBits;
    const auto chunk = std::ranges::lower_bound(m_chunks, high, {}, &Chunk::high);
    if (chunk == m_chunks.end())
        return m_size;
    return chunk->before + (chunk->high == high ? rank(*chunk, static_cast<quint16>(id)) : 0);
}

bool FrameIdSet::contains(FrameId id) const
{
    const FrameId high = id >> ChunkBits;
    const auto chunk = std::ranges::lower_bound(m_chunks, high, {}, &Chunk::high);
    if (chunk == m_chunks.end() || chunk->high != high)
        return false;
    const auto low = static_cast<quint16>(id);
    if (chunk->bits.empty())
        return std::ranges::binary_search(chunk->low, low);
    return (chunk->bits[low / 64U] >> (low % 64) & 1) != 0;
}

FrameId FrameIdSet::at(quint64 index) const
{
    const auto behind = std::ranges::upper_bound(m_chunks, index, {}, &Chunk::before);
    const Chunk &chunk = *std::prev(behind);
    quint64 left = index - chunk.before;
    const FrameId base = chunk.high << ChunkBits;
    if (chunk.bits.empty())
        return base | chunk.low[left];
    std::size_t word = 0;
    for (; left >= static_cast<quint64>(std::popcount(chunk.bits[word])); ++word)
        left -= static_cast<quint64>(std::popcount(chunk.bits[word]));
    quint64 bits = chunk.bits[word];
    for (; left > 0; --left)
        bits &= bits - 1;
    return base | (word * 64 + static_cast<quint64>(std::countr_zero(bits)));
}

void FrameIdSet::clear()
{
    m_chunks.clear();
    m_size = 0;
}

} // namespace Framescope
