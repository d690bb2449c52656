#include "app/exchange/connectionspool.h"

namespace Framescope {

namespace {

/// What is gathered before it goes to the disk.
constexpr qsizetype PendingLimit = 32 << 20;
constexpr qint64 SpoolReadSize = 1 << 20;

} // namespace

Error ConnectionSpool::failure() const
{
    return { ErrorCode::FileUnwritable, m_file.errorString() };
}

Result<void> ConnectionSpool::append(ConnectionId connection, QByteArrayView octets)
{
    m_connections[connection].pending.append(octets);
    m_pending += octets.size();
    return m_pending < PendingLimit ? Result<void>() : spill();
}

Result<void> ConnectionSpool::spill()
{
    if (!m_file.isOpen() && !m_file.open())
        return tl::unexpected(failure());
    for (auto &[id, octets] : m_connections) {
        if (octets.pending.isEmpty())
            continue;
        const qint64 offset = m_file.size();
        if (!m_file.seek(offset) || m_file.write(octets.pending) != octets.pending.size())
            return tl::unexpected(failure());
        octets.written.push_back({ offset, octets.pending.size() });
        octets.pending.clear();
    }
    m_pending = 0;
    return {};
}

Result<void> ConnectionSpool::read(
    ConnectionId connection, const std::function<Result<void>(QByteArrayView piece)> &take)
{
    const Octets &octets = m_connections[connection];
    for (const Piece &piece : octets.written) {
        for (qint64 at = 0; at < piece.length; at += SpoolReadSize) {
            const qint64 count = std::min(SpoolReadSize, piece.length - at);
            m_file.seek(piece.offset + at);
            const QByteArray read = m_file.read(count);
            if (read.size() != count)
                return tl::unexpected(failure());
            if (const auto taken = take(read); !taken)
                return taken;
        }
    }
    return take(octets.pending);
}

} // namespace Framescope
