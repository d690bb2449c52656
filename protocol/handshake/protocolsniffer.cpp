#include "protocol/handshake/protocolsniffer.h"

#include "protocol/handshake/httphead.h"
#include "protocol/handshake/httpsyntax.h"

namespace Framescope {

namespace {

constexpr char TlsHandshakeRecord = 22;
constexpr char Socks4Version = 4;
constexpr char Socks5Version = 5;
constexpr qsizetype MaxMethodSize = 32;
constexpr QByteArrayView Schemes[] = { "http://", "https://", "ws://", "wss://" };

/// A request target that a proxy may be sent, by its beginning.
SniffedProtocol sniffTarget(QByteArrayView target)
{
    if (target.isEmpty())
        return SniffedProtocol::Unclear;
    if (target[0] == '/' || target[0] == '*')
        return SniffedProtocol::Http;
    bool unclear = false;
    for (const QByteArrayView scheme : Schemes) {
        const qsizetype common = std::min(scheme.size(), target.size());
        if (!equalsIgnoringCase(scheme.first(common), target.first(common)))
            continue;
        if (common == scheme.size())
            return SniffedProtocol::Http;
        unclear = true;
    }
    return unclear ? SniffedProtocol::Unclear : SniffedProtocol::Other;
}

/// What is left of \a octets behind the empty lines that are ignored before a request line.
QByteArrayView withoutEmptyLines(QByteArrayView octets)
{
    for (int i = 0; i < RequestHead::IgnoredEmptyLines && octets.startsWith("\r\n"); ++i)
        octets = octets.sliced(2);
    return octets;
}

SniffedProtocol sniffRequest(QByteArrayView octets)
{
    if (octets.isEmpty() || octets == "\r")
        return SniffedProtocol::Unclear;
    const qsizetype space = octets.indexOf(' ');
    const QByteArrayView method = space < 0 ? octets : octets.first(space);
    if (method.size() > MaxMethodSize || !isToken(method))
        return SniffedProtocol::Other;
    if (space < 0)
        return SniffedProtocol::Unclear;
    if (method == "CONNECT")
        return SniffedProtocol::Connect;
    if (method == "PRI") // with which HTTP/2 begins, and no request (RFC 9113 §3.4)
        return SniffedProtocol::Other;
    return sniffTarget(octets.sliced(space + 1));
}

} // namespace

SniffedProtocol sniffProtocol(QByteArrayView octets)
{
    if (octets.isEmpty())
        return SniffedProtocol::Unclear;
    if (octets[0] == TlsHandshakeRecord)
        return SniffedProtocol::Tls;
    if (octets[0] == Socks4Version)
        return SniffedProtocol::Socks4;
    if (octets[0] == Socks5Version)
        return SniffedProtocol::Socks5;
    return sniffRequest(withoutEmptyLines(octets));
}

} // namespace Framescope
