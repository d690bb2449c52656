#include "app/session/eventloader.h"

namespace Framescope {

EventLoader::EventLoader(std::shared_ptr<const SessionStore> store, QObject *parent)
    : QObject(parent)
    , m_store(std::move(store))
{
}

EventLoader::~EventLoader() = default;

void EventLoader::look(const ConnectionRecord &connection)
{
    // While it is being opened each change may be an event; later events are no part of that.
    const bool same = connection.id == m_connection && connection.state == m_state
        && connection.state != ConnectionState::Connecting;
    if (same)
        return;
    m_connection = connection.id;
    m_state = connection.state;
    m_thread.post([this, id = connection.id, token = ++m_token] {
        const QList<EventRecord> events = m_store->events(id);
        QMetaObject::invokeMethod(
            this,
            [this, id, token, events] {
                if (token == m_token)
                    emit loaded(id, events);
            },
            Qt::QueuedConnection);
    });
}

void EventLoader::clear()
{
    m_connection = 0;
    ++m_token;
}

} // namespace Framescope
