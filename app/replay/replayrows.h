#pragma once

#include "app/replay/replayrow.h"
#include "app/replay/replaysendtimes.h"

#include <memory>

namespace Framescope {

/// Gathers rows, counts them, and says how long answers took. Of each kind, those that differ and
/// the others, no more than RowLimit are kept: the memory that a replay takes is bounded.
class ReplayRows
{
public:
    static constexpr quint64 RowLimit = 100'000;

    ReplayRows() = default;
    /// Nothing is sent any more: \a sent is what was.
    explicit ReplayRows(const ReplaySendTimes &sent)
        : m_sent(sent)
    {
    }

    /// \a isAnswer: it may have come because of what was sent, so it has a latency.
    void add(ReplayRow row, bool isAnswer = true);
    const ReplayProgress &progress() const { return m_progress; }
    bool isEmpty() const { return m_rows.isEmpty(); }
    /// Those since the last call.
    QList<ReplayRow> take() { return std::exchange(m_rows, {}); }
    const ReplaySendTimes &sendTimes() const { return m_sent; }

private:
    QList<ReplayRow> m_rows;
    quint64 m_kept[2] = { 0, 0 }; ///< in all: equal ones, and differences
    ReplayProgress m_progress;
    ReplaySendTimes m_sent;
};

} // namespace Framescope
