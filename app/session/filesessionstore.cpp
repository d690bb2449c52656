#include "app/session/filesessionstore.h"

#include "app/session/fileblockreader.h"

namespace Framescope {

namespace {

constexpr qsizetype CacheOctets = 32 << 20;

} // namespace

FileSessionStore::FileSessionStore(std::unique_ptr<SessionFile> file)
    : m_path(file->path())
    , m_started(file->started())
    , m_cache(CacheOctets)
    , m_file(std::move(file))
{
    const auto read = m_file->visitDirectory([this](const BlockEntry &entry) {
        m_lastFrame = entry.endId() - 1;
        return true;
    });
    if (!read)
        note(read.error());
}

Result<std::shared_ptr<FileSessionStore>> FileSessionStore::open(const QString &path)
{
    auto file = SessionFile::open(path);
    if (!file)
        return tl::unexpected(file.error());
    return std::shared_ptr<FileSessionStore>(new FileSessionStore(std::move(*file)));
}

std::optional<Error> FileSessionStore::damage() const
{
    const std::lock_guard lock(m_mutex);
    return m_damage;
}

void FileSessionStore::note(const Error &error) const
{
    if (!m_damage)
        m_damage = error;
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
    if (std::shared_ptr<const FrameBlock> resident = m_cache.find(id))
        return resident;
    if (id == 0 || id > m_lastFrame)
        return nullptr;
    std::shared_ptr<const FrameBlock> block;
    {
        const std::lock_guard lock(m_mutex);
        auto read = m_file->readBlock(id);
        if (!read) {
            note(read.error());
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
    visitConnections([&all](const ConnectionRecord &connection) { all.append(connection); });
    return all;
}

void FileSessionStore::visitConnections(
    const std::function<void(const ConnectionRecord &connection)> &visit) const
{
    const std::lock_guard lock(m_mutex);
    if (const auto read = m_file->visitConnections(visit); !read)
        note(read.error());
}

EventPage FileSessionStore::eventsBehind(qint64 last) const
{
    const std::lock_guard lock(m_mutex);
    auto page = m_file->readEvents(last);
    if (!page) {
        note(page.error());
        return { {}, last };
    }
    return std::move(*page);
}

std::optional<ConnectionRecord> FileSessionStore::connection(ConnectionId id) const
{
    const std::lock_guard lock(m_mutex);
    const auto read = m_file->readConnection(id);
    if (!read) {
        note(read.error());
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
        note(read.error());
}

} // namespace Framescope
