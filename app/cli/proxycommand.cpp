#include "app/cli/proxycommand.h"

#include "app/capture/localauthority.h"
#include "app/cli/closeoutcome.h"
#include "app/session/errorsentence.h"

namespace Framescope {

ProxyCommand::ProxyCommand(Options options, QObject *parent)
    : QObject(parent)
    , m_options(std::move(options))
    , m_output(ConsoleOutput::WhenUnread::LeaveOut)
    , m_console(m_output, m_options.format)
    , m_recording(m_console)
{
    connect(&m_output, &ConsoleOutput::failed, this, [this] {
        complain(m_output.failure());
        if (m_proxy)
            endWith(ExitCode::Failed);
        else
            finish(ExitCode::Failed);
    });
}

/// And writes its certificate, if that is wanted.
Result<void> ProxyCommand::openAuthority()
{
    if (!m_options.proxy.terminateTls && m_options.exportFile.isEmpty())
        return {};
    auto authority = CertificateAuthority::open(m_options.authorityFolder);
    if (!authority)
        return tl::unexpected(authority.error());
    m_authority = std::move(*authority);
    return m_options.exportFile.isEmpty() ? Result<void>()
                                          : writeCertificate(*m_authority, m_options.exportFile);
}

void ProxyCommand::start()
{
    if (const auto opened = openAuthority(); !opened) {
        fail(opened.error());
        return;
    }
    if (!m_recording.start(m_options.recordFile, m_clock.started())) {
        finish(ExitCode::Failed);
        return;
    }
    m_proxy = std::make_unique<InterceptingProxy>(
        m_options.proxy, m_authority.get(), m_recording, m_clock);
    connect(
        m_proxy.get(), &InterceptingProxy::connectionClosed, this, &ProxyCommand::connectionClosed);
    connect(m_proxy.get(), &InterceptingProxy::clientLeft, this, &ProxyCommand::finishIfAlone);
    const auto url = m_proxy->start();
    if (!url) {
        fail(url.error());
        return;
    }
    m_output.writeLine("listening on " + url->toString().toUtf8());
    m_output.flush();
}

void ProxyCommand::connectionClosed(ConnectionId id, const CloseVerdict &verdict)
{
    ++m_ended;
    const auto broken = m_console.takePeerViolation(id);
    const ExitCode code = exitCodeFor(verdict, broken, false);
    if (code != ExitCode::Done) {
        complain(QStringLiteral("Connection %1: %2").arg(id).arg(outcomeSentence(verdict, broken)));
        m_outcome = std::max(m_outcome, code);
    }
    if (!m_ending && m_options.connections && m_ended >= *m_options.connections)
        endWith(m_outcome);
}

void ProxyCommand::interrupt()
{
    if (m_ending || !m_proxy)
        finish(ExitCode::Interrupted);
    else
        endWith(ExitCode::Interrupted);
}

/// Says goodbye to whoever is still there, and ends when they have gone.
void ProxyCommand::endWith(ExitCode code)
{
    if (m_ending)
        return;
    m_ending = code;
    m_proxy->shutDown();
    finishIfAlone();
}

void ProxyCommand::finishIfAlone()
{
    if (m_ending && m_proxy->connectionCount() == 0)
        finish(*m_ending);
}

void ProxyCommand::fail(const Error &error)
{
    complain(errorSentence(error));
    finish(ExitCode::Failed);
}

void ProxyCommand::finish(ExitCode code)
{
    m_output.flush();
    const bool recorded = m_recording.finish();
    if (!std::exchange(m_finished, true))
        emit finished(!recorded && code == ExitCode::Done ? ExitCode::Failed : code);
}

} // namespace Framescope
