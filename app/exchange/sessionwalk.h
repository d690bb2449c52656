#pragma once

#include "app/session/filesessionstore.h"
#include "app/session/framehandle.h"

#include <stop_token>

namespace Framescope {

/// Told of all that a session holds besides its connections. Whoever returns an error is told
/// nothing more.
class SessionVisitor
{
public:
    virtual ~SessionVisitor() = default;
    [[nodiscard]] virtual Result<void> visitEvent(const EventRecord &event) = 0;
    [[nodiscard]] virtual Result<void> visitFrame(const FrameHandle &frame) = 0;
};

/// Visits the frames of \a session in the order of their ids and its events in that of their
/// recording, and both together by time: what leads to a frame comes before it, what ends a
/// connection after the frames of the same instant. Holds one block, and some events, at a time.
/// Returns the visitor's error.
[[nodiscard]] Result<void> walkSession(
    const FileSessionStore &session, SessionVisitor &visitor, const std::stop_token &stop);

} // namespace Framescope
