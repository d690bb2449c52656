#pragma once

#include "app/session/octetarena.h"
#include "protocol/connection/event.h"
#include "protocol/wire/frame.h"
#include "protocol/wire/violation.h"

#include <QByteArray>

#include <span>
#include <vector>

namespace Framescope {

/// Dense within a session, from 1, in the order of recording. 0 is no frame.
using FrameId = quint64;

/// What is known of a frame without its payload. A value; cheap to copy.
struct FrameRecord
{
    FrameId id = 0;
    ConnectionId connection = 0;
    Direction direction = Direction::ClientToServer;
    qint64 time = 0; ///< ns since the session began
    FrameHeader header;
    quint64 storedLength = 0; ///< octets of payload that arrived; less than announced if truncated
    FrameId messageFirst = 0; ///< first frame of its message, 0 for a control frame
    bool hasViolation = false;

    bool isComplete() const { return storedLength == header.payloadLength; }
    /// Header and payload, as they crossed the wire.
    quint64 wireLength() const { return static_cast<quint64>(header.size()) + storedLength; }
};

/// Consecutive frames: header fields in columns, payloads in one arena (see the session file's
/// format), where one that occurs again is kept once. A block is filled by one thread and never
/// changes once it is shared, so that readers need no lock.
class FrameBlock
{
public:
    /// What a block aims to hold before the next one is begun.
    static constexpr int TargetFrames = 4096;
    static constexpr qsizetype TargetOctets = 1 << 20;
    /// Octets of payload that a block repeats instead of keeping them again, at most: so a file
    /// cannot claim without end more than it has.
    static constexpr quint64 MostRepeatedOctets = 64 << 20;

    explicit FrameBlock(FrameId firstId = 1);

    FrameId firstId() const { return m_firstId; }
    /// One behind the last id.
    FrameId endId() const { return m_firstId + static_cast<FrameId>(count()); }
    int count() const { return static_cast<int>(m_time.size()); }
    bool isEmpty() const { return m_time.empty(); }
    bool contains(FrameId id) const { return id >= firstId() && id < endId(); }
    /// Octets of payload in its arena.
    qsizetype payloadOctets() const
    {
        return m_payloadEnd.empty() ? 0 : static_cast<qsizetype>(m_payloadEnd.back());
    }
    /// Octets of decompressed messages in it.
    qsizetype messageOctets() const
    {
        return m_messages.empty() ? 0 : static_cast<qsizetype>(m_messages.back().end);
    }
    /// How many of both are in memory now; fewer for a large block of a file, until somebody asks
    /// for all of them.
    qsizetype heldOctets() const { return m_arena.held() + m_messageArena.held(); }
    /// False for a block of which only the columns were read: then there is no payload() and no
    /// message() to ask for.
    bool hasOctets() const
    {
        return m_arena.size() == payloadOctets() && m_messageArena.size() == messageOctets();
    }
    /// Whether all octets can be read. Where a large block is damaged in its file, zeros stand for
    /// what cannot: views may show them and say so, but they must not be passed on.
    bool isSound() const { return m_arena.isSound() && m_messageArena.isSound(); }
    bool isFull() const { return !hasRoomFor(1, 1); }
    /// Whether the block may grow by as much and still be as large as a block aims to be.
    bool hasRoomFor(int frames, qsizetype octets) const
    {
        return count() + frames <= TargetFrames
            && payloadOctets() + messageOctets() + octets <= TargetOctets;
    }
    /// Whether append() of \a other leaves the block as large as a block aims to be.
    bool hasRoomFor(const FrameBlock &other) const
    {
        return hasRoomFor(other.count(), other.payloadOctets() + other.messageOctets())
            && mayRepeat(other.m_repeatedOctets);
    }
    /// Whether so many \a octets more may be repeated.
    bool mayRepeat(quint64 octets) const { return octets <= MostRepeatedOctets - m_repeatedOctets; }

    /// Makes room for so many \a frames, with so many \a octets of payload, in all.
    void reserve(int frames, qsizetype octets);
    /// In place of a row. A number, as there is one for each frame: GCC writes an optional one in
    /// two parts and reads it as one, for which the processor waits.
    static constexpr int NoRow = -1;
    /// Copies \a frame behind the others; its id is endId() before the call. If its payload is the
    /// same as that of the row \a repeated, see RepeatFinder, its octets are not kept again.
    void append(ConnectionId connection, const Frame &frame, FrameId messageFirst,
        std::span<const Violation> violations = {}, int repeated = NoRow);
    /// Keeps the decompressed payload of the message that the last frame appended has ended.
    void attachMessage(QByteArrayView payload);
    /// Appends all rows of \a other, whose first id must be endId().
    void append(const FrameBlock &other);

    /// \a row is 0 to count() - 1 in all of these.
    FrameRecord record(int row) const;
    /// FrameRecord::storedLength.
    quint64 storedLength(int row) const
    {
        const auto i = static_cast<std::size_t>(originOf(row));
        return m_payloadEnd[i] - (i == 0 ? 0 : m_payloadEnd[i - 1]);
    }
    /// The earlier row whose payload in the arena is also that of \a row; \a row if it has its own.
    int originOf(int row) const
    {
        return m_origin.empty() ? row : m_origin[static_cast<std::size_t>(row)];
    }
    /// Unmasked; valid as long as the block. Of a large block that comes from a file, this reads
    /// all payloads into memory: views ask for a part.
    QByteArrayView payload(int row) const;
    /// \a length octets of it from \a offset, cut to what there is. No more than that is read.
    QByteArray payloadPart(int row, quint64 offset, qsizetype length) const;
    /// The decompressed message that ends with this frame; nullopt for every other frame and for
    /// messages that were not compressed. Reads as payload() does.
    std::optional<QByteArrayView> message(int row) const;
    /// A part of it, as of payloadPart(). Empty if there is no message.
    QByteArray messagePart(int row, quint64 offset, qsizetype length) const;
    /// Its length; known without the octets.
    std::optional<quint64> messageLength(int row) const;
    QList<Violation> violations(int row) const;

    /// Which opcodes occur: bit n for opcode n from the client, bit 16 + n from the server.
    quint32 opcodes() const;

    struct RowViolation
    {
        int row;
        Violation violation;
    };
    /// By row.
    std::span<const RowViolation> allViolations() const { return m_violations; }

    /// Columns, for scans: one element a row.
    std::span<const ConnectionId> connections() const { return m_connection; }
    std::span<const qint64> times() const { return m_time; }
    /// Bits, see below.
    std::span<const quint8> flags() const { return m_flags; }
    /// FIN, RSV1 to RSV3 and opcode, as on the wire.
    std::span<const quint8> firstOctets() const { return m_firstOctet; }
    /// Zeros for a frame without MaskedFlag.
    std::span<const MaskingKey> maskingKeys() const { return m_maskingKey; }
    /// FrameHeader::payloadLength.
    std::span<const quint64> announcedLengths() const { return m_announced; }
    /// FrameRecord::messageFirst.
    std::span<const FrameId> messageFirsts() const { return m_messageFirst; }
    /// Where each payload ends in payloads(); that of the row before is where it begins. A payload
    /// that another row has too takes no octets here.
    std::span<const quint64> payloadEnds() const { return m_payloadEnd; }
    /// originOf() each row; empty if every row has its own.
    std::span<const int> origins() const { return m_origin; }
    /// All payloads behind each other; read into memory if they are not there.
    QByteArrayView payloads() const { return m_arena.all(); }

    // What the bits of a row's flags mean; stored so in session files.
    static constexpr quint8 ServerToClientFlag = 0x01;
    static constexpr quint8 MaskedFlag = 0x02;
    static constexpr quint8 ViolationFlag = 0x04;
    static constexpr int LengthFormShift = 4; ///< LengthForm, in two bits

    /// What stands in the columns for a frame.
    static quint8 flagsOf(const Frame &frame, bool hasViolation);
    static quint8 firstOctetOf(const FrameHeader &header)
    {
        return static_cast<quint8>((header.fin ? 0x80 : 0) | (header.rsv << 4) | header.opcode);
    }

private:
    friend class BlockCodec;

    struct RowMessage
    {
        int row;
        quint64 end; ///< in the arena of messages; the entry before holds the begin
    };
    /// Where the payload of a row is in the arena.
    struct Place
    {
        quint64 begin;
        quint64 end;
    };
    Place placeOf(int row) const;
    /// Of all rows before \a row the origins are known.
    void appendOrigin(int row, int origin);
    std::vector<RowMessage>::const_iterator findMessage(int row) const;
    quint64 beginOf(std::vector<RowMessage>::const_iterator message) const;

    FrameId m_firstId;
    std::vector<qint64> m_time;
    std::vector<ConnectionId> m_connection;
    std::vector<quint8> m_flags; ///< direction, masked, length form
    std::vector<quint8> m_firstOctet; ///< FIN, RSV1 to RSV3, opcode
    std::vector<MaskingKey> m_maskingKey;
    std::vector<quint64> m_announced;
    std::vector<quint64> m_payloadEnd; ///< in the arena; the row before holds the begin
    std::vector<FrameId> m_messageFirst;
    std::vector<int> m_origin; ///< see origins()
    quint64 m_repeatedOctets = 0; ///< that are not kept again
    OctetArena m_arena;
    std::vector<RowViolation> m_violations; ///< by row
    std::vector<RowMessage> m_messages; ///< by row
    OctetArena m_messageArena;
};

} // namespace Framescope
