#include "app/session/sessionopener.h"

namespace Framescope {

SessionOpener::SessionOpener(const QString &path, QObject *parent)
    : QObject(parent)
    , m_path(path)
{
    m_thread.post([this, path, stop = m_stop.get_token()] {
        const auto store = FileSessionStore::open(path, stop);
        if (store && !stop.stop_requested())
            (*store)->holdConnections();
        QMetaObject::invokeMethod(
            this,
            [this, store, stop] {
                deleteLater();
                if (stop.stop_requested())
                    return;
                if (store)
                    emit opened(*store);
                else
                    emit failed(store.error());
            },
            Qt::QueuedConnection);
    });
}

SessionOpener::~SessionOpener()
{
    m_stop.request_stop();
}

void SessionOpener::cancel()
{
    m_stop.request_stop();
}

} // namespace Framescope
