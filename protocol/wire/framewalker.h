#pragma once

#include "protocol/wire/frameheader.h"

#include <algorithm>
#include <array>
#include <optional>
#include <span>

namespace Framescope {

/// Finds where frames begin and end, for whoever must know that before their octets go on. Cuts a
/// stream in the same places as FrameDecoder and reads no more of a header than that takes.
class FrameWalker
{
public:
    struct Step
    {
        quint64 payloadLength = 0; ///< octets, as announced
        quint8 opcode = 0; ///< raw nibble
        bool begins = false; ///< with this step the header is complete
        bool ends = false; ///< with this step the payload is complete
    };

    /// Takes octets from the front of \a wire: up to the end of a frame, or of \a wire. Nullopt if
    /// \a wire is used up without a header being complete.
    std::optional<Step> next(std::span<char> &wire)
    {
        Step step;
        step.begins = m_left == 0;
        if (step.begins) {
            if (!readHeader(wire))
                return std::nullopt;
        } else if (wire.empty()) {
            return std::nullopt;
        }
        const auto count = static_cast<std::size_t>(std::min<quint64>(m_left, wire.size()));
        wire = wire.subspan(count);
        m_left -= count;
        step.payloadLength = m_payloadLength;
        step.opcode = m_opcode;
        step.ends = m_left == 0;
        return step;
    }

    /// True between the first octet of a frame and its last.
    bool isInsideFrame() const { return m_headerOctets > 0 || m_left > 0; }
    /// Octets of the payload that are still to come.
    quint64 octetsLeft() const { return m_left; }

private:
    bool readHeader(std::span<char> &wire);

    std::array<char, MaxHeaderSize> m_header {}; ///< that is not complete
    qsizetype m_headerOctets = 0;
    quint64 m_payloadLength = 0;
    quint64 m_left = 0; ///< octets of the payload
    quint8 m_opcode = 0;
};

} // namespace Framescope
