#include "app/replay/replayagenda.h"

#include "app/replay/replayexpectation.h"
#include "app/replay/replayscript.h"

namespace Framescope {

namespace {

ReplayRow upcomingRow(const ReplayCell &recorded, Direction side)
{
    ReplayRow row;
    row.kind = ReplayRow::Kind::Upcoming;
    row.direction = side;
    row.recorded = recorded;
    return row;
}

} // namespace

QList<ReplayRow> replayAgenda(const RecordedConnection &connection, Direction side, bool heartbeat,
    qsizetype limit, const std::stop_token &stop)
{
    QList<ReplayRow> rows;
    const Direction other = opposite(side);
    ReplayScript script(connection, side, connection, heartbeat);
    ReplayExpectation expectation(connection.store, connection.record.id, other, heartbeat);
    std::optional<ReplayItem> awaited = expectation.next();
    while (rows.size() < limit && !stop.stop_requested()) {
        const ReplayStep *step = script.peek();
        const FrameId sent = step && !step->frame.isNull() ? step->frame.id() : 0;
        if (awaited && (sent == 0 || awaited->frame < sent)) {
            rows.append(upcomingRow(ReplayCell::of(*awaited), other));
            awaited = expectation.next();
        } else if (sent != 0) {
            rows.append(upcomingRow(ReplayCell::of(step->frame), side));
            script.pop();
        } else {
            break;
        }
    }
    return rows;
}

} // namespace Framescope
