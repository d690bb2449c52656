#include "ui/composer/sendwatch.h"

namespace Framescope {

namespace {

quint64 framesOfPeer(const ConnectionRecord &connection)
{
    return connection.count(opposite(sendingDirection(connection.role))).frames;
}

} // namespace

void SendWatch::sent(const ConnectionRecord &connection, const ComposedMessage &message,
    const PeerReaction &predicted)
{
    Sent &entry = m_sent[connection.id];
    entry.predicted = predicted;
    entry.octets = message.wireSize();
    entry.framesBefore = framesOfPeer(connection);
    entry.since.start();
}

const SendWatch::Sent *SendWatch::last(ConnectionId connection) const
{
    const auto found = m_sent.find(connection);
    return found == m_sent.end() ? nullptr : &found->second;
}

std::optional<MessageType> SendWatch::openMessage(ConnectionId connection) const
{
    const Sent *sent = last(connection);
    return sent ? sent->predicted.openMessage : std::nullopt;
}

bool SendWatch::hasAnswered(const ConnectionRecord &connection) const
{
    const Sent *sent = last(connection.id);
    return sent && framesOfPeer(connection) > sent->framesBefore;
}

bool SendWatch::isLate(ConnectionId connection) const
{
    const Sent *sent = last(connection);
    return sent && sent->since.hasExpired(Patience);
}

} // namespace Framescope
