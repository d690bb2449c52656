#pragma once

#include "app/session/blockcache.h"
#include "app/session/chunkreader.h"
#include "app/session/sessionstore.h"
#include "app/session/sessionwriter.h"

#include <condition_variable>
#include <deque>
#include <functional>
#include <map>

namespace Framescope {

/// A session that is being recorded into a file. What is committed is read from the file again, so
/// that memory does not grow with the session; what is not yet is still here.
class RecordingSessionStore final : public SessionStore
{
public:
    /// \a failed is called once, on the writer's thread, when nothing can be recorded any more;
    /// append() then does nothing; what was not written is still found. Errors as of
    /// SessionFile::create().
    [[nodiscard]] static Result<std::shared_ptr<RecordingSessionStore>> create(const QString &path,
        const QDateTime &started, std::function<void(const Error &error)> failed);

    /// Writes what is pending and closes the file; nothing can be appended any more, and only what
    /// is in memory is still found. Returns why something is missing.
    Result<void> finish();
    /// Waits until what was appended before is in the file and can be read by others, or nothing is
    /// written any more. Blocks; not for the GUI thread.
    void waitUntilWritten();
    /// Keeps all connections in memory from now on, so that asking for them never waits for the
    /// disk. Before anything is appended.
    void holdConnections();

    QDateTime started() const override;
    void append(SessionBatch batch) override;
    FrameId lastFrame() const override;
    std::shared_ptr<const FrameBlock> block(FrameId id) const override;
    std::shared_ptr<const FrameBlock> residentBlock(FrameId id) const override;
    QList<ConnectionRecord> connections() const override;
    std::optional<ConnectionRecord> connection(ConnectionId id) const override;
    QList<EventRecord> events(ConnectionId id) const override;

protected:
    /// Hands it to the writer. Error: FileUnwritable, if nothing is recorded any more.
    Result<void> keep(const Annotation &annotation) override;

private:
    RecordingSessionStore(
        std::unique_ptr<SessionFile> file, std::function<void(const Error &error)> failed);

    /// Returns the writer's failure, if there was one: then \a pending is forgotten.
    std::optional<Error> handOver(SessionWriter::Batch pending);
    Result<void> commit(const std::function<Result<void>()> &commit, quint64 batches);
    /// The file, opened a second time to be read; nullptr if it cannot be. Call with m_readMutex
    /// locked.
    SessionFile *reader() const;

    const QString m_path;
    const QDateTime m_started;
    const std::shared_ptr<ChunkReader> m_chunks; ///< large blocks may outlive the store
    mutable BlockCache m_cache;

    /// Held while the file is read, and while what is pending becomes part of it. Taken before
    /// m_mutex.
    mutable std::mutex m_readMutex;
    mutable std::unique_ptr<SessionFile> m_reader;
    bool m_finished = false;

    std::mutex m_appendMutex; ///< the writer gets batches in the order of m_pending; taken first
    mutable std::mutex m_mutex; ///< guards all below
    std::deque<SessionWriter::Batch> m_pending; ///< not committed yet, the oldest first
    std::optional<std::map<ConnectionId, ConnectionRecord>> m_held; ///< see holdConnections()
    std::condition_variable m_committed; ///< m_pending has shrunk, or has failed
    quint64 m_batches = 0; ///< that were appended
    FrameId m_lastFrame = 0;
    std::optional<Error> m_failure;

    SessionWriter m_writer; ///< last: it calls back
};

} // namespace Framescope
