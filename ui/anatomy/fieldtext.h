#pragma once

#include "app/session/framehandle.h"
#include "ui/anatomy/framefields.h"

#include <QString>

namespace Framescope {

/// "FIN", "Opcode", "Masking-key", "Payload octet 5".
QString fieldName(const FrameField &field);

/// "bit 0", "bits 32–63".
QString fieldBitsText(const FrameField &field);
/// "byte 0", "bytes 4–7".
QString fieldBytesText(const FrameField &field);

/// What the field says on \a frame: "0", "0x1 text", "154", "9C 4E 17 D2", "74, plain 3A"; if
/// \a isCovered, "74, plain ?".
QString fieldValueText(const FrameField &field, const FrameHandle &frame, bool isCovered = false);

/// All of it in words, for assistive technology:
/// "Masking-key, bits 32 to 63, value 9C 4E 17 D2".
QString fieldDescription(const FrameField &field, const FrameHandle &frame, bool isCovered = false);

/// The octets that hold \a field, as they crossed the wire.
QByteArray fieldOctets(const FrameField &field, const FrameHandle &frame);

} // namespace Framescope
