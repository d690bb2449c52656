#include "app/exchange/sessioncopy.h"

#include "app/exchange/sessionbuilder.h"

namespace Framescope {

void copySession(const FileSessionStore &session, SessionStore &store, const std::stop_token &stop)
{
    SessionBuilder builder(store);
    session.visitConnections(
        [&](const ConnectionRecord &connection) { builder.addConnection(connection); });
    for (EventPage page = session.eventsBehind(0); !page.events.isEmpty() && !stop.stop_requested();
         page = session.eventsBehind(page.last)) {
        for (const EventRecord &event : page.events)
            builder.addEvent(event);
    }
    FrameId id = 1;
    while (const std::shared_ptr<const FrameBlock> block = session.soundBlock(id)) {
        if (stop.stop_requested())
            return;
        builder.addBlock(*block);
        id = block->endId();
    }
    const Annotations annotations = session.annotations();
    for (const Annotation &annotation : annotations.all()) {
        if (annotation.frame < id) // behind it is damage
            builder.annotate(annotation);
    }
}

} // namespace Framescope
