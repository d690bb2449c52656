#pragma once

#include "ui/frames/frameselection.h"
#include "ui/hex/bytesource.h"

#include <memory>
#include <optional>

namespace Framescope {

/// What a hex view shows: octets, the text beside them, and where they stand in a frame. Offsets
/// into a content are called positions; FrameSelection counts wire octets of the frame.
struct HexContent
{
    std::shared_ptr<const ByteSource> octets; ///< null: nothing to show
    std::shared_ptr<const ByteSource> text; ///< for the text column; as long as octets
    std::optional<FrameHeader> header; ///< whose fields colour the octets
    quint64 firstWireOctet = 0; ///< of the octet at position 0, or where wirePart begins
    /// The positions that are octets of the frame; nullopt: all of them. What was decompressed has
    /// none, and of a message in several frames only this frame's are.
    std::optional<OctetRange> wirePart {};

    bool isNull() const { return !octets; }
    quint64 size() const { return octets ? octets->size() : 0; }
    /// The part of \a wire that is in here, as positions.
    OctetRange toPositions(OctetRange wire) const;
    /// The part of \a positions that is in the frame.
    OctetRange toWire(OctetRange positions) const;
    bool isOfWire() const { return !wirePart || !wirePart->isEmpty(); }
};

/// Header and payload as they crossed the wire; the text is unmasked. Null for a null frame.
HexContent wireContent(const FrameHandle &frame);
/// The unmasked payload alone. Null for a null frame.
HexContent payloadContent(const FrameHandle &frame);
/// The payload as it was before the sender compressed it (RFC 7692); the payload of a frame that is
/// not compressed. Null where that cannot be told of the frame alone: a fragment of a compressed
/// message, or one that could not be decompressed.
HexContent plainContent(const FrameHandle &frame);
/// Whether the frame's message began with RSV1, which for a fragment only its first frame says.
bool isCompressedFragment(const FrameHandle &frame);

} // namespace Framescope
