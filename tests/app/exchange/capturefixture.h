#pragma once

#include "app/exchange/pcapngfile.h"
#include "app/exchange/tcpconversation.h"

#include <QBuffer>
#include <QtEndian>

namespace Framescope::Test {

/// An IP packet, and when it was captured.
struct CapturedPacket
{
    quint64 time = 0; ///< ns since 1970
    QByteArray octets;
};

/// The packets of a pcapng file that PcapNgFile has written.
inline QList<CapturedPacket> packetsOf(const QByteArray &file)
{
    QList<CapturedPacket> packets;
    const auto number = [&](qsizetype at) { return qFromLittleEndian<quint32>(file.data() + at); };
    for (qsizetype at = 0; at + 12 <= file.size(); at += number(at + 4)) {
        if (number(at) != 6)
            continue;
        packets.append({ (quint64(number(at + 12)) << 32) | number(at + 16),
            file.sliced(at + 28, number(at + 20)) });
    }
    return packets;
}

/// A TCP conversation as packets, to be shuffled.
class PacketScript
{
public:
    explicit PacketScript(const QHostAddress &client = QHostAddress(QStringLiteral("192.0.2.7")),
        const QHostAddress &server = QHostAddress(QStringLiteral("198.51.100.2")))
        : m_file(m_buffer)
        , m_tcp(m_file, { client, 50'001 }, { server, 8080 })
    {
        m_buffer.open(QIODevice::WriteOnly);
    }

    PacketScript &open()
    {
        std::ignore = m_tcp.open(now(), {});
        return *this;
    }
    PacketScript &client(QByteArrayView octets)
    {
        std::ignore = m_tcp.send(Direction::ClientToServer, octets, now(), {});
        return *this;
    }
    PacketScript &server(QByteArrayView octets)
    {
        std::ignore = m_tcp.send(Direction::ServerToClient, octets, now(), {});
        return *this;
    }
    PacketScript &finish()
    {
        std::ignore = m_tcp.finish(Direction::ServerToClient, now(), {});
        return *this;
    }
    QList<CapturedPacket> packets()
    {
        std::ignore = m_file.flush();
        return packetsOf(m_buffer.data());
    }

private:
    quint64 now() { return m_time += 1'000'000; }

    QBuffer m_buffer;
    PcapNgFile m_file;
    TcpConversation m_tcp;
    quint64 m_time = 1'767'225'600'000'000'000;
};

/// A pcap file of \a packets with \a linkHeader before each.
inline QByteArray pcapFile(quint32 linkType, const QList<CapturedPacket> &packets,
    const QByteArray &linkHeader = {}, qsizetype snapLength = 262'144)
{
    QByteArray file;
    const auto append = [&](auto value) {
        const auto little = qToLittleEndian(value);
        file.append(reinterpret_cast<const char *>(&little), sizeof(little));
    };
    append(quint32(0xA1B23C4D)); // nanoseconds
    append(quint16(2));
    append(quint16(4));
    append(quint32(0));
    append(quint32(0));
    append(quint32(262'144));
    append(linkType);
    for (const CapturedPacket &packet : packets) {
        const QByteArray octets = linkHeader + packet.octets;
        append(static_cast<quint32>(packet.time / 1'000'000'000));
        append(static_cast<quint32>(packet.time % 1'000'000'000));
        append(static_cast<quint32>(std::min(octets.size(), snapLength)));
        append(static_cast<quint32>(octets.size()));
        file += octets.left(snapLength);
    }
    return file;
}

} // namespace Framescope::Test
