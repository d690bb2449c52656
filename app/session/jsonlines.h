#pragma once

#include "app/session/annotation.h"
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

/// How much an object says.
enum class Form : quint8 {
    Printed, ///< as `--json` has it
    /// As .jsonl files have it: a "kind" first, and all that it takes to make the same session of
    /// the objects again; see docs/exchange.md.
    Stored,
};

/// {"id":7,"connection":1,"direction":"client_to_server","time":1.204117,"opcode":"text", …}.
/// "header" leaves the masking-key to "masking_key". A frame whose octets ended early has
/// "truncated":true; what is said of it is in "annotation":{"colour":"red","note":"…"}.
void appendFrame(QByteArray &line, FrameId id, ConnectionId connection, const Frame &frame,
    const QList<Violation> &violations);
void appendFrame(QByteArray &line, const FrameHandle &frame, Form form = Form::Printed,
    const Annotation *annotation = nullptr);

/// {"id":1,"last":3,"connection":1,"direction":"client_to_server","time":1.204117,"type":"text",
/// …}. \a last is the final frame of the message that \a content holds whole.
void appendMessage(QByteArray &line, const MessageContent &content, const FrameRecord &last,
    Form form = Form::Printed);

/// {"id":1,"role":"client","url":"ws://host/", …}; "opened" is by the clock on the wall, null for a
/// connection that never opened, as "close" is for one that has not ended. \a started is the time
/// of the session's beginning.
void appendConnection(QByteArray &line, const ConnectionRecord &record, const QDateTime &started,
    Form form = Form::Printed);

/// {"time":0.000312,"connection":1,"event":"request", …}.
void appendEvent(QByteArray &line, const EventRecord &record, Form form = Form::Printed);

/// The version of .jsonl files that this program writes, and the latest that it reads.
inline constexpr int Format = 1;

/// {"kind":"session","format":1,"started":"2026-01-01T12:00:00.000Z", …}: the first line of a file.
void appendSession(QByteArray &line, const QDateTime &started);

} // namespace Framescope::JsonLines
