#include "app/session/chunkedoctets.h"

#include <algorithm>

namespace Framescope {

namespace {

/// Enough for a view and for somebody who goes through the octets beside it.
constexpr std::size_t MostRecent = 4;

} // namespace

ChunkedOctets::ChunkedOctets(qsizetype size, qsizetype chunkSize, ReadChunk readChunk)
    : m_size(size)
    , m_chunkSize(chunkSize)
    , m_readChunk(std::move(readChunk))
{
}

QByteArray ChunkedOctets::chunk(qsizetype index) const
{
    const auto found = std::ranges::find(m_recent, index, &Chunk::index);
    if (found != m_recent.end()) {
        m_recent.splice(m_recent.begin(), m_recent, found);
        return m_recent.front().octets;
    }
    if (m_recent.size() == MostRecent)
        m_recent.pop_back();
    m_recent.push_front({ index, m_readChunk(index) });
    return m_recent.front().octets;
}

QByteArray ChunkedOctets::read(qsizetype offset, qsizetype length) const
{
    Q_ASSERT(offset >= 0 && length >= 0 && length <= m_size - offset);
    if (m_hasAll.load(std::memory_order_acquire))
        return m_all.sliced(offset, length);
    QByteArray octets;
    octets.reserve(length);
    const std::lock_guard lock(m_mutex);
    while (octets.size() < length) {
        const qsizetype at = offset + octets.size();
        const QByteArray from = chunk(at / m_chunkSize);
        const qsizetype begin = at % m_chunkSize;
        octets.append(QByteArrayView(from).sliced(
            begin, std::min(from.size() - begin, length - octets.size())));
    }
    return octets;
}

QByteArrayView ChunkedOctets::all() const
{
    if (!m_hasAll.load(std::memory_order_acquire)) {
        const std::lock_guard lock(m_mutex);
        if (!m_hasAll) {
            m_all.reserve(m_size);
            for (qsizetype index = 0; m_all.size() < m_size; ++index)
                m_all.append(m_readChunk(index));
            m_recent.clear();
            m_hasAll.store(true, std::memory_order_release);
        }
    }
    return m_all;
}

} // namespace Framescope
