#pragma once

#include "app/session/blockentry.h"
#include "protocol/result.h"

#include <memory>
#include <optional>

namespace Framescope {

class SessionStore;

/// Reads the blocks of a session for one thread, of each no more than is asked for.
class BlockReader
{
public:
    BlockReader() = default;
    BlockReader(const BlockReader &) = delete;
    BlockReader &operator=(const BlockReader &) = delete;
    virtual ~BlockReader() = default;

    struct Place
    {
        FrameId firstId = 0;
        FrameId endId = 0;
        std::optional<BlockEntry> entry {}; ///< where there is a directory
    };
    /// The block that holds \a id. nullopt if there is none or it cannot be read.
    virtual std::optional<Place> find(FrameId id) = 0;
    /// That block, perhaps without its octets; nullptr as above.
    virtual std::shared_ptr<const FrameBlock> columns(FrameId id) = 0;
    /// That block with its octets: the same as the columns() before, or one that has grown since.
    virtual std::shared_ptr<const FrameBlock> block(FrameId id) = 0;
    /// Why something could not be read.
    virtual std::optional<Error> error() const { return std::nullopt; }
};

/// Asks a store whose blocks are in memory.
class StoreBlockReader final : public BlockReader
{
public:
    explicit StoreBlockReader(const SessionStore &store)
        : m_store(store)
    {
    }

    std::optional<Place> find(FrameId id) override;
    std::shared_ptr<const FrameBlock> columns(FrameId id) override { return block(id); }
    std::shared_ptr<const FrameBlock> block(FrameId id) override;

private:
    const SessionStore &m_store;
    std::shared_ptr<const FrameBlock> m_last;
};

} // namespace Framescope
