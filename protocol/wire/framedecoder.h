#pragma once

#include "protocol/wire/frameheader.h"

#include <array>
#include <limits>
#include <optional>
#include <span>

namespace Framescope {

/// A run of consecutive octets of one frame's payload, in the buffer that was decoded. Most frames
/// arrive whole, in one part that both begins and ends them.
struct FramePart
{
    const FrameHeader &header; ///< the same in every part of a frame; the decoder's
    quint64 payloadOffset; ///< of octets[0] in the payload
    std::span<char> octets; ///< still masked; empty in a part that only tells of the header
    bool begins; ///< the first part of its frame
    bool ends; ///< the payload is complete with this part
};

/// Cuts a stream of octets into frames, whatever the frames say and however the stream was split.
/// Holds 14 octets and no more: payloads stay where they were received.
class FrameDecoder
{
public:
    /// Takes the next part from the front of \a wire. A header is told of as soon as it is
    /// complete, even when none of its payload has arrived. A part of what may be compressed has
    /// \a mostCompressed octets at most. Nullopt when \a wire is used up.
    std::optional<FramePart> next(std::span<char> &wire,
        std::size_t mostCompressed = std::numeric_limits<std::size_t>::max());

    /// True between the first octet of a frame and its last.
    bool isInsideFrame() const { return m_headerOctets > 0 || m_inPayload; }
    /// That of the last part.
    const FrameHeader &header() const { return m_current; }
    /// The octets of a header that is not complete yet.
    QByteArrayView pendingHeader() const { return { m_header.data(), m_headerOctets }; }

private:
    bool takeHeader(std::span<char> &wire);

    std::array<char, MaxHeaderSize> m_header {};
    qsizetype m_headerOctets = 0;
    FrameHeader m_current;
    quint64 m_payloadRead = 0;
    bool m_inPayload = false;
};

} // namespace Framescope
