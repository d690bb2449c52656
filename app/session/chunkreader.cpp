#include "app/session/chunkreader.h"

#include "app/session/sessionfile.h"

namespace Framescope {

ChunkReader::ChunkReader(QString path, std::shared_ptr<DamageNote> damage)
    : m_path(std::move(path))
    , m_damage(std::move(damage))
{
}

ChunkReader::~ChunkReader() = default;

QByteArray ChunkReader::read(qint64 id, qsizetype size, quint64 frame)
{
    using namespace Qt::StringLiterals;

    const std::lock_guard lock(m_mutex);
    Result<QByteArray> octets;
    if (!m_file) {
        auto file = SessionFile::open(m_path);
        if (file)
            m_file = std::move(*file);
        else
            octets = tl::unexpected(file.error());
    }
    if (m_file)
        octets = m_file->readChunk(id, size);
    if (octets)
        return *octets;
    m_damage->note({ octets.error().code,
        u"%1; some octets from frame %2 on are missing, zeros stand for them"_s.arg(
            octets.error().detail, QString::number(frame)) });
    return QByteArray(size, '\0');
}

std::unique_lock<std::mutex> ChunkReader::pause()
{
    std::unique_lock lock(m_mutex);
    m_file.reset();
    return lock;
}

} // namespace Framescope
