#include "app/exchange/sessionmerge.h"

#include "app/exchange/sessionbuilder.h"
#include "app/session/framehandle.h"

#include <queue>

#include <map>

namespace Framescope {

namespace {

/// Octets of frames that wait to be merged, of all connections together.
constexpr qsizetype WaitingOctets = 64 << 20;
constexpr qsizetype LeastWaiting = 16 << 10; ///< of one connection

/// Consecutive frames of one connection that are not merged yet.
struct Run
{
    Timestamp time; ///< of the first
    FrameId first;
    FrameId end;
    std::shared_ptr<const FrameBlock> waiting {}; ///< the first of them

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

/// Copies what comes next of \a run out of its block, so that not as many blocks as there are
/// connections have to be kept. False if it cannot be read.
bool fetch(const FileSessionStore &session, Run &run, qsizetype octets)
{
    const std::shared_ptr<const FrameBlock> block = session.block(run.first);
    if (!block)
        return false;
    auto waiting = std::make_shared<FrameBlock>(run.first);
    const FrameId end = std::min(run.end, block->endId());
    while (
        waiting->endId() < end && waiting->payloadOctets() + waiting->messageOctets() <= octets) {
        const FrameHandle frame(block, waiting->endId());
        const FrameRecord &record = frame.record();
        waiting->append(record.connection,
            { record.direction, record.time, record.header, frame.payload() }, record.messageFirst,
            frame.violations());
        if (const auto message = frame.message())
            waiting->attachMessage(*message);
    }
    run.waiting = std::move(waiting);
    return true;
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
    const qsizetype octets
        = std::max(WaitingOctets / std::max<qsizetype>(std::ssize(runs), 1), LeastWaiting);
    std::map<FrameId, FrameId> newIds; // of the first frames of messages that are open
    while (!runs.empty() && !stop.stop_requested()) {
        Run run = runs.top();
        runs.pop();
        if ((!run.waiting || !run.waiting->contains(run.first)) && !fetch(session, run, octets))
            continue;
        const FrameHandle frame(run.waiting, run.first);
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
        if (++run.first == run.end)
            continue;
        if (!run.waiting->contains(run.first) && !fetch(session, run, octets))
            continue;
        run.time = run.waiting->times()[run.first - run.waiting->firstId()];
        runs.push(std::move(run));
    }
}

} // namespace Framescope
