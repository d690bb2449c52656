#pragma once

#include "app/session/chunkedoctets.h"

#include <algorithm>
#include <memory>

namespace Framescope {

/// The payloads of a block, or its messages, behind each other: in memory, or if they are too large
/// for that, still in the file.
class OctetArena
{
public:
    qsizetype size() const { return m_chunks ? m_chunks->size() : m_memory.size(); }

    /// How many are in memory.
    qsizetype held() const { return m_chunks ? m_chunks->held() : m_memory.size(); }

    /// See ChunkedOctets.
    bool isSound() const { return !m_chunks || m_chunks->isSound(); }

    /// Only to what is in memory, of which \a octets are none.
    void append(QByteArrayView octets)
    {
        // Once a frame: QByteArray::append() asks more than it takes to copy a short one.
        const qsizetype at = m_memory.size();
        m_memory.resize(at + octets.size());
        std::copy(octets.begin(), octets.end(), m_memory.data() + at);
    }
    /// Room for so many octets in all.
    void reserve(qsizetype octets) { m_memory.reserve(octets); }
    /// What is in memory, to be filled.
    QByteArray &memory() { return m_memory; }
    /// Empties it, and keeps its memory to be filled again.
    void reset()
    {
        m_memory.resize(0);
        m_chunks.reset();
    }
    /// Leaves the octets where \a chunks says they are.
    void setChunks(std::shared_ptr<const ChunkedOctets> chunks) { m_chunks = std::move(chunks); }

    /// Reads all that is still in the file.
    QByteArrayView all() const { return m_chunks ? m_chunks->all() : QByteArrayView(m_memory); }
    /// From \a begin to \a end; reads as all() does.
    QByteArrayView view(quint64 begin, quint64 end) const
    {
        return all().sliced(static_cast<qsizetype>(begin), static_cast<qsizetype>(end - begin));
    }
    /// \a length octets from \a offset, and of what is in the file no more than that is read.
    QByteArray copy(quint64 offset, quint64 length) const
    {
        const auto from = static_cast<qsizetype>(offset);
        const auto count = static_cast<qsizetype>(length);
        return m_chunks ? m_chunks->read(from, count) : m_memory.sliced(from, count);
    }

private:
    QByteArray m_memory;
    std::shared_ptr<const ChunkedOctets> m_chunks;
};

} // namespace Framescope
