#include "app/filter/framefinder.h"

#include "app/filter/filtersearch.h"

#include <utility>

namespace Framescope {

namespace {

/// One of the frames from \a first to \a last that match: the first, or the last of them.
FrameId findOne(const std::shared_ptr<const SessionStore> &store, const FilterProgram &program,
    FrameId first, FrameId last, bool wantsFirst, const std::stop_token &stop)
{
    FrameId found = 0;
    FilterSearch search(store, program, first, 1);
    search.advance(last, stop, [&](FrameId firstId, const RowSet &rows, FrameId) {
        rows.forEach([&](int row) {
            if (found == 0 || !wantsFirst)
                found = firstId + static_cast<FrameId>(row);
        });
        return found == 0 || !wantsFirst;
    });
    return stop.stop_requested() ? 0 : found;
}

FrameId findEarlier(const std::shared_ptr<const SessionStore> &store, const FilterProgram &program,
    FrameId from, const std::stop_token &stop)
{
    if (from <= 1)
        return 0;
    if (program.needsDelta()) // which is known by going forwards alone
        return findOne(store, program, 1, from - 1, false, stop);
    FrameId end = from;
    while (end > 1 && !stop.stop_requested()) {
        const std::shared_ptr<const FrameBlock> block = store->block(end - 1);
        if (!block)
            break;
        if (const FrameId found = findOne(store, program, block->firstId(), end - 1, false, stop))
            return found;
        end = block->firstId();
    }
    return 0;
}

} // namespace

FrameFinder::FrameFinder(std::shared_ptr<const SessionStore> store, QObject *parent)
    : QObject(parent)
    , m_store(std::move(store))
{
}

FrameFinder::~FrameFinder()
{
    cancel();
}

void FrameFinder::find(const FilterProgram &program, FrameId from, Towards towards)
{
    cancel();
    m_stop = std::stop_source();
    m_thread.post([this, program, from, towards, token = m_token, stop = m_stop.get_token()] {
        const FrameId found = towards == Towards::Later
            ? findOne(m_store, program, from + 1, m_store->lastFrame(), true, stop)
            : findEarlier(m_store, program, from, stop);
        const auto emitIfCurrent = [this, token, found] {
            if (token == m_token)
                emit finished(found);
        };
        QMetaObject::invokeMethod(this, emitIfCurrent, Qt::QueuedConnection);
    });
}

void FrameFinder::cancel()
{
    ++m_token;
    m_stop.request_stop();
}

} // namespace Framescope
