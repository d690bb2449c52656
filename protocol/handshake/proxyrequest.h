#pragma once

#include "protocol/handshake/authority.h"
#include "protocol/handshake/forwardcheck.h"
#include "protocol/handshake/httphead.h"

#include <tl/expected.hpp>

namespace Framescope {

/// What a client asks of a forward proxy (RFC 9110 §7.3, RFC 9112 §3.2.2 and §3.2.3).
struct ProxyRequest
{
    QByteArray host; ///< in lower case; an IPv6 address without its brackets
    quint16 port = 0;
    bool isTunnel = false; ///< CONNECT: what follows is for the server, whatever it is
    bool secure = false; ///< the target's scheme is https or wss
    /// What the origin is sent instead: the target in origin-form, without the fields that are for
    /// the proxy alone (those called Proxy-…), all else octet for octet. Empty for CONNECT.
    QByteArray head;
};

/// Reads \a request, in which forwardProblem() finds nothing but perhaps that it is CONNECT. The
/// error is what the client is answered.
tl::expected<ProxyRequest, ProxyRefusal> readProxyRequest(const RequestHead &request);

/// The head of \a request with \a target for its request-target, and all else octet for octet.
QByteArray withTarget(const RequestHead &request, QByteArrayView target);

} // namespace Framescope
