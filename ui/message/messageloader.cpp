#include "ui/message/messageloader.h"

#include <utility>

namespace Framescope {

namespace {

std::shared_ptr<const MessageDocument> readDocument(const SessionStore &store,
    const FrameHandle &frame, qsizetype textLimit, const std::stop_token &stop)
{
    std::optional<MessageContent> read = readMessage(store, frame, MaxMessageOctets, stop);
    if (!read)
        return nullptr;
    auto content = std::make_shared<const MessageContent>(*std::move(read));
    auto detection = detectMessage(*content, stop);
    if (!detection)
        return nullptr;
    const MessageForm form = chosenMessageForm(messageKind(*content));
    return makeMessageDocument(std::move(content), std::move(detection), form, textLimit, stop);
}

} // namespace

MessageLoader::MessageLoader(std::shared_ptr<const SessionStore> store, QObject *parent)
    : QObject(parent)
    , m_store(std::move(store))
{
}

MessageLoader::~MessageLoader()
{
    m_stop.request_stop();
}

void MessageLoader::load(const FrameHandle &frame, qsizetype textLimit)
{
    m_thread.post([this, frame, textLimit, stop = begin()] {
        if (auto document = readDocument(*m_store, frame, textLimit, stop))
            deliver(std::move(document), stop);
    });
}

void MessageLoader::layOut(
    const std::shared_ptr<const MessageDocument> &document, qsizetype textLimit)
{
    m_thread.post([this, document, textLimit, stop = begin()] {
        const MessageForm form = chosenMessageForm(messageKind(*document->content));
        auto laidOut
            = makeMessageDocument(document->content, document->detection, form, textLimit, stop);
        if (laidOut)
            deliver(std::move(laidOut), stop);
    });
}

void MessageLoader::cancel()
{
    m_stop.request_stop();
    m_loading = false;
}

std::stop_token MessageLoader::begin()
{
    cancel();
    m_stop = {};
    m_loading = true;
    return m_stop.get_token();
}

/// On the reader's thread.
void MessageLoader::deliver(
    std::shared_ptr<const MessageDocument> document, const std::stop_token &stop)
{
    QMetaObject::invokeMethod(
        this,
        [this, stop, document = std::move(document)] {
            if (stop.stop_requested())
                return; // another message is wanted by now
            m_loading = false;
            emit loaded(document);
        },
        Qt::QueuedConnection);
}

} // namespace Framescope
