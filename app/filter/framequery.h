#pragma once

#include "app/filter/filtersearch.h"
#include "app/filter/reportpace.h"
#include "app/session/readerthread.h"

#include <QObject>

#include <atomic>

namespace Framescope {

/// Finds the frames that match, off the caller's thread, and goes on finding as frames come: those
/// that were looked at are not looked at again. To be used from the thread it lives on.
class FrameQuery : public QObject
{
    Q_OBJECT
public:
    explicit FrameQuery(std::shared_ptr<const SessionStore> store, QObject *parent = nullptr);
    ~FrameQuery() override; ///< cancels, and waits for the blocks in hand

    /// Begins anew at the first frame; returns the token that its results carry. Results of what
    /// ran before do not come any more.
    quint64 start(const FilterProgram &program);
    void cancel();

public slots:
    /// Frames up to \a last can be read from the store.
    void setLastFrame(Framescope::FrameId last);

signals:
    /// \a ids match, ascending and behind those that came before; perhaps none, which is progress
    /// only. Everything up to \a scannedTo has been looked at. The first match is told at once,
    /// then at most once per 33 ms while there is work, and once when there is none left.
    void matched(
        quint64 token, const QList<Framescope::FrameId> &ids, Framescope::FrameId scannedTo);

private:
    void advance(quint64 token, const std::stop_token &stop);
    void report(quint64 token);

    const std::shared_ptr<const SessionStore> m_store;
    std::atomic<FrameId> m_last = 0;
    quint64 m_token = 0; ///< of the current start(); results with another one are stale
    std::stop_source m_stop; ///< of the current start()
    // Used on the reader's thread only:
    std::optional<FilterSearch> m_search;
    QList<FrameId> m_found; ///< not reported yet
    ReportPace m_pace;

    ReaderThread m_thread; ///< last, so that it has ended before what it uses is gone
};

} // namespace Framescope
