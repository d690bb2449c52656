#pragma once

#include "app/replay/replayrequest.h"
#include "app/replay/replayrow.h"
#include "app/session/readerthread.h"

#include <QObject>

#include <set>
#include <stop_token>
#include <vector>

namespace Framescope {

/// What of a recording is still to be sent and to come while it is played. Knows the first RowLimit
/// things, and reads them off the GUI thread.
class ReplayUpcoming : public QObject
{
    Q_OBJECT
public:
    static constexpr qsizetype RowLimit = 10'000;

    /// Begins to read; read() follows.
    explicit ReplayUpcoming(const ReplayRequest &request, QObject *parent = nullptr);
    ~ReplayUpcoming() override; ///< waits for the message in hand

    /// \a rows are no longer to come.
    void take(const QList<ReplayRow> &rows);
    /// The first \a most that are.
    QList<ReplayRow> first(qsizetype most) const;
    /// How many are; of a recording with more than RowLimit, at least so many.
    quint64 count() const { return m_count; }
    bool isCountExact() const { return m_rows.size() < RowLimit; }

signals:
    void read();

private:
    void takeFrame(FrameId frame);

    QList<ReplayRow> m_rows; ///< by frame, ascending
    std::vector<bool> m_isTaken; ///< of m_rows
    qsizetype m_begin = 0; ///< all before it are
    quint64 m_count = 0;
    std::set<FrameId> m_early; ///< taken before the rows were read
    bool m_isRead = false;
    std::stop_source m_stop;
    ReaderThread m_thread; ///< last, so that it has ended before what it uses is gone
};

} // namespace Framescope
