#pragma once

#include "app/session/connectionrecord.h"
#include "protocol/endpoint/clientoptions.h"
#include "protocol/handshake/httphead.h"

#include <QList>

namespace Framescope {

/// The opening handshake of a connection as the client sent it; nullopt if there was none.
std::optional<RequestHead> requestOf(const QList<EventRecord> &events);

/// How to open a connection as \a connection was opened, as far as it was recorded: the URL and
/// what the request asked for. What is new in each request (the key) or follows from the rest is
/// made anew. Certificates and the proxy on the way are not part of a recording.
ClientOptions optionsLike(const ConnectionRecord &connection, const RequestHead &request);

} // namespace Framescope
