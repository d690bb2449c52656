#pragma once

#include "protocol/handshake/headerfield.h"

namespace Framescope {

/// What a client writes into its opening handshake (RFC 6455 §4.1).
struct ClientHandshake
{
    QByteArray host; ///< value of the Host field: "example.com" or "example.com:8080"
    QByteArray target; ///< path and query, "/chat?room=1"
    QByteArray key; ///< 16 random octets in Base64, fresh for each connection
    QList<QByteArray> subprotocols; ///< by preference; empty: no Sec-WebSocket-Protocol
    QByteArray origin; ///< empty: no Origin
    QByteArray extensions; ///< the offer, verbatim; empty: no Sec-WebSocket-Extensions
    QByteArray cookie; ///< empty: no Cookie (RFC 6455 §4.1, as with what follows)
    QByteArray authorization; ///< empty: no Authorization
    /// The user's own. One with the name of an automatic field takes that field's place, several
    /// take it together; the others follow at the end. The order among them is kept.
    HeaderFields headers;
    QList<QByteArray> removedHeaders; ///< names of automatic fields that are left out
    /// The whole request instead of all above, octet by octet as it is sent; empty: not used.
    QByteArray rawRequest;
};

/// The fields that are written without the user's doing, in wire order, before the user's fields
/// replace or remove any.
HeaderFields automaticFields(const ClientHandshake &handshake);

/// All fields of the request in wire order.
HeaderFields requestFields(const ClientHandshake &handshake);

/// The first thing in \a handshake that must not be sent because it would end its line (CR, LF or
/// NUL), one sentence without a full stop; nullopt if makeRequest() may be called.
std::optional<QString> requestProblem(const ClientHandshake &handshake);

/// The octets of the request. They may break the RFC where the user wanted them to.
QByteArray makeRequest(const ClientHandshake &handshake);

} // namespace Framescope
