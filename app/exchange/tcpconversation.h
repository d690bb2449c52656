#pragma once

#include "app/exchange/pcapngfile.h"
#include "protocol/connection/event.h"
#include "protocol/direction.h"

#include <QHostAddress>

#include <array>

namespace Framescope {

/// One TCP connection as a capture of it would show it: the packets that carry given octets, with
/// the sequence numbers, acknowledgements and checksums that belong to them.
class TcpConversation
{
public:
    struct End
    {
        QHostAddress address; ///< both ends' are of the same protocol
        quint16 port = 0;
    };

    /// \a file must outlive the conversation.
    TcpConversation(PcapNgFile &file, const End &client, const End &server);

    // Times are in nanoseconds since 1970-01-01 UTC; comments go with the first packet.

    /// SYN to the ACK of SYN.
    [[nodiscard]] Result<void> open(quint64 time, QByteArrayView comment);
    /// \a octets travel in \a direction, in as many segments as they need.
    [[nodiscard]] Result<void> send(
        Direction direction, QByteArrayView octets, quint64 time, QByteArrayView comment);
    /// As many octets went by that are not known.
    void skip(Direction direction, quint64 octets);
    /// FIN from both sides, the source of \a first before the other.
    [[nodiscard]] Result<void> finish(Direction first, quint64 time, QByteArrayView comment);
    /// RST by the source of \a by.
    [[nodiscard]] Result<void> reset(Direction by, quint64 time, QByteArrayView comment);

private:
    /// One side's sending.
    struct Side
    {
        End end;
        quint32 sequence = 0; ///< of the next octet it sends
        quint32 acknowledged = 0; ///< by the other, as far as packets have said
    };

    Side &source(Direction direction) { return m_sides[static_cast<std::size_t>(direction)]; }
    Side &destination(Direction direction) { return source(opposite(direction)); }
    Result<void> addPacket(Direction direction, quint8 flags, QByteArrayView payload, quint64 time,
        QByteArrayView comment);

    PcapNgFile &m_file;
    std::array<Side, 2> m_sides;
    quint16 m_identification = 0;
};

} // namespace Framescope
