#pragma once

#include "app/session/framehandle.h"

#include <QByteArray>
#include <QList>

#include <memory>

namespace Framescope {

/// The only frame of a block of its own.
inline FrameHandle sampleFrame(const FrameHeader &header, const QByteArray &payload,
    Direction direction = Direction::ClientToServer, const QList<Violation> &violations = {},
    FrameId id = 1)
{
    auto block = std::make_shared<FrameBlock>(id);
    block->append(1, { direction, 0, header, payload }, header.isControl() ? 0 : id,
        { violations.data(), static_cast<std::size_t>(violations.size()) });
    return { std::move(block), id };
}

/// The masked "Hello" of RFC 6455 §5.7: 81 85 37 FA 21 3D 7F 9F 4D 51 58.
inline FrameHandle maskedHello()
{
    return sampleFrame(makeHeader(Opcode::Text, 5, MaskingKey { 0x37, 0xFA, 0x21, 0x3D }), "Hello");
}

} // namespace Framescope
