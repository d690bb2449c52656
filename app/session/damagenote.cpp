#include "app/session/damagenote.h"

namespace Framescope {

void DamageNote::note(const Error &error)
{
    const std::lock_guard lock(m_mutex);
    if (m_first)
        return;
    m_first = error;
    if (m_damaged)
        m_damaged(error);
}

std::optional<Error> DamageNote::first() const
{
    const std::lock_guard lock(m_mutex);
    return m_first;
}

void DamageNote::tell(std::function<void(const Error &error)> damaged)
{
    const std::lock_guard lock(m_mutex);
    m_damaged = std::move(damaged);
}

} // namespace Framescope
