#pragma once

#include "protocol/connection/relay.h"
#include "tests/support/connectionlog.h"

#include <array>

namespace Framescope {

inline QByteArray playedFrame(
    Opcode opcode, const QByteArray &payload, std::optional<MaskingKey> key, bool fin = true)
{
    QByteArray octets;
    appendFrame(
        octets, makeHeader(opcode, static_cast<quint64>(payload.size()), key, fin), payload);
    return octets;
}

inline QByteArray playedClose(
    quint16 code, const QByteArray &reason, std::optional<MaskingKey> key = std::nullopt)
{
    return playedFrame(Opcode::Close, makeCloseBody(code, QString::fromUtf8(reason)), key);
}

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

    inline static const QByteArray Request = "GET /chat HTTP/1.1\r\n"
                                             "Host: server.example.com\r\n"
                                             "Upgrade: websocket\r\n"
                                             "Connection: Upgrade\r\n"
                                             "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
                                             "Sec-WebSocket-Version: 13\r\n\r\n";
    inline static const QByteArray Response
        = "HTTP/1.1 101 Switching Protocols\r\n"
          "Upgrade: websocket\r\n"
          "Connection: Upgrade\r\n"
          "Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n\r\n";

    /// The opening handshake, offered and agreed \a extensions in it, is over and forgotten.
    void open(const QByteArray &extensions = {})
    {
        const QByteArray offer = extensions.isEmpty()
            ? QByteArray()
            : "Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits\r\n";
        const QByteArray answer = extensions.isEmpty()
            ? QByteArray()
            : "Sec-WebSocket-Extensions: " + extensions + "\r\n";
        clientSends(Request.chopped(2) + offer + "\r\n");
        serverSends(Response.chopped(2) + answer + "\r\n");
        atServer();
        atClient();
        log.take();
    }

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
