#include "ui/anatomy/framefields.h"

#include <algorithm>

namespace Framescope {

OctetRange FrameField::octets() const
{
    const quint64 first = bits.first / 8;
    return { first, (bits.end() + 7) / 8 - first };
}

Theme::Field FrameField::color() const
{
    switch (kind) {
    case Kind::Fin:
        return Theme::Field::Fin;
    case Kind::ReservedBit1:
    case Kind::ReservedBit2:
    case Kind::ReservedBit3:
        return Theme::Field::Rsv;
    case Kind::Opcode:
        return Theme::Field::Opcode;
    case Kind::Mask:
    case Kind::Key:
        return Theme::Field::Mask;
    case Kind::PayloadLength:
    case Kind::ExtendedLength:
        return Theme::Field::Length;
    case Kind::PayloadOctet:
        break;
    }
    return Theme::Field::Payload;
}

FrameFields::FrameFields(const FrameHeader &header, quint64 payloadOctets)
    : m_payloadOctets(payloadOctets)
{
    using Kind = FrameField::Kind;
    const auto append = [this](Kind kind, quint64 bits) {
        m_header.append({ kind, { m_headerBits, bits } });
        m_headerBits += bits;
    };
    append(Kind::Fin, 1);
    append(Kind::ReservedBit1, 1);
    append(Kind::ReservedBit2, 1);
    append(Kind::ReservedBit3, 1);
    append(Kind::Opcode, 4);
    append(Kind::Mask, 1);
    append(Kind::PayloadLength, 7);
    if (header.lengthForm != LengthForm::Bits7)
        append(Kind::ExtendedLength, header.lengthForm == LengthForm::Bits16 ? 16 : 64);
    if (header.isMasked())
        append(Kind::Key, 32);
}

FrameField FrameFields::at(quint64 index) const
{
    Q_ASSERT(index < count());
    if (index < headerCount())
        return m_header.at(static_cast<qsizetype>(index));
    const quint64 octet = index - headerCount();
    return { FrameField::Kind::PayloadOctet, { m_headerBits + octet * 8, 8 }, octet };
}

std::optional<quint64> FrameFields::indexOfBit(quint64 bit) const
{
    if (bit >= bitCount())
        return std::nullopt;
    if (bit >= m_headerBits)
        return headerCount() + (bit - m_headerBits) / 8;
    const auto found = std::find_if(m_header.begin(), m_header.end(),
        [bit](const FrameField &field) { return field.bits.contains(bit); });
    return static_cast<quint64>(found - m_header.begin());
}

std::optional<quint64> FrameFields::indexOfOctets(OctetRange octets) const
{
    if (octets.isEmpty())
        return std::nullopt;
    const std::optional<quint64> first = indexOfBit(octets.offset * 8);
    if (!first)
        return std::nullopt;
    // A field that fills several octets may begin within an octet that others share.
    for (quint64 index = *first; index < headerCount(); ++index) {
        if (at(index).octets() == octets)
            return index;
    }
    return first;
}

} // namespace Framescope
