#pragma once

#include "app/session/sessionstore.h"
#include "protocol/direction.h"

#include <memory>
#include <mutex>
#include <unordered_map>

namespace Framescope {

/// The part that Framescope played on each connection of a session, asked once and kept.
/// Thread-safe. The first question about a connection may read the disk.
class ConnectionRoles
{
public:
    explicit ConnectionRoles(std::shared_ptr<const SessionStore> store);

    /// Of a connection that the store does not know, as if it were a proxy's.
    Role role(ConnectionId connection) const;

private:
    const std::shared_ptr<const SessionStore> m_store;
    mutable std::mutex m_mutex;
    mutable std::unordered_map<ConnectionId, Role> m_roles;
};

} // namespace Framescope
