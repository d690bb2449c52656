#pragma once

#include "app/session/readerthread.h"
#include "app/statistics/statisticsscan.h"

#include <QObject>

#include <atomic>

namespace Framescope {

/// What was counted of a selection so far.
struct CountedSelection
{
    StatisticsScope all;
    RateHistory rates {};
    /// By id. Empty until everything there is has been counted.
    std::map<ConnectionId, StatisticsScope> connections {};
    FrameId countedTo = 0;
    bool isComplete = false; ///< up to the last frame that could be read
    quint64 givenUp = 0; ///< as of FilterSearch
};

/// Counts the frames that a filter accepts off the caller's thread, and goes on as frames come: all
/// of a session, of a connection (FilterProgram::framesOf()) or of a selection
/// (FilterProgram::framesIn()). To be used from the thread it lives on.
class SelectionStatistics : public QObject
{
    Q_OBJECT
public:
    explicit SelectionStatistics(
        std::shared_ptr<const SessionStore> store, QObject *parent = nullptr);
    ~SelectionStatistics() override; ///< cancels, and waits for the blocks in hand

    /// Begins anew at the first frame; returns the token that its results carry. Results of what
    /// ran before do not come any more.
    quint64 start(const FilterProgram &program);
    void cancel();

public slots:
    /// Frames up to \a last can be read from the store.
    void setLastFrame(Framescope::FrameId last);

signals:
    /// At most once per 100 ms while there is work, and once when there is none left.
    void updated(quint64 token, std::shared_ptr<const Framescope::CountedSelection> counted);

private:
    void advance(quint64 token, const std::stop_token &stop);
    void report(quint64 token, bool isComplete);

    const std::shared_ptr<const SessionStore> m_store;
    std::atomic<FrameId> m_last = 0;
    quint64 m_token = 0; ///< of the current start(); results with another one are stale
    std::stop_source m_stop; ///< of the current start()
    std::optional<StatisticsScan> m_scan; ///< used on the reader's thread only

    ReaderThread m_thread; ///< last, so that it has ended before what it uses is gone
};

} // namespace Framescope
