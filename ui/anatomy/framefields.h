#pragma once

#include "protocol/wire/frameheader.h"
#include "ui/frames/frameselection.h"
#include "ui/theme/theme.h"

#include <QList>

#include <optional>

namespace Framescope {

/// A run of a frame's bits, counted from the most significant one of its first octet.
struct BitRange
{
    quint64 first = 0;
    quint64 count = 0;

    bool isEmpty() const { return count == 0; }
    quint64 end() const { return first + count; }
    bool contains(quint64 bit) const { return bit >= first && bit - first < count; }
    friend bool operator==(const BitRange &, const BitRange &) = default;
};

/// One field of the frame format (RFC 6455 §5.2), as it stands in one frame.
struct FrameField
{
    enum class Kind {
        Fin,
        ReservedBit1,
        ReservedBit2,
        ReservedBit3,
        Opcode,
        Mask,
        PayloadLength, ///< the seven bits
        ExtendedLength, ///< 16 or 64 bits
        Key, ///< the masking-key
        PayloadOctet,
    };

    Kind kind = Kind::Fin;
    BitRange bits;
    quint64 payloadIndex = 0; ///< of a PayloadOctet, from 0

    /// Every octet of which the field has a part.
    OctetRange octets() const;
    Theme::Field color() const;

    friend bool operator==(const FrameField &, const FrameField &) = default;
};

/// All fields of one frame in wire order: those of its header, then one for each octet of payload.
/// Those are computed when asked for, so that the payload may be of any size.
class FrameFields
{
public:
    /// No frame: no fields.
    FrameFields() = default;
    /// \a payloadOctets is what arrived, which may be less than announced.
    FrameFields(const FrameHeader &header, quint64 payloadOctets);

    bool isEmpty() const { return m_header.isEmpty(); }
    quint64 count() const { return headerCount() + m_payloadOctets; }
    quint64 headerCount() const { return static_cast<quint64>(m_header.size()); }
    quint64 bitCount() const { return m_headerBits + m_payloadOctets * 8; }
    /// \a index is below count().
    FrameField at(quint64 index) const;
    /// Index of the field that has \a bit; nullopt behind the end.
    std::optional<quint64> indexOfBit(quint64 bit) const;
    /// Index of the field that best stands for \a octets: the first that has exactly these, else
    /// the first that has the first of them. nullopt if that is empty or behind the end.
    std::optional<quint64> indexOfOctets(OctetRange octets) const;

private:
    QList<FrameField> m_header;
    quint64 m_headerBits = 0;
    quint64 m_payloadOctets = 0;
};

} // namespace Framescope
