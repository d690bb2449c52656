#include "app/cli/servecommand.h"

#include "app/cli/closeoutcome.h"
#include "app/cli/replayreport.h"
#include "app/session/errorsentence.h"

#include <QFileInfo>

namespace Framescope {

ServeCommand::ServeCommand(Options options, QObject *parent)
    : QObject(parent)
    , m_options(std::move(options))
    , m_output(ConsoleOutput::WhenUnread::LeaveOut)
    , m_console(m_output, m_options.format)
    , m_recording(m_console)
    , m_server(m_options.server, recorder(), m_clock)
{
    connect(&m_server, &ServerEndpoint::connectionClosed, this, &ServeCommand::connectionClosed);
    connect(&m_output, &ConsoleOutput::failed, this, [this] {
        complain(m_output.failure());
        endWith(ExitCode::Failed);
    });
}

/// Where the server puts all that crosses. A replay is played by whoever sees it.
TrafficRecorder &ServeCommand::recorder()
{
    if (!m_options.replay)
        return m_recording;
    m_replayer = std::make_unique<Replayer>(
        *m_options.replay, m_recording, [this](ConnectionId id) { return m_server.connection(id); },
        m_clock);
    connect(m_replayer.get(), &Replayer::found, this, &ServeCommand::report);
    connect(m_replayer.get(), &Replayer::noted, this, [](ConnectionId id, const QString &sentence) {
        complain(QStringLiteral("Connection %1: %2").arg(id).arg(sentence));
    });
    connect(m_replayer.get(), &Replayer::finished, this, &ServeCommand::replayFinished);
    return *m_replayer;
}

void ServeCommand::report(ConnectionId id, const ReplayFinding &finding)
{
    if (m_options.format == ConsoleRecorder::Format::Json) {
        ReplayReport::appendJson(m_output.buffer(), id, finding);
        m_output.endLine();
    } else if (finding.kind != ReplayFinding::Kind::Matched) {
        complain(QStringLiteral("Connection %1: %2").arg(id).arg(ReplayReport::text(finding)));
    }
}

void ServeCommand::replayFinished(ConnectionId id, const ReplayTally &tally, bool endingJudged)
{
    if (endingJudged)
        m_endingsJudged.insert(id);
    if (tally == ReplayTally()) // a browser that got the page, for example
        return;
    if (m_options.format == ConsoleRecorder::Format::Json) {
        ReplayReport::appendJson(m_output.buffer(), id, tally);
        m_output.endLine();
    } else {
        complain(QStringLiteral("Connection %1: %2").arg(id).arg(ReplayReport::text(tally)));
    }
    if (tally.allMatched())
        return;
    complain(
        QStringLiteral("Connection %1: What the client said is not what was recorded.").arg(id));
    m_outcome = std::max(m_outcome, ExitCode::Failed);
}

void ServeCommand::start()
{
    if (!m_recording.start(m_options.recordFile, m_clock.started())) {
        finish(ExitCode::Failed);
        return;
    }
    const auto url = m_server.start();
    if (!url) {
        complain(errorSentence(url.error()));
        finish(ExitCode::Failed);
        return;
    }
    m_output.writeLine("listening on " + url->toString().toUtf8());
    m_output.flush();
    const ServerOptions &server = m_options.server;
    if (server.behavior == ServerBehavior::Watch && !QFileInfo::exists(server.watchedFile))
        complain(QStringLiteral("There is no %1 yet. Clients get it when there is.")
                     .arg(server.watchedFile));
}

void ServeCommand::connectionClosed(ConnectionId id, const CloseVerdict &verdict)
{
    const auto broken = m_console.takePeerViolation(id);
    const ExitCode code = exitCodeFor(verdict, broken, m_options.server.lenient);
    // What we refused, as we were told to, is no failure of ours.
    const bool refused = verdict.cause == CloseCause::HandshakeFailed && code == ExitCode::Failed;
    const bool judged = m_endingsJudged.erase(id) > 0 && code == ExitCode::Failed;
    if (code != ExitCode::Done && !refused && !judged) {
        complain(QStringLiteral("Connection %1: %2").arg(id).arg(outcomeSentence(verdict, broken)));
        m_outcome = std::max(m_outcome, code);
    }
    ++m_ended;
    if (m_ending)
        finishIfAlone();
    else if (m_options.connections && m_ended >= *m_options.connections)
        endWith(m_outcome);
}

void ServeCommand::interrupt()
{
    if (m_ending)
        finish(ExitCode::Interrupted);
    else
        endWith(ExitCode::Interrupted);
}

/// Says goodbye to whoever is still there, and ends when they have gone.
void ServeCommand::endWith(ExitCode code)
{
    if (m_ending)
        return;
    m_ending = code;
    m_server.shutDown();
    finishIfAlone();
}

void ServeCommand::finishIfAlone()
{
    if (m_server.connectionCount() == 0)
        finish(*m_ending);
}

void ServeCommand::finish(ExitCode code)
{
    m_output.flush();
    const bool recorded = m_recording.finish();
    if (std::exchange(m_finished, true))
        return;
    if (!recorded && code == ExitCode::Done)
        code = ExitCode::Failed;
    const auto damage
        = m_options.replayedFile ? m_options.replayedFile->damage() : std::optional<Error>();
    if (damage && code != ExitCode::Interrupted) {
        complain(QStringLiteral("The recording was replayed as far as it can be read. ")
            + errorSentence(*damage));
        code = ExitCode::InputDamaged;
    }
    emit finished(code);
}

} // namespace Framescope
