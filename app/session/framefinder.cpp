#include "app/session/framefinder.h"

#include <algorithm>
#include <utility>

namespace Framescope {

FrameFinder::FrameFinder(std::shared_ptr<const SessionStore> store, QObject *parent)
    : QObject(parent)
    , m_store(std::move(store))
{
}

FrameFinder::~FrameFinder()
{
    cancel();
}

void FrameFinder::find(FrameMatcher matcher, FrameId from, Towards towards)
{
    const quint64 token = ++m_token;
    m_thread.post([this, matcher = std::move(matcher), from, towards, token] {
        const FrameId found = towards == Towards::Later ? findLater(matcher, from, token)
                                                        : findEarlier(matcher, from, token);
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
}

FrameId FrameFinder::findLater(const FrameMatcher &matcher, FrameId from, quint64 token) const
{
    FrameId next = from + 1;
    while (token == m_token) {
        const std::shared_ptr<const FrameBlock> block = m_store->block(next);
        if (!block)
            break;
        QList<FrameId> matches;
        matcher(*block, static_cast<int>(next - block->firstId()), matches);
        if (!matches.isEmpty())
            return matches.constFirst();
        next = block->endId();
    }
    return 0;
}

FrameId FrameFinder::findEarlier(const FrameMatcher &matcher, FrameId from, quint64 token) const
{
    FrameId end = from;
    while (token == m_token && end > 1) {
        const std::shared_ptr<const FrameBlock> block = m_store->block(end - 1);
        if (!block)
            break;
        QList<FrameId> matches;
        matcher(*block, 0, matches);
        const auto behind = std::lower_bound(matches.cbegin(), matches.cend(), end);
        if (behind != matches.cbegin())
            return *std::prev(behind);
        end = block->firstId();
    }
    return 0;
}

} // namespace Framescope
