#pragma once

#include "app/exchange/conversion.h"
#include "app/exchange/sessionbuilder.h"
#include "app/session/filesessionstore.h"
#include "app/session/framehandle.h"
#include "app/session/recordingsessionstore.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <SQLiteCpp/SQLiteCpp.h>

#include <functional>

namespace Framescope::Test {

inline const QDateTime SessionStart
    = QDateTime::fromMSecsSinceEpoch(1'767'225'600'123, Qt::UTC); // 2026-01-01

/// Makes a session file of what \a fill adds.
inline void writeSession(
    const QString &path, const std::function<void(SessionBuilder &builder)> &fill)
{
    const auto store = RecordingSessionStore::create(path, SessionStart, [](const Error &) {});
    QVERIFY(store);
    {
        SessionBuilder builder(**store);
        fill(builder);
    }
    QVERIFY((*store)->finish());
}

inline void writeFile(const QString &path, const QByteArray &octets)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(octets), octets.size());
}

inline QByteArray readFile(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

inline Conversion::Outcome convert(
    const QString &input, const QString &output, const Redaction &redaction = {})
{
    Conversion::Options options;
    options.input = input;
    options.output = output;
    options.outputFormat = formatOfName(output).value();
    options.overwrite = true;
    options.redaction = redaction;
    return Conversion(options).run({});
}

inline bool isClean(const Conversion::Outcome &outcome)
{
    if (outcome.failure)
        qInfo() << outcome.failure->detail;
    if (outcome.damage)
        qInfo() << outcome.damage->detail;
    return outcome.isWritten && !outcome.failure && !outcome.damage && !outcome.isStopped;
}

/// The rows of one of a session file's tables, to the octet.
inline QList<QByteArray> rowsOf(const QString &path, const char *query)
{
    const SQLite::Database database(path.toStdString(), SQLite::OPEN_READONLY);
    SQLite::Statement statement(database, query);
    QList<QByteArray> rows;
    while (statement.executeStep()) {
        QByteArray row;
        for (int column = 0; column < statement.getColumnCount(); ++column) {
            const SQLite::Column value = statement.getColumn(column);
            row += value.isNull()
                ? QByteArray("NULL")
                : QByteArray(static_cast<const char *>(value.getBlob()), value.getBytes());
            row += '|';
        }
        rows += row;
    }
    return rows;
}

struct StoredFrame
{
    FrameRecord record;
    QByteArray payload;
    std::optional<QByteArray> message;
    QList<Violation> violations;
};

inline QList<StoredFrame> framesOf(const QString &path)
{
    QList<StoredFrame> frames;
    const auto session = FileSessionStore::open(path);
    if (!session)
        return frames;
    FrameId id = 1;
    while (const auto block = (*session)->block(id)) {
        for (; id < block->endId(); ++id) {
            const FrameHandle frame(block, id);
            std::optional<QByteArray> message;
            if (const auto inflated = frame.message())
                message = inflated->toByteArray();
            frames.append(
                { frame.record(), frame.payload().toByteArray(), message, frame.violations() });
        }
    }
    return frames;
}

inline QList<EventRecord> eventsOf(const QString &path)
{
    QList<EventRecord> events;
    if (const auto session = FileSessionStore::open(path)) {
        (*session)->visitEvents([&](const EventRecord &event) {
            events.append(event);
            return true;
        });
    }
    return events;
}

inline QList<ConnectionRecord> connectionsOf(const QString &path)
{
    const auto session = FileSessionStore::open(path);
    return session ? (*session)->connections() : QList<ConnectionRecord>();
}

template <typename T>
QList<T> eventsOfKind(const QString &path)
{
    QList<T> found;
    for (const EventRecord &record : eventsOf(path)) {
        if (const auto *event = std::get_if<T>(&record.event))
            found.append(*event);
    }
    return found;
}

inline Frame makeFrame(Direction direction, Timestamp time, Opcode opcode, QByteArrayView payload,
    bool fin = true, quint8 rsv = 0)
{
    std::optional<MaskingKey> key;
    if (direction == Direction::ClientToServer)
        key = MaskingKey { 0x37, 0xfa, 0x21, 0x3d };
    Frame frame { direction, time,
        makeHeader(opcode, static_cast<quint64>(payload.size()), key, fin), payload };
    frame.header.rsv = rsv;
    return frame;
}

inline ConnectionRecord makeConnection(ConnectionId id, const QString &url)
{
    ConnectionRecord record;
    record.id = id;
    record.role = Role::Proxy;
    record.url = url;
    record.state = ConnectionState::Open;
    record.opened = 2'000'000;
    return record;
}

inline constexpr QByteArrayView RequestHeadOctets
    = "GET /chat HTTP/1.1\r\nHost: server.example\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
      "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n";
inline constexpr QByteArrayView ResponseHeadOctets
    = "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
      "Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n\r\n";

/// A connection, its TCP connection and its handshake.
inline void addHandshake(SessionBuilder &builder, ConnectionId id)
{
    builder.addConnection(makeConnection(id, QStringLiteral("ws://server.example/chat")));
    builder.addEvent({ id, 1'000'000,
        TcpConnected { QStringLiteral("192.0.2.7"), static_cast<quint16>(50'000 + id),
            QStringLiteral("198.51.100.2"), 8080 } });
    builder.addEvent({ id, 1'500'000,
        RequestReceived {
            RequestHeadOctets.toByteArray(), QStringLiteral("ws://server.example/chat"), {} } });
    ResponseReceived response;
    response.head = ResponseHeadOctets.toByteArray();
    response.opened = true;
    builder.addEvent({ id, 2'000'000, response });
}

inline EventRecord closedEvent(ConnectionId id, Timestamp time, CloseCause cause, ClosedBy by)
{
    CloseVerdict verdict;
    verdict.cause = cause;
    verdict.by = by;
    return { id, time, Closed { verdict } };
}

} // namespace Framescope::Test
