#pragma once

#include <QStringList>

namespace Framescope {

class ReplayAttempt;

/// What became of a run, in few words: "equal", "3 differ", "stopped".
QString replayVerdict(const ReplayAttempt &attempt);
/// When, against whom and how: "14:02, chat.example, original speed".
QString replayRunSummary(const ReplayAttempt &attempt);
/// All of it, in parts: verdict, date, target, speed, counts.
QStringList replayRunDetails(const ReplayAttempt &attempt);

} // namespace Framescope
