#pragma once

#include "app/filter/rowset.h"
#include "app/session/frameblock.h"

#include <bit>
#include <vector>

namespace Framescope {

/// Ids of frames, in little memory: what a filter has found, as the rows of a list. Grows at its
/// end. A value.
class FrameIdSet
{
public:
    /// Adds the frames \a firstId + row for each row of \a rows. They must lie behind all others.
    void append(FrameId firstId, const RowSet &rows);
    void append(FrameId id);

    quint64 size() const { return m_size; }
    bool contains(FrameId id) const;
    /// The \a index th id by value, from 0; \a index must be less than size().
    FrameId at(quint64 index) const;
    /// How many ids are less than \a id: the index of the first that is not.
    quint64 indexOf(FrameId id) const;
    void clear();
    /// Calls \a visit with each id, ascending, until it returns false.
    template <typename Visit>
    void forEachUntil(Visit visit) const
    {
        for (const Chunk &chunk : m_chunks) {
            const FrameId base = chunk.high << ChunkBits;
            for (const quint16 low : chunk.low) {
                if (!visit(base | low))
                    return;
            }
            for (std::size_t word = 0; word < chunk.bits.size(); ++word) {
                for (quint64 left = chunk.bits[word]; left != 0; left &= left - 1) {
                    if (!visit(base | (word * 64 + static_cast<quint64>(std::countr_zero(left)))))
                        return;
                }
            }
        }
    }

private:
    /// Ids with the same high bits. Few are listed, many are bits.
    struct Chunk
    {
        FrameId high = 0; ///< the id's bits from ChunkBits on
        quint64 before = 0; ///< ids in the chunks before
        std::vector<quint16> low; ///< ascending; empty if there are bits
        std::vector<quint64> bits;
        quint32 size = 0;
    };
    static constexpr int ChunkBits = 16;
    /// From here on bits are smaller than a list.
    static constexpr std::size_t MostListed = (1U << ChunkBits) / 16;

    static quint64 rank(const Chunk &chunk, quint16 low);

    std::vector<Chunk> m_chunks; ///< ascending
    quint64 m_size = 0;
};

} // namespace Framescope
