#pragma once

#include "app/session/annotation.h"
#include "app/session/connectionrecord.h"
#include "app/session/messagereader.h"
#include "protocol/wire/frame.h"

namespace Framescope::LineText {

/// What `connect`, `serve` and `show` print for people, one line each, safe for a terminal.

/// "    7   1.204117  #1 → text      fin masked      5  "Hello"". The arrow → points from the
/// client to the server.
QString frame(FrameId id, ConnectionId connection, const Frame &frame);

/// The same of a recorded frame; of a large payload only the beginning is read.
QString frame(const FrameHandle &handle);

/// "           = "Hello" (5 octets, inflated)": what a compressed message says. Follows its final
/// frame.
QString inflated(const Message &message);

/// "           ! mask.missing (RFC 6455 §5.1): A frame from the client is not masked"
QString violation(const Violation &violation);

/// "           * note (red): why?": what somebody said of a frame.
QString annotation(const Annotation &annotation);

/// "  7-9   1.204117  #1 → text     compressed      5  "Hello"". \a last is its final frame.
QString message(const MessageContent &content, const FrameRecord &last);

/// "#1 client ws://host/  → 3 frames, 46 octets  ← 2 frames, 20 octets  Closed 1000, normal
/// closure"
QString connection(const ConnectionRecord &record);

QString event(const EventRecord &record);

} // namespace Framescope::LineText
