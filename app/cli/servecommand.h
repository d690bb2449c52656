#pragma once

#include "app/cli/consolerecorder.h"
#include "app/cli/exitcode.h"
#include "app/cli/recording.h"
#include "app/replay/replayer.h"
#include "app/session/filesessionstore.h"
#include "protocol/endpoint/serverendpoint.h"

#include <QObject>

#include <optional>
#include <unordered_set>

namespace Framescope {

/// `framescope-cli serve`: a server that does as it is told, and prints what crosses.
class ServeCommand : public QObject
{
    Q_OBJECT
public:
    struct Options
    {
        ServerOptions server;
        /// Ends after as many connections have ended; those still open are closed with 1001.
        std::optional<quint64> connections;
        ConsoleRecorder::Format format = ConsoleRecorder::Format::Text;
        QString recordFile; ///< where to record; empty: nowhere
        std::optional<ReplayPlan> replay {}; ///< played to each client
        std::shared_ptr<const FileSessionStore> replayedFile {}; ///< that the plan reads
    };

    explicit ServeCommand(Options options, QObject *parent = nullptr);

    void start();
    /// Closes every connection with 1001; a second call ends at once.
    void interrupt();

signals:
    void finished(Framescope::ExitCode code);

private:
    TrafficRecorder &recorder();
    void report(ConnectionId id, const ReplayFinding &finding);
    void replayFinished(ConnectionId id, const ReplayTally &tally, bool endingJudged);
    void connectionClosed(ConnectionId id, const CloseVerdict &verdict);
    void endWith(ExitCode code);
    void finishIfAlone();
    void finish(ExitCode code);

    const Options m_options;
    ConsoleOutput m_output;
    const SessionClock m_clock;
    ConsoleRecorder m_console;
    Recording m_recording;
    std::unique_ptr<Replayer> m_replayer;
    ServerEndpoint m_server;
    std::unordered_set<ConnectionId> m_endingsJudged; ///< by the comparison with the recording
    quint64 m_ended = 0;
    ExitCode m_outcome = ExitCode::Done;
    std::optional<ExitCode> m_ending; ///< what to end with when the last connection has gone
    bool m_finished = false;
};

} // namespace Framescope
