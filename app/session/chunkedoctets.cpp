#include "app/session/chunkedoctets.h"

#include <algorithm>

namespace Framescope {

ChunkedOctets::ChunkedOctets(qsizetype size, qsizetype chunkSize, ReadChunk readChunk)
    : m_size(size)
    , m_chunkSize(chunkSize)
    , m_readChunk(std::move(readChunk))
{
}

qsizetype ChunkedOctets::sizeOf(qsizetype index) const
{
    return std::min(m_chunkSize, m_size - index * m_chunkSize);
}

QByteArray ChunkedOctets::readOrZeros(qsizetype index) const
{
    return m_readChunk(index).value_or(QByteArray(sizeOf(index), '\0'));
}

bool ChunkedOctets::isSound() const
{
    bool isSound = true;
    for (qsizetype index = 0; isSound && index * m_chunkSize < m_size; ++index)
        isSound = m_readChunk(index).has_value();
    return isSound;
}

QByteArray ChunkedOctets::read(qsizetype offset, qsizetype length) const
{
    Q_ASSERT(offset >= 0 && length >= 0 && length <= m_size - offset);
    if (m_hasAll.load(std::memory_order_acquire))
        return m_all.sliced(offset, length);
    QByteArray octets;
    octets.reserve(length);
    while (octets.size() < length) {
        const qsizetype at = offset + octets.size();
        const QByteArray chunk = readOrZeros(at / m_chunkSize);
        const qsizetype begin = at % m_chunkSize;
        octets.append(QByteArrayView(chunk).sliced(
            begin, std::min(chunk.size() - begin, length - octets.size())));
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
                m_all.append(readOrZeros(index));
            m_hasAll.store(true, std::memory_order_release);
        }
    }
    return m_all;
}

} // namespace Framescope
