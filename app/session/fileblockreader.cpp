#include "app/session/fileblockreader.h"

namespace Framescope {

namespace {

constexpr qsizetype MostReused = 4 << 20; ///< octets; larger blocks give their memory back

} // namespace

SessionFile *FileBlockReader::file()
{
    if (!m_file && !m_error) {
        if (auto opened = SessionFile::open(m_path))
            m_file = std::move(*opened);
        else
            m_error = opened.error();
    }
    return m_file.get();
}

template <typename T>
std::optional<T> FileBlockReader::valueOrNote(Result<std::optional<T>> result)
{
    if (result)
        return std::move(*result);
    if (!m_error)
        m_error = result.error();
    return std::nullopt;
}

std::optional<BlockReader::Place> FileBlockReader::find(FrameId id)
{
    SessionFile *const reader = file();
    if (!reader)
        return std::nullopt;
    std::optional<BlockEntry> entry = valueOrNote(reader->readEntry(id));
    if (!entry)
        return std::nullopt;
    const FrameId first = entry->firstId;
    const FrameId end = entry->endId();
    return Place { first, end, std::move(entry) };
}

std::shared_ptr<const FrameBlock> FileBlockReader::columns(FrameId id)
{
    if (m_last && m_last->contains(id))
        return m_last;
    SessionFile *const reader = file();
    if (!reader)
        return nullptr;
    FrameBlock used;
    if (m_last && m_last.use_count() == 1
        && m_last->payloadOctets() + m_last->messageOctets() <= MostReused)
        used = std::move(*m_last);
    m_last.reset();
    if (auto read = valueOrNote(reader->readColumns(id, std::move(used))))
        m_last = std::make_shared<FrameBlock>(std::move(*read));
    return m_last;
}

std::shared_ptr<const FrameBlock> FileBlockReader::block(FrameId id)
{
    SessionFile *const reader = file();
    if (!reader || !columns(id))
        return nullptr;
    if (m_last->hasOctets())
        return m_last;
    // What was handed out has to stay as it is for others, but only this thread has it so far.
    const Result<bool> read = reader->readOctets(*m_last);
    if (read && *read)
        return m_last;
    m_last.reset();
    if (!read) {
        if (!m_error)
            m_error = read.error();
        return nullptr;
    }
    if (auto whole = valueOrNote(reader->readBlock(id)))
        m_last = std::make_shared<FrameBlock>(std::move(*whole));
    return m_last;
}

} // namespace Framescope
