#include "app/session/chunkreader.h"

#include "app/session/sessionfile.h"

#include <algorithm>

namespace Framescope {

ChunkReader::ChunkReader(QString path, std::shared_ptr<DamageNote> damage)
    : m_path(std::move(path))
    , m_damage(std::move(damage))
{
}

ChunkReader::~ChunkReader() = default;

std::optional<QByteArray> ChunkReader::read(qint64 id, qsizetype size, quint64 frame)
{
    using namespace Qt::StringLiterals;

    const std::lock_guard lock(m_mutex);
    const auto found = std::ranges::find_if(
        m_kept, [&](const Chunk &chunk) { return chunk.id == id && chunk.octets.size() == size; });
    if (found != m_kept.end()) {
        m_kept.splice(m_kept.begin(), m_kept, found);
        return found->octets;
    }
    const Result<QByteArray> octets = readFile(id, size);
    if (!octets) {
        m_damage->note({ octets.error().code,
            u"%1, from frame %2 on; zeros are shown for what cannot be read"_s.arg(
                octets.error().detail, QString::number(frame)) });
        return std::nullopt;
    }
    m_kept.push_front({ id, *octets });
    m_keptOctets += size;
    while (m_keptOctets > Kept) {
        m_keptOctets -= m_kept.back().octets.size();
        m_kept.pop_back();
    }
    return *octets;
}

Result<QByteArray> ChunkReader::readFile(qint64 id, qsizetype size)
{
    if (!m_file) {
        auto file = SessionFile::open(m_path);
        if (!file)
            return tl::unexpected(file.error());
        m_file = std::move(*file);
    }
    return m_file->readChunk(id, size);
}

std::unique_lock<std::mutex> ChunkReader::pause()
{
    std::unique_lock lock(m_mutex);
    m_file.reset();
    return lock;
}

} // namespace Framescope
