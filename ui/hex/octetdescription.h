#pragma once

#include "ui/hex/hexcontent.h"

#include <QString>

namespace Framescope {

/// A position as the offset column writes it, at least four digits: "000D".
QString offsetText(quint64 position, int digits = 4);

/// The octets at \a positions in words, for assistive technology:
/// "Offset 000D, hex 74, payload octet 5, plain colon". Empty for an empty range; a long range is
/// cut after 16 octets of hex.
QString describeOctets(const HexContent &content, OctetRange positions);

} // namespace Framescope
