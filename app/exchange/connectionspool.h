#pragma once

#include "protocol/connection/event.h"
#include "protocol/result.h"

#include <QTemporaryFile>

#include <functional>
#include <map>
#include <vector>

namespace Framescope {

/// Sorts what comes in any order by connection, on the disk: memory is bounded.
class ConnectionSpool
{
public:
    /// Puts \a octets behind those of \a connection.
    [[nodiscard]] Result<void> append(ConnectionId connection, QByteArrayView octets);
    bool has(ConnectionId connection) const { return m_connections.contains(connection); }
    /// Calls \a take with all octets of \a connection, a piece at a time.
    [[nodiscard]] Result<void> read(
        ConnectionId connection, const std::function<Result<void>(QByteArrayView piece)> &take);

private:
    struct Piece
    {
        qint64 offset;
        qint64 length;
    };
    struct Octets
    {
        std::vector<Piece> written;
        QByteArray pending;
    };

    Result<void> spill();
    Error failure() const;

    QTemporaryFile m_file;
    std::map<ConnectionId, Octets> m_connections;
    qsizetype m_pending = 0;
};

} // namespace Framescope
