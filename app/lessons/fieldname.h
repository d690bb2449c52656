#pragma once

#include "protocol/wire/frameheader.h"

#include <QString>

#include <optional>

namespace Framescope {

/// The name that a lesson calls a part of a frame by: "fin", "rsv1" to "rsv3", "opcode", "mask",
/// "length", "extended-length", "masking-key", "payload", and "masking-key[1]", "payload[2]",
/// "payload[0-3]" for some of the octets, counted from 0. "fragment-payload", "masked-payload",
/// "compressed-payload", "heartbeat-payload" and "close-payload" are the payload of such frames
/// alone: of a part of a message, of one with MASK = 1 or with RSV1 = 1, of a Ping or Pong, of a
/// Close.
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

    /// Of names that a frame has for the same bits, the one with the greatest tells most of it.
    int specificity() const { return static_cast<int>(m_field); }

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
        FragmentPayload,
        MaskedPayload,
        CompressedPayload,
        HeartbeatPayload,
        ClosePayload,
    };
    bool isIn(const FrameHeader &header) const;

    Field m_field = Field::Fin;
    std::optional<quint64> m_from; ///< of Key and Payload, in octets
    quint64 m_to = 0;
};

} // namespace Framescope
