#include "ui/intercept/rawframesource.h"

#include <algorithm>

namespace Framescope {

RawFrameSource::RawFrameSource(const RawFrame &frame, Payload payload)
    : m_header(encodeHeader(frame.header))
    , m_payload(frame.payload)
    , m_key(payload == Payload::Masked ? frame.header.maskingKey : std::nullopt)
{
}

quint64 RawFrameSource::size() const
{
    return static_cast<quint64>(m_header.size() + m_payload.size());
}

QByteArray RawFrameSource::read(quint64 offset, qsizetype length) const
{
    if (offset >= size())
        return {};
    const auto headerSize = static_cast<quint64>(m_header.size());
    QByteArray octets;
    if (offset < headerSize)
        octets = m_header.mid(static_cast<qsizetype>(offset), length);
    const qsizetype rest = length - octets.size();
    if (rest <= 0)
        return octets;
    const quint64 from = std::max(offset, headerSize) - headerSize;
    QByteArray payload = m_payload.mid(static_cast<qsizetype>(from), rest);
    if (m_key)
        applyMask({ payload.data(), static_cast<std::size_t>(payload.size()) }, *m_key, from);
    return octets + payload;
}

HexContent wireContent(const RawFrame &frame)
{
    using Payload = RawFrameSource::Payload;
    HexContent content;
    content.octets = std::make_shared<RawFrameSource>(frame, Payload::Masked);
    content.text = std::make_shared<RawFrameSource>(frame, Payload::Plain);
    content.header = frame.header;
    return content;
}

} // namespace Framescope
