#pragma once

#include "app/session/blockcache.h"
#include "app/session/chunkreader.h"
#include "app/session/damagenote.h"
#include "app/session/sessionfile.h"
#include "app/session/sessionstore.h"

#include <atomic>
#include <map>
#include <stop_token>

namespace Framescope {

/// A session file that was opened to be looked at. Blocks are read when they are asked for and kept
/// in a bounded cache; the octets of large ones are read only in parts. Where the file is damaged
/// it is read up to the damage.
class FileSessionStore final : public SessionStore
{
public:
    /// Reads annotations and the directory, but no block, and of the directory only a part when
    /// \a stop is requested. Errors as of SessionFile::open().
    [[nodiscard]] static Result<std::shared_ptr<FileSessionStore>> open(
        const QString &path, const std::stop_token &stop = {});

    /// The first damage that was met so far, in the directory or in what was asked for.
    std::optional<Error> damage() const { return m_damage->first(); }
    /// \see DamageNote::tell(). \a damaged must not call the store.
    void tellOfDamage(std::function<void(const Error &error)> damaged)
    {
        m_damage->tell(std::move(damaged));
    }

    /// Reads all connections into memory, so that asking for them never waits for the disk; before
    /// others use the store. Those whose end was not recorded count as closed, without a verdict,
    /// with the last frame.
    void holdConnections();

    /// What is said of frames from now on is written into \a path, a copy of this session with the
    /// annotations \a written, and at once what has been said since the copy was made. Errors as of
    /// SessionFile::openToAnnotate().
    [[nodiscard]] Result<void> annotateCopy(const QString &path, const Annotations &written);

    /// The last frame that was ever asked for: how far somebody is who goes through all of them.
    FrameId furthestRead() const { return m_furthestRead; }

    QDateTime started() const override;
    /// Not to be called: the file is only read, but for its annotations.
    void append(SessionBatch batch) override;
    FrameId lastFrame() const override;
    std::shared_ptr<const FrameBlock> block(FrameId id) const override;
    std::shared_ptr<const FrameBlock> residentBlock(FrameId id) const override;
    /// Reads the file by itself, past the cache.
    std::unique_ptr<BlockReader> blockReader() const override;
    QList<ConnectionRecord> connections() const override;
    std::optional<ConnectionRecord> connection(ConnectionId id) const override;
    QList<EventRecord> events(ConnectionId id) const override;
    void visitEvents(const std::function<bool(const EventRecord &event)> &visit) const override;
    /// Some of the events behind the one that \a last names, \see SessionFile::readEvents(). Empty
    /// at the end, and where the file is damaged.
    EventPage eventsBehind(qint64 last) const;
    /// Calls \a visit for each connection in the order of ids. It must not call the store.
    void visitConnections(
        const std::function<void(const ConnectionRecord &connection)> &visit) const;

protected:
    /// Writes it into the file, which is open for that no longer than it takes.
    Result<void> keep(const Annotation &annotation) override;

private:
    FileSessionStore(std::unique_ptr<SessionFile> file, const std::stop_token &stop);

    static Result<void> write(const QString &path, const QList<Annotation> &annotations);
    void visitEvents(
        ConnectionId id, const std::function<bool(const EventRecord &event)> &visit) const;

    const QString m_path;
    const std::shared_ptr<DamageNote> m_damage = std::make_shared<DamageNote>();
    const std::shared_ptr<ChunkReader> m_chunks; ///< large blocks may outlive the store
    QString m_annotatedPath; ///< into which keep() writes; guarded by pauseKeeping()
    const QDateTime m_started;
    FrameId m_lastFrame = 0;
    Timestamp m_lastTime = 0; ///< of the frames
    mutable BlockCache m_cache;
    mutable std::atomic<FrameId> m_furthestRead = 0;
    std::optional<std::map<ConnectionId, ConnectionRecord>> m_held; ///< see holdConnections()
    mutable std::mutex m_mutex; ///< guards all below
    const std::unique_ptr<SessionFile> m_file;
};

} // namespace Framescope
