#include "ui/frames/capturegap.h"

#include "app/session/sessionstore.h"
#include "ui/frames/frametext.h"

#include <QCoreApplication>

#include <algorithm>
#include <unordered_map>
#include <vector>

namespace Framescope {

namespace {

struct CaptureGapWords
{
    Q_DECLARE_TR_FUNCTIONS(CaptureGap)
};

/// Of one connection, by time; those from next on have no place yet.
struct ConnectionGaps
{
    std::vector<CaptureGap *> gaps;
    std::size_t next = 0;
    FrameId last = 0;
};

void place(ConnectionGaps &connection, const FrameRecord &frame)
{
    while (connection.next < connection.gaps.size()) {
        CaptureGap &gap = *connection.gaps[connection.next];
        // What had come of the frame that the gap interrupts is recorded with the gap's time.
        const bool isInterrupted = frame.time == gap.time && !frame.isComplete();
        if (frame.time < gap.time || isInterrupted)
            break;
        gap.before = frame.id;
        ++connection.next;
    }
    connection.last = frame.id;
}

} // namespace

std::optional<CaptureGap> captureGap(const EventRecord &event)
{
    const auto *failed = std::get_if<Failed>(&event.event);
    if (!failed || failed->error.code != ErrorCode::CaptureIncomplete)
        return std::nullopt;
    const QString &detail = failed->error.detail; // "120 octets from the client"
    CaptureGap gap { event.connection, Direction::ServerToClient, event.time };
    gap.octets = QStringView(detail).left(detail.indexOf(u' ')).toULongLong();
    if (detail.endsWith(QLatin1String("client")))
        gap.direction = Direction::ClientToServer;
    return gap;
}

QList<CaptureGap> findCaptureGaps(
    const SessionStore &store, const std::function<bool()> &isCancelled)
{
    QList<CaptureGap> gaps;
    store.visitEvents([&](const EventRecord &event) {
        if (const auto gap = captureGap(event))
            gaps.append(*gap);
        return !isCancelled();
    });
    if (gaps.isEmpty())
        return gaps;
    std::ranges::stable_sort(gaps, {}, &CaptureGap::time);
    std::unordered_map<ConnectionId, ConnectionGaps> connections;
    for (CaptureGap &gap : gaps)
        connections[gap.connection].gaps.push_back(&gap);

    const auto reader = store.blockReader();
    for (FrameId id = 1; !isCancelled();) {
        const std::shared_ptr<const FrameBlock> block = reader->columns(id);
        if (!block)
            break;
        for (int row = 0; row < block->count(); ++row) {
            const auto found
                = connections.find(block->connections()[static_cast<std::size_t>(row)]);
            if (found != connections.end())
                place(found->second, block->record(row));
        }
        id = block->endId();
    }
    for (const auto &[id, connection] : connections) {
        for (std::size_t i = connection.next; i < connection.gaps.size(); ++i)
            connection.gaps[i]->after = connection.last;
    }
    return gaps;
}

QString captureGapText(const CaptureGap &gap)
{
    const QString octets = gap.octets == 1
        ? CaptureGapWords::tr("1 octet")
        : CaptureGapWords::tr("%1 octets").arg(countText(gap.octets));
    return (gap.direction == Direction::ClientToServer
            ? CaptureGapWords::tr("The capture lacks %1 of the client here")
            : CaptureGapWords::tr("The capture lacks %1 of the server here"))
        .arg(octets);
}

} // namespace Framescope
