#pragma once

#include <QByteArray>
#include <QByteArrayView>

namespace Framescope {

/// What the server appends to the key to show that it speaks WebSocket (RFC 6455 §1.3).
inline constexpr char AcceptGuid[] = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

/// SHA-1 of \a key with the GUID behind it: 20 octets. \a key is taken as it is, valid or not.
QByteArray acceptKeyDigest(QByteArrayView key);

/// The value of Sec-WebSocket-Accept that answers \a key (§4.2.2): the digest in Base64.
QByteArray acceptKey(QByteArrayView key);

/// True if \a key is Base64 of exactly 16 octets (§4.1), padding included. The unused bits before
/// the padding need not be 0: the RFC's own example "AQIDBAUGBwgJCgsMDQ4PEC==" has some.
bool isValidKey(QByteArrayView key);

} // namespace Framescope
