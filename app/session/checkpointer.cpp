#include "app/session/checkpointer.h"

#include "app/session/checkpointvfs.h"

#include <SQLiteCpp/SQLiteCpp.h>
#include <sqlite3.h>

#include <algorithm>

namespace Framescope {

Checkpointer::Checkpointer(const QString &path)
    : m_path(path)
    , m_writer(path)
{
}

Checkpointer::~Checkpointer()
{
    finish();
}

std::optional<QString> Checkpointer::committed(int pages)
{
    std::unique_lock lock(m_mutex);
    if (pages < BeginPages) {
        if (!m_wanted)
            m_moved = 0; // the log has begun anew
        return m_failure;
    }
    if (m_wanted && pages < MostPages)
        return m_failure;
    m_changed.wait(lock, [this] { return !m_wanted; });
    if (!m_thread.joinable())
        m_thread = std::thread([this] { run(); });
    m_wanted = true;
    m_changed.notify_all();
    if (pages - m_moved <= RestPages || pages >= MostPages)
        m_changed.wait(lock, [this] { return !m_wanted; });
    return m_failure;
}

void Checkpointer::finish()
{
    {
        const std::lock_guard lock(m_mutex);
        m_wanted = true;
        m_ending = true;
        m_changed.notify_all();
    }
    if (m_thread.joinable())
        m_thread.join();
}

void Checkpointer::run()
{
    std::optional<SQLite::Database> sql;
    std::unique_lock lock(m_mutex);
    for (;;) {
        m_changed.wait(lock, [this] { return m_wanted; });
        lock.unlock();

        int all = 0;
        int moved = 0;
        std::optional<QString> failure;
        try { // what fails here is told by the next commit
            if (!sql) {
                sql.emplace(m_path.toStdString(), SQLite::OPEN_READWRITE, 0, checkpointVfs());
                sql->exec("PRAGMA synchronous=OFF"); // as the recording itself
                sql->execAndGet("SELECT count(*) FROM session");
                setDirectWriter(sql->getHandle(), m_writer);
            }
            const int result = sqlite3_wal_checkpoint_v2(
                sql->getHandle(), "main", SQLITE_CHECKPOINT_PASSIVE, &all, &moved);
            // Others may be at it, too.
            if (result != SQLITE_OK && result != SQLITE_BUSY)
                throw SQLite::Exception(sql->getHandle(), result);
        } catch (const SQLite::Exception &exception) {
            failure = exception.getErrorCode() == SQLITE_FULL ? QStringLiteral("the disk is full")
                                                              : QString::fromUtf8(exception.what());
        }

        lock.lock();
        if (failure)
            m_failure = failure;
        m_moved = std::max(moved, 0);
        m_wanted = false;
        m_changed.notify_all();
        if (m_ending)
            return;
    }
}

} // namespace Framescope
