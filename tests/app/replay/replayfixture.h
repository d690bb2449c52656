#pragma once

#include "app/capture/capturecontroller.h"
#include "tests/app/session/sessionfixture.h"

#include <QSignalSpy>

namespace Framescope::Test {

/// A session with one connection, opened and by the client closed with 1000, on which \a frames
/// crossed before that.
inline std::shared_ptr<MemorySessionStore> recordedTalk(
    QList<FrameSpec> frames, const QString &url = QStringLiteral("ws://127.0.0.1:9/"))
{
    auto store = std::make_shared<MemorySessionStore>(QDateTime::currentDateTimeUtc());
    ConnectionRecord connection;
    connection.id = 1;
    connection.url = url;
    connection.state = ConnectionState::Closed;
    connection.opened = 0;
    connection.ended = 100 * Millisecond;
    for (const Direction direction : { Direction::ClientToServer, Direction::ServerToClient }) {
        frames.append({ .direction = direction,
            .time = 50 * Millisecond,
            .opcode = toNibble(Opcode::Close),
            .payload = QByteArray::fromHex("03e8") });
    }
    for (const FrameSpec &frame : frames) {
        ++connection.count(frame.direction).frames;
        ++connection.count(frame.direction).framesByOpcode[frame.opcode];
    }
    connection.verdict = CloseVerdict { CloseCause::ClosingHandshake, ClosedBy::Client, 1000 };
    RequestReceived request;
    request.head = "GET / HTTP/1.1\r\nHost: 127.0.0.1:9\r\nUpgrade: websocket\r\n"
                   "Connection: Upgrade\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
                   "Sec-WebSocket-Version: 13\r\n\r\n";
    request.url = url;
    ResponseReceived response;
    response.head = "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\n"
                    "Connection: Upgrade\r\nSec-WebSocket-Accept: "
                    "s3pPLBMxQRcQ7nVqv5A+Wpv9fuo=\r\n\r\n";
    response.opened = true;
    store->append({ makeBlock(1, frames),
        { { 1, 0, TcpConnected {} }, { 1, 0, request }, { 1, 0, response } }, { connection } });
    return store;
}

inline FrameSpec clientSays(const QByteArray &text, qint64 time = 0)
{
    return { .time = time, .payload = text };
}

inline FrameSpec serverSays(const QByteArray &text, qint64 time = 0)
{
    return { .direction = Direction::ServerToClient, .time = time, .payload = text };
}

/// A server on this computer that sends every message back.
struct EchoServer
{
    SessionClock clock;
    std::shared_ptr<MemorySessionStore> store
        = std::make_shared<MemorySessionStore>(clock.started());
    std::unique_ptr<CaptureController> controller
        = std::make_unique<CaptureController>(store, clock);
    QUrl url;

    EchoServer()
    {
        QSignalSpy listening(controller.get(), &CaptureController::listening);
        ServerOptions options;
        options.deflate = false;
        controller->listen(options);
        if (listening.wait())
            url = listening[0][0].toUrl();
    }
};

} // namespace Framescope::Test
