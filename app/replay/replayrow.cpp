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
        cellOf(finding.got), finding.differences };
    if (row.now.begin == row.recorded.begin)
        row.now.begin = row.recorded.begin; // kept once
    return row;
}

void ReplayRows::add(ReplayRow row)
{
    switch (row.kind) {
    case ReplayRow::Kind::Sent:
        ++m_progress.sent;
        break;
    case ReplayRow::Kind::Alike:
        ++m_progress.alike;
        [[fallthrough]];
    case ReplayRow::Kind::Matched:
        ++m_progress.tally.matched;
        break;
    case ReplayRow::Kind::Changed:
        ++m_progress.tally.changed;
        break;
    case ReplayRow::Kind::Missing:
        ++m_progress.tally.missing;
        break;
    case ReplayRow::Kind::Extra:
        ++m_progress.tally.extra;
        break;
    case ReplayRow::Kind::Undecided:
        return;
    }
    m_progress.time = std::max(m_progress.time, row.recorded.time);
    quint64 &kept = m_kept[row.isDifference() ? 1 : 0];
    if (kept == RowLimit) {
        ++m_progress.leftOut;
        return;
    }
    ++kept;
    m_rows.append(std::move(row));
}

} // namespace Framescope
