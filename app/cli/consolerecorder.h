#pragma once

#include "app/cli/consoleoutput.h"
#include "protocol/endpoint/trafficrecorder.h"

#include <optional>
#include <unordered_map>

namespace Framescope {

/// Prints what crosses the connections as it comes, as text for people or as JSON lines for
/// programs, and remembers the first rule that each peer breaks.
class ConsoleRecorder final : public TrafficRecorder
{
    Q_OBJECT
public:
    enum class Format : quint8 {
        Text,
        TextEvents, ///< text, without a line for each frame
        Json,
        Nothing, ///< rules that peers break are remembered all the same
    };

    ConsoleRecorder(ConsoleOutput &output, Format format, QObject *parent = nullptr);

    ConnectionId openConnection(const Opening &opening, Timestamp now) override;
    void recordFrame(
        ConnectionId connection, const Frame &frame, const QList<Violation> &violations) override;
    void recordMessage(ConnectionId connection, const Message &message) override;
    void recordEvent(ConnectionId connection, Timestamp now, const Event &event) override;

    /// The first rule that the peer of \a connection has broken, if any. To be asked once, when it
    /// has ended: a server keeps nothing of those that are gone.
    std::optional<Violation> takePeerViolation(ConnectionId connection);

private:
    void note(ConnectionId connection, const Violation &violation);

    ConsoleOutput &m_output;
    const Format m_format;
    quint64 m_frames = 0;
    ConnectionId m_connections = 0;
    std::unordered_map<ConnectionId, Direction> m_peerDirection;
    std::unordered_map<ConnectionId, Violation> m_peerViolations; ///< the first of each
};

} // namespace Framescope
