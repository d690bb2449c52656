#pragma once

#include <QByteArrayView>

namespace Framescope {

/// What a client begins to speak.
enum class SniffedProtocol : quint8 {
    Unclear, ///< more octets are needed
    Tls,
    Http, ///< HTTP/1.x, by the beginning of a request line
    Connect, ///< HTTP/1.x, and the method is CONNECT
    Socks4,
    Socks5,
    Other,
};

/// Judges the first \a octets of a stream. Never needs more than 64 of them.
SniffedProtocol sniffProtocol(QByteArrayView octets);

} // namespace Framescope
