#pragma once

#include <QByteArray>

#include <atomic>
#include <functional>
#include <mutex>
#include <optional>

namespace Framescope {

/// Octets that stay in a file until somebody asks for them, and then are read in chunks. Any
/// thread; asking may wait for the disk.
class ChunkedOctets
{
public:
    /// Returns the octets of chunk \a index, as many as it has by \a size and \a chunkSize;
    /// nullopt if they cannot be read. Any thread.
    using ReadChunk = std::function<std::optional<QByteArray>(qsizetype index)>;

    /// \a size and \a chunkSize in octets; only the last chunk may be shorter.
    ChunkedOctets(qsizetype size, qsizetype chunkSize, ReadChunk readChunk);
    ChunkedOctets(const ChunkedOctets &) = delete;
    ChunkedOctets &operator=(const ChunkedOctets &) = delete;

    qsizetype size() const { return m_size; }
    /// How many of them are in memory.
    qsizetype held() const { return m_hasAll.load(std::memory_order_acquire) ? m_size : 0; }
    /// Whether all of them can be read, which is found out by reading them.
    bool isSound() const;
    /// \a length octets from \a offset, which must be there. Only the chunks that have some of them
    /// are read; zeros stand for those that cannot be.
    QByteArray read(qsizetype offset, qsizetype length) const;
    /// All of them, read when they are first asked for and held from then on; zeros as of read().
    QByteArrayView all() const;

private:
    qsizetype sizeOf(qsizetype index) const;
    QByteArray readOrZeros(qsizetype index) const;

    const qsizetype m_size;
    const qsizetype m_chunkSize;
    const ReadChunk m_readChunk;
    mutable std::atomic<bool> m_hasAll = false; ///< m_all does not change any more
    mutable std::mutex m_mutex; ///< guards m_all until then
    mutable QByteArray m_all;
};

} // namespace Framescope
