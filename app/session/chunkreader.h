#pragma once

#include "app/session/damagenote.h"

#include <QByteArray>
#include <QString>

#include <list>
#include <memory>
#include <mutex>
#include <optional>

namespace Framescope {

class SessionFile;

/// Reads chunks of the large blocks of a session file, \see ChunkedOctets, and keeps the last ones.
/// The blocks may be on other threads than who has the file, and may outlive them, so this has a
/// connection of its own, which it opens when it is first asked. Any thread.
class ChunkReader
{
public:
    /// Octets that are kept, so that a screen full of large frames is painted from memory.
    static constexpr qsizetype Kept = 32 << 20;

    /// \a damage is told of what cannot be read.
    ChunkReader(QString path, std::shared_ptr<DamageNote> damage);
    ChunkReader(const ChunkReader &) = delete;
    ChunkReader &operator=(const ChunkReader &) = delete;
    ~ChunkReader();

    /// The chunk of \a size octets in the row \a id of `data`, of a block that begins with
    /// \a frame; nullopt if it cannot be read.
    std::optional<QByteArray> read(qint64 id, qsizetype size, quint64 frame);
    /// Closes the file, and reads nothing while somebody has this; after that it is opened again
    /// when somebody asks.
    std::unique_lock<std::mutex> pause();

private:
    struct Chunk
    {
        qint64 id;
        QByteArray octets;
    };
    /// Call with m_mutex locked.
    Result<QByteArray> readFile(qint64 id, qsizetype size);

    const QString m_path;
    const std::shared_ptr<DamageNote> m_damage;
    std::mutex m_mutex; ///< guards all below
    std::unique_ptr<SessionFile> m_file;
    std::list<Chunk> m_kept; ///< the last one used first
    qsizetype m_keptOctets = 0;
};

} // namespace Framescope
