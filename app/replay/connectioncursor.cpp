#include "app/replay/connectioncursor.h"

#include <algorithm>

namespace Framescope {

ConnectionCursor::ConnectionCursor(
    std::shared_ptr<const SessionStore> store, ConnectionId connection)
    : m_store(std::move(store))
    , m_connection(connection)
{
}

FrameHandle ConnectionCursor::next()
{
    while (true) {
        if (!m_block || !m_block->contains(m_next)) {
            m_block = m_store->soundBlock(m_next);
            if (!m_block)
                return {};
        }
        const auto connections = m_block->connections();
        const auto from = connections.begin() + static_cast<qint64>(m_next - m_block->firstId());
        const auto found = std::find(from, connections.end(), m_connection);
        m_next = m_block->firstId() + static_cast<FrameId>(found - connections.begin());
        if (found != connections.end())
            return { m_block, m_next++ };
    }
}

} // namespace Framescope
