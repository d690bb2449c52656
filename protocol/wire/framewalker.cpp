#include "protocol/wire/framewalker.h"

namespace Framescope {

bool FrameWalker::readHeader(std::span<char> &wire)
{
    // Nearly all frames are short and their headers in one piece.
    if (m_headerOctets == 0 && wire.size() >= 6) {
        const auto second = static_cast<quint8>(wire[1]);
        const quint8 length = second & 0x7F;
        if (length <= 125) {
            m_opcode = wire[0] & 0xF;
            m_left = m_payloadLength = length;
            wire = wire.subspan(second & 0x80 ? 6 : 2);
            return true;
        }
    }
    while (!wire.empty()) {
        m_header[static_cast<std::size_t>(m_headerOctets++)] = wire.front();
        wire = wire.subspan(1);
        if (const auto header = decodeHeader({ m_header.data(), m_headerOctets })) {
            m_headerOctets = 0;
            m_opcode = header->opcode;
            m_left = m_payloadLength = header->payloadLength;
            return true;
        }
    }
    return false;
}

} // namespace Framescope
