#include "app/statistics/trafficstatistics.h"

#include <algorithm>
#include <bit>

namespace Framescope {

void TrafficStatistics::addFrame(const FilterRows &rows, int row)
{
    const FilterRows::Columns &columns = rows.columns();
    const auto i = static_cast<std::size_t>(row);
    const quint8 flags = columns.flags[i];
    const quint8 opcode = columns.firstOctets[i] & 0xF;
    const quint64 mask = (flags & FrameBlock::MaskedFlag) != 0 ? 4 : 0;
    const quint64 header = rows.headerLength(row) - mask;
    const quint64 payload = rows.storedLength(row);
    const quint64 octets = header + mask + payload;

    for (Count *count : { &all, &byOpcode[opcode] }) {
        ++count->frames;
        count->octets += octets;
    }
    ++byLength[static_cast<std::size_t>(std::bit_width(payload))];
    headerOctets += header;
    maskOctets += mask;
    if (opcode == toNibble(Opcode::Continuation)) {
        ++continuations;
        fragmentationOctets += header + mask;
    }
}

void PeakRate::add(qint64 time, quint64 octets)
{
    constexpr qint64 Second = 1'000'000'000;
    if (const qint64 second = time / Second; second > m_second) {
        m_second = second;
        m_framesNow = 0;
        m_octetsNow = 0;
    }
    ++m_framesNow;
    m_octetsNow += octets;
    m_frames = std::max(m_frames, m_framesNow);
    m_octets = std::max(m_octets, m_octetsNow);
}

} // namespace Framescope
