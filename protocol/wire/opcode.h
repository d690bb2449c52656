#pragma once

#include <QString>

#include <optional>

namespace Framescope {

/// The opcodes that RFC 6455 §5.2 defines. A frame keeps its raw nibble, which may be none of them.
enum class Opcode : quint8 {
    Continuation = 0x0,
    Text = 0x1,
    Binary = 0x2,
    Close = 0x8,
    Ping = 0x9,
    Pong = 0xA,
};

constexpr quint8 toNibble(Opcode opcode)
{
    return static_cast<quint8>(opcode);
}

/// Control frames have the most significant bit of the opcode set (§5.5).
constexpr bool isControlOpcode(quint8 nibble)
{
    return (nibble & 0x8) != 0;
}

/// 0x3 to 0x7 and 0xB to 0xF are reserved (§5.2).
constexpr bool isReservedOpcode(quint8 nibble)
{
    return (nibble >= 0x3 && nibble <= 0x7) || nibble >= 0xB;
}

/// Text, binary, or continuation: what a message is made of.
constexpr bool isDataOpcode(quint8 nibble)
{
    return nibble <= 0x2;
}

/// "text", "ping", …, and "reserved-0x3" for a reserved nibble (0 to 15).
QString opcodeName(quint8 nibble);

/// The inverse of opcodeName(), nullopt for any other text.
std::optional<quint8> opcodeFromName(QStringView name);

} // namespace Framescope
