#pragma once

#include "app/compose/peerreaction.h"
#include "app/session/connectionrecord.h"

#include <QElapsedTimer>

#include <map>
#include <optional>

namespace Framescope {

/// Remembers, for each connection, what was composed and sent on it last, so that what the peer
/// does can be seen beside what it should do, and so that the next prediction knows what went
/// before it.
class SendWatch
{
public:
    /// What a peer is given to fail the connection before it is said that it did not.
    static constexpr qint64 Patience = 2'000; ///< ms

    struct Sent
    {
        PeerReaction predicted;
        qint64 octets = 0; ///< on the wire
        quint64 framesBefore = 0; ///< of the peer
        QElapsedTimer since;
    };

    void sent(const ConnectionRecord &connection, const ComposedMessage &message,
        const PeerReaction &predicted);
    /// nullptr if nothing was sent there.
    const Sent *last(ConnectionId connection) const;
    /// The message that was left open there, for SendingState.
    std::optional<MessageType> openMessage(ConnectionId connection) const;
    bool hasAnswered(const ConnectionRecord &connection) const;
    bool isLate(ConnectionId connection) const;

private:
    std::map<ConnectionId, Sent> m_sent;
};

} // namespace Framescope
