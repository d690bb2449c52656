#pragma once

#include "app/session/connectionrecord.h"
#include "app/session/frameblock.h"

#include <optional>
#include <span>

namespace Framescope {

/// Frames that a filter is asked about: the columns of their headers, and what is behind them on
/// request. Rows count from 0 in all of these. Of one thread.
class FilterRows
{
public:
    FilterRows() = default;
    FilterRows(const FilterRows &) = delete;
    FilterRows &operator=(const FilterRows &) = delete;
    virtual ~FilterRows() = default;

    /// Columns, in place, as FrameBlock has them.
    struct Columns
    {
        FrameId firstId = 0;
        std::span<const qint64> times;
        std::span<const ConnectionId> connections;
        std::span<const quint8> flags;
        std::span<const quint8> firstOctets;
        std::span<const MaskingKey> maskingKeys;
        std::span<const quint64> announced;
        std::span<const FrameId> messageFirst;
    };
    const Columns &columns() const { return m_columns; }
    /// Octets of the header, 2 to 14.
    quint64 headerLength(int row) const;
    /// The frame's message is compressed: its first frame has RSV1.
    bool isCompressed(int row);
    int count() const { return static_cast<int>(m_columns.times.size()); }

    /// Octets of payload that arrived.
    virtual quint64 storedLength(int row) const = 0;
    /// A bit for each Rule that the frame broke.
    virtual quint64 rules(int row) const = 0;
    /// Time since the connection's previous frame, ns; nullopt for its first.
    virtual std::optional<qint64> delta(int row) const = 0;
    /// The first frame of the message that a continuation frame belongs to has RSV1.
    virtual bool continuesCompressed(int row) = 0;
    /// Null if nothing is known of it. Valid until the next call.
    virtual const ConnectionRecord *connection(ConnectionId id) = 0;

    /// Of a message whose final frame a row is.
    struct MessageInfo
    {
        quint8 opcode = 0; ///< Text or Binary
        quint64 length = 0; ///< octets, assembled and decompressed
    };
    virtual std::optional<MessageInfo> messageInfo(int row) = 0;

    // These may read the disk. What they return is valid until the next call of any of them.

    virtual QByteArrayView payload(int row) = 0;
    /// Only for rows with a messageInfo().
    virtual QByteArrayView message(int row) = 0;

    /// Payloads that lie behind each other in memory.
    struct Arena
    {
        QByteArrayView octets;
        /// Where the payload of each row ends; that of the row before is where it begins.
        std::span<const quint64> ends;
        quint64 begin = 0; ///< of row 0
        /// FrameBlock::origins(): a row whose origin is another has the payload of that one.
        std::span<const int> origins {};
    };
    /// nullopt where they do not.
    virtual std::optional<Arena> arena() = 0;

protected:
    Columns m_columns;
};

} // namespace Framescope
