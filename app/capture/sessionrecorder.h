#pragma once

#include "app/session/repeatfinder.h"
#include "app/session/sessionstore.h"
#include "protocol/endpoint/trafficrecorder.h"

#include <QTimer>

#include <map>
#include <memory>
#include <set>

namespace Framescope {

/// Where a session stands in another one that it was put into.
struct InsertedSession
{
    /// Frame n of it is frame framesBefore + n.
    FrameId framesBefore = 0;
    FrameId frames = 0;
    ConnectionId connectionsBefore = 0; ///< those behind it are its connections
    ConnectionId connections = 0;

    FrameId lastFrame() const { return framesBefore + frames; }
    ConnectionId lastConnection() const { return connectionsBefore + connections; }
};

/// Gathers what endpoints record into blocks and hands them to the store: when a block is full, and
/// otherwise at most every 33 ms. Lives on the endpoints' thread. Appending to the store happens on
/// it too, so that a slow store slows the sockets down and nothing piles up.
class SessionRecorder final : public TrafficRecorder
{
    Q_OBJECT
public:
    explicit SessionRecorder(std::shared_ptr<SessionStore> store, QObject *parent = nullptr);
    ~SessionRecorder() override; ///< flushes

    ConnectionId openConnection(const Opening &opening, Timestamp now) override;
    void recordFrame(
        ConnectionId connection, const Frame &frame, const QList<Violation> &violations) override;
    void recordMessage(ConnectionId connection, const Message &message) override;
    void recordEvent(ConnectionId connection, Timestamp now, const Event &event) override;

    /// Puts in all of \a session, whose connections have ended, as if it had just come to its end
    /// at \a now. Times never run backwards: where it does not fit behind what was recorded last,
    /// what is recorded from here on is that much later than the clock says.
    InsertedSession insert(const SessionStore &session, Timestamp now);

    /// Nullptr if there is no such connection, or it has ended. Valid until the next call.
    const ConnectionRecord *connection(ConnectionId id) const;
    /// The id of the frame that is recorded next.
    FrameId nextFrame() const { return m_frames.endId(); }

    /// Makes all that is pending visible in the store, and says so.
    void flush();

signals:
    /// Frames up to \a lastFrame and all of \a changed can be read from the store.
    void recorded(Framescope::FrameId lastFrame, const QList<Framescope::ConnectionId> &changed);

private:
    struct Recording
    {
        ConnectionRecord record;
        /// First frame of the message that is open in each direction; 0: none.
        FrameId openMessage[2] = { 0, 0 };
        bool changed = false;
    };

    /// What is recorded of something that happens \a now.
    Timestamp recordedTime(Timestamp now);
    FrameId messageFirst(Recording &recording, const Frame &frame, FrameId id);
    void insertFrames(const SessionStore &session, const std::map<ConnectionId, ConnectionId> &ids,
        Timestamp begin);
    Recording &change(ConnectionId connection);
    void commit();

    const std::shared_ptr<SessionStore> m_store;
    FrameBlock m_frames;
    RepeatFinder m_repeats;
    QList<EventRecord> m_events;
    std::map<ConnectionId, Recording> m_recordings; ///< connections that have not ended
    Recording *m_current = nullptr; ///< of them, the one looked up last
    QList<ConnectionRecord> m_ended; ///< since the last commit
    std::set<ConnectionId> m_changed; ///< since recorded() was last emitted
    ConnectionId m_lastConnection = 0;
    Timestamp m_lastTime = 0; ///< of what was recorded
    Timestamp m_lead = 0; ///< of what is recorded before the clock, ns
    QTimer m_flushTimer;
};

} // namespace Framescope
