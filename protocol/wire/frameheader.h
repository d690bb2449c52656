#pragma once

#include "protocol/wire/masking.h"
#include "protocol/wire/opcode.h"

#include <QByteArrayView>

#include <optional>

namespace Framescope {

/// How the payload length was written (RFC 6455 §5.2): in 7 bits, or in 16 or 64 bits after them.
enum class LengthForm : quint8 { Bits7, Bits16, Bits64 };

/// The shortest form that can hold \a payloadLength; §5.2 allows no other.
constexpr LengthForm minimalLengthForm(quint64 payloadLength)
{
    if (payloadLength <= 125)
        return LengthForm::Bits7;
    return payloadLength <= 0xFFFF ? LengthForm::Bits16 : LengthForm::Bits64;
}

/// Octets between the first two and the masking-key.
constexpr qsizetype lengthFieldSize(LengthForm form)
{
    return form == LengthForm::Bits7 ? 0 : form == LengthForm::Bits16 ? 2 : 8;
}

/// Bits of FrameHeader::rsv.
constexpr quint8 Rsv1 = 0x4;
constexpr quint8 Rsv2 = 0x2;
constexpr quint8 Rsv3 = 0x1;

/// A frame header exactly as it stood on the wire (RFC 6455 §5.2).
/// Illegal values are kept: checkHeader() judges, decodeHeader() only reads.
/// encodeHeader(decodeHeader(x)) == x for every x.
struct FrameHeader
{
    bool fin = true;
    quint8 rsv = 0; ///< RSV1 is 0x4, RSV2 0x2, RSV3 0x1
    quint8 opcode = 0; ///< raw nibble, may be reserved
    LengthForm lengthForm = LengthForm::Bits7; ///< need not be minimal
    quint64 payloadLength = 0; ///< octets, as announced; all 64 bits are kept
    std::optional<MaskingKey> maskingKey; ///< 00 00 00 00 is a legal key

    bool isMasked() const { return maskingKey.has_value(); }
    bool isControl() const { return isControlOpcode(opcode); }

    /// Octets the header takes on the wire, 2 to 14.
    qsizetype size() const { return 2 + lengthFieldSize(lengthForm) + (maskingKey ? 4 : 0); }

    friend bool operator==(const FrameHeader &, const FrameHeader &) = default;
};

constexpr qsizetype MaxHeaderSize = 14;

/// A legal header for a frame of \a payloadLength octets.
FrameHeader makeHeader(Opcode opcode, quint64 payloadLength,
    std::optional<MaskingKey> maskingKey = std::nullopt, bool fin = true);

/// Returns nullopt, consuming nothing, while \a wire ends inside the header.
std::optional<FrameHeader> decodeHeader(QByteArrayView wire);
/// Likewise into \a header, which is not copied then; false while \a wire ends inside it.
bool decodeHeader(QByteArrayView wire, FrameHeader &header);

/// Appends \a header to \a wire; writes illegal headers too. With LengthForm::Bits7 the low seven
/// bits of payloadLength are written, with Bits16 the low sixteen.
void appendHeader(QByteArray &wire, const FrameHeader &header);
QByteArray encodeHeader(const FrameHeader &header);

/// Appends a whole frame; \a payload, which is not in \a wire, is given unmasked and masked on the
/// way if there is a key.
void appendFrame(QByteArray &wire, const FrameHeader &header, QByteArrayView payload);

} // namespace Framescope
