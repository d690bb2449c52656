#pragma once

#include "app/capture/sessionrecorder.h"
#include "app/cli/consolerecorder.h"

#include <QDateTime>

#include <memory>

namespace Framescope {

class RecordingSessionStore;

/// What `--record` means: all that crosses goes to the console and into a session file. When the
/// file cannot be written any more, that is told at once and the rest goes on.
class Recording final : public TrafficRecorder
{
    Q_OBJECT
public:
    explicit Recording(ConsoleRecorder &console, QObject *parent = nullptr);
    ~Recording() override;

    /// Makes the file; nothing is recorded if \a path is empty. False, and a complaint on standard
    /// error, if it cannot be made. Before the first connection.
    [[nodiscard]] bool start(const QString &path, const QDateTime &started);
    /// Closes the file. False, with a complaint, if anything is missing in it. What comes after
    /// this goes to the console alone.
    [[nodiscard]] bool finish();

    ConnectionId openConnection(const Opening &opening, Timestamp now) override;
    void recordFrame(
        ConnectionId connection, const Frame &frame, const QList<Violation> &violations) override;
    void recordMessage(ConnectionId connection, const Message &message) override;
    void recordEvent(ConnectionId connection, Timestamp now, const Event &event) override;

private:
    void complainOnce(const Error &error);

    ConsoleRecorder &m_console;
    std::shared_ptr<RecordingSessionStore> m_store;
    std::unique_ptr<SessionRecorder> m_session; ///< nullptr while nothing is recorded
    bool m_hasFailed = false;
};

} // namespace Framescope
