#pragma once

#include "protocol/handshake/deflatenegotiation.h"
#include "protocol/handshake/handshakecheck.h"
#include "protocol/handshake/httphead.h"
#include "protocol/handshake/originpolicy.h"
#include "protocol/handshake/webpage.h"

namespace Framescope {

/// By what a server decides whom it accepts.
struct ServerPolicy
{
    OriginPolicy origins;
    QList<QByteArray> subprotocols; ///< by preference; the first that the client offers is agreed
    /// Accepts a request that breaks rules, as long as it is a GET that asks for WebSocket and its
    /// origin is accepted.
    bool lenient = false;
    /// Refuses requests without Origin, which other clients than browsers may send (§10.2).
    bool requireOrigin = false;
    /// What a plain GET of "/" is answered with; without one it is refused as any other.
    std::optional<WebPage> page {};
    bool deflate = true; ///< agrees to permessage-deflate (RFC 7692) if the client offers it
    /// What to agree to where the client's offer allows it.
    std::optional<DeflateParameters> deflateAnswer {};
};

/// What a server answers to a request. One that got the page (status 200) is not accepted either.
struct ServerDecision
{
    int status = 0;
    QByteArray response; ///< complete octets: the head, and a refusal's body
    bool accepted = false; ///< the status is 101, and the connection is open once it is sent
    QByteArray subprotocol; ///< agreed; empty if none
    std::optional<DeflateParameters> deflate; ///< agreed
    QString refusal; ///< why not, one sentence without a full stop; empty when accepted
};

/// Decides about a request by its \a checks, which are those of checkRequest() (RFC 6455 §4.2.2).
/// \a secure says whether it came over TLS. A refusal ends the connection.
ServerDecision decide(const RequestHead &request, const QList<HandshakeCheck> &checks,
    const ServerPolicy &policy, bool secure);

/// Refusals of requests that were not read to their end, or not at all.
ServerDecision headTooLarge();
ServerDecision handshakeTimedOut();
ServerDecision tooManyConnections();
/// Of what is no HTTP at all, for the reason \a sentence.
ServerDecision notHttp(const QString &sentence);

/// The head that accepts a request (§4.2.2 step 5). Empty \a subprotocol or \a extensions: none.
QByteArray makeAcceptResponse(
    QByteArrayView key, QByteArrayView subprotocol = {}, QByteArrayView extensions = {});

} // namespace Framescope
