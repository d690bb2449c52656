#include "app/session/sessionwriter.h"

#include <QFileInfo>

namespace Framescope {

namespace {

using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

/// With the recorder's 33 ms before and the writing itself, less than 200 ms.
constexpr auto CommitPeriod = 100ms;
constexpr qsizetype CommitOctets = 4 << 20;

/// Roughly, what \a batch takes in memory.
qsizetype weight(const SessionWriter::Batch &batch)
{
    constexpr qsizetype RowOctets = 48;
    constexpr qsizetype RecordOctets = 1024;
    const qsizetype frames = batch.frames ? batch.frames->payloadOctets()
            + batch.frames->messageOctets() + batch.frames->count() * RowOctets
                                          : 0;
    return frames
        + (batch.events.size() + batch.connections.size() + batch.annotations.size())
        * RecordOctets;
}

std::shared_ptr<const FrameBlock> joined(const FrameBlock &first, const FrameBlock &second)
{
    auto both = std::make_shared<FrameBlock>(first);
    both->append(second);
    return both;
}

} // namespace

SessionWriter::SessionWriter(std::unique_ptr<SessionFile> file, Observer observer)
    : m_file(std::move(file))
    , m_observer(std::move(observer))
    , m_thread([this] { run(); })
{
}

SessionWriter::~SessionWriter()
{
    std::ignore = finish();
}

void SessionWriter::append(Batch batch)
{
    const qsizetype octets = weight(batch);
    std::unique_lock lock(m_mutex);
    m_room.wait(lock,
        [&] { return m_error || m_queueOctets == 0 || m_queueOctets + octets <= QueueOctets; });
    if (m_error)
        return;
    m_queueOctets += octets;
    m_queue.push_back(std::move(batch));
    m_wake.notify_one();
}

Result<void> SessionWriter::finish()
{
    {
        const std::lock_guard lock(m_mutex);
        m_ending = true;
        m_wake.notify_one();
    }
    if (m_thread.joinable()) {
        m_thread.join();
        const Result<void> finished = m_file->finish();
        if (!finished && !m_error)
            m_error = finished.error();
    }
    if (m_error)
        return tl::unexpected(*m_error);
    return {};
}

void SessionWriter::run()
{
    const auto hasWork = [this] { return !m_queue.empty() || m_ending; };
    std::unique_lock lock(m_mutex);
    while (!m_error) {
        if (m_begun)
            m_wake.wait_until(lock, *m_begun + CommitPeriod, hasWork);
        else
            m_wake.wait(lock, hasWork);
        const bool isLast = m_ending && m_queue.empty();
        std::optional<Batch> batch;
        if (!m_queue.empty()) {
            batch = std::move(m_queue.front());
            m_queue.pop_front();
        }
        lock.unlock();

        Result<void> done;
        if (batch)
            done = write(*batch);
        if (done && isLast)
            done = joinTail();
        const bool isDue = m_begun
            && (isLast || m_uncommittedOctets >= CommitOctets
                || Clock::now() - *m_begun >= CommitPeriod);
        if (done && isDue)
            done = commit();
        if (!done)
            fail(done.error());

        lock.lock();
        if (batch) {
            m_queueOctets -= weight(*batch);
            m_room.notify_one();
        }
        if (isLast)
            return;
    }
}

Result<void> SessionWriter::write(const Batch &batch)
{
    if (!m_begun) {
        if (const auto begun = m_file->begin(); !begun)
            return begun;
        m_begun = Clock::now();
    }
    ++m_uncommittedBatches;
    m_uncommittedOctets += weight(batch);
    for (const ConnectionRecord &connection : batch.connections)
        m_connections.insert_or_assign(connection.id, connection);
    for (const EventRecord &event : batch.events) {
        if (const auto written = m_file->writeEvent(event); !written)
            return written;
    }
    for (const Annotation &annotation : batch.annotations) {
        if (const auto written = m_file->writeAnnotation(annotation); !written)
            return written;
    }
    return batch.frames ? addFrames(batch.frames) : Result<void>();
}

Result<void> SessionWriter::addFrames(std::shared_ptr<const FrameBlock> frames)
{
    if (m_openBlock && !m_openBlock->hasRoomFor(*frames)) {
        if (const auto written = writeOpenBlock(); !written)
            return written;
    }
    m_openBlock = m_openBlock ? joined(*m_openBlock, *frames) : std::move(frames);
    return m_openBlock->isFull() ? writeOpenBlock() : Result<void>();
}

/// Joins it with those before that are not much larger, so that each frame is written again only a
/// few times before its block is full.
Result<void> SessionWriter::writeOpenBlock()
{
    if (!m_openBlock)
        return {};
    std::shared_ptr<const FrameBlock> block = std::exchange(m_openBlock, nullptr);
    if (!m_tail.empty() && !m_tail.back()->hasRoomFor(*block)) {
        if (const auto joined = joinTail(); !joined)
            return joined;
        m_tail.clear();
    }
    while (!m_tail.empty() && m_tail.back()->count() <= 2 * block->count()
        && m_tail.back()->hasRoomFor(*block)) {
        block = joined(*m_tail.back(), *block);
        m_tail.pop_back();
    }
    if (!block->isFull())
        m_tail.push_back(block);
    return m_file->writeBlock(*block);
}

Result<void> SessionWriter::joinTail()
{
    if (const auto written = writeOpenBlock(); !written)
        return written;
    if (m_tail.size() < 2 || !m_tail[m_tail.size() - 2]->hasRoomFor(*m_tail.back()))
        return {};
    if (!m_begun) {
        if (const auto begun = m_file->begin(); !begun)
            return begun;
        m_begun = Clock::now();
    }
    std::shared_ptr<const FrameBlock> block = m_tail.back();
    m_tail.pop_back();
    while (!m_tail.empty() && m_tail.back()->hasRoomFor(*block)) {
        block = joined(*m_tail.back(), *block);
        m_tail.pop_back();
    }
    m_tail.push_back(block);
    return m_file->writeBlock(*block);
}

Result<void> SessionWriter::commit()
{
    if (const auto written = writeOpenBlock(); !written)
        return written;
    for (const auto &[id, connection] : m_connections) {
        if (const auto written = m_file->writeConnection(connection); !written)
            return written;
    }
    m_connections.clear();
    // A file that was removed can be written on, but never be read again.
    if (!QFileInfo::exists(m_file->path()))
        return tl::unexpected(
            Error { ErrorCode::FileUnwritable, u"%1: the file is gone"_s.arg(m_file->path()) });
    m_begun.reset();
    m_uncommittedOctets = 0;
    return m_observer.commit(
        [this] { return m_file->commit(); }, std::exchange(m_uncommittedBatches, 0));
}

void SessionWriter::fail(const Error &error)
{
    {
        const std::lock_guard lock(m_mutex);
        m_error = error;
        m_queue.clear();
        m_room.notify_all();
    }
    m_observer.failed(error);
}

} // namespace Framescope
