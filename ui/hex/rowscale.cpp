#include "ui/hex/rowscale.h"

#include <algorithm>
#include <cmath>

namespace Framescope {

namespace {
constexpr quint64 Finest = 1 << 30;
}

RowScale::RowScale(quint64 rows, int visible)
    : m_lastTop(rows - std::min(rows, static_cast<quint64>(std::max(visible, 0))))
{
}

int RowScale::maximum() const
{
    return static_cast<int>(std::min(m_lastTop, Finest));
}

int RowScale::toValue(quint64 top) const
{
    const quint64 bounded = std::min(top, m_lastTop);
    if (m_lastTop <= Finest)
        return static_cast<int>(bounded);
    const double share = static_cast<double>(bounded) / static_cast<double>(m_lastTop);
    return static_cast<int>(std::lround(share * static_cast<double>(Finest)));
}

quint64 RowScale::toTop(int value) const
{
    const auto bounded = static_cast<quint64>(std::clamp(value, 0, maximum()));
    if (m_lastTop <= Finest)
        return bounded;
    if (bounded == Finest)
        return m_lastTop;
    const double share = static_cast<double>(bounded) / static_cast<double>(Finest);
    return std::min(m_lastTop, static_cast<quint64>(share * static_cast<double>(m_lastTop)));
}

} // namespace Framescope
