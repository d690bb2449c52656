#include "app/filter/filtersearch.h"

#include <QThread>

#include <condition_variable>
#include <map>
#include <mutex>
#include <thread>

namespace Framescope {

namespace {

/// Fewer frames are not worth a thread.
constexpr FrameId WorthThreads = 2 * FrameBlock::TargetFrames;
/// How many blocks may be done before the one that is to be told next, for each thread.
constexpr quint64 AheadPerThread = 8;

int threadCount(int wanted, FrameId frames)
{
    if (wanted > 0)
        return wanted;
    if (frames < WorthThreads)
        return 1;
    return std::clamp(QThread::idealThreadCount(), 1, FilterSearch::MaxThreads);
}

} // namespace

/// The threads of one advance(). They take blocks in order; what they find is told in order.
class FilterSearch::Crew
{
public:
    Crew(FilterSearch &search, FrameId last, std::stop_token stop)
        : m_search(search)
        , m_last(last)
        , m_stop(std::move(stop))
    {
    }

    void run(int count, const Found &found)
    {
        m_ahead = AheadPerThread * static_cast<quint64>(count);
        std::vector<std::jthread> threads;
        threads.reserve(static_cast<std::size_t>(count));
        for (int i = 0; i < count; ++i)
            threads.emplace_back([this] { work(); });
        const std::stop_callback onStop(m_stop, [this] { end(); });
        Done done;
        while (takeDone(done)) {
            if (!done.isReadable)
                break;
            m_search.m_next = done.next;
            if (!found(done.matches.firstId, done.matches.rows, done.next))
                break;
        }
        end();
    }

private:
    /// One block.
    struct Done
    {
        BlockFilter::Matches matches;
        FrameId next = 0;
        bool isReadable = false;
    };

    void end()
    {
        const std::lock_guard lock(m_mutex);
        m_ended = true;
        m_changed.notify_all();
    }

    /// What the next block in order has given; false when there is none any more.
    bool takeDone(Done &done)
    {
        std::unique_lock lock(m_mutex);
        m_changed.wait(lock, [this] {
            return m_ended || m_done.contains(m_told) || (m_isLastTaken && m_told == m_taken);
        });
        const auto found = m_done.find(m_told);
        if (m_ended || found == m_done.end())
            return false;
        done = std::move(found->second);
        m_done.erase(found);
        ++m_told;
        m_changed.notify_all();
        return true;
    }

    void work()
    {
        BlockFilter filter(*m_search.m_store, m_search.m_program);
        while (takeBlock(filter)) { }
        const std::lock_guard lock(m_mutex);
        m_search.m_givenUp += filter.givenUp();
        if (!m_search.m_error)
            m_search.m_error = filter.error();
    }

    /// False when there is no more to do.
    bool takeBlock(BlockFilter &filter)
    {
        quint64 number = 0;
        FrameId first = 0;
        std::optional<BlockReader::Place> place;
        {
            std::unique_lock lock(m_mutex);
            m_changed.wait(
                lock, [this] { return m_ended || m_isLastTaken || m_taken < m_told + m_ahead; });
            if (m_ended || m_isLastTaken)
                return false;
            first = m_claimed == 0 ? m_search.m_next : m_claimed;
            if (first > m_last) {
                m_isLastTaken = true;
                m_changed.notify_all();
                return false;
            }
            number = m_taken++;
            place = filter.begin(first, m_last, &m_search.m_deltas);
            m_claimed = place ? place->endId : m_last + 1;
        }
        Done done;
        if (auto matches
            = place ? filter.finish(std::max(first, m_search.m_from), m_last) : std::nullopt)
            done = { std::move(*matches), std::min(place->endId, m_last + 1), true };
        const std::lock_guard lock(m_mutex);
        m_done.emplace(number, std::move(done));
        m_changed.notify_all();
        return true;
    }

    FilterSearch &m_search;
    const FrameId m_last;
    const std::stop_token m_stop;
    quint64 m_ahead = 0; ///< blocks that may be done before their turn
    std::mutex m_mutex; ///< guards all below, m_search.m_deltas, and what work() adds at its end
    std::condition_variable m_changed;
    std::map<quint64, Done> m_done; ///< by number
    quint64 m_taken = 0; ///< blocks that threads have taken
    quint64 m_told = 0; ///< blocks of which has been told
    FrameId m_claimed = 0; ///< the first frame of the next block; 0 before the first one
    bool m_isLastTaken = false;
    bool m_ended = false;
};

FilterSearch::FilterSearch(
    std::shared_ptr<const SessionStore> store, FilterProgram program, FrameId from, int threads)
    : m_store(std::move(store))
    , m_program(std::move(program))
    , m_from(from)
    , m_threads(threads)
    , m_next(m_program.needsDelta() ? 1 : from) // what was before tells how long ago it was
{
}

void FilterSearch::advance(FrameId last, const std::stop_token &stop, const Found &found)
{
    if (m_next > last || stop.stop_requested())
        return;
    const int threads = threadCount(m_threads, last - m_next + 1);
    if (threads == 1)
        advanceAlone(last, stop, found);
    else
        Crew(*this, last, stop).run(threads, found);
}

void FilterSearch::advanceAlone(FrameId last, const std::stop_token &stop, const Found &found)
{
    BlockFilter filter(*m_store, m_program);
    while (m_next <= last && !stop.stop_requested()) {
        const FrameId first = std::max(m_next, m_from);
        const auto place = filter.begin(m_next, last, &m_deltas);
        const auto matches = place ? filter.finish(first, last) : std::nullopt;
        if (!matches)
            break;
        m_next = std::min(place->endId, last + 1);
        if (!found(matches->firstId, matches->rows, m_next))
            break;
    }
    m_givenUp += filter.givenUp();
    if (!m_error)
        m_error = filter.error();
}

} // namespace Framescope
