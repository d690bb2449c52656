#pragma once

#include "protocol/wire/frameheader.h"
#include "ui/theme/theme.h"

#include <QVarLengthArray>

namespace Framescope {

/// A part of one octet that belongs to one field of the frame.
struct OctetBand
{
    Theme::Field field;
    int quarters; ///< of the octet's width, as painted

    friend bool operator==(const OctetBand &, const OctetBand &) = default;
};

/// The fields in the wire octet \a offset of a frame, from the most significant bit; together
/// they take four quarters.
QVarLengthArray<OctetBand, 3> octetBands(const FrameHeader &header, quint64 offset);

} // namespace Framescope
