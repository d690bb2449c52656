#pragma once

#include "app/session/connectionrecord.h"
#include "app/session/framehandle.h"
#include "app/session/messagereader.h"
#include "protocol/wire/frame.h"

#include <QByteArray>
#include <QDateTime>

namespace Framescope::JsonLines {

/// The objects that `framescope-cli --json` prints and .jsonl files hold, one a line. Each function
/// appends one object without the line's end. Times are in seconds since the session began, exact
/// to the nanosecond; octets that are not UTF-8 come in Base64.

/// {"id":7,"connection":1,"direction":"client_to_server","time":1.204117,"opcode":"text", …}.
/// "header" leaves the masking-key to "masking_key". A frame whose octets ended early has
/// "truncated":true.
void appendFrame(QByteArray &line, FrameId id, ConnectionId connection, const Frame &frame,
    const QList<Violation> &violations);
void appendFrame(QByteArray &line, const FrameHandle &frame);

/// {"id":1,"last":3,"connection":1,"direction":"client_to_server","time":1.204117,"type":"text",
/// …}. \a last is the final frame of the message that \a content holds whole.
void appendMessage(QByteArray &line, const MessageContent &content, const FrameRecord &last);

/// {"id":1,"role":"client","url":"ws://host/", …}; "opened" is by the clock on the wall, null for a
/// connection that never opened, as "close" is for one that has not ended. \a started is the time
/// of the session's beginning.
void appendConnection(QByteArray &line, const ConnectionRecord &record, const QDateTime &started);

/// {"time":0.000312,"connection":1,"event":"request", …}.
void appendEvent(QByteArray &line, const EventRecord &record);

} // namespace Framescope::JsonLines
