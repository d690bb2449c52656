#pragma once

#include "app/session/blockentry.h"

#include <QByteArray>

#include <optional>

namespace Framescope {

/// A block's header fields as packed columns; see "Columns" in docs/session-format.md.
class BlockCodec
{
public:
    /// \a entry must be that of \a block.
    static QByteArray encodeColumns(const FrameBlock &block, const BlockEntry &entry);
    static QByteArrayView payloads(const FrameBlock &block) { return block.m_arena; }
    static QByteArrayView messages(const FrameBlock &block) { return block.m_messageArena; }

    /// The block again. Trusts nothing: nullopt unless \a columns and the arenas are just as long
    /// as they say they are and all that \a entry says is true.
    static std::optional<FrameBlock> decode(
        const BlockEntry &entry, QByteArrayView columns, QByteArray payloads, QByteArray messages);
};

} // namespace Framescope
