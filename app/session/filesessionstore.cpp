#include "app/session/filesessionstore.h"

#include "app/session/fileblockreader.h"

#include <algorithm>

namespace Framescope {

FileSessionStore::FileSessionStore(std::unique_ptr<SessionFile> file, const std::stop_token &stop)
    : m_path(file->path())
    , m_chunks(std::make_shared<ChunkReader>(m_path, m_damage))
    , m_annotatedPath(m_path)
    , m_started(file->started())
    , m_cache(BlockCache::UsualOctets)
    , m_file(std::move(file))
{
    const auto read = m_file->visitDirectory([&](const BlockEntry &entry) {
        m_lastFrame = entry.endId() - 1;
        m_lastTime = entry.lastTime;
        return !stop.stop_requested();
    });
    if (!read)
        m_damage->note(read.error());
    const auto [annotations, damage] = m_file->readAnnotations();
    if (damage)
        m_damage->note(*damage);
    Annotations ofFrames;
    for (const Annotation &annotation : annotations.all()) {
        if (annotation.frame <= m_lastFrame) // of the others nothing can be seen
            ofFrames.put(annotation);
    }
    setAnnotations(ofFrames);
}

Result<std::shared_ptr<FileSessionStore>> FileSessionStore::open(
    const QString &path, const std::stop_token &stop)
{
    auto file = SessionFile::open(path);
    if (!file)
        return tl::unexpected(file.error());
    return std::shared_ptr<FileSessionStore>(new FileSessionStore(std::move(*file), stop));
}

void FileSessionStore::holdConnections()
{
    std::map<ConnectionId, ConnectionRecord> held;
    for (ConnectionRecord &connection : connections()) {
        if (connection.state != ConnectionState::Closed) {
            connection.state = ConnectionState::Closed;
            connection.ended = std::max(m_lastTime, connection.opened.value_or(connection.started));
        }
        held.insert_or_assign(connection.id, std::move(connection));
    }
    m_held = std::move(held);
}

Result<void> FileSessionStore::keep(const Annotation &annotation)
{
    return write(m_annotatedPath, { annotation });
}

Result<void> FileSessionStore::write(const QString &path, const QList<Annotation> &annotations)
{
    const auto file = SessionFile::openToAnnotate(path);
    if (!file)
        return tl::unexpected(file.error());
    Result<void> written = (*file)->begin();
    for (const Annotation &annotation : annotations) {
        if (written)
            written = (*file)->writeAnnotation(annotation);
    }
    return written ? (*file)->commit() : written;
}

Result<void> FileSessionStore::annotateCopy(const QString &path, const Annotations &written)
{
    const auto pause = pauseKeeping();
    const Annotations now = annotations();
    QList<Annotation> changes;
    for (const Annotation &annotation : now.all()) {
        const Annotation *before = written.find(annotation.frame);
        if (!before || *before != annotation)
            changes.append(annotation);
    }
    for (const Annotation &annotation : written.all()) {
        if (!now.find(annotation.frame))
            changes.append(Annotation { annotation.frame });
    }
    if (!changes.isEmpty()) {
        if (const auto done = write(path, changes); !done)
            return done;
    }
    m_annotatedPath = path;
    return {};
}

QDateTime FileSessionStore::started() const
{
    return m_started;
}

void FileSessionStore::append(SessionBatch)
{
    Q_ASSERT_X(false, "FileSessionStore::append", "the file is only read");
}

FrameId FileSessionStore::lastFrame() const
{
    return m_lastFrame;
}

std::shared_ptr<const FrameBlock> FileSessionStore::block(FrameId id) const
{
    if (id > m_furthestRead) // told roughly: who reads on another thread may take it back
        m_furthestRead = std::min(id, m_lastFrame);
    if (std::shared_ptr<const FrameBlock> resident = m_cache.find(id))
        return resident;
    if (id == 0 || id > m_lastFrame)
        return nullptr;
    std::shared_ptr<const FrameBlock> block;
    {
        const std::lock_guard lock(m_mutex);
        auto read = m_file->openBlock(id, m_chunks);
        if (!read) {
            m_damage->note(read.error());
            return nullptr;
        }
        if (*read)
            block = std::make_shared<const FrameBlock>(std::move(**read));
    }
    if (block)
        m_cache.insert(block);
    return block;
}

std::shared_ptr<const FrameBlock> FileSessionStore::residentBlock(FrameId id) const
{
    return m_cache.find(id);
}

std::unique_ptr<BlockReader> FileSessionStore::blockReader() const
{
    return std::make_unique<FileBlockReader>(m_path);
}

QList<ConnectionRecord> FileSessionStore::connections() const
{
    QList<ConnectionRecord> all;
    if (m_held) {
        all.reserve(static_cast<qsizetype>(m_held->size()));
        for (const auto &[id, connection] : *m_held)
            all.append(connection);
        return all;
    }
    visitConnections([&all](const ConnectionRecord &connection) { all.append(connection); });
    return all;
}

void FileSessionStore::visitConnections(
    const std::function<void(const ConnectionRecord &connection)> &visit) const
{
    const std::lock_guard lock(m_mutex);
    if (const auto read = m_file->visitConnections(visit); !read)
        m_damage->note(read.error());
}

EventPage FileSessionStore::eventsBehind(qint64 last) const
{
    const std::lock_guard lock(m_mutex);
    auto page = m_file->readEvents(last);
    if (!page) {
        m_damage->note(page.error());
        return { {}, last };
    }
    return std::move(*page);
}

std::optional<ConnectionRecord> FileSessionStore::connection(ConnectionId id) const
{
    if (m_held) {
        const auto held = m_held->find(id);
        return held == m_held->end() ? std::nullopt : std::optional(held->second);
    }
    const std::lock_guard lock(m_mutex);
    const auto read = m_file->readConnection(id);
    if (!read) {
        m_damage->note(read.error());
        return std::nullopt;
    }
    return *read;
}

QList<EventRecord> FileSessionStore::events(ConnectionId id) const
{
    QList<EventRecord> all;
    visitEvents(id, [&all](const EventRecord &event) {
        all.append(event);
        return true;
    });
    return all;
}

void FileSessionStore::visitEvents(const std::function<bool(const EventRecord &event)> &visit) const
{
    visitEvents(0, visit);
}

void FileSessionStore::visitEvents(
    ConnectionId id, const std::function<bool(const EventRecord &event)> &visit) const
{
    const std::lock_guard lock(m_mutex);
    if (const auto read = m_file->visitEvents(id, visit); !read)
        m_damage->note(read.error());
}

} // namespace Framescope
