#pragma once

#include "app/session/readerthread.h"
#include "app/session/sessionstore.h"

#include <QObject>

#include <memory>
#include <stop_token>

namespace Framescope {

/// Looks for the first frame of a connection off the GUI thread, once it has one. To be used from
/// the thread it lives on.
class FirstFrameFinder : public QObject
{
    Q_OBJECT
public:
    explicit FirstFrameFinder(std::shared_ptr<const SessionStore> store, QObject *parent = nullptr);
    ~FirstFrameFinder() override;

    /// May be called at every change. found() follows once for each connection that is looked at
    /// after another one.
    void look(const ConnectionRecord &connection);
    void clear();

signals:
    void found(
        Framescope::ConnectionId connection, Framescope::FrameId frame, Framescope::Timestamp time);

private:
    const std::shared_ptr<const SessionStore> m_store;
    ConnectionId m_connection = 0; ///< that is looked for, or was; 0: none
    quint64 m_token = 0; ///< of the search that counts
    std::stop_source m_stop; ///< of that search
    ReaderThread m_thread; ///< last, so that it has ended before what it uses is gone
};

} // namespace Framescope
