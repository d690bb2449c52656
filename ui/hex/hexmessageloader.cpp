#include "ui/hex/hexmessageloader.h"

#include "ui/hex/fragmentssource.h"

namespace Framescope {

namespace {

/// From the first of them to the final one, or the newest there is.
std::vector<FrameHandle> readFragments(
    const SessionStore &store, const FrameRecord &frame, const std::stop_token &stop)
{
    std::vector<FrameHandle> fragments;
    quint64 octets = 0;
    const FrameId end = store.lastFrame() + 1;
    for (FrameId id = frame.messageFirst; id < end && !stop.stop_requested();) {
        const std::shared_ptr<const FrameBlock> block = store.block(id);
        if (!block)
            return fragments;
        for (; id < block->endId(); ++id) {
            const auto row = static_cast<std::size_t>(id - block->firstId());
            if (block->connections()[row] != frame.connection
                || block->messageFirsts()[row] != frame.messageFirst)
                continue;
            fragments.emplace_back(block, id);
            octets += fragments.back().record().storedLength;
            if (fragments.back().record().header.fin || octets >= HexMessageLoader::MaxOctets)
                return fragments;
        }
    }
    return fragments;
}

HexContent contentOf(std::vector<FrameHandle> fragments, const FrameHandle &frame)
{
    if (fragments.empty())
        return {};
    const FrameHandle last = fragments.back();
    if (last.messageLength()) {
        const auto message = std::make_shared<FrameMessageSource>(last);
        return { message, message, std::nullopt, 0, OctetRange() };
    }
    const auto source = std::make_shared<FragmentsSource>(std::move(fragments));
    HexContent content { source, source, std::nullopt,
        static_cast<quint64>(frame.record().header.size()), OctetRange() };
    if (const auto begin = source->beginOf(frame.id()))
        content.wirePart = OctetRange { *begin, frame.record().storedLength };
    return content;
}

} // namespace

HexMessageLoader::HexMessageLoader(std::shared_ptr<const SessionStore> store, QObject *parent)
    : QObject(parent)
    , m_store(std::move(store))
{
}

HexMessageLoader::~HexMessageLoader()
{
    m_stop.request_stop();
}

void HexMessageLoader::load(const FrameHandle &frame)
{
    cancel();
    m_stop = std::stop_source();
    m_thread.post([this, frame, token = m_token, stop = m_stop.get_token()] {
        const HexContent content = contentOf(readFragments(*m_store, frame.record(), stop), frame);
        const auto tell = [this, token, content] {
            if (token == m_token)
                emit loaded(content);
        };
        QMetaObject::invokeMethod(this, tell, Qt::QueuedConnection);
    });
}

void HexMessageLoader::cancel()
{
    ++m_token;
    m_stop.request_stop();
}

} // namespace Framescope
