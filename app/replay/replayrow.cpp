#include "app/replay/replayrow.h"

#include <algorithm>

namespace Framescope {

ReplayCell ReplayCell::of(const ReplayItem &item)
{
    // Not a part that shares the whole payload.
    const QByteArray begin(
        item.payload.constData(), std::min(item.payload.size(), ReplayCell::BeginLimit));
    return { item.frame, item.opcode, item.time, static_cast<quint64>(item.payload.size()), begin };
}

ReplayCell ReplayCell::of(const FrameHandle &frame)
{
    const FrameRecord &record = frame.record();
    const QByteArrayView payload = frame.message().value_or(frame.payload());
    return { frame.id(), record.header.opcode, record.time, static_cast<quint64>(payload.size()),
        payload.first(std::min(payload.size(), ReplayCell::BeginLimit)).toByteArray() };
}

namespace {

ReplayCell cellOf(const std::optional<ReplayItem> &item)
{
    return item ? ReplayCell::of(*item) : ReplayCell();
}

ReplayRow::Kind rowKind(const ReplayFinding &finding)
{
    switch (finding.kind) {
    case ReplayFinding::Kind::Matched:
        break;
    case ReplayFinding::Kind::Changed:
        return ReplayRow::Kind::Changed;
    case ReplayFinding::Kind::Missing:
        return ReplayRow::Kind::Missing;
    case ReplayFinding::Kind::Extra:
        return ReplayRow::Kind::Extra;
    }
    const bool differs
        = finding.expected && finding.got && finding.expected->payload != finding.got->payload;
    return differs ? ReplayRow::Kind::Alike : ReplayRow::Kind::Matched;
}

} // namespace

ReplayRow ReplayRow::of(const ReplayFinding &finding, Direction side)
{
    ReplayRow row { rowKind(finding), finding.subject, side, cellOf(finding.expected),
        cellOf(finding.got), finding.differences, std::nullopt };
    if (row.now.begin == row.recorded.begin)
        row.now.begin = row.recorded.begin; // kept once
    return row;
}

} // namespace Framescope
