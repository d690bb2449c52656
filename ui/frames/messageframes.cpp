#include "ui/frames/messageframes.h"

#include <utility>

namespace Framescope {

namespace {

struct Fragments
{
    QList<FrameId> ids;
    bool isWhole = false;
};

Fragments readFragments(
    const SessionStore &store, const FrameRecord &frame, const std::stop_token &stop)
{
    Fragments fragments;
    const FrameId end = store.lastFrame() + 1;
    const std::unique_ptr<BlockReader> reader = store.blockReader();
    const bool fromServer = frame.direction == Direction::ServerToClient;
    for (FrameId id = frame.messageFirst; id < end && !stop.stop_requested();) {
        const std::shared_ptr<const FrameBlock> block = reader->columns(id);
        if (!block)
            return fragments;
        for (auto row = static_cast<std::size_t>(id - block->firstId());
             row < block->times().size(); ++row) {
            const bool isServers = block->flags()[row] & FrameBlock::ServerToClientFlag;
            const FrameId first = block->messageFirsts()[row];
            if (block->connections()[row] != frame.connection || isServers != fromServer
                || first == 0)
                continue;
            if (first != frame.messageFirst)
                return fragments; // the peer began another message before it finished this one
            fragments.ids.append(block->firstId() + row);
            fragments.isWhole = (block->firstOctets()[row] & 0x80) != 0;
            if (fragments.isWhole)
                return fragments;
        }
        id = block->endId();
    }
    return fragments;
}

} // namespace

MessageFrames::MessageFrames(std::shared_ptr<const SessionStore> store, QObject *parent)
    : QObject(parent)
    , m_store(std::move(store))
{
}

MessageFrames::~MessageFrames()
{
    m_stop.request_stop();
}

void MessageFrames::find(const FrameRecord &frame)
{
    m_stop.request_stop();
    m_stop = std::stop_source();
    m_thread.post([this, frame, token = ++m_token, stop = m_stop.get_token()] {
        const auto tell = [this, token, first = frame.messageFirst,
                              fragments = readFragments(*m_store, frame, stop)] {
            if (token == m_token)
                emit found(first, fragments.ids, fragments.isWhole);
        };
        QMetaObject::invokeMethod(this, tell, Qt::QueuedConnection);
    });
}

} // namespace Framescope
