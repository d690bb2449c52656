#include "protocol/handshake/socks5.h"

#include <QUrl>
#include <QtEndian>

#include <arpa/inet.h>

#include <array>

namespace Framescope::Socks5 {

namespace {

constexpr qsizetype MaxNameSize = 255;
constexpr qsizetype PortSize = 2;

} // namespace

std::optional<QByteArray> encodeAddress(const QString &host, quint16 port)
{
    QByteArray encoded;
    std::array<char, sizeof(in6_addr)> address {};
    if (::inet_pton(AF_INET, host.toLatin1().constData(), address.data()) == 1) {
        encoded += static_cast<char>(IPv4);
        encoded.append(address.data(), sizeof(in_addr));
    } else if (::inet_pton(AF_INET6, host.toLatin1().constData(), address.data()) == 1) {
        encoded += static_cast<char>(IPv6);
        encoded.append(address.data(), sizeof(in6_addr));
    } else {
        const QByteArray name = QUrl::toAce(host);
        if (name.isEmpty() || name.size() > MaxNameSize)
            return std::nullopt;
        encoded += static_cast<char>(DomainName);
        encoded += static_cast<char>(name.size());
        encoded += name;
    }
    encoded += static_cast<char>(port >> 8);
    encoded += static_cast<char>(port & 0xFF);
    return encoded;
}

qsizetype addressSize(quint8 type, quint8 first)
{
    switch (type) {
    case IPv4:
        return qsizetype(sizeof(in_addr)) + PortSize;
    case IPv6:
        return qsizetype(sizeof(in6_addr)) + PortSize;
    case DomainName:
        return 1 + first + PortSize;
    default:
        return 0;
    }
}

QString decodeHost(quint8 type, QByteArrayView octets)
{
    if (type == DomainName)
        return QString::fromLatin1(octets.sliced(1));
    std::array<char, INET6_ADDRSTRLEN> text {};
    if (!::inet_ntop(type == IPv4 ? AF_INET : AF_INET6, octets.data(), text.data(), text.size()))
        return {};
    return QString::fromLatin1(text.data());
}

} // namespace Framescope::Socks5
