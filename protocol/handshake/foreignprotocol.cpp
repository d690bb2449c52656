#include "protocol/handshake/foreignprotocol.h"

#include "protocol/handshake/protocolsniffer.h"
#include "protocol/handshake/socks5.h"

namespace Framescope {

using namespace Qt::StringLiterals;

namespace {

/// "Request rejected or failed"; port and address mean nothing.
QByteArray socks4Rejection()
{
    QByteArray octets(8, '\0');
    octets[1] = 0x5B;
    return octets;
}

/// No method of authentication is acceptable, so that the client must leave (RFC 1928 §3).
QByteArray socks5Rejection()
{
    return { QByteArray(1, Socks5::Version) + static_cast<char>(Socks5::NoneAcceptable) };
}

} // namespace

std::optional<ForeignProtocol> foreignProtocol(QByteArrayView octets)
{
    const auto sentence = [](const QString &name) {
        return u"The client speaks %1, and HTTP is spoken here"_s.arg(name);
    };
    switch (sniffProtocol(octets.first(std::min<qsizetype>(1, octets.size())))) {
    case SniffedProtocol::Tls:
        return ForeignProtocol {
            u"The client speaks TLS, and here is none: use ws:// in place of wss://"_s, {}
        };
    case SniffedProtocol::Socks4:
        return ForeignProtocol { sentence(u"SOCKS4"_s), socks4Rejection() };
    case SniffedProtocol::Socks5:
        return ForeignProtocol { sentence(u"SOCKS5"_s), socks5Rejection() };
    default:
        return std::nullopt;
    }
}

} // namespace Framescope
