#include "app/exchange/linklayer.h"

#include <QtEndian>

#include <pcap/dlt.h>

namespace Framescope::LinkLayer {

namespace {

constexpr quint16 EtherTypeIpv4 = 0x0800;
constexpr quint16 EtherTypeIpv6 = 0x86DD;
constexpr quint16 EtherTypeVlan = 0x8100;
constexpr quint16 EtherTypeVlanOuter = 0x88A8;
constexpr quint16 EtherTypeVlanOld = 0x9100;
constexpr quint16 EtherTypePppoe = 0x8864;

/// Ethernet, Linux "cooked" 1 and 2: the offset of the EtherType and of what follows the header.
struct EtherTypePlace
{
    qsizetype type;
    qsizetype payload;
};

std::optional<EtherTypePlace> placeOfEtherType(int linkType)
{
    switch (linkType) {
    case DLT_EN10MB:
        return EtherTypePlace { 12, 14 };
    case DLT_LINUX_SLL:
        return EtherTypePlace { 14, 16 };
    case DLT_LINUX_SLL2:
        return EtherTypePlace { 0, 20 };
    default:
        return std::nullopt;
    }
}

bool isRaw(int linkType)
{
    // DLT_RAW has another value in files than libpcap's own, depending on the system.
    return linkType == DLT_RAW || linkType == 101 || linkType == DLT_IPV4 || linkType == DLT_IPV6;
}

std::optional<QByteArrayView> checkedIp(QByteArrayView packet)
{
    if (packet.isEmpty())
        return std::nullopt;
    const int version = static_cast<quint8>(packet[0]) >> 4;
    return version == 4 || version == 6 ? std::optional(packet) : std::nullopt;
}

std::optional<QByteArrayView> behindEtherType(quint16 type, QByteArrayView rest)
{
    // Each VLAN tag has two octets, and the EtherType of what follows.
    while (type == EtherTypeVlan || type == EtherTypeVlanOuter || type == EtherTypeVlanOld) {
        if (rest.size() < 4)
            return std::nullopt;
        type = qFromBigEndian<quint16>(rest.data() + 2);
        rest = rest.sliced(4);
    }
    if (type == EtherTypePppoe) // six octets, and the protocol of PPP in two
        return rest.size() > 8 ? checkedIp(rest.sliced(8)) : std::nullopt;
    return type == EtherTypeIpv4 || type == EtherTypeIpv6 ? checkedIp(rest) : std::nullopt;
}

} // namespace

bool isKnown(int linkType)
{
    return placeOfEtherType(linkType) || isRaw(linkType) || linkType == DLT_NULL
        || linkType == DLT_LOOP;
}

std::optional<QByteArrayView> ipPacket(int linkType, QByteArrayView frame)
{
    if (isRaw(linkType))
        return checkedIp(frame);
    if (linkType == DLT_NULL || linkType == DLT_LOOP) {
        // The address family in four octets, whose value for IPv6 differs from system to system.
        return frame.size() > 4 ? checkedIp(frame.sliced(4)) : std::nullopt;
    }
    const auto place = placeOfEtherType(linkType);
    if (!place || frame.size() < place->payload)
        return std::nullopt;
    return behindEtherType(
        qFromBigEndian<quint16>(frame.data() + place->type), frame.sliced(place->payload));
}

} // namespace Framescope::LinkLayer
