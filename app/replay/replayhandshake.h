#pragma once

#include "app/replay/replayitem.h"
#include "protocol/handshake/headerfield.h"
#include "protocol/handshake/httphead.h"

namespace Framescope::ReplayHandshake {

/// In what a server's answer is not the one that was recorded: "status", "subprotocol",
/// "extensions".
QList<ReplayDifference> differences(const ResponseHead &expected, const ResponseHead &got);

/// In what a client's request is not the one that was recorded: "target", "subprotocol",
/// "extensions".
QList<ReplayDifference> differences(const RequestHead &expected, const RequestHead &got);

/// The fields of a recorded request that are asked with again. Left out are those that belong to
/// the connection then: Host, Sec-WebSocket-Key, and what was meant for a proxy.
HeaderFields fields(const RequestHead &recorded);

/// Path and query of a recorded request; "/" if there is none that can be asked for.
QByteArray target(const RequestHead &recorded);

} // namespace Framescope::ReplayHandshake
