#pragma once

#include "ui/widgets/noterow.h"

namespace Framescope {

class ReplayAttempt;
class SessionStore;
struct ReplayOutcome;

/// What came of a run, in a sentence; hidden until something has.
class ReplayResult : public NoteRow
{
    Q_OBJECT
public:
    explicit ReplayResult(const Theme &theme, QWidget *parent = nullptr);

    /// \a attempt, if there is one, has replayed \a recording.
    void showResult(const SessionStore &recording, const ReplayAttempt *attempt);

private:
    void showOutcome(const SessionStore &recording, const ReplayAttempt &attempt);
    void showTally(const ReplayAttempt &attempt, const ReplayOutcome &outcome);
};

} // namespace Framescope
