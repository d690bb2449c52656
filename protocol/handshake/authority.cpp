#include "protocol/handshake/authority.h"

#include <algorithm>

namespace Framescope {

namespace {

constexpr qsizetype MaxHostSize = 255;

bool isDigit(char octet)
{
    return octet >= '0' && octet <= '9';
}

bool isHexDigit(char octet)
{
    return isDigit(octet) || (octet >= 'a' && octet <= 'f') || (octet >= 'A' && octet <= 'F');
}

/// reg-name of RFC 3986, which covers IPv4 addresses too.
bool isHostName(QByteArrayView host)
{
    return !host.isEmpty() && std::all_of(host.begin(), host.end(), [](char octet) {
        return isDigit(octet) || (octet >= 'a' && octet <= 'z') || (octet >= 'A' && octet <= 'Z')
            || QByteArrayView("-._~%!$&'()*+,;=").contains(octet);
    });
}

/// An IPv6 address in brackets; only its characters are judged.
bool isAddressInBrackets(QByteArrayView host)
{
    if (host.size() < 4 || !host.startsWith('[') || !host.endsWith(']'))
        return false;
    const QByteArrayView address = host.sliced(1).chopped(1);
    return address.contains(':') && std::all_of(address.begin(), address.end(), [](char octet) {
        return isHexDigit(octet) || octet == ':' || octet == '.';
    });
}

} // namespace

std::optional<Authority> parseAuthority(QByteArrayView text)
{
    const qsizetype bracket = text.lastIndexOf(']');
    const qsizetype colon = text.indexOf(':', qMax<qsizetype>(0, bracket));
    const QByteArrayView host = colon < 0 ? text : text.first(colon);
    if (host.size() > MaxHostSize || !(isHostName(host) || isAddressInBrackets(host)))
        return std::nullopt;
    Authority authority { host.toByteArray().toLower(), std::nullopt };
    // "host:" is legal and means the default port (RFC 3986 §3.2.3).
    if (colon < 0 || colon + 1 == text.size())
        return authority;
    const QByteArrayView port = text.sliced(colon + 1);
    bool ok = port.size() <= 5 && std::all_of(port.begin(), port.end(), isDigit);
    if (ok)
        authority.port = port.toByteArray().toUShort(&ok);
    if (!ok)
        return std::nullopt;
    return authority;
}

} // namespace Framescope
