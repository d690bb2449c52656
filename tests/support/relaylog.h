#pragma once

#include "protocol/connection/relay.h"
#include "tests/support/connectionlog.h"

#include <array>

namespace Framescope {

/// A Relay between two peers that are played by a test: takes down what each is sent, and what is
/// told.
class RelayPlaybook : public RelayOutput
{
public:
    ConnectionLog log;
    Relay relay;
    Timestamp now = 0;

    explicit RelayPlaybook(RelayOptions options = {})
        : relay(withKey(std::move(options)), log, *this)
    {
        relay.start(now);
        relay.serverConnected(now);
    }

    static constexpr MaskingKey OwnKey { 0x11, 0x22, 0x33, 0x44 };

    void clientSends(QByteArray octets) { send(Direction::ClientToServer, octets); }
    void serverSends(QByteArray octets) { send(Direction::ServerToClient, octets); }

    /// What has come since the last call.
    QByteArray atServer() { return take(Direction::ClientToServer); }
    QByteArray atClient() { return take(Direction::ServerToClient); }

    void forward(Direction direction, QByteArrayView octets) override
    {
        m_received[static_cast<std::size_t>(direction)].append(octets);
    }

    /// Lets the sockets do what they are asked for.
    void finishSending()
    {
        for (const Direction direction : { Direction::ClientToServer, Direction::ServerToClient }) {
            if (relay.tcpAction(direction) == TcpAction::FinishSending)
                relay.sendingFinished(direction, now);
        }
    }

    /// Lets the time come for which the relay waits.
    void expire()
    {
        now = relay.deadline().value();
        relay.expire(now);
    }

private:
    static RelayOptions withKey(RelayOptions options)
    {
        options.clientName = QStringLiteral("client:1");
        options.serverName = QStringLiteral("server:80");
        options.nextMaskingKey = [] { return OwnKey; };
        return options;
    }

    void send(Direction from, QByteArray &octets)
    {
        octets.detach(); // it is unmasked in place
        relay.receive(from, { octets.data(), static_cast<std::size_t>(octets.size()) }, now);
    }

    QByteArray take(Direction direction)
    {
        return std::exchange(m_received[static_cast<std::size_t>(direction)], {});
    }

    std::array<QByteArray, 2> m_received;
};

} // namespace Framescope
