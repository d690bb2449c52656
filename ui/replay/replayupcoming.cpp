#include "ui/replay/replayupcoming.h"

#include "app/replay/replayagenda.h"

#include <algorithm>
#include <utility>

namespace Framescope {

ReplayUpcoming::ReplayUpcoming(const ReplayRequest &request, QObject *parent)
    : QObject(parent)
{
    m_thread.post(
        [this, store = request.store, connection = request.connection, side = request.side,
            heartbeat = request.rules.heartbeat, stop = m_stop.get_token()] {
            const auto recorded = RecordedConnection::read(store, connection);
            const auto rows = recorded.isOpened()
                ? replayAgenda(recorded, side, heartbeat, RowLimit, stop)
                : QList<ReplayRow>();
            QMetaObject::invokeMethod(
                this,
                [this, rows] {
                    m_rows = rows;
                    m_isTaken.assign(static_cast<std::size_t>(rows.size()), false);
                    m_count = static_cast<quint64>(rows.size());
                    m_isRead = true;
                    for (const FrameId frame : std::exchange(m_early, {}))
                        takeFrame(frame);
                    emit read();
                },
                Qt::QueuedConnection);
        });
}

ReplayUpcoming::~ReplayUpcoming()
{
    m_stop.request_stop();
}

void ReplayUpcoming::take(const QList<ReplayRow> &rows)
{
    for (const ReplayRow &row : rows) {
        if (row.recorded.isEmpty())
            continue;
        if (m_isRead)
            takeFrame(row.recorded.frame);
        else
            m_early.insert(row.recorded.frame);
    }
}

void ReplayUpcoming::takeFrame(FrameId frame)
{
    const auto found = std::lower_bound(m_rows.cbegin(), m_rows.cend(), frame,
        [](const ReplayRow &row, FrameId id) { return row.recorded.frame < id; });
    const auto at = static_cast<std::size_t>(found - m_rows.cbegin());
    if (found == m_rows.cend() || found->recorded.frame != frame || m_isTaken[at])
        return;
    m_isTaken[at] = true;
    --m_count;
    while (m_begin < m_rows.size() && m_isTaken[static_cast<std::size_t>(m_begin)])
        ++m_begin;
}

QList<ReplayRow> ReplayUpcoming::first(qsizetype most) const
{
    QList<ReplayRow> rows;
    for (qsizetype i = m_begin; i < m_rows.size() && rows.size() < most; ++i) {
        if (!m_isTaken[static_cast<std::size_t>(i)])
            rows.append(m_rows.at(i));
    }
    return rows;
}

} // namespace Framescope
