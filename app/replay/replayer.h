#pragma once

#include "app/replay/replayconversation.h"
#include "protocol/endpoint/trafficrecorder.h"

#include <unordered_map>

namespace Framescope {

/// Plays a recording on each connection whose traffic is recorded here, and passes all of it on to
/// another recorder. Lives on the endpoints' thread.
class Replayer final : public TrafficRecorder
{
    Q_OBJECT
public:
    /// The connection of that id while it exists, otherwise nullptr.
    using SocketSource = std::function<ConnectionSocket *(ConnectionId id)>;

    /// \a next must outlive this.
    Replayer(ReplayPlan plan, TrafficRecorder &next, SocketSource socket, const SessionClock &clock,
        QObject *parent = nullptr);
    ~Replayer() override;

    /// Lets one more step go on every connection, \see ReplayPace.
    void release();
    /// No release() follows: what is left after those that came is not sent.
    void endReleases();
    /// \see ReplayConversation::setPaused(), of every connection, and of those that open later.
    void setPaused(bool paused);
    /// What has come on \a connection and is not compared yet.
    QList<ReplayItem> undecided(ConnectionId connection) const;
    /// \see ReplayConversation::pulse(), of \a connection.
    ReplayPulse pulse(ConnectionId connection) const;
    /// Plays nothing more, and closes every connection with 1000.
    void stop();

    ConnectionId openConnection(const Opening &opening, Timestamp now) override;
    void recordFrame(
        ConnectionId connection, const Frame &frame, const QList<Violation> &violations) override;
    void recordMessage(ConnectionId connection, const Message &message) override;
    void recordEvent(ConnectionId connection, Timestamp now, const Event &event) override;

signals:
    void found(Framescope::ConnectionId connection, const Framescope::ReplayFinding &finding);
    /// \see ReplayConversation::played().
    void played(Framescope::ConnectionId connection, const Framescope::FrameHandle &recorded,
        Framescope::FrameId sent, Framescope::Timestamp time);
    void noted(Framescope::ConnectionId connection, const QString &sentence);
    /// The last of \a connection. \a endingJudged: how it ended was compared too.
    void finished(Framescope::ConnectionId connection, const Framescope::ReplayTally &tally,
        bool endingJudged);

private:
    const ReplayPlan m_plan;
    TrafficRecorder &m_next;
    const SocketSource m_socket;
    const SessionClock m_clock;
    FrameId m_frames = 0;
    bool m_isPaused = false;
    std::unordered_map<ConnectionId, std::unique_ptr<ReplayConversation>> m_conversations;
};

} // namespace Framescope
