#include "app/session/connectioncodec.h"

#include "app/session/eventcodec.h"
#include "app/session/storednames.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace Framescope::ConnectionCodec {

namespace {

QString compact(const QJsonDocument &document)
{
    return QString::fromUtf8(document.toJson(QJsonDocument::Compact));
}

/// How many frames there were of each opcode, from 0 to 15: a JSON array. Written for each
/// connection at each commit, and so without a document.
QString encodeFrames(const TrafficCount &count)
{
    QString frames(u'[');
    for (quint64 number : count.framesByOpcode)
        frames += QString::number(number) + u',';
    frames.back() = u']';
    return frames;
}

bool decodeFrames(QByteArrayView text, TrafficCount &count)
{
    const QJsonArray frames = QJsonDocument::fromJson(text.toByteArray()).array();
    if (frames.size() != static_cast<qsizetype>(count.framesByOpcode.size()))
        return false;
    count.frames = 0;
    for (qsizetype opcode = 0; opcode < frames.size(); ++opcode) {
        const qint64 number = frames.at(opcode).toInteger(-1);
        if (number < 0)
            return false;
        count.framesByOpcode[static_cast<std::size_t>(opcode)] = static_cast<quint64>(number);
        count.frames += static_cast<quint64>(number);
    }
    return true;
}

std::optional<Timestamp> optionalTime(const SQLite::Column &column)
{
    return column.isNull() ? std::nullopt : std::optional<Timestamp>(column.getInt64());
}

} // namespace

void bind(RowWriter &row, const ConnectionRecord &connection)
{
    std::optional<QString> close;
    if (connection.verdict)
        close = compact(QJsonDocument(EventCodec::encodeVerdict(*connection.verdict)));
    row.integer(connection.id)
        .text(QString(storedName(connection.role)))
        .text(connection.url)
        .text(connection.peer)
        .integer(connection.secure ? 1 : 0)
        .integer(connection.verificationOff ? 1 : 0)
        .text(QString(storedName(connection.state)))
        .integer(connection.started)
        .integer(connection.opened)
        .integer(connection.ended)
        .text(connection.subprotocol)
        .text(compact(QJsonDocument(QJsonArray::fromStringList(connection.extensions))))
        .text(encodeFrames(connection.clientToServer))
        .integer(static_cast<qint64>(connection.clientToServer.octets))
        .text(encodeFrames(connection.serverToClient))
        .integer(static_cast<qint64>(connection.serverToClient.octets))
        .integer(static_cast<qint64>(connection.violations))
        .text(close);
}

std::optional<ConnectionRecord> fromRow(SQLite::Statement &statement)
{
    const int64_t id = statement.getColumn(0).getInt64();
    const auto role = fromStoredName<Role>(columnText(statement, 1));
    const auto state = fromStoredName<ConnectionState>(columnText(statement, 6));
    if (id < 1 || id > std::numeric_limits<ConnectionId>::max() || !role || !state)
        return std::nullopt;
    ConnectionRecord connection;
    connection.id = static_cast<ConnectionId>(id);
    connection.role = *role;
    connection.url = columnText(statement, 2);
    connection.peer = columnText(statement, 3);
    connection.secure = statement.getColumn(4).getInt() != 0;
    connection.verificationOff = statement.getColumn(5).getInt() != 0;
    connection.state = *state;
    connection.started = statement.getColumn(7).getInt64();
    connection.opened = optionalTime(statement.getColumn(8));
    connection.ended = optionalTime(statement.getColumn(9));
    connection.subprotocol = columnText(statement, 10);
    for (const QJsonValue extension :
        QJsonDocument::fromJson(columnOctets(statement, 11).toByteArray()).array())
        connection.extensions.append(extension.toString());
    if (!decodeFrames(columnOctets(statement, 12), connection.clientToServer)
        || !decodeFrames(columnOctets(statement, 14), connection.serverToClient))
        return std::nullopt;
    connection.clientToServer.octets = static_cast<quint64>(statement.getColumn(13).getInt64());
    connection.serverToClient.octets = static_cast<quint64>(statement.getColumn(15).getInt64());
    connection.violations = static_cast<quint64>(statement.getColumn(16).getInt64());
    if (!statement.getColumn(17).isNull()) {
        connection.verdict = EventCodec::decodeVerdict(
            QJsonDocument::fromJson(columnOctets(statement, 17).toByteArray()).object());
        if (!connection.verdict)
            return std::nullopt;
    }
    return connection;
}

} // namespace Framescope::ConnectionCodec
