#include "app/filter/filterrows.h"

#include <array>

namespace Framescope {

quint64 FilterRows::headerLength(int row) const
{
    constexpr std::array<quint64, 4> WithForm { 2, 4, 10, 10 };
    const quint8 flags = m_columns.flags[static_cast<std::size_t>(row)];
    return WithForm[(flags >> FrameBlock::LengthFormShift) & 0x3]
        + ((flags & FrameBlock::MaskedFlag) != 0 ? 4 : 0);
}

bool FilterRows::isCompressed(int row)
{
    const FrameId first = m_columns.messageFirst[static_cast<std::size_t>(row)];
    if (first == 0)
        return false;
    if (first < m_columns.firstId)
        return continuesCompressed(row);
    return (m_columns.firstOctets[first - m_columns.firstId] >> 4 & Rsv1) != 0;
}

} // namespace Framescope
