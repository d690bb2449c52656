#pragma once

#include "protocol/handshake/httphead.h"

#include <QString>

#include <optional>

namespace Framescope {

/// An answer that a proxy gives of its own accord.
struct ProxyRefusal
{
    int status = 400;
    QString reason; ///< one sentence without a full stop, printable ASCII
};

/// Why a proxy must not pass \a request on, for a server may read it in another way than we do
/// (RFC 9112 §11.2) or it would take the connection out of our sight; nullopt if nothing is
/// doubtful. That \a request breaks rules of WebSocket is no reason.
std::optional<ProxyRefusal> forwardProblem(const RequestHead &request);

/// Why \a response to a request with \a requestMethod cannot be passed on, likewise.
std::optional<ProxyRefusal> forwardProblem(
    const ResponseHead &response, QByteArrayView requestMethod);

/// The complete octets of the answer, which ends the connection. The answer to HEAD has no body.
QByteArray makeProxyAnswer(const ProxyRefusal &refusal, QByteArrayView requestMethod);

} // namespace Framescope
