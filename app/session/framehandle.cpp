#include "app/session/framehandle.h"

#include <algorithm>

namespace Framescope {

FrameHandle::FrameHandle(std::shared_ptr<const FrameBlock> block, FrameId id)
    : m_block(std::move(block))
    , m_row(static_cast<int>(id - m_block->firstId()))
{
    Q_ASSERT(m_block->contains(id));
    m_record = m_block->record(m_row);
}

QByteArray FrameHandle::wire(quint64 offset, qsizetype length) const
{
    const quint64 end = std::min(m_record.wireLength(), offset + static_cast<quint64>(length));
    if (offset >= end)
        return {};
    const QByteArray header = encodeHeader(m_record.header);
    const auto headerSize = static_cast<quint64>(header.size());

    QByteArray octets;
    if (offset < headerSize)
        octets = header.sliced(static_cast<qsizetype>(offset),
            static_cast<qsizetype>(std::min(end, headerSize) - offset));
    if (end > headerSize) {
        const quint64 from = std::max(offset, headerSize) - headerSize;
        const qsizetype at = octets.size();
        const auto count = static_cast<qsizetype>(end - headerSize - from);
        octets.append(payloadPart(from, count));
        if (m_record.header.maskingKey)
            applyMask({ octets.data() + at, static_cast<std::size_t>(count) },
                *m_record.header.maskingKey, from);
    }
    return octets;
}

} // namespace Framescope
