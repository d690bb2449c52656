#pragma once

#include "app/replay/replayitem.h"
#include "app/replay/replayrules.h"
#include "protocol/handshake/headerfield.h"
#include "protocol/handshake/httphead.h"

#include <QUrl>

namespace Framescope::ReplayHandshake {

/// In what a server's answer is not the one that was recorded: "status", "subprotocol",
/// "extensions".
QList<ReplayDifference> differences(const ResponseHead &expected, const ResponseHead &got);

/// In what a client's request is not the one that was recorded: "target", "subprotocol",
/// "extensions".
QList<ReplayDifference> differences(const RequestHead &expected, const RequestHead &got);

/// What is said of an opening handshake with \a differences, as far as \a rules count them.
ReplayFinding finding(QList<ReplayDifference> differences, const ReplayRules &rules);

/// The fields of a recorded request that are asked with again. Left out are those that belong to
/// the connection then: Host, Sec-WebSocket-Key, and what was meant for a proxy.
HeaderFields fields(const RequestHead &recorded);

/// Path and query of a recorded request; "/" if there is none that can be asked for.
QByteArray target(const RequestHead &recorded);

/// \a url with the target of \a recorded, unless it has a path or a query of its own.
QUrl withTarget(const QUrl &url, const RequestHead &recorded);

} // namespace Framescope::ReplayHandshake
