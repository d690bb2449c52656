#pragma once

#include "app/session/sessionstore.h"

#include <QMutex>

#include <map>
#include <vector>

namespace Framescope {

/// A session that lives in memory, in the blocks that a session file is made of.
class MemorySessionStore final : public SessionStore
{
public:
    explicit MemorySessionStore(const QDateTime &started = QDateTime::currentDateTimeUtc());

    QDateTime started() const override;
    void append(SessionBatch batch) override;
    FrameId lastFrame() const override;
    std::shared_ptr<const FrameBlock> block(FrameId id) const override;
    std::shared_ptr<const FrameBlock> residentBlock(FrameId id) const override;
    QList<ConnectionRecord> connections() const override;
    std::optional<ConnectionRecord> connection(ConnectionId id) const override;
    QList<EventRecord> events(ConnectionId id) const override;

private:
    /// Slow traffic comes a few frames at a time: the last block with \a frames behind it, so that
    /// there is not a block for every flush; nullptr if they do not fit in one.
    std::shared_ptr<const FrameBlock> joinedToLast(const FrameBlock &frames) const;

    const QDateTime m_started;
    mutable QMutex m_mutex; ///< guards all below
    std::vector<std::shared_ptr<const FrameBlock>> m_blocks; ///< by id
    std::map<ConnectionId, ConnectionRecord> m_connections;
    std::map<ConnectionId, QList<EventRecord>> m_events;
};

} // namespace Framescope
