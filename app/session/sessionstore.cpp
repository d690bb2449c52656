#include "app/session/sessionstore.h"

#include <algorithm>

namespace Framescope {

void SessionStore::visitEvents(const std::function<bool(const EventRecord &event)> &visit) const
{
    QList<EventRecord> all;
    for (const ConnectionRecord &connection : connections())
        all += events(connection.id);
    std::stable_sort(all.begin(), all.end(),
        [](const EventRecord &left, const EventRecord &right) { return left.time < right.time; });
    for (const EventRecord &event : std::as_const(all)) {
        if (!visit(event))
            return;
    }
}

} // namespace Framescope
