#pragma once

#include "app/session/frameblock.h"

#include <map>
#include <memory>
#include <mutex>

namespace Framescope {

/// The blocks that were read last, as many as fit. Any thread.
class BlockCache
{
public:
    static constexpr qsizetype UsualOctets = 32 << 20;

    /// \a limit is in octets of payload and messages; the newest block stays even if it is larger.
    explicit BlockCache(qsizetype limit);

    /// The block that holds \a id, if it is here.
    std::shared_ptr<const FrameBlock> find(FrameId id) const;
    void insert(std::shared_ptr<const FrameBlock> block);

private:
    struct Entry
    {
        std::shared_ptr<const FrameBlock> block;
        mutable quint64 lastUse = 0;
    };

    const qsizetype m_limit;
    mutable std::mutex m_mutex; ///< guards all below
    std::map<FrameId, Entry> m_entries; ///< by first id
    mutable quint64 m_uses = 0;
};

} // namespace Framescope
