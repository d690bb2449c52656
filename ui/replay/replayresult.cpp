#include "ui/replay/replayresult.h"

#include "app/session/closeverdicttext.h"
#include "app/session/errorsentence.h"
#include "app/session/filesessionstore.h"
#include "ui/frames/frametext.h"
#include "ui/replay/replayattempt.h"

namespace Framescope {

ReplayResult::ReplayResult(const Theme &theme, QWidget *parent)
    : NoteRow(theme, Ground::Toned, parent)
{
    hide();
}

void ReplayResult::showResult(const SessionStore &recording, const ReplayAttempt *attempt)
{
    const bool isAwaited = attempt && attempt->awaitedAt().isValid();
    const bool hasOutcome = attempt && attempt->run().outcome();
    setVisible(hasOutcome || isAwaited);
    if (isAwaited)
        setNote(Tone::Info, tr("Waiting for a client at %1").arg(attempt->awaitedAt().toString()));
    else if (hasOutcome && !attempt->run().isJudging())
        showOutcome(recording, *attempt);
}

void ReplayResult::showOutcome(const SessionStore &recording, const ReplayAttempt &attempt)
{
    const ReplayOutcome &outcome = *attempt.run().outcome();
    const auto *file = dynamic_cast<const FileSessionStore *>(&recording);
    const auto damage = file ? file->damage() : std::nullopt;
    const bool failed = outcome.verdict && outcome.verdict->error;
    if (outcome.hasNothing)
        setNote(Tone::Error, tr("There is nothing to replay: this connection did not open."));
    else if (outcome.error)
        setNote(Tone::Error, errorSentence(*outcome.error));
    else if (outcome.connection == 0)
        setNote(Tone::Info, tr("No client came."));
    else if (failed && attempt.progress().tally.matched == 0)
        setNote(Tone::Error, errorSentence(*outcome.verdict->error));
    else if (damage)
        setNote(Tone::Error,
            tr("The recording was replayed as far as it can be read. %1")
                .arg(errorSentence(*damage)));
    else
        showTally(attempt, outcome);
}

void ReplayResult::showTally(const ReplayAttempt &attempt, const ReplayOutcome &outcome)
{
    const ReplayTally &tally = attempt.progress().tally;
    // An end that was recorded is as it should be.
    const bool isUnexpected
        = outcome.verdict && !outcome.verdict->isClean() && !outcome.isEndingJudged;
    const QString end = isUnexpected ? u' ' + closeVerdictText(*outcome.verdict) : QString();
    const QString stopped
        = outcome.isStopped ? u' ' + tr("It was stopped before its end.") : QString();
    if (tally.allMatched()) {
        const Tone tone = isUnexpected || outcome.isStopped ? Tone::Warning : Tone::Ok;
        setNote(tone, tr("All that came is as it was recorded.") + stopped + end);
        return;
    }
    setNote(Tone::Warning,
        tr("Not as it was recorded: %1 changed, %2 missing, %3 extra.")
                .arg(countText(tally.changed), countText(tally.missing), countText(tally.extra))
            + stopped + end);
}

} // namespace Framescope
