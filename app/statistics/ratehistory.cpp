#include "app/statistics/ratehistory.h"

#include <algorithm>

namespace Framescope {

void RateHistory::add(qint64 time, Direction direction, quint64 octets)
{
    if (m_stretches.empty())
        m_begin = time;
    // Times may lie a whole qint64 apart.
    const quint64 since
        = time > m_begin ? static_cast<quint64>(time) - static_cast<quint64>(m_begin) : 0;
    while (since / static_cast<quint64>(m_width) >= MaxStretches) {
        for (std::size_t i = 0; i < m_stretches.size(); i += 2) {
            Stretch both = m_stretches[i];
            if (i + 1 < m_stretches.size()) {
                for (std::size_t side = 0; side < 2; ++side) {
                    both.frames[side] += m_stretches[i + 1].frames[side];
                    both.octets[side] += m_stretches[i + 1].octets[side];
                }
            }
            m_stretches[i / 2] = both;
        }
        m_stretches.resize((m_stretches.size() + 1) / 2);
        m_width *= 2;
    }
    const auto index = static_cast<std::size_t>(since / static_cast<quint64>(m_width));
    m_stretches.resize(std::max(m_stretches.size(), index + 1));
    const auto side = static_cast<std::size_t>(direction);
    ++m_stretches[index].frames[side];
    m_stretches[index].octets[side] += octets;
}

} // namespace Framescope
