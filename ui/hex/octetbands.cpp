#include "ui/hex/octetbands.h"

namespace Framescope {

QVarLengthArray<OctetBand, 3> octetBands(const FrameHeader &header, quint64 offset)
{
    using Field = Theme::Field;
    if (offset == 0)
        return { { Field::Fin, 1 }, { Field::Rsv, 1 }, { Field::Opcode, 2 } };
    if (offset == 1)
        return { { Field::Mask, 1 }, { Field::Length, 3 } };
    const auto headerSize = static_cast<quint64>(header.size());
    if (offset >= headerSize)
        return { { Field::Payload, 4 } };
    const quint64 keySize = header.isMasked() ? 4 : 0;
    return { { offset >= headerSize - keySize ? Field::Mask : Field::Length, 4 } };
}

} // namespace Framescope
