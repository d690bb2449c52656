#pragma once

#include "app/session/connectionrecord.h"
#include "protocol/wire/frame.h"

namespace Framescope::LineText {

/// What `connect` and `serve` print for people, one line each, safe for a terminal.

/// "    7   1.204117  #1 → text      fin masked      5  "Hello"". The arrow → points from the
/// client to the server.
QString frame(FrameId id, ConnectionId connection, const Frame &frame);

/// "           ! mask.missing (RFC 6455 §5.1): A frame from the client is not masked"
QString violation(const Violation &violation);

/// Empty for what needs no line: an error is told again when the command ends.
QString event(const EventRecord &record);

} // namespace Framescope::LineText
