#include "app/exchange/sessionmerge.h"

#include "app/exchange/sessionbuilder.h"
#include "app/session/framehandle.h"

#include <queue>

#include <map>

namespace Framescope {

namespace {

/// Consecutive frames of one connection that are not merged yet.
struct Run
{
    Timestamp time; ///< of the first
    FrameId first;
    FrameId end;

    /// For a queue that gives the earliest first.
    friend bool operator<(const Run &left, const Run &right)
    {
        return left.time != right.time ? left.time > right.time : left.first > right.first;
    }
};

std::priority_queue<Run> findRuns(const FileSessionStore &session)
{
    std::priority_queue<Run> runs;
    std::optional<Run> open;
    ConnectionId connection = 0;
    FrameId id = 1;
    while (const std::shared_ptr<const FrameBlock> block = session.block(id)) {
        const auto connections = block->connections();
        for (std::size_t row = 0; row < connections.size(); ++row, ++id) {
            if (open && connections[row] == connection) {
                open->end = id + 1;
                continue;
            }
            if (open)
                runs.push(*open);
            connection = connections[row];
            open = Run { block->times()[row], id, id + 1 };
        }
    }
    if (open)
        runs.push(*open);
    return runs;
}

/// Events are few beside frames: all of them are sorted in memory.
QList<EventRecord> sortedEvents(const FileSessionStore &session)
{
    QList<EventRecord> events;
    for (EventPage page = session.eventsBehind(0); !page.events.isEmpty();
         page = session.eventsBehind(page.last))
        events += page.events;
    std::ranges::stable_sort(events, {}, &EventRecord::time);
    return events;
}

} // namespace

void mergeByTime(const FileSessionStore &session, SessionStore &store, const std::stop_token &stop)
{
    SessionBuilder builder(store);
    session.visitConnections(
        [&](const ConnectionRecord &connection) { builder.addConnection(connection); });
    for (const EventRecord &event : sortedEvents(session))
        builder.addEvent(event);

    std::priority_queue<Run> runs = findRuns(session);
    std::map<FrameId, FrameId> newIds; // of the first frames of messages that are open
    while (!runs.empty() && !stop.stop_requested()) {
        Run run = runs.top();
        runs.pop();
        const std::shared_ptr<const FrameBlock> block = session.block(run.first);
        if (!block)
            continue;
        const FrameHandle frame(block, run.first);
        const FrameRecord &record = frame.record();
        FrameId first = 0;
        if (record.messageFirst != 0) {
            const auto [found, isNew]
                = newIds.try_emplace(record.messageFirst, builder.lastFrame() + 1);
            first = found->second;
            if (record.header.fin)
                newIds.erase(found);
        }
        builder.addFrame(record.connection,
            { record.direction, record.time, record.header, frame.payload() }, first,
            frame.violations());
        if (const auto message = frame.message())
            builder.attachMessage(*message);
        if (++run.first < run.end) {
            const auto next = block->contains(run.first) ? block : session.block(run.first);
            if (next)
                run.time = next->times()[run.first - next->firstId()];
            runs.push(run);
        }
    }
}

} // namespace Framescope
