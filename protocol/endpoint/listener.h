#pragma once

#include "protocol/connection/event.h"
#include "protocol/result.h"

#include <QHostAddress>
#include <QSocketNotifier>
#include <QTcpServer>
#include <QTimer>

#include <memory>

namespace Framescope {

/// Listens, and hands every connection to clientAccepted(). It accepts in QTcpServer's stead,
/// which, once it has run out of descriptors, tries again without a pause or with one for ever.
/// Here what cannot be accepted waits, and the others are served on. May be deleted at any time, in
/// a slot of its signals too.
class Listener : public QTcpServer
{
    Q_OBJECT
public:
    explicit Listener(QObject *parent = nullptr);

    /// Takes no new connections. To be called instead of QTcpServer's.
    void close();

protected:
    /// \a descriptor is of a client, which may have left already; \a facts, who it is.
    virtual void clientAccepted(int descriptor, const TcpConnected &facts) = 0;

    /// \a port 0: any free one. \a backlog: how many may wait to be accepted.
    [[nodiscard]] Result<void> startListening(
        const QHostAddress &address, quint16 port, int backlog);

private:
    struct Retire
    {
        void operator()(QSocketNotifier *notifier) const;
    };

    void acceptWaiting();

    std::unique_ptr<QSocketNotifier, Retire> m_notifier; ///< while listening
    QTimer m_retry; ///< there was nothing left to accept with
};

} // namespace Framescope
