#include "protocol/wire/framedecoder.h"

#include <algorithm>

namespace Framescope {

std::optional<FrameHeader> FrameDecoder::takeHeader(std::span<char> &wire)
{
    if (m_headerOctets == 0) {
        const QByteArrayView here(wire.data(), static_cast<qsizetype>(wire.size()));
        if (const auto header = decodeHeader(here)) {
            wire = wire.subspan(static_cast<std::size_t>(header->size()));
            return header;
        }
    }
    while (!wire.empty()) {
        m_header[static_cast<std::size_t>(m_headerOctets++)] = wire.front();
        wire = wire.subspan(1);
        if (const auto header = decodeHeader(pendingHeader())) {
            m_headerOctets = 0;
            return header;
        }
    }
    return std::nullopt;
}

std::optional<FramePart> FrameDecoder::next(std::span<char> &wire, std::size_t mostCompressed)
{
    FramePart part;
    if (!m_inPayload) {
        const auto header = takeHeader(wire);
        if (!header)
            return std::nullopt;
        m_current = *header;
        m_payloadRead = 0;
        m_inPayload = true;
        part.begins = true;
    } else if (wire.empty()) {
        return std::nullopt;
    }

    const quint64 left = m_current.payloadLength - m_payloadRead;
    const bool mayInflate
        = (m_current.rsv & Rsv1) != 0 || m_current.opcode == toNibble(Opcode::Continuation);
    const std::size_t most = mayInflate ? std::min(wire.size(), mostCompressed) : wire.size();
    const auto count = static_cast<std::size_t>(std::min<quint64>(left, most));
    part.header = m_current;
    part.payloadOffset = m_payloadRead;
    part.octets = wire.first(count);
    wire = wire.subspan(count);
    m_payloadRead += count;
    part.ends = m_payloadRead == m_current.payloadLength;
    m_inPayload = !part.ends;
    return part;
}

} // namespace Framescope
