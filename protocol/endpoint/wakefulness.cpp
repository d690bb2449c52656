#include "protocol/endpoint/wakefulness.h"

#include <algorithm>

namespace Framescope {

bool Wakefulness::woken(Time now)
{
    if (now - m_asleepSince >= Soon)
        return false;
    if (m_rest > 0) {
        --m_rest;
        return false;
    }
    return true;
}

void Wakefulness::stayedAwake(bool useful)
{
    if (useful) {
        m_nextRest = 1;
        return;
    }
    m_rest = m_nextRest;
    m_nextRest = std::min(2 * m_nextRest, LongestRest);
}

} // namespace Framescope
