#pragma once

#include "app/session/sessionfile.h"

#include <chrono>
#include <condition_variable>
#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

namespace Framescope {

/// Writes a session file on a thread of its own. What was handed over is committed within 200 ms,
/// sooner if it is much; small blocks are joined as they come to be more.
class SessionWriter
{
public:
    /// How many octets may wait to be written before append() blocks.
    static constexpr qsizetype QueueOctets = 16 << 20;

    struct Batch
    {
        std::shared_ptr<const FrameBlock> frames; ///< nullptr if there are none
        QList<EventRecord> events;
        QList<ConnectionRecord> connections;
        QList<Annotation> annotations {};
    };

    /// Both are called on the writer's thread.
    struct Observer
    {
        /// Runs \a commit, by which the oldest \a batches that are pending become part of the file.
        std::function<Result<void>(const std::function<Result<void>()> &commit, quint64 batches)>
            commit;
        /// Nothing is written any more. What was committed before stays.
        std::function<void(const Error &error)> failed;
    };

    SessionWriter(std::unique_ptr<SessionFile> file, Observer observer);
    ~SessionWriter(); ///< finishes

    /// Blocks while the queue is full: the disk is slower than the traffic. After a failure the
    /// batch is forgotten. Not after finish().
    void append(Batch batch);
    /// Writes what is pending, and makes one plain file of it. Returns why something is missing.
    Result<void> finish();

private:
    using Clock = std::chrono::steady_clock;

    void run();
    Result<void> write(const Batch &batch);
    Result<void> addFrames(std::shared_ptr<const FrameBlock> frames);
    Result<void> writeOpenBlock();
    Result<void> joinTail();
    Result<void> commit();
    void fail(const Error &error);

    // Used by the writer's thread only, and before it starts and after it ends:
    const std::unique_ptr<SessionFile> m_file;
    const Observer m_observer;
    std::shared_ptr<const FrameBlock> m_openBlock; ///< not written yet; may grow until commit()
    std::vector<std::shared_ptr<const FrameBlock>> m_tail; ///< written last, not full: to be joined
    std::map<ConnectionId, ConnectionRecord> m_connections; ///< to be written by commit()
    std::optional<Clock::time_point> m_begun; ///< when the transaction began, if there is one
    quint64 m_uncommittedBatches = 0;
    qsizetype m_uncommittedOctets = 0;

    std::mutex m_mutex; ///< guards all below
    std::condition_variable m_wake; ///< there is something in the queue, or it ends
    std::condition_variable m_room; ///< the queue has shrunk, or nothing is written any more
    std::deque<Batch> m_queue;
    qsizetype m_queueOctets = 0; ///< with what is being written
    std::optional<Error> m_error;
    bool m_ending = false;

    std::thread m_thread; ///< last: it uses the others
};

} // namespace Framescope
