#pragma once

#include "app/replay/replayrow.h"

#include <QString>

namespace Framescope {

/// "=", "≈", "≠", "−", "+", "▸", "…".
QString replaySign(ReplayRow::Kind kind);
/// "matched", "matched by the rules", "changed", "missing", "extra", "sent".
QString replayWord(ReplayRow::Kind kind);
/// What is to be said of a row beside its payloads: "$.id differs", "missing". Mostly empty.
QString replayHint(const ReplayRow &row);
/// What stands in a list for the payload, on one line. Empty for an empty cell.
QString replayPreview(const ReplayCell &cell);
/// "Opening handshake", "End of the connection", "Frames 12 and 14", "Frame 12 of the recording".
QString replaySubject(const ReplayRow &row);
/// How much longer it takes now: "+3.1 ms", "−0.4 ms". \a difference is in ns.
QString laterText(qint64 difference);
/// "answered in 31 ms, recorded 28 ms, +3.1 ms"; empty if the row has no latency.
QString replayLatencyText(const ReplayRow &row);
/// The whole row as a sentence for assistive technology.
QString spokenReplayRow(const ReplayRow &row);

} // namespace Framescope
