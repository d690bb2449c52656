#pragma once

#include "app/replay/replaycomparison.h"
#include "app/replay/replayexpectation.h"
#include "app/replay/replayplayer.h"
#include "app/replay/replayscript.h"
#include "protocol/endpoint/connectionsocket.h"
#include "protocol/endpoint/maskingkeysource.h"
#include "protocol/endpoint/sessionclock.h"

#include <QObject>
#include <QTimer>

namespace Framescope {

/// What is replayed, and how.
struct ReplayPlan
{
    RecordedConnection played; ///< one side of which is played
    RecordedConnection expected; ///< what the other side is compared with; perhaps the same
    Direction side = Direction::ClientToServer; ///< that is played
    ReplayPace pace;
    ReplayRules rules;
};

/// When a replay sends what is next.
struct ReplayPulse
{
    std::optional<Timestamp> due; ///< nullopt if that is not known, \see ReplayPlayer::stepTime()
    Timestamp drift = 0; ///< how much later than planned the last frame was sent, ns

    friend bool operator==(const ReplayPulse &, const ReplayPulse &) = default;
};

/// Plays one side of a recorded connection on a new one, and compares what the other side says.
/// Told of all that crosses the new connection; lives on its thread.
class ReplayConversation : public QObject
{
    Q_OBJECT
public:
    /// The connection while it exists, otherwise nullptr.
    using SocketSource = std::function<ConnectionSocket *()>;

    /// \a plan must outlive this.
    ReplayConversation(const ReplayPlan &plan, SocketSource socket, const SessionClock &clock,
        QObject *parent = nullptr);

    /// \a id is the frame's in what is recorded of the new connection.
    void frameCrossed(const Frame &frame, FrameId id);
    void messageCrossed(const Message &message);
    void eventHappened(const Event &event);
    /// Lets one more step go, \see ReplayPace.
    void release();
    void endReleases();
    /// While \a paused nothing is sent but what release() lets go, and no answer is late.
    void setPaused(bool paused);
    /// Sends nothing more, and closes the connection with 1000.
    void stop();

    const ReplayTally &tally() const { return m_tally; }
    /// \see ReplayComparison::undecided().
    QList<ReplayItem> undecided() const { return m_comparison.undecided(); }
    ReplayPulse pulse() const;
    /// Whether the connection ended as the recording or a step of it says.
    bool isEndingJudged() const { return m_endingJudged; }

signals:
    void found(const Framescope::ReplayFinding &finding);
    /// \a recorded was sent again, as frame \a sent or a message that begins with it, at \a time
    /// (ns since the session began).
    void played(const Framescope::FrameHandle &recorded, Framescope::FrameId sent,
        Framescope::Timestamp time);
    /// One sentence that the user should know.
    void noted(const QString &sentence);

private:
    Direction otherSide() const { return opposite(m_plan.side); }
    bool isAnswerToStop(const FrameHeader &header) const;
    void requestCrossed(const RequestReceived &event);
    void responseCrossed(const ResponseReceived &event);
    void judgeEnding(const CloseVerdict &verdict);
    void chooseForm(const ResponseHead &response);
    void itemCame(ReplayItem item);
    void tell(const ReplayFinding &finding);

    void begin();
    void scheduleAdvance();
    void advance();
    void prepareStep();
    void play(ConnectionSocket &socket);
    void sendFrame(ConnectionSocket &socket, const FrameHandle &frame);
    bool sendMessage(ConnectionSocket &socket, const FrameHandle &frame);
    void giveUp(Timestamp now);
    void finished(const CloseVerdict &verdict);
    void noteUnsent();

    const ReplayPlan &m_plan;
    const SocketSource m_socket;
    const SessionClock m_clock;
    ReplayScript m_script;
    ReplayExpectation m_expectation;
    ReplayComparison m_comparison;
    ReplayPlayer m_player;
    MaskingKeySource m_maskingKeys;
    QTimer m_timer;
    FrameHandle m_sending; ///< of the recording; null unless it is just being sent
    QList<quint64> m_fragments; ///< of the other side's open message
    FrameId m_lastFrame = 0; ///< of the other side's messages
    ReplayTally m_tally;
    quint64 m_awaited = 0;
    Timestamp m_drift = 0;
    bool m_opened = false;
    bool m_hasStep = false; ///< the player knows of it
    bool m_draining = false; ///< the player waits for what is left to come
    bool m_releasesEnded = false;
    bool m_stopped = false; ///< nothing more is sent
    bool m_endedByStep = false;
    bool m_asMessages = false; ///< compression is not what it was then
    bool m_advancePending = false;
    bool m_endingJudged = false;
};

} // namespace Framescope
