#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <optional>

namespace Framescope {

/// A host with an optional port as in a Host header (RFC 9110 §7.2) or in an origin.
struct Authority
{
    QByteArray host; ///< in lower case; an IPv6 address keeps its brackets
    std::optional<quint16> port;

    friend bool operator==(const Authority &, const Authority &) = default;
};

/// nullopt if \a text is no host[:port] of RFC 3986 §3.2.2, its host is empty or longer than the
/// 255 octets of the longest name, or it has user information.
std::optional<Authority> parseAuthority(QByteArrayView text);

} // namespace Framescope
