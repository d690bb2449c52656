#include "app/filter/framesorter.h"

#include <QElapsedTimer>

#include <algorithm>
#include <limits>
#include <utility>

namespace Framescope {

namespace {

constexpr qint64 SortReportPeriod = 33; // ms: as often as a display can follow
/// Reading the headers is by far the longer part.
constexpr quint64 PercentOfReading = 80;
/// Frames between two looks at whether somebody still wants the result.
constexpr quint64 StepFrames = 1024;

/// A frame and what it is ordered by.
struct SortEntry
{
    quint64 key = 0;
    quint32 place = 0; ///< in the list
    bool hasViolation = false;
};

/// Puts \a value where a greater one is a greater unsigned number.
quint64 unsignedOrder(qint64 value)
{
    return static_cast<quint64>(value) ^ (quint64(1) << 63);
}

quint64 maskingKeyValue(const FrameBlock &block, std::size_t row)
{
    quint64 key = 1; // also one of zeros is more than none
    for (const auto octet : block.maskingKeys()[row])
        key = key << 8 | static_cast<quint8>(octet);
    return key;
}

quint64 sortValue(FrameSortKey key, const FrameBlock &block, std::size_t row)
{
    const quint8 first = block.firstOctets()[row];
    const quint8 flags = block.flags()[row];
    switch (key) {
    case FrameSortKey::Connection:
        return block.connections()[row];
    case FrameSortKey::Direction:
        return flags & FrameBlock::ServerToClientFlag;
    case FrameSortKey::Opcode:
        return first & 0x0F;
    case FrameSortKey::Fin:
        return first >> 7;
    case FrameSortKey::Rsv:
        return first >> 4 & 0x07;
    case FrameSortKey::Mask:
        return flags & FrameBlock::MaskedFlag;
    case FrameSortKey::Key:
        return (flags & FrameBlock::MaskedFlag) != 0 ? maskingKeyValue(block, row) : 0;
    case FrameSortKey::Length:
        return block.announcedLengths()[row];
    case FrameSortKey::WireLength:
        return block.record(static_cast<int>(row)).wireLength();
    case FrameSortKey::Delta:
        break; // needs the frame before
    }
    return 0;
}

} // namespace

FrameSorter::FrameSorter(std::shared_ptr<const SessionStore> store, QObject *parent)
    : QObject(parent)
    , m_store(std::move(store))
{
}

FrameSorter::~FrameSorter()
{
    cancel();
}

void FrameSorter::start(FrameSortKey key, Qt::SortOrder order, FrameId last)
{
    start(Job { key, order, last, {} });
}

void FrameSorter::start(FrameSortKey key, Qt::SortOrder order, const FrameIdSet &list)
{
    start(Job { key, order, 0, list });
}

void FrameSorter::start(Job job)
{
    cancel();
    m_stop = std::stop_source();
    m_running = true;
    m_thread.post([this, job = std::move(job), token = m_token, stop = m_stop.get_token()] {
        sort(job, token, stop);
    });
}

void FrameSorter::cancel()
{
    ++m_token;
    m_stop.request_stop();
    m_running = false;
}

/// On the thread.
void FrameSorter::sort(const Job &job, quint64 token, const std::stop_token &stop)
{
    const quint64 count = job.last != 0 ? job.last : job.list.size();
    std::vector<SortEntry> entries;
    entries.reserve(count);
    const std::unique_ptr<BlockReader> reader = m_store->blockReader();
    std::shared_ptr<const FrameBlock> block;
    std::optional<qint64> before; // the time of the frame before
    QElapsedTimer sinceReport;
    sinceReport.start();
    const auto add = [&](FrameId id) {
        if (entries.size() % StepFrames == 0) {
            if (stop.stop_requested())
                return false;
            if (sinceReport.elapsed() >= SortReportPeriod) {
                report(token, static_cast<int>(entries.size() * PercentOfReading / count));
                sinceReport.restart();
            }
        }
        if (!block || !block->contains(id))
            block = reader->columns(id);
        SortEntry entry { std::numeric_limits<quint64>::max(),
            static_cast<quint32>(entries.size()) };
        if (block) {
            const auto row = static_cast<std::size_t>(id - block->firstId());
            const qint64 time = block->times()[row];
            entry.key = job.key != FrameSortKey::Delta ? sortValue(job.key, *block, row)
                : before                               ? unsignedOrder(time - *before)
                                                       : 0;
            if (job.order == Qt::DescendingOrder)
                entry.key = ~entry.key;
            entry.hasViolation = (block->flags()[row] & FrameBlock::ViolationFlag) != 0;
            before = time;
        }
        entries.push_back(entry);
        return true;
    };
    if (job.last == 0)
        job.list.forEachUntil(add);
    else
        for (FrameId id = 1; id <= job.last && add(id); ++id) { }
    if (stop.stop_requested())
        return;
    report(token, static_cast<int>(PercentOfReading));

    std::ranges::stable_sort(entries, {}, &SortEntry::key);
    if (stop.stop_requested())
        return;
    auto sorted = std::make_shared<SortedFrames>();
    sorted->ids.resize(count);
    sorted->rows.resize(count);
    sorted->violations = RowSet(static_cast<int>(count));
    for (std::size_t row = 0; row < entries.size(); ++row) {
        sorted->rows[entries[row].place] = static_cast<quint32>(row);
        if (entries[row].hasViolation)
            sorted->violations.insert(static_cast<int>(row));
    }
    std::size_t place = 0;
    const auto put = [&](FrameId id) {
        sorted->ids[sorted->rows[place++]] = id;
        return true;
    };
    if (job.last == 0)
        job.list.forEachUntil(put);
    else
        for (FrameId id = 1; id <= job.last; ++id)
            put(id);
    const auto tell = [this, token, sorted = std::shared_ptr<const SortedFrames>(sorted)] {
        if (token != m_token)
            return;
        m_running = false;
        emit finished(sorted);
    };
    QMetaObject::invokeMethod(this, tell, Qt::QueuedConnection);
}

void FrameSorter::report(quint64 token, int percent)
{
    const auto emitIfCurrent = [this, token, percent] {
        if (token == m_token && m_running)
            emit progressed(percent);
    };
    QMetaObject::invokeMethod(this, emitIfCurrent, Qt::QueuedConnection);
}

} // namespace Framescope
