#pragma once

#include "app/session/frameblock.h"

#include <array>

namespace Framescope {

/// Finds out, while a block is being filled, that it has a payload already: an echo's answer, what
/// a server sends to everybody, what is asked again and again. Of one thread.
class RepeatFinder
{
public:
    /// Octets; a shorter payload is not worth being looked for.
    static constexpr qsizetype Shortest = 256;

    /// The row of \a block that has just these octets, if it was among the last payloads, or
    /// FrameBlock::NoRow, for FrameBlock::append(): call it for each frame, and append the frame
    /// then.
    int find(const FrameBlock &block, QByteArrayView payload)
    {
        return payload.size() < Shortest ? FrameBlock::NoRow : findLong(block, payload);
    }

private:
    int findLong(const FrameBlock &block, QByteArrayView payload);

    /// The last frame of each group of like payloads; 0 or one of an earlier block if there is none
    /// in this.
    std::array<FrameId, 1024> m_last {};
};

} // namespace Framescope
