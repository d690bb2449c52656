#pragma once

#include "app/session/blockentry.h"

#include <QByteArray>

#include <optional>
#include <vector>

namespace Framescope {

/// A block's header fields as packed columns; see "Columns" in docs/session-format.md.
class BlockCodec
{
public:
    /// \a entry must be that of \a block.
    static QByteArray encodeColumns(const FrameBlock &block, const BlockEntry &entry);
    static QByteArrayView payloads(const FrameBlock &block) { return block.m_arena.all(); }
    static QByteArrayView messages(const FrameBlock &block) { return block.m_messageArena.all(); }

    /// The block again, without its octets. Trusts nothing: nullopt unless \a columns is just as
    /// long as it says it is and all that \a entry says is true.
    /// \a used is a block that nobody needs any more, whose memory is taken.
    static std::optional<FrameBlock> decode(
        const BlockEntry &entry, QByteArrayView columns, FrameBlock used = FrameBlock());
    /// Where the octets of \a block go: give each arena as many as it must have, and ask
    /// hasOctets().
    static OctetArena &payloads(FrameBlock &block) { return block.m_arena; }
    static OctetArena &messages(FrameBlock &block) { return block.m_messageArena; }

private:
    static bool placePayloads(
        FrameBlock &block, const BlockEntry &entry, const std::vector<quint64> *back);
};

} // namespace Framescope
