#pragma once

#include "app/session/frameblock.h"

#include <memory>

namespace Framescope {

/// One recorded frame, and the block that keeps its octets alive: no payload is copied to look at
/// it. Cheap to copy; may cross threads.
class FrameHandle
{
public:
    FrameHandle() = default;
    /// \a id must be in \a block.
    FrameHandle(std::shared_ptr<const FrameBlock> block, FrameId id);

    bool isNull() const { return !m_block; }
    FrameId id() const { return m_record.id; }
    const FrameRecord &record() const { return m_record; }
    /// The frame's neighbours: this is row() of block(). Not for a null handle.
    const FrameBlock &block() const { return *m_block; }
    int row() const { return m_row; }
    /// Unmasked. See FrameBlock::payload(): it may be large, and then views ask for a part.
    QByteArrayView payload() const { return m_block->payload(m_row); }
    /// \a length octets of it from \a offset, cut to what there is.
    QByteArray payloadPart(quint64 offset, qsizetype length) const
    {
        return m_block->payloadPart(m_row, offset, length);
    }
    /// One of them; \a index is less than record().storedLength.
    quint8 payloadOctet(quint64 index) const
    {
        return static_cast<quint8>(payloadPart(index, 1).front());
    }
    QList<Violation> violations() const { return m_block->violations(m_row); }
    /// The decompressed message that ends with this frame, see FrameBlock::message().
    std::optional<QByteArrayView> message() const { return m_block->message(m_row); }
    /// Its length in octets.
    std::optional<quint64> messageLength() const { return m_block->messageLength(m_row); }
    /// A part of it, as of payloadPart().
    QByteArray messagePart(quint64 offset, qsizetype length) const
    {
        return m_block->messagePart(m_row, offset, length);
    }

    /// \a length octets from \a offset as they crossed the wire, header and masked payload, cut to
    /// what the frame has (record().wireLength()).
    QByteArray wire(quint64 offset, qsizetype length) const;

private:
    std::shared_ptr<const FrameBlock> m_block;
    FrameRecord m_record;
    int m_row = 0;
};

} // namespace Framescope
