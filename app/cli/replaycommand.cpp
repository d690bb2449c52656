#include "app/cli/replaycommand.h"

#include "app/cli/closeoutcome.h"
#include "app/cli/replayreport.h"
#include "app/session/errorsentence.h"
#include "protocol/wire/closestatus.h"

namespace Framescope {

ReplayCommand::ReplayCommand(Options options, QObject *parent)
    : QObject(parent)
    , m_options(std::move(options))
    , m_console(m_output, ConsoleRecorder::Format::Nothing)
    , m_recording(m_console)
    , m_replayer(
          m_options.plan, m_recording, [this](ConnectionId) { return m_client.connection(); },
          m_clock)
    , m_client(m_options.client, m_replayer, m_clock)
{
    connect(&m_client, &ClientEndpoint::closed, this, &ReplayCommand::closed);
    connect(&m_replayer, &Replayer::found, this,
        [this](ConnectionId, const ReplayFinding &finding) { print(finding); });
    connect(&m_replayer, &Replayer::noted, this,
        [](ConnectionId, const QString &sentence) { complain(sentence); });
    connect(&m_replayer, &Replayer::finished, this,
        [this](ConnectionId, const ReplayTally &tally, bool endingJudged) {
            m_tally = tally;
            m_endingJudged = endingJudged;
        });
    connect(&m_output, &ConsoleOutput::failed, this, [this] { stop(m_output.failure()); });
}

void ReplayCommand::start()
{
    if (!m_recording.start(m_options.recordFile, m_clock.started())) {
        emit finished(ExitCode::Failed);
        return;
    }
    if (m_options.plan.pace.stepwise)
        readSteps();
    m_client.open();
}

/// Each line of standard input is a step.
void ReplayCommand::readSteps()
{
    m_stdin = new StdinLines(this);
    connect(m_stdin, &StdinLines::lineRead, this, [this] { m_replayer.release(); });
    connect(m_stdin, &StdinLines::ended, &m_replayer, &Replayer::endReleases);
    connect(m_stdin, &StdinLines::failed, this, [this](const QString &why) {
        stop(QStringLiteral("Standard input cannot be read: %1.").arg(why));
    });
    m_stdin->resume();
}

void ReplayCommand::print(const ReplayFinding &finding)
{
    if (m_options.json) {
        ReplayReport::appendJson(m_output.buffer(), m_client.id(), finding);
        m_output.endLine();
    } else {
        m_output.writeLine(ReplayReport::text(finding).toUtf8());
    }
}

/// Something of ours went wrong: say so, and leave politely.
void ReplayCommand::stop(const QString &why)
{
    if (!m_failed)
        complain(why);
    m_failed = true;
    if (m_client.connection())
        m_replayer.stop();
}

void ReplayCommand::interrupt()
{
    ConnectionSocket *connection = m_client.connection();
    if (std::exchange(m_interrupted, true) || !connection || !connection->isOpen())
        m_client.abort();
    else
        connection->startClosingHandshake(CloseStatus::GoingAway, {});
}

void ReplayCommand::closed(const CloseVerdict &verdict)
{
    if (m_stdin)
        m_stdin->pause();
    if (m_options.json) {
        ReplayReport::appendJson(m_output.buffer(), m_client.id(), m_tally);
        m_output.endLine();
    } else {
        m_output.writeLine(ReplayReport::text(m_tally).toUtf8());
    }
    m_output.flush();
    const bool recorded = m_recording.finish();
    ExitCode code = m_interrupted ? ExitCode::Interrupted : outcome(verdict);
    if (code == ExitCode::Done && (m_failed || !recorded))
        code = ExitCode::Failed;
    emit finished(code);
}

/// What it comes to, and why on standard error.
ExitCode ReplayCommand::outcome(const CloseVerdict &verdict)
{
    for (const auto &file : m_options.files) {
        if (const std::optional<Error> damage = file->damage()) {
            complain(QStringLiteral("The recording was replayed as far as it can be read. ")
                + errorSentence(*damage));
            return ExitCode::InputDamaged;
        }
    }
    const auto broken = m_console.takePeerViolation(m_client.id());
    const ExitCode code = exitCodeFor(verdict, broken, m_options.client.lenient);
    // A refusal or an end that was recorded is as it should be.
    const bool refused = verdict.error && verdict.error->code == ErrorCode::HandshakeRefused
        && m_tally.matched > 0;
    if (code == ExitCode::PeerBrokeRule
        || (code != ExitCode::Done && !m_endingJudged && !refused)) {
        complain(outcomeSentence(verdict, broken));
        return code;
    }
    if (m_tally.allMatched())
        return ExitCode::Done;
    complain(QStringLiteral("What the server said is not what was recorded."));
    return ExitCode::Failed;
}

} // namespace Framescope
