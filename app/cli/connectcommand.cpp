#include "app/cli/connectcommand.h"

#include "app/cli/closeoutcome.h"
#include "protocol/wire/closestatus.h"
#include "protocol/wire/utf8validator.h"

namespace Framescope {

ConnectCommand::ConnectCommand(Options options, QObject *parent)
    : QObject(parent)
    , m_options(std::move(options))
    , m_console(m_output, m_options.format)
    , m_recording(m_console)
    , m_client(m_options.client, m_recording, m_clock)
{
    connect(&m_client, &ClientEndpoint::established, this, &ConnectCommand::established);
    connect(&m_client, &ClientEndpoint::closed, this, &ConnectCommand::closed);
    connect(&m_output, &ConsoleOutput::failed, this, [this] { stop(m_output.failure()); });
}

void ConnectCommand::start()
{
    if (m_recording.start(m_options.recordFile, m_clock.started()))
        m_client.open();
    else
        emit finished(ExitCode::Failed);
}

void ConnectCommand::established()
{
    ConnectionSocket *connection = m_client.connection();
    connect(connection, &ConnectionSocket::opened, this, &ConnectCommand::opened);
    connect(connection, &ConnectionSocket::messageReceived, this, &ConnectCommand::messageReceived);
    connect(connection, &ConnectionSocket::sendQueueDrained, this, &ConnectCommand::sendNext);
}

void ConnectCommand::opened()
{
    if (m_options.stdinLines) {
        m_stdin = new StdinLines(this);
        connect(m_stdin, &StdinLines::lineRead, this, &ConnectCommand::sendLine);
        connect(m_stdin, &StdinLines::ended, this, [this] { startClosing(CloseStatus::Normal); });
        connect(m_stdin, &StdinLines::failed, this, [this](const QString &why) {
            stop(QStringLiteral("Standard input cannot be read: %1.").arg(why));
        });
    }
    sendNext();
}

/// Sends on, as long as the peer takes it in; sendQueueDrained() calls again.
void ConnectCommand::sendNext()
{
    ConnectionSocket *connection = m_client.connection();
    while (connection && m_nextSending < m_options.sendings.size() && !connection->isCongested()) {
        const Sending &next = m_options.sendings.at(m_nextSending++);
        const auto sent = next.kind == Sending::Kind::Raw
            ? connection->sendOctets(next.octets)
            : connection->sendMessage(
                next.kind == Sending::Kind::Text ? MessageType::Text : MessageType::Binary,
                next.octets);
        if (!sent)
            return; // closing: the verdict tells why
    }
    // Even behind much that is still to be sent, so that the end of the input is seen: a peer that
    // reads nothing is then given up. sendLine() pauses after one line.
    if (m_stdin && m_nextSending == m_options.sendings.size() && connection)
        m_stdin->resume();
}

void ConnectCommand::sendLine(const QByteArray &line)
{
    ++m_lines;
    ConnectionSocket *connection = m_client.connection();
    if (!connection || !connection->isOpen()) {
        m_stdin->pause();
        return;
    }
    if (!isUtf8(line)) {
        stop(QStringLiteral("Line %1 of the input is not UTF-8, so it cannot be a text message.")
                 .arg(m_lines));
        return;
    }
    std::ignore = connection->sendMessage(MessageType::Text, line);
    if (connection->isCongested())
        m_stdin->pause();
}

void ConnectCommand::messageReceived(MessageType type, QByteArrayView payload)
{
    ++m_received;
    if (m_options.echo)
        std::ignore = m_client.connection()->sendMessage(type, payload);
    if (m_options.count && m_received == *m_options.count)
        startClosing(CloseStatus::Normal);
}

void ConnectCommand::startClosing(quint16 code)
{
    if (m_client.connection())
        m_client.connection()->startClosingHandshake(code, {});
}

/// Something of ours went wrong: say so, and leave politely.
void ConnectCommand::stop(const QString &why)
{
    if (m_stdin)
        m_stdin->pause();
    if (!m_failed)
        complain(why);
    m_failed = true;
    startClosing(CloseStatus::GoingAway);
}

void ConnectCommand::interrupt()
{
    if (m_interrupted || !m_client.connection() || !m_client.connection()->isOpen()) {
        m_interrupted = true;
        m_client.abort();
        return;
    }
    m_interrupted = true;
    if (m_stdin)
        m_stdin->pause();
    startClosing(CloseStatus::GoingAway);
}

void ConnectCommand::closed(const CloseVerdict &verdict)
{
    if (m_stdin)
        m_stdin->pause();
    m_output.flush();
    const bool recorded = m_recording.finish();
    if (m_interrupted) {
        emit finished(ExitCode::Interrupted);
        return;
    }
    const auto broken = m_console.takePeerViolation(m_client.id());
    const ExitCode code = exitCodeFor(verdict, broken, m_options.client.lenient);
    if (code != ExitCode::Done)
        complain(outcomeSentence(verdict, broken));
    const bool failed = m_failed || !recorded;
    emit finished(failed && code == ExitCode::Done ? ExitCode::Failed : code);
}

} // namespace Framescope
