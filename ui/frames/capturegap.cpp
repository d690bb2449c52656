#include "ui/frames/capturegap.h"

#include "app/session/sessionstore.h"
#include "ui/frames/frametext.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <algorithm>
#include <limits>
#include <unordered_map>
#include <vector>

namespace Framescope {

namespace {

constexpr qint64 TenthOfSecond = 100'000'000; // ns
constexpr qint64 MaxPauseTenths = std::numeric_limits<qint64>::max() / TenthOfSecond;

struct CaptureGapWords
{
    Q_DECLARE_TR_FUNCTIONS(CaptureGap)
};

/// Of one connection, or pauses, which are of all; by time. Those from next on have no place yet.
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

/// "1,460 octets".
QString octetCount(quint64 octets)
{
    return octets == 1 ? CaptureGapWords::tr("1 octet")
                       : CaptureGapWords::tr("%1 octets").arg(countText(octets));
}

/// Those that no frame has come behind.
void placeBehind(const ConnectionGaps &connection)
{
    for (std::size_t i = connection.next; i < connection.gaps.size(); ++i)
        connection.gaps[i]->after = connection.last;
}

quint64 sum(const QList<CaptureGap> &gaps, quint64 CaptureGap::*what)
{
    quint64 all = 0;
    for (const CaptureGap &gap : gaps)
        all += std::min(gap.*what, std::numeric_limits<quint64>::max() - all);
    return all;
}

/// "Recording was paused from 00:01.200 to 00:05.400: 12 frames, 1,460 octets were not recorded".
/// Of pauses one after another, when the first began and the last ended.
QString pauseText(const QList<CaptureGap> &gaps)
{
    qint64 begin = std::numeric_limits<qint64>::max();
    qint64 end = 0;
    for (const CaptureGap &gap : gaps) {
        begin = std::min(begin, std::max<qint64>(0, gap.time - *gap.pause));
        end = std::max(end, gap.time);
    }
    const quint64 frames = sum(gaps, &CaptureGap::frames);
    const QString octets = octetCount(sum(gaps, &CaptureGap::octets));
    return (frames == 1 ? CaptureGapWords::tr(
                "Recording was paused from %1 to %2: 1 frame, %3, was not recorded")
                              .arg(timeText(begin), timeText(end), octets)
                        : CaptureGapWords::tr(
                            "Recording was paused from %1 to %2: %3 frames, %4, were not recorded")
                              .arg(timeText(begin), timeText(end), countText(frames), octets));
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
    // "120 octets in 3 frames, while recording was paused for 4.2 s, from the client"
    static const QRegularExpression paused(
        QStringLiteral("in (\\d+) frames, while recording was paused for (\\d+)\\.(\\d) s"));
    if (const auto match = paused.match(detail); match.hasMatch()) {
        gap.frames = match.capturedView(1).toULongLong();
        const qint64 tenths
            = match.capturedView(2).toLongLong() * 10 + match.capturedView(3).toLongLong();
        gap.pause = std::clamp<qint64>(tenths, 0, MaxPauseTenths) * TenthOfSecond;
    }
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
    ConnectionGaps pauses; // of all connections alike
    for (CaptureGap &gap : gaps)
        (gap.pause ? pauses : connections[gap.connection]).gaps.push_back(&gap);

    const auto reader = store.blockReader();
    for (FrameId id = 1; !isCancelled();) {
        const std::shared_ptr<const FrameBlock> block = reader->columns(id);
        if (!block)
            break;
        for (int row = 0; row < block->count(); ++row) {
            if (!pauses.gaps.empty())
                place(pauses, block->record(row));
            const auto found
                = connections.find(block->connections()[static_cast<std::size_t>(row)]);
            if (found != connections.end())
                place(found->second, block->record(row));
        }
        id = block->endId();
    }
    for (const auto &[id, connection] : connections)
        placeBehind(connection);
    placeBehind(pauses);
    return gaps;
}

QString captureGapText(const CaptureGap &gap)
{
    if (gap.pause)
        return pauseText({ gap });
    return (gap.direction == Direction::ClientToServer
            ? CaptureGapWords::tr("The capture lacks %1 of the client here")
            : CaptureGapWords::tr("The capture lacks %1 of the server here"))
        .arg(octetCount(gap.octets));
}

QString captureGapsText(const QList<CaptureGap> &gaps)
{
    constexpr qsizetype MostTold = 3;
    const bool isPause = !gaps.isEmpty()
        && std::ranges::all_of(gaps, [](const CaptureGap &gap) { return gap.pause.has_value(); });
    if (isPause)
        return pauseText(gaps);
    QStringList texts;
    for (const CaptureGap &gap : gaps)
        texts.append(captureGapText(gap));
    if (gaps.size() <= MostTold)
        return texts.join(QLatin1String("; "));
    return CaptureGapWords::tr("The capture lacks %1 here, in %2 gaps")
        .arg(octetCount(sum(gaps, &CaptureGap::octets)),
            countText(static_cast<quint64>(gaps.size())));
}

} // namespace Framescope
