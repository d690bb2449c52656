#include "app/replay/replayrows.h"

#include <algorithm>

namespace Framescope {

void ReplayRows::add(ReplayRow row, bool isAnswer)
{
    switch (row.kind) {
    case ReplayRow::Kind::Sent:
        ++m_progress.sent;
        m_sent.add(row.recorded, row.now);
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
    case ReplayRow::Kind::Upcoming:
        return;
    }
    m_progress.time = std::max(m_progress.time, row.recorded.time);
    quint64 &kept = m_kept[row.isDifference() ? 1 : 0];
    if (kept == RowLimit) {
        ++m_progress.leftOut;
        return;
    }
    ++kept;
    if (isAnswer && row.kind != ReplayRow::Kind::Sent)
        row.latency = m_sent.latency(row.recorded, row.now);
    m_rows.append(std::move(row));
}

} // namespace Framescope
