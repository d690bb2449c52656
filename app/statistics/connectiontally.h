#pragma once

#include "app/session/frameblock.h"
#include "app/statistics/keyset.h"

#include <algorithm>
#include <array>
#include <unordered_map>

namespace Framescope {

/// How many frames are so, and which is the first of them.
struct FrameTally
{
    quint64 count = 0;
    FrameId first = 0; ///< 0: none

    void add(FrameId frame)
    {
        if (count++ == 0)
            first = frame;
    }
    /// Of others.
    friend FrameTally operator+(const FrameTally &a, const FrameTally &b)
    {
        const bool hasBoth = a.first != 0 && b.first != 0;
        return { a.count + b.count, hasBoth ? std::min(a.first, b.first) : a.first + b.first };
    }
};

/// What the headers of the frames that went one way have in common, and which are the exceptions.
struct DirectionTally
{
    quint64 frames = 0;
    std::array<quint64, 16> opcodes {};
    FrameTally masked;
    FrameTally unmasked;
    std::array<FrameTally, 3> reservedBits; ///< RSV1 to RSV3 set
    FrameTally rsv1Inside; ///< RSV1 set where no message begins
    FrameTally reservedOpcodes;
    FrameTally longerLengths; ///< in a longer form than needed
    quint64 longestPayload = 0; ///< octets, as announced
    quint64 controlFrames = 0;
    FrameTally controlTooLong; ///< more than 125 octets
    FrameTally controlFragmented; ///< FIN = 0
    quint64 fragmented = 0; ///< messages that go on in further frames
    FrameTally outOfOrder; ///< a continuation of nothing, or a message inside another
    FrameTally invalidText; ///< no UTF-8 in a text message
};

/// The same of one connection. A value.
struct ConnectionTally
{
    DirectionTally clientToServer;
    DirectionTally serverToClient;
    quint64 keys = 0; ///< masked client frames that were compared; fewer than all without room
    quint64 differentKeys = 0;
    FrameTally repeatedKeys; ///< frames whose key an earlier one had

    const DirectionTally &of(Direction direction) const
    {
        return direction == Direction::ClientToServer ? clientToServer : serverToClient;
    }
    quint64 frames() const { return clientToServer.frames + serverToClient.frames; }
};

/// Tallies the frames of all connections of a session, as they are walked in the order of ids.
class ConnectionTallies
{
public:
    /// Keys take so much memory at most: those of some six million frames.
    static constexpr std::size_t DefaultRoom = 32 << 20;

    explicit ConnectionTallies(std::size_t keyRoom = DefaultRoom)
        : m_room { keyRoom }
    {
    }

    /// Takes the rows of \a block from \a firstRow on. Reads its columns only.
    void add(const FrameBlock &block, int firstRow);

    /// Empty for a connection without frames.
    ConnectionTally tally(ConnectionId connection) const;

private:
    struct Entry
    {
        ConnectionTally tally;
        KeySet keys;
    };
    static void addHeader(
        DirectionTally &tally, FrameId id, quint8 firstOctet, quint8 flags, quint64 length);
    void addKey(Entry &entry, FrameId id, const MaskingKey &key);

    std::unordered_map<ConnectionId, Entry> m_entries;
    KeyRoom m_room;
};

} // namespace Framescope
