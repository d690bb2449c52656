#include "ui/frames/framecache.h"

#include <algorithm>
#include <utility>

namespace Framescope {

namespace {

/// More rows than any screen shows; older wishes are about rows that were scrolled past.
constexpr std::size_t MaxWanted = 512;

/// So that blocks without payload do not count for nothing.
constexpr qsizetype OctetsPerBlock = 4096;
constexpr qsizetype OctetsPerFrame = 64;

qsizetype cost(const FrameBlock &block)
{
    return OctetsPerBlock + block.heldOctets() + block.count() * OctetsPerFrame;
}

} // namespace

FrameCache::FrameCache(std::shared_ptr<const SessionStore> store, QObject *parent)
    : QObject(parent)
    , m_store(std::move(store))
{
}

FrameCache::~FrameCache() = default;

std::shared_ptr<const FrameBlock> FrameCache::find(FrameId id)
{
    if (m_recent && m_recent->contains(id))
        return m_recent;
    std::shared_ptr<const FrameBlock> block = m_store->residentBlock(id);
    if (!block)
        block = held(id);
    if (!block) {
        want(id);
        return nullptr;
    }
    m_recent = block;
    return block;
}

FrameHandle FrameCache::frame(FrameId id)
{
    std::shared_ptr<const FrameBlock> block = find(id);
    return block ? FrameHandle(std::move(block), id) : FrameHandle();
}

std::shared_ptr<const FrameBlock> FrameCache::held(FrameId id)
{
    const auto found = std::find_if(
        m_held.begin(), m_held.end(), [id](const auto &block) { return block->contains(id); });
    if (found == m_held.end())
        return nullptr;
    m_held.splice(m_held.begin(), m_held, found);
    return m_held.front();
}

void FrameCache::want(FrameId id)
{
    std::erase(m_wanted, id);
    if (m_wanted.size() >= MaxWanted)
        m_wanted.erase(m_wanted.begin());
    m_wanted.push_back(id);
    if (!m_reading)
        readNext();
}

void FrameCache::readNext()
{
    m_reading = !m_wanted.empty();
    if (!m_reading)
        return;
    m_thread.post([this, store = m_store, id = m_wanted.back()] {
        auto block = store->block(id);
        QMetaObject::invokeMethod(
            this, [this, id, block = std::move(block)] { take(id, block); }, Qt::QueuedConnection);
    });
}

void FrameCache::take(FrameId wanted, const std::shared_ptr<const FrameBlock> &block)
{
    std::erase_if(m_wanted,
        [wanted, &block](FrameId id) { return id == wanted || (block && block->contains(id)); });
    if (block) {
        m_held.push_front(block);
        // Counted anew: a large block may have read its octets since it came.
        qsizetype octets = 0;
        for (const auto &held : m_held)
            octets += cost(*held);
        while (octets > Budget && m_held.size() > 1) {
            octets -= cost(*m_held.back());
            m_held.pop_back();
        }
    }
    readNext();
    if (block)
        emit blocksLoaded(block->firstId(), block->endId() - 1);
}

} // namespace Framescope
