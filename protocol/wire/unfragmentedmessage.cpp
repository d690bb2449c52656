#include "protocol/wire/unfragmentedmessage.h"

#include "protocol/octetview.h"
#include "protocol/wire/utf8validator.h"

#include <QtEndian>

#include <cstring>

namespace Framescope {

namespace {

constexpr quint8 FinBit = 0x80;
constexpr quint8 MaskBit = 0x80;
constexpr quint8 Length16 = 126;

bool isText(const FrameHeader &header)
{
    return header.opcode == toNibble(Opcode::Text);
}

} // namespace

bool isUnfragmentedMessage(const Frame &frame, quint64 limit)
{
    const FrameHeader &header = frame.header;
    const bool isData = isText(header) || header.opcode == toNibble(Opcode::Binary);
    return isData && header.fin && header.rsv == 0 && header.payloadLength <= limit
        && header.isMasked() == (frame.direction == Direction::ClientToServer)
        && header.lengthForm == minimalLengthForm(header.payloadLength)
        && (!isText(header) || isUtf8(frame.payload));
}

bool takeUnfragmentedMessage(std::span<char> &wire, quint64 limit, Frame &frame)
{
    if (wire.size() < 2)
        return false;
    const auto first = static_cast<quint8>(wire[0]);
    const auto second = static_cast<quint8>(wire[1]);
    if (first != (FinBit | toNibble(Opcode::Text)) && first != (FinBit | toNibble(Opcode::Binary)))
        return false;
    // A client masks, a server does not (§5.1).
    const bool masked = frame.direction == Direction::ClientToServer;
    const int marker = second ^ (masked ? MaskBit : 0);
    if (marker > Length16)
        return false;
    const bool isShort = marker < Length16;
    const std::size_t headerSize = 2 + (isShort ? 0U : 2U) + (masked ? sizeof(MaskingKey) : 0U);
    if (wire.size() < headerSize)
        return false;
    const std::size_t length
        = isShort ? static_cast<std::size_t>(marker) : qFromBigEndian<quint16>(wire.data() + 2);
    if (wire.size() - headerSize < length || length > limit || (!isShort && length < Length16))
        return false;

    frame.header.fin = true;
    frame.header.rsv = 0;
    frame.header.opcode = first & 0xF;
    frame.header.lengthForm = isShort ? LengthForm::Bits7 : LengthForm::Bits16;
    frame.header.payloadLength = length;
    const std::span<char> payload = wire.subspan(headerSize, length);
    frame.payload = octetView(payload);
    if (masked) {
        MaskingKey key;
        std::memcpy(key.data(), payload.data() - key.size(), key.size());
        frame.header.maskingKey = key;
        applyMask(payload, key);
    } else {
        frame.header.maskingKey.reset();
    }
    if (isText(frame.header) && !isUtf8(frame.payload)) {
        if (masked)
            applyMask(payload, *frame.header.maskingKey); // where it is wrong, others find out
        return false;
    }
    wire = wire.subspan(headerSize + length);
    return true;
}

} // namespace Framescope
