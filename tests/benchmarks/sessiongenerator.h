#pragma once

#include "protocol/endpoint/trafficrecorder.h"
#include "protocol/wire/permessagedeflate.h"

#include <QByteArray>

#include <algorithm>
#include <array>
#include <random>
#include <vector>

namespace Framescope::Bench {

/// Traffic as a busy service has it, the same every time: 50 connections, JSON text of 60 to 300
/// octets both ways, masked from the client, now and then a Ping and its Pong, a word to look for.
/// Compressed, with context takeover, if that is wanted.
class SessionGenerator
{
public:
    static constexpr quint32 Connections = 50;

    explicit SessionGenerator(TrafficRecorder &recorder, bool deflate = false)
        : m_recorder(recorder)
    {
        for (quint32 i = 0; deflate && i < 2 * Connections; ++i)
            m_deflaters.emplace_back(DeflateContext());
        QStringList extensions;
        if (deflate)
            extensions.append(QStringLiteral("permessage-deflate"));
        const QByteArray extensionField
            = deflate ? "Sec-WebSocket-Extensions: permessage-deflate\r\n" : QByteArray();
        for (quint32 i = 0; i < Connections; ++i) {
            const ConnectionId id = recorder.openConnection(
                { Role::Proxy, QStringLiteral("ws://service.example/feed/%1").arg(i), false,
                    false },
                0);
            const QByteArray path = "/feed/" + QByteArray::number(i);
            recorder.recordEvent(id, 0,
                RequestReceived { "GET " + path
                        + " HTTP/1.1\r\nHost: service.example\r\nUpgrade: websocket\r\n"
                          "Connection: Upgrade\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
                          "Sec-WebSocket-Version: 13\r\n"
                        + extensionField + "\r\n",
                    QStringLiteral("ws://service.example") + QString::fromLatin1(path), {} });
            recorder.recordEvent(id, 0,
                ResponseReceived { "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\n"
                                   "Connection: Upgrade\r\n"
                                   "Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n"
                        + extensionField + "\r\n",
                    {}, {}, extensions, true });
        }
    }

    void generate(quint64 frames)
    {
        for (quint64 i = 0; i < frames; ++i)
            generateOne();
    }

    /// Octets that crossed, headers and payloads.
    quint64 wireOctets() const { return m_wireOctets; }

private:
    void generateOne()
    {
        m_time += 1 + m_random() % 2'000;
        const auto connection = static_cast<ConnectionId>(1 + m_random() % Connections);
        const bool fromClient = m_random() % 4 == 0;
        const bool heartbeat = m_random() % 200 == 0;
        QByteArrayView payload = heartbeat ? QByteArrayView("beat") : nextText();
        std::optional<MaskingKey> key;
        if (fromClient) {
            const auto bits = static_cast<quint32>(m_random());
            key = MaskingKey { static_cast<quint8>(bits), static_cast<quint8>(bits >> 8),
                static_cast<quint8>(bits >> 16), static_cast<quint8>(bits >> 24) };
        }
        const Opcode opcode
            = !heartbeat ? Opcode::Text : (fromClient ? Opcode::Pong : Opcode::Ping);
        Message message;
        const bool isCompressed = !heartbeat && !m_deflaters.empty();
        if (isCompressed) {
            message.direction = fromClient ? Direction::ClientToServer : Direction::ServerToClient;
            message.payload = m_text;
            m_compressed
                = m_deflaters[2 * (connection - 1) + (fromClient ? 0 : 1)].deflate(payload);
            payload = m_compressed;
            message.wireLength = static_cast<quint64>(payload.size());
            message.compressed = true;
        }
        FrameHeader header = makeHeader(opcode, static_cast<quint64>(payload.size()), key);
        if (isCompressed)
            header.rsv = Rsv1;
        m_recorder.recordFrame(connection,
            { fromClient ? Direction::ClientToServer : Direction::ServerToClient,
                static_cast<qint64>(m_time), header, payload },
            {});
        if (isCompressed)
            m_recorder.recordMessage(connection, message);
        m_wireOctets += static_cast<quint64>(header.size() + payload.size());
    }

    QByteArrayView nextText()
    {
        ++m_count;
        const auto length = static_cast<qsizetype>(60 + m_random() % 241);
        m_text.resize(0);
        m_text.append("{\"id\":").append(QByteArray::number(m_count));
        m_text.append(m_count % 1'000 == 0 ? ",\"level\":\"error\"" : ",\"level\":\"info\"");
        m_text.append(",\"price\":").append(QByteArray::number(m_random() % 10'000));
        m_text.append(",\"text\":\"");
        while (m_text.size() < length - 2)
            m_text += static_cast<char>('a' + m_random() % 26);
        m_text.append("\"}");
        return m_text;
    }

    TrafficRecorder &m_recorder;
    std::mt19937_64 m_random { 6455 };
    QByteArray m_text;
    QByteArray m_compressed;
    std::vector<MessageDeflater> m_deflaters; ///< by connection and direction
    quint64 m_time = 0;
    quint64 m_count = 0;
    quint64 m_wireOctets = 0;
};

} // namespace Framescope::Bench
