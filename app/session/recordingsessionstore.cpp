#include "app/session/recordingsessionstore.h"

#include <algorithm>

namespace Framescope {

RecordingSessionStore::RecordingSessionStore(
    std::unique_ptr<SessionFile> file, std::function<void(const Error &error)> failed)
    : m_path(file->path())
    , m_started(file->started())
    , m_chunks(std::make_shared<ChunkReader>(m_path, std::make_shared<DamageNote>()))
    , m_cache(BlockCache::UsualOctets)
    , m_writer(std::move(file),
          { [this](const auto &run, quint64 batches) { return commit(run, batches); },
              [this, failed = std::move(failed)](const Error &error) {
                  {
                      const std::lock_guard lock(m_mutex);
                      m_failure = error; // m_pending is bounded, and stays to be looked at
                  }
                  m_committed.notify_all();
                  failed(error);
              } })
{
}

Result<std::shared_ptr<RecordingSessionStore>> RecordingSessionStore::create(
    const QString &path, const QDateTime &started, std::function<void(const Error &error)> failed)
{
    auto file = SessionFile::create(path, started);
    if (!file)
        return tl::unexpected(file.error());
    return std::shared_ptr<RecordingSessionStore>(
        new RecordingSessionStore(std::move(*file), std::move(failed)));
}

Result<void> RecordingSessionStore::finish()
{
    {
        const std::lock_guard lock(m_readMutex);
        m_reader.reset(); // a second connection would keep the log beside the file
        m_finished = true;
    }
    const auto pause = m_chunks->pause();
    return m_writer.finish();
}

Result<void> RecordingSessionStore::commit(
    const std::function<Result<void>()> &commit, quint64 batches)
{
    const std::lock_guard lock(m_readMutex);
    const Result<void> committed = commit();
    if (committed) {
        const std::lock_guard pendingLock(m_mutex);
        m_pending.erase(m_pending.begin(), m_pending.begin() + static_cast<qsizetype>(batches));
        m_committed.notify_all();
    }
    return committed;
}

void RecordingSessionStore::waitUntilWritten()
{
    std::unique_lock lock(m_mutex);
    const quint64 wanted = m_batches;
    m_committed.wait(lock, [&] { return m_failure || m_batches - m_pending.size() >= wanted; });
}

void RecordingSessionStore::holdConnections()
{
    const std::lock_guard lock(m_mutex);
    Q_ASSERT(m_batches == 0);
    m_held.emplace();
}

SessionFile *RecordingSessionStore::reader() const
{
    if (!m_reader && !m_finished) {
        if (auto opened = SessionFile::open(m_path))
            m_reader = std::move(*opened);
    }
    return m_reader.get();
}

QDateTime RecordingSessionStore::started() const
{
    return m_started;
}

void RecordingSessionStore::append(SessionBatch batch)
{
    SessionWriter::Batch pending;
    if (!batch.frames.isEmpty())
        pending.frames = std::make_shared<const FrameBlock>(std::move(batch.frames));
    pending.events = std::move(batch.events);
    pending.connections = std::move(batch.connections);
    std::ignore = handOver(std::move(pending)); // whoever made the store has been told of a failure
}

Result<void> RecordingSessionStore::keep(const Annotation &annotation)
{
    SessionWriter::Batch pending;
    pending.annotations = { annotation };
    if (const auto failure = handOver(std::move(pending)))
        return tl::unexpected(*failure);
    return {};
}

std::optional<Error> RecordingSessionStore::handOver(SessionWriter::Batch pending)
{
    const std::lock_guard appending(m_appendMutex);
    {
        const std::lock_guard lock(m_mutex);
        if (m_failure)
            return m_failure;
        if (pending.frames) {
            Q_ASSERT(pending.frames->firstId() == m_lastFrame + 1);
            m_lastFrame = pending.frames->endId() - 1;
        }
        if (m_held) {
            for (const ConnectionRecord &connection : std::as_const(pending.connections))
                m_held->insert_or_assign(connection.id, connection);
        }
        m_pending.push_back(pending);
        ++m_batches;
    }
    m_writer.append(std::move(pending));
    return std::nullopt;
}

FrameId RecordingSessionStore::lastFrame() const
{
    const std::lock_guard lock(m_mutex);
    return m_lastFrame;
}

std::shared_ptr<const FrameBlock> RecordingSessionStore::residentBlock(FrameId id) const
{
    {
        const std::lock_guard lock(m_mutex);
        for (const SessionWriter::Batch &batch : m_pending) {
            if (batch.frames && batch.frames->contains(id))
                return batch.frames;
        }
    }
    return m_cache.find(id);
}

std::shared_ptr<const FrameBlock> RecordingSessionStore::block(FrameId id) const
{
    const std::lock_guard lock(m_readMutex);
    if (std::shared_ptr<const FrameBlock> resident = residentBlock(id))
        return resident;
    SessionFile *file = reader();
    if (!file || id == 0 || id > lastFrame())
        return nullptr;
    auto read = file->openBlock(id, m_chunks);
    if (!read || !*read)
        return nullptr;
    auto block = std::make_shared<const FrameBlock>(std::move(**read));
    m_cache.insert(block);
    return block;
}

QList<ConnectionRecord> RecordingSessionStore::connections() const
{
    const auto listed = [](const std::map<ConnectionId, ConnectionRecord> &records) {
        QList<ConnectionRecord> list;
        list.reserve(static_cast<qsizetype>(records.size()));
        for (const auto &[id, connection] : records)
            list.append(connection);
        return list;
    };
    {
        const std::lock_guard heldLock(m_mutex);
        if (m_held)
            return listed(*m_held);
    }
    const std::lock_guard lock(m_readMutex);
    std::map<ConnectionId, ConnectionRecord> all;
    const auto put = [&all](const ConnectionRecord &connection) {
        all.insert_or_assign(connection.id, connection);
    };
    if (SessionFile *file = reader())
        std::ignore = file->visitConnections(put);
    const std::lock_guard pendingLock(m_mutex);
    for (const SessionWriter::Batch &batch : m_pending)
        std::ranges::for_each(batch.connections, put);
    return listed(all);
}

std::optional<ConnectionRecord> RecordingSessionStore::connection(ConnectionId id) const
{
    {
        const std::lock_guard heldLock(m_mutex);
        if (m_held) {
            const auto held = m_held->find(id);
            return held == m_held->end() ? std::nullopt : std::optional(held->second);
        }
    }
    const std::lock_guard lock(m_readMutex);
    {
        const std::lock_guard pendingLock(m_mutex);
        for (auto batch = m_pending.rbegin(); batch != m_pending.rend(); ++batch) {
            for (const ConnectionRecord &connection : batch->connections) {
                if (connection.id == id)
                    return connection;
            }
        }
    }
    SessionFile *file = reader();
    return file ? file->readConnection(id).value_or(std::nullopt) : std::nullopt;
}

QList<EventRecord> RecordingSessionStore::events(ConnectionId id) const
{
    const std::lock_guard lock(m_readMutex);
    QList<EventRecord> all;
    if (SessionFile *file = reader()) {
        std::ignore = file->visitEvents(id, [&all](EventRecord event) {
            all.append(std::move(event));
            return true;
        });
    }
    const std::lock_guard pendingLock(m_mutex);
    for (const SessionWriter::Batch &batch : m_pending) {
        for (const EventRecord &event : batch.events) {
            if (event.connection == id)
                all.append(event);
        }
    }
    return all;
}

} // namespace Framescope
