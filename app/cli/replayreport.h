#pragma once

#include "app/replay/replayitem.h"
#include "protocol/connection/event.h"

#include <QByteArray>
#include <QString>

namespace Framescope::ReplayReport {

/// What `replay` and `serve --behavior replay=` print of a comparison, safe for a terminal.

/// "changed  text            8      9  $.price: expected 100, got 101": the frame in the recording,
/// the frame now, and what is to be said; a line more for each further difference, without the end
/// of the last.
QString text(const ReplayFinding &finding);
/// "matched 12, changed 1, missing 0, extra 0".
QString text(const ReplayTally &tally);

/// {"kind":"changed","connection":1,"subject":"message", …} without the line's end.
void appendJson(QByteArray &line, ConnectionId connection, const ReplayFinding &finding);
/// {"kind":"summary","connection":1,"matched":12, …} without the line's end.
void appendJson(QByteArray &line, ConnectionId connection, const ReplayTally &tally);

} // namespace Framescope::ReplayReport
