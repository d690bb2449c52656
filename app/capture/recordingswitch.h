#pragma once

#include "protocol/endpoint/trafficrecorder.h"

#include <map>

namespace Framescope {

/// Stands before a recorder. While recording is paused, frames and messages cross without being
/// recorded; what happens to connections still is. What was not recorded is told of, as a gap in
/// what was captured: once recording goes on, or the connection ends. Lives on the endpoints'
/// thread.
class RecordingSwitch final : public TrafficRecorder
{
    Q_OBJECT
public:
    /// \a next must outlive this.
    explicit RecordingSwitch(TrafficRecorder &next, QObject *parent = nullptr);

    void setPaused(bool paused, Timestamp now);

    ConnectionId openConnection(const Opening &opening, Timestamp now) override;
    void recordFrame(
        ConnectionId connection, const Frame &frame, const QList<Violation> &violations) override;
    void recordMessage(ConnectionId connection, const Message &message) override;
    void recordEvent(ConnectionId connection, Timestamp now, const Event &event) override;

private:
    /// In one direction, since recording was paused.
    struct Missed
    {
        quint64 frames = 0;
        quint64 octets = 0; ///< as they crossed
    };
    struct Connection
    {
        Missed missed[2]; ///< by Direction
    };

    void tell(ConnectionId id, const Connection &connection, Timestamp now);

    TrafficRecorder &m_next;
    bool m_isPaused = false;
    Timestamp m_pausedAt = 0;
    std::map<ConnectionId, Connection> m_connections; ///< of which something was not recorded
};

} // namespace Framescope
