#include "app/replay/replayer.h"

namespace Framescope {

Replayer::Replayer(ReplayPlan plan, TrafficRecorder &next, SocketSource socket,
    const SessionClock &clock, QObject *parent)
    : TrafficRecorder(parent)
    , m_plan(std::move(plan))
    , m_next(next)
    , m_socket(std::move(socket))
    , m_clock(clock)
{
}

Replayer::~Replayer() = default;

void Replayer::release()
{
    for (const auto &[id, conversation] : m_conversations)
        conversation->release();
}

void Replayer::endReleases()
{
    for (const auto &[id, conversation] : m_conversations)
        conversation->endReleases();
}

void Replayer::setPaused(bool paused)
{
    m_isPaused = paused;
    for (const auto &[id, conversation] : m_conversations)
        conversation->setPaused(paused);
}

QList<ReplayItem> Replayer::undecided(ConnectionId connection) const
{
    const auto found = m_conversations.find(connection);
    return found == m_conversations.end() ? QList<ReplayItem>() : found->second->undecided();
}

ReplayPulse Replayer::pulse(ConnectionId connection) const
{
    const auto found = m_conversations.find(connection);
    return found == m_conversations.end() ? ReplayPulse() : found->second->pulse();
}

void Replayer::stop()
{
    for (const auto &[id, conversation] : m_conversations)
        conversation->stop();
}

ConnectionId Replayer::openConnection(const Opening &opening, Timestamp now)
{
    const ConnectionId id = m_next.openConnection(opening, now);
    auto conversation = std::make_unique<ReplayConversation>(
        m_plan, [this, id] { return m_socket(id); }, m_clock);
    connect(conversation.get(), &ReplayConversation::found, this,
        [this, id](const ReplayFinding &finding) { emit found(id, finding); });
    connect(conversation.get(), &ReplayConversation::played, this,
        [this, id](const FrameHandle &recorded, FrameId sent, Timestamp time) {
            emit played(id, recorded, sent, time);
        });
    connect(conversation.get(), &ReplayConversation::noted, this,
        [this, id](const QString &sentence) { emit noted(id, sentence); });
    if (m_isPaused)
        conversation->setPaused(true);
    m_conversations.emplace(id, std::move(conversation));
    return id;
}

void Replayer::recordFrame(
    ConnectionId connection, const Frame &frame, const QList<Violation> &violations)
{
    m_next.recordFrame(connection, frame, violations);
    ++m_frames; // counts as the other recorders do
    const auto found = m_conversations.find(connection);
    if (found != m_conversations.end())
        found->second->frameCrossed(frame, m_frames);
}

void Replayer::recordMessage(ConnectionId connection, const Message &message)
{
    m_next.recordMessage(connection, message);
    const auto found = m_conversations.find(connection);
    if (found != m_conversations.end())
        found->second->messageCrossed(message);
}

void Replayer::recordEvent(ConnectionId connection, Timestamp now, const Event &event)
{
    m_next.recordEvent(connection, now, event);
    const auto found = m_conversations.find(connection);
    if (found == m_conversations.end())
        return;
    found->second->eventHappened(event);
    if (!std::holds_alternative<Closed>(event))
        return;
    ReplayConversation *conversation = found->second.release();
    m_conversations.erase(found);
    emit finished(connection, conversation->tally(), conversation->isEndingJudged());
    conversation->deleteLater(); // it may be what ended the connection
}

} // namespace Framescope
