#pragma once

#include "app/filter/filterrows.h"
#include "app/session/blockreader.h"
#include "app/session/messagereader.h"
#include "app/session/sessionstore.h"

#include <unordered_map>

namespace Framescope {

/// Connections of a store that were looked up once; not all of very many. Of one thread.
class ConnectionCache
{
public:
    explicit ConnectionCache(const SessionStore &store)
        : m_store(store)
    {
    }
    /// Null if there is none. Valid until the next call.
    const ConnectionRecord *find(ConnectionId id);

private:
    static constexpr std::size_t MostKnown = 10'000;

    const SessionStore &m_store;
    std::unordered_map<ConnectionId, std::optional<ConnectionRecord>> m_known;
};

/// The frames of a stored block. Its octets are read when a row is first asked for them.
class BlockRows final : public FilterRows
{
public:
    /// Fragmented messages are looked at up to here; a recorder accepts no longer ones.
    static constexpr quint64 MaxMessage = 64 << 20;

    /// \a deltas as of DeltaTracker; empty if nobody asks for them.
    BlockRows(const SessionStore &store, BlockReader &reader, ConnectionCache &connections,
        std::shared_ptr<const FrameBlock> columns, std::span<const qint64> deltas);

    /// Octets could not be read; nothing that was told since counts.
    bool hasFailed() const { return m_failed; }

    quint64 storedLength(int row) const override;
    quint64 rules(int row) const override;
    std::optional<qint64> delta(int row) const override;
    bool continuesCompressed(int row) override;
    const ConnectionRecord *connection(ConnectionId id) override { return m_connections.find(id); }
    std::optional<MessageInfo> messageInfo(int row) override;
    QByteArrayView payload(int row) override;
    QByteArrayView message(int row) override;
    std::optional<Arena> arena() override;

private:
    bool readOctets();
    /// The opcode and RSV bits of the first frame of the message that \a row belongs to.
    std::optional<FrameHeader> firstHeader(int row) const;
    const MessageContent *assembled(int row);

    const SessionStore &m_store;
    BlockReader &m_reader;
    ConnectionCache &m_connections;
    const std::shared_ptr<const FrameBlock> m_block;
    const std::span<const qint64> m_deltas;
    /// With octets: m_block, or a block that has grown around it since it was read.
    std::shared_ptr<const FrameBlock> m_whole;
    int m_offset = 0; ///< of row 0 in m_whole
    bool m_failed = false;
    std::optional<MessageContent> m_message; ///< of m_messageRow, which has more than one frame
    int m_messageRow = -1;
};

} // namespace Framescope
