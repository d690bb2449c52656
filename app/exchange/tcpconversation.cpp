#include "app/exchange/tcpconversation.h"

#include <QtEndian>

namespace Framescope {

namespace {

constexpr quint8 Fin = 0x01;
constexpr quint8 Syn = 0x02;
constexpr quint8 Rst = 0x04;
constexpr quint8 Psh = 0x08;
constexpr quint8 Ack = 0x10;

constexpr quint8 ProtocolTcp = 6;
constexpr qsizetype TcpHeaderSize = 20;
/// What an IPv4 packet of 65535 octets holds behind its headers; an IPv6 packet holds as much.
constexpr qsizetype MaxSegment = 65535 - 20 - TcpHeaderSize;
/// A receiver acknowledges after so much at the latest, though it has nothing to say itself.
constexpr quint32 AcknowledgeAfter = 1 << 20;
/// Maximum segment size, no operation, window scale 14: so that no window is ever full.
constexpr QByteArrayView SynOptions("\x02\x04\xFF\xD7\x01\x03\x03\x0E", 8);

template <typename T>
void appendBig(QByteArray &octets, T value)
{
    const T big = qToBigEndian(value);
    octets.append(reinterpret_cast<const char *>(&big), sizeof(T));
}

void appendAddress(QByteArray &octets, const QHostAddress &address)
{
    if (address.protocol() == QAbstractSocket::IPv4Protocol) {
        appendBig(octets, address.toIPv4Address());
        return;
    }
    const Q_IPV6ADDR full = address.toIPv6Address();
    octets.append(reinterpret_cast<const char *>(&full), sizeof(full));
}

/// The sum of 16-bit words that the Internet checksum is made of (RFC 1071).
quint64 sum(QByteArrayView octets, quint64 before = 0)
{
    qsizetype at = 0;
    for (; at + 1 < octets.size(); at += 2)
        before += qFromBigEndian<quint16>(octets.data() + at);
    if (at < octets.size())
        before += static_cast<quint64>(static_cast<quint8>(octets[at])) << 8;
    return before;
}

quint16 checksum(quint64 total)
{
    while (total >> 16)
        total = (total & 0xFFFF) + (total >> 16);
    return static_cast<quint16>(~total);
}

} // namespace

TcpConversation::TcpConversation(PcapNgFile &file, const End &client, const End &server)
    : m_file(file)
    , m_sides { Side { client, 1000, 0 }, Side { server, 2000, 0 } }
{
}

Result<void> TcpConversation::addPacket(
    Direction direction, quint8 flags, QByteArrayView payload, quint64 time, QByteArrayView comment)
{
    Side &from = source(direction);
    Side &to = destination(direction);
    const bool isSyn = (flags & Syn) != 0;
    const QByteArrayView options = isSyn ? SynOptions : QByteArrayView();
    const qsizetype tcpSize = TcpHeaderSize + options.size();
    const qsizetype segment = tcpSize + payload.size();

    QByteArray addresses;
    appendAddress(addresses, from.end.address);
    appendAddress(addresses, to.end.address);

    QByteArray packet;
    const bool isIpv4 = from.end.address.protocol() == QAbstractSocket::IPv4Protocol;
    if (isIpv4) {
        appendBig(packet, quint16(0x4500)); // version 4, a header of five words
        appendBig(packet, static_cast<quint16>(20 + segment));
        appendBig(packet, ++m_identification);
        appendBig(packet, quint16(0x4000)); // not to be fragmented
        appendBig(packet, quint8(64)); // hops
        appendBig(packet, ProtocolTcp);
        const quint16 header = checksum(sum(packet) + sum(addresses));
        appendBig(packet, header);
        packet += addresses;
    } else {
        appendBig(packet, quint32(0x60000000)); // version 6
        appendBig(packet, static_cast<quint16>(segment));
        appendBig(packet, ProtocolTcp);
        appendBig(packet, quint8(64));
        packet += addresses;
    }

    const qsizetype tcp = packet.size();
    appendBig(packet, from.end.port);
    appendBig(packet, to.end.port);
    appendBig(packet, from.sequence);
    appendBig(packet, (flags & Ack) != 0 ? to.sequence : 0);
    appendBig(packet, static_cast<quint8>(tcpSize / 4 << 4));
    appendBig(packet, flags);
    appendBig(packet, quint16(0xFFFF)); // window
    appendBig(packet, quint16(0)); // checksum
    appendBig(packet, quint16(0)); // urgent pointer
    packet += options;
    const quint64 pseudoHeader = sum(addresses) + ProtocolTcp + static_cast<quint64>(segment);
    const quint64 total = sum(payload, sum(QByteArrayView(packet).sliced(tcp), pseudoHeader));
    qToBigEndian(checksum(total), packet.data() + tcp + 16);

    from.sequence += static_cast<quint32>(payload.size());
    if ((flags & (Syn | Fin)) != 0)
        ++from.sequence; // each counts as an octet
    if ((flags & Ack) != 0)
        to.acknowledged = to.sequence;
    return m_file.addPacket(time, packet, payload, comment);
}

Result<void> TcpConversation::open(quint64 time, QByteArrayView comment)
{
    if (const auto syn = addPacket(Direction::ClientToServer, Syn, {}, time, comment); !syn)
        return syn;
    if (const auto syn = addPacket(Direction::ServerToClient, Syn | Ack, {}, time, {}); !syn)
        return syn;
    return addPacket(Direction::ClientToServer, Ack, {}, time, {});
}

Result<void> TcpConversation::send(
    Direction direction, QByteArrayView octets, quint64 time, QByteArrayView comment)
{
    while (!octets.isEmpty()) {
        const qsizetype count = std::min(octets.size(), MaxSegment);
        const auto sent = addPacket(direction, Psh | Ack, octets.first(count), time, comment);
        if (!sent)
            return sent;
        octets = octets.sliced(count);
        comment = {};
        const Side &from = source(direction);
        if (from.sequence - from.acknowledged >= AcknowledgeAfter) {
            if (const auto ack = addPacket(opposite(direction), Ack, {}, time, {}); !ack)
                return ack;
        }
    }
    return {};
}

void TcpConversation::skip(Direction direction, quint64 octets)
{
    source(direction).sequence += static_cast<quint32>(octets);
}

Result<void> TcpConversation::finish(Direction first, quint64 time, QByteArrayView comment)
{
    if (const auto fin = addPacket(first, Fin | Ack, {}, time, comment); !fin)
        return fin;
    if (const auto fin = addPacket(opposite(first), Fin | Ack, {}, time, {}); !fin)
        return fin;
    return addPacket(first, Ack, {}, time, {});
}

Result<void> TcpConversation::reset(Direction by, quint64 time, QByteArrayView comment)
{
    return addPacket(by, Rst | Ack, {}, time, comment);
}

} // namespace Framescope
