#include "protocol/wire/framedecoder.h"

#include <algorithm>

namespace Framescope {

/// Into m_current, where it stays: a header that is written field by field and copied at once makes
/// the processor wait.
bool FrameDecoder::takeHeader(std::span<char> &wire)
{
    if (m_headerOctets == 0) {
        const QByteArrayView here(wire.data(), static_cast<qsizetype>(wire.size()));
        if (decodeHeader(here, m_current)) {
            wire = wire.subspan(static_cast<std::size_t>(m_current.size()));
            return true;
        }
    }
    while (!wire.empty()) {
        m_header[static_cast<std::size_t>(m_headerOctets++)] = wire.front();
        wire = wire.subspan(1);
        if (decodeHeader(pendingHeader(), m_current)) {
            m_headerOctets = 0;
            return true;
        }
    }
    return false;
}

std::optional<FramePart> FrameDecoder::next(std::span<char> &wire, std::size_t mostCompressed)
{
    const bool begins = !m_inPayload;
    if (begins) {
        if (!takeHeader(wire))
            return std::nullopt;
        m_payloadRead = 0;
        m_inPayload = true;
    } else if (wire.empty()) {
        return std::nullopt;
    }

    const quint64 left = m_current.payloadLength - m_payloadRead;
    const bool mayInflate
        = (m_current.rsv & Rsv1) != 0 || m_current.opcode == toNibble(Opcode::Continuation);
    const std::size_t most = mayInflate ? std::min(wire.size(), mostCompressed) : wire.size();
    const auto count = static_cast<std::size_t>(std::min<quint64>(left, most));
    const std::span<char> octets = wire.first(count);
    const quint64 offset = m_payloadRead;
    wire = wire.subspan(count);
    m_payloadRead += count;
    m_inPayload = m_payloadRead != m_current.payloadLength;
    return FramePart { m_current, offset, octets, begins, !m_inPayload };
}

} // namespace Framescope
