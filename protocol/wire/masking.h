#pragma once

#include <QByteArray>

#include <array>
#include <span>

namespace Framescope {

/// The four octets of a frame's masking-key, in wire order (RFC 6455 §5.2). All zero is legal.
using MaskingKey = std::array<quint8, 4>;

/// XORs \a octets with \a key in place (§5.3). The same call masks and unmasks.
/// \a offset is the position of octets[0] within the frame's payload, so that a payload may be
/// processed in parts.
void applyMask(std::span<char> octets, MaskingKey key, quint64 offset = 0);

} // namespace Framescope
