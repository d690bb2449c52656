#include "ui/timeline/connectionroles.h"

#include <utility>

namespace Framescope {

ConnectionRoles::ConnectionRoles(std::shared_ptr<const SessionStore> store)
    : m_store(std::move(store))
{
}

Role ConnectionRoles::role(ConnectionId connection) const
{
    {
        const std::lock_guard lock(m_mutex);
        const auto known = m_roles.find(connection);
        if (known != m_roles.end())
            return known->second;
    }
    const std::optional<ConnectionRecord> record = m_store->connection(connection);
    const Role role = record ? record->role : Role::Proxy;
    const std::lock_guard lock(m_mutex);
    m_roles.emplace(connection, role);
    return role;
}

} // namespace Framescope
