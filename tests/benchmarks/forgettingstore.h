#pragma once

#include "app/session/sessionstore.h"

namespace Framescope {

/// Takes blocks and forgets them.
class ForgettingStore final : public SessionStore
{
public:
    QDateTime started() const override { return {}; }
    void append(SessionBatch batch) override
    {
        m_last += static_cast<FrameId>(batch.frames.count());
    }
    FrameId lastFrame() const override { return m_last; }
    std::shared_ptr<const FrameBlock> block(FrameId) const override { return nullptr; }
    std::shared_ptr<const FrameBlock> residentBlock(FrameId) const override { return nullptr; }
    QList<ConnectionRecord> connections() const override { return {}; }
    std::optional<ConnectionRecord> connection(ConnectionId) const override { return {}; }
    QList<EventRecord> events(ConnectionId) const override { return {}; }

private:
    FrameId m_last = 0;
};

} // namespace Framescope
