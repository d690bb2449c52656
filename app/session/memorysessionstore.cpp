#include "app/session/memorysessionstore.h"

#include <QMutexLocker>

#include <algorithm>

namespace Framescope {

MemorySessionStore::MemorySessionStore(const QDateTime &started)
    : m_started(started)
{
}

QDateTime MemorySessionStore::started() const
{
    return m_started;
}

void MemorySessionStore::append(SessionBatch batch)
{
    // Only this thread changes m_blocks: copying frames needs no lock, and readers need not wait.
    std::shared_ptr<const FrameBlock> joined = joinedToLast(batch.frames);

    const QMutexLocker lock(&m_mutex);
    if (joined)
        m_blocks.back() = std::move(joined);
    else if (!batch.frames.isEmpty())
        m_blocks.push_back(std::make_shared<FrameBlock>(std::move(batch.frames)));
    for (EventRecord &event : batch.events)
        m_events[event.connection].append(std::move(event));
    for (ConnectionRecord &connection : batch.connections)
        m_connections.insert_or_assign(connection.id, std::move(connection));
}

std::shared_ptr<const FrameBlock> MemorySessionStore::joinedToLast(const FrameBlock &frames) const
{
    Q_ASSERT(
        frames.isEmpty() || frames.firstId() == (m_blocks.empty() ? 1 : m_blocks.back()->endId()));
    if (frames.isEmpty() || m_blocks.empty())
        return nullptr;
    const FrameBlock &last = *m_blocks.back();
    if (!last.hasRoomFor(frames))
        return nullptr;
    auto joined = std::make_shared<FrameBlock>(last);
    joined->append(frames);
    return joined;
}

FrameId MemorySessionStore::lastFrame() const
{
    const QMutexLocker lock(&m_mutex);
    return m_blocks.empty() ? 0 : m_blocks.back()->endId() - 1;
}

std::shared_ptr<const FrameBlock> MemorySessionStore::block(FrameId id) const
{
    return residentBlock(id);
}

std::shared_ptr<const FrameBlock> MemorySessionStore::residentBlock(FrameId id) const
{
    const QMutexLocker lock(&m_mutex);
    const auto next = std::upper_bound(m_blocks.begin(), m_blocks.end(), id,
        [](FrameId wanted, const auto &block) { return wanted < block->firstId(); });
    if (next == m_blocks.begin())
        return nullptr;
    const auto &found = *std::prev(next);
    return found->contains(id) ? found : nullptr;
}

QList<ConnectionRecord> MemorySessionStore::connections() const
{
    const QMutexLocker lock(&m_mutex);
    QList<ConnectionRecord> all;
    all.reserve(static_cast<qsizetype>(m_connections.size()));
    for (const auto &[id, connection] : m_connections)
        all.append(connection);
    return all;
}

std::optional<ConnectionRecord> MemorySessionStore::connection(ConnectionId id) const
{
    const QMutexLocker lock(&m_mutex);
    const auto found = m_connections.find(id);
    if (found == m_connections.end())
        return std::nullopt;
    return found->second;
}

QList<EventRecord> MemorySessionStore::events(ConnectionId id) const
{
    const QMutexLocker lock(&m_mutex);
    const auto found = m_events.find(id);
    return found == m_events.end() ? QList<EventRecord>() : found->second;
}

} // namespace Framescope
