#include "app/session/sessionfactsreader.h"

namespace Framescope {

SessionFactsReader::SessionFactsReader(QObject *parent)
    : QObject(parent)
{
    qRegisterMetaType<Error>("Framescope::Error");
}

SessionFactsReader::~SessionFactsReader()
{
    m_stop.request_stop();
}

void SessionFactsReader::read(const QStringList &paths)
{
    m_stop.request_stop();
    m_stop = {};
    for (const QString &path : paths) {
        m_thread.post([this, path, stop = m_stop.get_token()] {
            if (stop.stop_requested())
                return;
            const auto facts = readSessionFacts(path, stop);
            QMetaObject::invokeMethod(
                this,
                [this, path, facts, stop] {
                    if (stop.stop_requested())
                        return;
                    if (facts)
                        emit factsRead(path, *facts);
                    else
                        emit failed(path, facts.error());
                },
                Qt::QueuedConnection);
        });
    }
}

} // namespace Framescope
