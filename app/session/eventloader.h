#pragma once

#include "app/session/readerthread.h"
#include "app/session/sessionstore.h"

#include <QObject>

#include <memory>

namespace Framescope {

/// Reads the events of one connection off the GUI thread, again only when its state is another:
/// what belongs to its beginning and its end. To be used from the thread it lives on.
class EventLoader : public QObject
{
    Q_OBJECT
public:
    explicit EventLoader(std::shared_ptr<const SessionStore> store, QObject *parent = nullptr);
    ~EventLoader() override;

    /// \a connection is looked at, and perhaps is as before; loaded() follows if it is not, and
    /// nothing comes any more of the one before.
    void look(const ConnectionRecord &connection);
    void clear();

signals:
    void loaded(Framescope::ConnectionId connection, const QList<Framescope::EventRecord> &events);

private:
    const std::shared_ptr<const SessionStore> m_store;
    ConnectionId m_connection = 0; ///< 0: none
    ConnectionState m_state = ConnectionState::Connecting;
    quint64 m_token = 0; ///< of the reading that counts
    ReaderThread m_thread; ///< last, so that it has ended before what it uses is gone
};

} // namespace Framescope
