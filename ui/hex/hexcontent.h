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
    quint64 firstWireOctet = 0; ///< of the octet at position 0

    bool isNull() const { return !octets; }
    quint64 size() const { return octets ? octets->size() : 0; }
    /// The part of \a wire that is in here, as positions.
    OctetRange toPositions(OctetRange wire) const;
    OctetRange toWire(OctetRange positions) const;
};

/// Header and payload as they crossed the wire; the text is unmasked. Null for a null frame.
HexContent wireContent(const FrameHandle &frame);
/// The unmasked payload alone. Null for a null frame.
HexContent payloadContent(const FrameHandle &frame);

} // namespace Framescope
