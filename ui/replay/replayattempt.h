#pragma once

#include "app/replay/replayrun.h"

#include <QDateTime>
#include <QElapsedTimer>

#include <chrono>
#include <utility>
#include <vector>

namespace Framescope {

class NoticeArea;
class ReplayModel;
class ReplayUpcoming;
class SessionSaving;

/// One of the runs of a replay window, and all that is known of it as long as it is in the list:
/// its rows, its new session, what was noted and how long answers took. GUI thread.
class ReplayAttempt : public QObject
{
    Q_OBJECT
public:
    enum class Verdict { Running, Paused, Equal, Differs, Stopped, Failed, NobodyCame };

    /// \a document is new, and records. Dialogs belong to \a window.
    ReplayAttempt(int number, ReplayRequest request, std::unique_ptr<SessionDocument> document,
        NoticeArea &notices, QWidget *window);
    /// \a connection of \a store, which is called \a name, in place of something new.
    ReplayAttempt(int number, ReplayRequest request, std::shared_ptr<SessionStore> store,
        ConnectionId connection, const QString &name, NoticeArea &notices);
    ~ReplayAttempt() override;

    int number() const { return m_number; } ///< from 1
    /// What the recording is compared with; empty if something was played.
    const QString &name() const { return m_name; }
    const QDateTime &started() const { return m_started; } ///< in local time
    ReplayRun &run() const { return *m_run; }
    ReplayModel &model() const { return *m_model; }
    /// The new session is there and nobody else has it.
    bool hasSession() const;
    /// For a window of its own; nullptr unless hasSession().
    std::unique_ptr<SessionDocument> takeSession();
    /// Asks where to, if hasSession().
    void saveSession();
    /// Neither plays nor is being saved.
    bool isIdle() const;

    /// Sentences, in order; the first hundred.
    const QStringList &notes() const { return m_notes; }
    /// Where a client is awaited; empty unless the server is played and none has come.
    const QUrl &awaitedAt() const { return m_awaitedAt; }
    /// While it is compared again, what it was before.
    const ReplayProgress &progress() const { return m_progress; }
    /// While it runs: what is still to be sent and to come. nullptr otherwise.
    const ReplayUpcoming *upcoming() const { return m_upcoming.get(); }
    /// How long until the next frame is sent; nullopt if that is not known, \see ReplayProgress.
    std::optional<std::chrono::milliseconds> untilNext() const;
    /// Of each answer, in order.
    const std::vector<ReplayLatency> &latencies() const { return m_latencies; }
    Verdict verdict() const;

    /// Of the row that is selected in it: in the recording and in the replay; 0: none.
    std::pair<FrameId, FrameId> selectedFrames() const { return m_selected; }
    void setSelectedFrames(FrameId recorded, FrameId now) { m_selected = { recorded, now }; }

signals:
    /// Around every change of model().
    void rowsAboutToChange();
    void rowsChanged();
    /// Anything else that is shown of it.
    void changed();
    /// It was compared again.
    void judged();
    void sessionSaved(const QString &path);

private:
    ReplayAttempt(
        int number, std::unique_ptr<ReplayRun> run, const QString &name, NoticeArea &notices);
    void countTimes(ConnectionId now);
    void takeRows(const QList<ReplayRow> &rows);
    void takeJudgement();
    void showUpcoming();
    void endUpcoming();
    void addLatencies(const QList<ReplayRow> &rows);

    const int m_number;
    const QString m_name;
    const QDateTime m_started;
    NoticeArea &m_notices;
    std::unique_ptr<ReplayModel> m_model;
    std::unique_ptr<ReplayRun> m_run;
    std::unique_ptr<ReplayUpcoming> m_upcoming; ///< nullptr once it has ended
    std::unique_ptr<SessionSaving> m_saving; ///< of the session of m_run: goes before it
    QStringList m_notes;
    QUrl m_awaitedAt;
    ReplayProgress m_progress;
    QElapsedTimer m_sinceProgress; ///< since m_progress was told
    std::vector<ReplayLatency> m_latencies;
    bool m_isCompared = false; ///< has rows to be judged by
    QList<ReplayRow> m_judged; ///< so far, while all is compared again
    std::pair<FrameId, FrameId> m_selected { 0, 0 };
};

} // namespace Framescope
