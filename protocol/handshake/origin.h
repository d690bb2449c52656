#pragma once

#include "protocol/handshake/authority.h"

namespace Framescope {

/// An origin in its ASCII serialization, scheme://host[:port] (RFC 6454 §6.2).
struct Origin
{
    QByteArray scheme; ///< in lower case
    QByteArray host; ///< in lower case; empty for file://
    std::optional<quint16> port; ///< the scheme's default one made explicit; nullopt if it has none

    /// True if the port is the one that the scheme implies.
    bool hasDefaultPort() const;
    /// scheme://host:port, the port left out only if there is none.
    QByteArray toExplicitText() const;
    /// scheme://host
    QByteArray toTextWithoutPort() const;

    friend bool operator==(const Origin &, const Origin &) = default;
};

/// The port that \a scheme (in lower case) implies: http and ws 80, https and wss 443.
std::optional<quint16> defaultPort(QByteArrayView scheme);

/// nullopt if \a text is no single origin; "null" is none either.
std::optional<Origin> parseOrigin(QByteArrayView text);

} // namespace Framescope
