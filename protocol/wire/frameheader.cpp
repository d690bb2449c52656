#include "protocol/wire/frameheader.h"

#include <QtEndian>

#include <algorithm>

namespace Framescope {

namespace {

constexpr quint8 Marker16 = 126;
constexpr quint8 Marker64 = 127;

/// Writes \a header to where there is room for it; returns the place behind it.
char *writeHeader(char *to, const FrameHeader &header)
{
    const quint8 maskBit = header.maskingKey ? 0x80 : 0;
    *to++ = static_cast<char>(
        (header.fin ? 0x80 : 0) | ((header.rsv & 0x7) << 4) | (header.opcode & 0xF));
    switch (header.lengthForm) {
    case LengthForm::Bits7:
        *to++ = static_cast<char>(maskBit | (header.payloadLength & 0x7F));
        break;
    case LengthForm::Bits16:
        *to++ = static_cast<char>(maskBit | Marker16);
        qToBigEndian(static_cast<quint16>(header.payloadLength), to);
        break;
    case LengthForm::Bits64:
        *to++ = static_cast<char>(maskBit | Marker64);
        qToBigEndian(header.payloadLength, to);
        break;
    }
    to += lengthFieldSize(header.lengthForm);
    return header.maskingKey ? std::copy(header.maskingKey->begin(), header.maskingKey->end(), to)
                             : to;
}

} // namespace

FrameHeader makeHeader(
    Opcode opcode, quint64 payloadLength, std::optional<MaskingKey> maskingKey, bool fin)
{
    FrameHeader header;
    header.fin = fin;
    header.opcode = toNibble(opcode);
    header.lengthForm = minimalLengthForm(payloadLength);
    header.payloadLength = payloadLength;
    header.maskingKey = maskingKey;
    return header;
}

std::optional<FrameHeader> decodeHeader(QByteArrayView wire)
{
    FrameHeader header;
    return decodeHeader(wire, header) ? std::optional(header) : std::nullopt;
}

bool decodeHeader(QByteArrayView wire, FrameHeader &header)
{
    if (wire.size() < 2)
        return false;
    const auto first = static_cast<quint8>(wire[0]);
    const auto second = static_cast<quint8>(wire[1]);
    const quint8 marker = second & 0x7F;
    const bool masked = (second & 0x80) != 0;
    const LengthForm form = marker == Marker64 ? LengthForm::Bits64
        : marker == Marker16                   ? LengthForm::Bits16
                                               : LengthForm::Bits7;
    const qsizetype lengthSize = lengthFieldSize(form);
    if (wire.size() < 2 + lengthSize + (masked ? 4 : 0))
        return false;

    header.fin = (first & 0x80) != 0;
    header.rsv = (first >> 4) & 0x7;
    header.opcode = first & 0xF;
    header.lengthForm = form;
    const char *at = wire.data() + 2;
    switch (form) {
    case LengthForm::Bits7:
        header.payloadLength = marker;
        break;
    case LengthForm::Bits16:
        header.payloadLength = qFromBigEndian<quint16>(at);
        break;
    case LengthForm::Bits64:
        header.payloadLength = qFromBigEndian<quint64>(at);
        break;
    }
    header.maskingKey.reset();
    if (masked)
        std::copy_n(at + lengthSize, 4, header.maskingKey.emplace().begin());
    return true;
}

void appendHeader(QByteArray &wire, const FrameHeader &header)
{
    const qsizetype at = wire.size();
    wire.resize(at + header.size());
    writeHeader(wire.data() + at, header);
}

QByteArray encodeHeader(const FrameHeader &header)
{
    QByteArray wire;
    appendHeader(wire, header);
    return wire;
}

void appendFrame(QByteArray &wire, const FrameHeader &header, QByteArrayView payload)
{
    const qsizetype at = wire.size();
    wire.resize(at + header.size() + payload.size());
    char *to = writeHeader(wire.data() + at, header);
    std::copy(payload.begin(), payload.end(), to);
    if (header.maskingKey)
        applyMask({ to, static_cast<std::size_t>(payload.size()) }, *header.maskingKey);
}

} // namespace Framescope
