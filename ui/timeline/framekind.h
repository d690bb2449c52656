#pragma once

#include "protocol/wire/opcode.h"

#include <array>

namespace Framescope {

/// What the timeline tells apart. In the order in which a column of them is stacked.
enum class FrameKind : quint8 { Text, Binary, Continuation, Ping, Pong, Close, Reserved };

/// One of each kind, by FrameKind. For Reserved the least of its opcodes.
constexpr auto KindOpcodes = std::to_array<quint8>(
    { toNibble(Opcode::Text), toNibble(Opcode::Binary), toNibble(Opcode::Continuation),
        toNibble(Opcode::Ping), toNibble(Opcode::Pong), toNibble(Opcode::Close), 0x3 });

/// \a opcode is the raw nibble.
constexpr FrameKind frameKind(quint8 opcode)
{
    for (std::size_t kind = 0; kind < KindOpcodes.size(); ++kind) {
        if (KindOpcodes[kind] == opcode)
            return static_cast<FrameKind>(kind);
    }
    return FrameKind::Reserved;
}

} // namespace Framescope
