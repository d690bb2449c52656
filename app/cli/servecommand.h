#pragma once

#include "app/cli/consolerecorder.h"
#include "app/cli/exitcode.h"
#include "app/cli/recording.h"
#include "protocol/endpoint/serverendpoint.h"

#include <QObject>

#include <optional>

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
    };

    explicit ServeCommand(Options options, QObject *parent = nullptr);

    void start();
    /// Closes every connection with 1001; a second call ends at once.
    void interrupt();

signals:
    void finished(Framescope::ExitCode code);

private:
    void connectionClosed(ConnectionId id, const CloseVerdict &verdict);
    void endWith(ExitCode code);
    void finishIfAlone();
    void finish(ExitCode code);

    const Options m_options;
    ConsoleOutput m_output;
    const SessionClock m_clock;
    ConsoleRecorder m_console;
    Recording m_recording;
    ServerEndpoint m_server;
    quint64 m_ended = 0;
    ExitCode m_outcome = ExitCode::Done;
    std::optional<ExitCode> m_ending; ///< what to end with when the last connection has gone
    bool m_finished = false;
};

} // namespace Framescope
