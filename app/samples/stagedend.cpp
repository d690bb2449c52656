#include "app/samples/stagedend.h"

#include "app/samples/samplestage.h"

#include <span>

namespace Framescope {

StagedEnd::StagedEnd(SampleStage &stage, ConnectionOptions options, std::optional<ConnectionId> id)
    : m_stage(stage)
    , m_id(id)
    , m_connection(std::move(options), *this)
{
}

void StagedEnd::setPeer(
    std::function<void(const QByteArray &octets)> send, std::function<void(TcpEnd how)> end)
{
    m_send = std::move(send);
    m_end = std::move(end);
}

void StagedEnd::setListener(std::function<void(QByteArrayView payload)> heard)
{
    m_heard = std::move(heard);
}

void StagedEnd::start()
{
    m_connection.start(m_stage.now());
    pump();
}

void StagedEnd::receive(QByteArray octets)
{
    if (m_connection.phase() == Connection::Phase::Ended)
        return;
    m_connection.receive(
        std::span(octets.data(), static_cast<std::size_t>(octets.size())), m_stage.now());
    pump();
}

void StagedEnd::peerEnded(TcpEnd how)
{
    if (m_connection.phase() == Connection::Phase::Ended || m_peerEnded)
        return;
    m_peerEnded = true;
    m_connection.tcpEnded(how, m_stage.now());
    pump();
}

void StagedEnd::act(const std::function<void(Connection &connection, Timestamp now)> &action)
{
    action(m_connection, m_stage.now());
    pump();
}

/// Does what the connection wants done, as ConnectionSocket does.
void StagedEnd::pump()
{
    while (m_connection.hasWork())
        m_connection.work(m_stage.now());
    if (!m_connection.output().isEmpty()) {
        m_send(m_connection.output().toByteArray());
        m_connection.clearOutput();
        m_connection.outputSent(true, m_stage.now());
    }
    const bool wantsFin = m_connection.tcpAction() == TcpAction::FinishSending;
    if (wantsFin && !m_isFinished) {
        m_isFinished = true;
        m_connection.sendingFinished(m_stage.now());
        m_end(TcpEnd::Finished);
    }
    if (m_connection.phase() == Connection::Phase::Ended && !m_isFinished) {
        m_isFinished = true;
        m_end(TcpEnd::Finished);
    }
    watchDeadline();
}

void StagedEnd::watchDeadline()
{
    const std::optional<Timestamp> deadline = m_connection.deadline();
    if (!deadline || (m_watched && *m_watched <= *deadline))
        return;
    m_watched = deadline;
    m_stage.at(*deadline, [this, due = *deadline] {
        if (m_watched != due)
            return;
        m_watched.reset();
        if (const auto now = m_connection.deadline(); now && *now <= m_stage.now())
            m_connection.expire(m_stage.now());
        pump();
    });
}

void StagedEnd::frameCrossed(const Frame &frame, const QList<Violation> &violations)
{
    if (m_id)
        m_stage.recorder().recordFrame(*m_id, frame, violations);
}

void StagedEnd::messageCrossed(const Message &message)
{
    if (m_id)
        m_stage.recorder().recordMessage(*m_id, message);
    if (m_heard && message.direction == m_connection.incoming())
        m_heard(message.payload);
}

void StagedEnd::eventHappened(const Event &event)
{
    if (m_id)
        m_stage.recorder().recordEvent(*m_id, m_stage.now(), event);
}

} // namespace Framescope
