#pragma once

#include "protocol/handshake/clienthandshake.h"
#include "protocol/handshake/handshakecheck.h"
#include "protocol/handshake/httphead.h"
#include "protocol/handshake/serverhandshake.h"

namespace Framescope {

/// Judges a client's opening handshake by RFC 6455 §4.1 and §4.2.1: every check in the RFC's
/// order, passed or failed. What is optional is checked only if it is there.
QList<HandshakeCheck> checkRequest(const RequestHead &request);

/// Judges a server's answer by §4.1 and §4.2.2, and what it agreed to by RFC 7692 §7.1. When the
/// status is not 101 the answer is ordinary HTTP, and no check follows that of the status but that
/// of the versions in a 426 to another version than 13 (§4.4).
QList<HandshakeCheck> checkResponse(const RequestHead &request, const ResponseHead &response);

/// The violation that the failed \a check of a head is, with the octets of the line concerned: the
/// start line, the first field of that name, or the whole head when it is malformed.
Violation handshakeViolation(const HandshakeCheck &check, const RequestHead &request);
Violation handshakeViolation(const HandshakeCheck &check, const ResponseHead &response);

} // namespace Framescope
