#pragma once

#include "app/cli/consolerecorder.h"
#include "app/cli/exitcode.h"
#include "app/cli/recording.h"
#include "app/cli/stdinlines.h"
#include "app/replay/replayer.h"
#include "app/session/filesessionstore.h"
#include "protocol/endpoint/clientendpoint.h"

#include <QObject>

namespace Framescope {

/// `framescope-cli replay`: plays a recording's client side against a server, and prints how what
/// the server says compares with what it said then.
class ReplayCommand : public QObject
{
    Q_OBJECT
public:
    struct Options
    {
        ClientOptions client;
        ReplayPlan plan;
        QList<std::shared_ptr<const FileSessionStore>> files; ///< that the plan reads
        bool json = false;
        QString recordFile; ///< where to record; empty: nowhere
    };

    explicit ReplayCommand(Options options, QObject *parent = nullptr);

    void start();
    /// Closes with 1001; a second call ends at once.
    void interrupt();

signals:
    void finished(Framescope::ExitCode code);

private:
    void print(const ReplayFinding &finding);
    void readSteps();
    void stop(const QString &why);
    void closed(const CloseVerdict &verdict);
    ExitCode outcome(const CloseVerdict &verdict);

    const Options m_options;
    ConsoleOutput m_output;
    const SessionClock m_clock;
    ConsoleRecorder m_console;
    Recording m_recording;
    Replayer m_replayer;
    ClientEndpoint m_client;
    StdinLines *m_stdin = nullptr;
    ReplayTally m_tally;
    bool m_endingJudged = false;
    bool m_interrupted = false;
    bool m_failed = false; ///< something of ours failed, and was told
};

} // namespace Framescope
