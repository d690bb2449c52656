#pragma once

#include "app/session/framehandle.h"
#include "app/session/readerthread.h"
#include "app/session/sessionstore.h"

#include <QObject>

#include <atomic>
#include <list>
#include <memory>
#include <vector>

namespace Framescope {

/// The frames that are at hand for painting: asking never waits for the disk. What is missing is
/// read on a thread of its own, the newest wish first. GUI thread only.
class FrameCache : public QObject
{
    Q_OBJECT
public:
    /// Octets of payload that may be held besides what the store itself has in memory.
    /// More than a tall screen full of frames that fill a block each.
    static constexpr qsizetype Budget = 128 << 20;

    explicit FrameCache(std::shared_ptr<const SessionStore> store, QObject *parent = nullptr);
    ~FrameCache() override;

    /// nullptr if the block that holds \a id is not at hand; then it is queued, and blocksLoaded()
    /// follows if it exists.
    std::shared_ptr<const FrameBlock> find(FrameId id);
    /// The same for one frame; a null handle if its block is not at hand.
    FrameHandle frame(FrameId id);

signals:
    /// Frames \a first to \a last are at hand now.
    void blocksLoaded(Framescope::FrameId first, Framescope::FrameId last);

private:
    std::shared_ptr<const FrameBlock> held(FrameId id);
    void want(FrameId id);
    void readNext();
    void take(FrameId wanted, const std::shared_ptr<const FrameBlock> &block);

    const std::shared_ptr<const SessionStore> m_store;
    std::shared_ptr<const FrameBlock> m_recent; ///< the last one found: cells ask again and again
    std::list<std::shared_ptr<const FrameBlock>> m_held; ///< most recently used first
    std::vector<FrameId> m_wanted; ///< newest last
    bool m_reading = false;
    ReaderThread m_thread; ///< last, so that it has ended before what it uses is gone
};

} // namespace Framescope
