#include "ui/hex/framebytesources.h"

namespace Framescope {

FrameWireSource::FrameWireSource(const FrameHandle &frame)
    : m_frame(frame)
{
}

quint64 FrameWireSource::size() const
{
    return m_frame.record().wireLength();
}

QByteArray FrameWireSource::read(quint64 offset, qsizetype length) const
{
    return m_frame.wire(offset, length);
}

FramePayloadSource::FramePayloadSource(const FrameHandle &frame)
    : m_frame(frame)
{
}

quint64 FramePayloadSource::size() const
{
    return m_frame.record().storedLength;
}

QByteArray FramePayloadSource::read(quint64 offset, qsizetype length) const
{
    return m_frame.payloadPart(offset, length);
}

FramePlainSource::FramePlainSource(const FrameHandle &frame)
    : m_frame(frame)
    , m_header(encodeHeader(frame.record().header))
    , m_payload(frame)
{
}

quint64 FramePlainSource::size() const
{
    return m_frame.record().wireLength();
}

QByteArray FramePlainSource::read(quint64 offset, qsizetype length) const
{
    const auto headerSize = static_cast<quint64>(m_header.size());
    if (offset >= headerSize)
        return m_payload.read(offset - headerSize, length);
    const QByteArray head = m_header.mid(static_cast<qsizetype>(offset), length);
    return head + m_payload.read(0, length - head.size());
}

} // namespace Framescope
