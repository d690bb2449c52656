#include "ui/message/messageloader.h"

#include <utility>

namespace Framescope {

MessageLoader::MessageLoader(std::shared_ptr<const SessionStore> store, QObject *parent)
    : QObject(parent)
    , m_store(std::move(store))
{
}

MessageLoader::~MessageLoader()
{
    m_stop.request_stop();
}

void MessageLoader::load(const FrameHandle &frame, quint64 limit)
{
    cancel();
    m_stop = {};
    m_loading = true;
    m_thread.post([this, frame, limit, stop = m_stop.get_token()] {
        std::optional<MessageContent> content = readMessage(*m_store, frame, limit, stop);
        if (!content)
            return;
        std::optional<MessageDocument> laidOut = makeMessageDocument(std::move(*content), stop);
        if (!laidOut)
            return;
        auto document = std::make_shared<const MessageDocument>(std::move(*laidOut));
        QMetaObject::invokeMethod(
            this,
            [this, stop, document = std::move(document)] {
                if (stop.stop_requested())
                    return; // another message is wanted by now
                m_loading = false;
                emit loaded(document);
            },
            Qt::QueuedConnection);
    });
}

void MessageLoader::cancel()
{
    m_stop.request_stop();
    m_loading = false;
}

} // namespace Framescope
