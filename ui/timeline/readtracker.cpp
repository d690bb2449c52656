#include "ui/timeline/readtracker.h"

#include <algorithm>
#include <utility>

namespace Framescope {

namespace {

/// A read happens to one connection, and its answers go out at the same time; only clocks that are
/// coarse let more meet.
constexpr std::size_t MaxSources = 16;

} // namespace

ReadTracker::ReadTracker(std::shared_ptr<const ConnectionRoles> roles)
    : m_roles(std::move(roles))
{
}

bool ReadTracker::isRead(const FrameRecord &frame)
{
    if (!m_roles)
        return true;
    Asked &asked = m_asked[frame.connection % m_asked.size()];
    if (asked.connection != frame.connection)
        asked = { frame.connection, m_roles->role(frame.connection) };
    return asked.role == Role::Proxy || frame.direction != sendingDirection(asked.role);
}

ReadTracker::Part ReadTracker::add(const FrameRecord &frame)
{
    if (!isRead(frame))
        return Part::None;
    if (frame.time != m_time) {
        m_time = frame.time;
        m_sources.clear();
    }
    const Source source { frame.connection, frame.direction };
    if (std::ranges::find(m_sources, source) != m_sources.end())
        return Part::Continues;
    if (m_sources.size() == MaxSources)
        m_sources.erase(m_sources.begin());
    m_sources.push_back(source);
    return Part::Begins;
}

} // namespace Framescope
