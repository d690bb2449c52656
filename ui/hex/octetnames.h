#pragma once

#include <QString>

namespace Framescope {

/// What an ASCII octet looks like: "a", "SP", "LF". Empty from 0x80 on, where an octet alone is no
/// character.
QString octetGlyph(quint8 octet);

/// How a screen reader should say an octet: "a", "colon", "space", "line feed". From 0x80 on
/// "no ASCII".
QString octetName(quint8 octet);

} // namespace Framescope
