#pragma once

#include "protocol/wire/frameheader.h"

#include <QString>

#include <optional>

namespace Framescope {

/// The name that a lesson calls a part of a frame by: "fin", "rsv1" to "rsv3", "opcode", "mask",
/// "length", "extended-length", "masking-key", "payload", and "masking-key[1]", "payload[2]",
/// "payload[0-3]" for some of the octets, counted from 0.
class FieldName
{
public:
    /// Bits of the frame, counted from the most significant of its first octet.
    struct Bits
    {
        quint64 first = 0;
        quint64 count = 0;

        friend bool operator==(const Bits &, const Bits &) = default;
    };

    /// Nullopt for a name that no frame can have.
    static std::optional<FieldName> fromText(QStringView text);

    /// Where it stands in a frame with \a header of which \a payloadOctets have arrived; nullopt if
    /// that has none.
    std::optional<Bits> bitsIn(const FrameHeader &header, quint64 payloadOctets) const;

private:
    enum class Field : quint8 {
        Fin,
        ReservedBit1,
        ReservedBit2,
        ReservedBit3,
        Opcode,
        Mask,
        Length,
        ExtendedLength,
        Key,
        Payload,
    };

    Field m_field = Field::Fin;
    std::optional<quint64> m_from; ///< of Key and Payload, in octets
    quint64 m_to = 0;
};

} // namespace Framescope
