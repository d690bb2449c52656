#pragma once

#include "app/capture/sessiondocument.h"
#include "app/replay/recordedconnection.h"
#include "app/replay/replayrequest.h"
#include "app/replay/replayrow.h"

#include <QObject>
#include <QUrl>

#include <memory>
#include <optional>
#include <stop_token>

namespace Framescope {

class ReplayGuest;

/// One replay, from the GUI thread: plays a connection of some session on the network thread of a
/// new one, which records what is said, and tells what it comes to. Or nothing is played, and what
/// is in another session already takes the place of what came. Every call returns at once.
class ReplayRun : public QObject
{
    Q_OBJECT
public:
    /// \a document is new, and records.
    ReplayRun(ReplayRequest request, std::unique_ptr<SessionDocument> document,
        QObject *parent = nullptr);
    /// \a connection of \a store is what came, and both of its sides are compared, by judge().
    ReplayRun(ReplayRequest request, std::shared_ptr<SessionStore> store, ConnectionId connection,
        QObject *parent = nullptr);
    /// Ends the connection. The new session is discarded unless it was taken.
    ~ReplayRun() override;

    const ReplayRequest &request() const { return m_request; }
    /// Nothing is played: it was there before.
    bool isRecorded() const { return m_isRecorded; }
    /// The new session, or that which was there.
    const std::shared_ptr<SessionStore> &store() const { return m_store; }
    /// nullptr once it was taken.
    SessionDocument *document() const { return m_document.get(); }
    /// For a window of its own. Not while isRunning().
    std::unique_ptr<SessionDocument> takeDocument();

    /// To be called once; rowsFound() and at last ended() follow.
    void start();
    bool isRunning() const { return m_isRunning; }
    bool isJudging() const { return m_isJudging; }
    /// nullopt before ended().
    const std::optional<ReplayOutcome> &outcome() const { return m_outcome; }
    const ReplayProgress &progress() const { return m_progress; }

    /// Lets one more step go.
    void release();
    /// While \a paused nothing is sent but what release() lets go, and no answer is late. Does
    /// nothing unless it is running.
    void setPaused(bool paused);
    bool isPaused() const { return m_isPaused; }
    /// Closes the new connection, or with a second call ends it at once.
    void stop();
    /// Compares once more by \a rules, without playing again: rejudged(), rowsFound() and judged()
    /// follow. While it plays, as soon as that has ended.
    void judge(const ReplayRules &rules);

signals:
    void listening(const QUrl &url);
    /// progress() is up to date.
    void rowsFound(const QList<Framescope::ReplayRow> &rows);
    void noted(const QString &sentence);
    void ended();
    /// What was found before counts no more; what was sent does.
    void rejudged();
    void judged();

private:
    void playingEnded(const ReplayOutcome &outcome);
    void startJudging();
    void takeRows(const QList<ReplayRow> &rows, const ReplayProgress &progress);
    void runJudgement(const ReplayRules &rules, const std::stop_token &stop);
    ReplaySendTimes sendTimes(const RecordedConnection &expected, const RecordedConnection &got,
        const ReplayRules &rules, const std::stop_token &stop) const;

    ReplayRequest m_request;
    std::unique_ptr<SessionDocument> m_document;
    const std::shared_ptr<SessionStore> m_store;
    ReplayGuest *m_guest = nullptr; ///< of m_document, on its network thread
    const bool m_isRecorded = false;
    bool m_isRunning = false;
    bool m_isPaused = false;
    bool m_isJudging = false;
    bool m_judgesThen = false; ///< once it has ended
    bool m_hasEnding = false; ///< how it ended could be compared
    std::optional<ReplayOutcome> m_outcome;
    ReplayProgress m_progress;
    quint64 m_sent = 0; ///< while it played
    quint64 m_sentLeftOut = 0; ///< rows, of those
    std::stop_source m_stop; ///< of the judgement
    ReaderThread m_thread; ///< last, so that it has ended before what it uses is gone
};

} // namespace Framescope
