#pragma once

#include "app/session/directwriter.h"

#include <QString>

#include <condition_variable>
#include <mutex>
#include <optional>
#include <thread>

namespace Framescope {

/// Moves what a session file's log holds into the file, on a thread and a connection of its own,
/// while the recording goes on. The log begins anew once all of it is moved: so it stays short.
class Checkpointer
{
public:
    /// Pages in the log from which on they are moved.
    static constexpr int BeginPages = 128; // 8 MiB
    /// Pages in the log at which a recording waits until they are moved.
    static constexpr int MostPages = 1024;
    /// So few, about what one commit brings, are moved while the recording waits: if it went on
    /// there would always be some left.
    static constexpr int RestPages = 80;

    /// \a path is absolute, and in WAL mode.
    explicit Checkpointer(const QString &path);
    /// After all other connections of this process to the file are closed: it ends their locks.
    ~Checkpointer();
    Checkpointer(const Checkpointer &) = delete;
    Checkpointer &operator=(const Checkpointer &) = delete;

    /// To be told after each commit how many \a pages the log has. Returns at once, mostly: only as
    /// described above does it wait. Returns why moving has failed, if it has.
    [[nodiscard]] std::optional<QString> committed(int pages);
    /// Moves all that there is, and closes the connection.
    void finish();

private:
    void run();

    const QString m_path;
    DirectWriter m_writer;

    std::mutex m_mutex; ///< guards all below
    std::condition_variable m_changed;
    bool m_wanted = false; ///< until it is done
    bool m_ending = false;
    int m_moved = 0; ///< pages at the begin of the log
    std::optional<QString> m_failure;

    std::thread m_thread; ///< started when it is first needed
};

} // namespace Framescope
