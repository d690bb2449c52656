#pragma once

#include "app/session/framehandle.h"
#include "app/session/sessionstore.h"

#include <QSet>

#include <memory>

namespace Framescope {

/// What an exercise is judged by: the session, and from where in it the learner's own doing counts.
struct LessonScene
{
    std::shared_ptr<const SessionStore> store;
    FrameId lastBefore = 0; ///< frames behind it came since the step began
    ConnectionId lastConnectionBefore = 0; ///< connections behind it were opened since
    QSet<ConnectionId> ended; ///< they had ended when the step began
    QSet<ConnectionId> recorded; ///< of recordings that lessons brought: nobody's doing
    /// That the step speaks of; 0: the newest that is no recording's.
    ConnectionId connection = 0;
    FrameHandle look; ///< the frame that the step speaks of; may be null

    /// As it is now: nothing was done yet.
    static LessonScene begin(std::shared_ptr<const SessionStore> store);
};

} // namespace Framescope
