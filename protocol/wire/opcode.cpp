#include "protocol/wire/opcode.h"

namespace Framescope {

QString opcodeName(quint8 nibble)
{
    switch (nibble) {
    case toNibble(Opcode::Continuation):
        return QStringLiteral("continuation");
    case toNibble(Opcode::Text):
        return QStringLiteral("text");
    case toNibble(Opcode::Binary):
        return QStringLiteral("binary");
    case toNibble(Opcode::Close):
        return QStringLiteral("close");
    case toNibble(Opcode::Ping):
        return QStringLiteral("ping");
    case toNibble(Opcode::Pong):
        return QStringLiteral("pong");
    default:
        return QStringLiteral("reserved-0x%1").arg(nibble & 0xFU, 0, 16).toLower();
    }
}

std::optional<quint8> opcodeFromName(QStringView name)
{
    for (quint8 nibble = 0; nibble < 16; ++nibble) {
        if (opcodeName(nibble) == name)
            return nibble;
    }
    return std::nullopt;
}

} // namespace Framescope
