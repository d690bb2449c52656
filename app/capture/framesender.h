#pragma once

#include "app/compose/sendorder.h"
#include "protocol/endpoint/connectionsocket.h"

#include <QObject>
#include <QPointer>
#include <QTimer>

namespace Framescope {

/// Sends a SendOrder on a connection, octet by octet as composed, in the pace that was ordered and
/// no faster than the peer takes it in. Lives on the network thread.
class FrameSender : public QObject
{
    Q_OBJECT
public:
    /// \a socket may go at any time.
    FrameSender(ConnectionSocket &socket, SendOrder order);

    void start();
    /// Nothing is sent any more, and nothing signalled.
    void stop();

    /// For an owner: stops and deletes it, safely even in one of its slots.
    struct Retire
    {
        void operator()(FrameSender *sender) const;
    };

signals:
    /// \a sent messages are on their way, all their frames. At most once per 33 ms.
    void progressed(quint32 sent);
    /// The last signal: everything was sent, or \a problem says why not.
    void finished(const std::optional<Framescope::Error> &problem);

private:
    void sendNext();
    void messageSent();
    void finish(const std::optional<Error> &problem = {});

    QPointer<ConnectionSocket> m_socket;
    SendOrder m_order;
    MaskingKeySource m_keys;
    QTimer m_timer;
    qint64 m_begun = 0; ///< ns of the steady clock, when the first message began
    std::size_t m_frame = 0; ///< that is sent next
    quint32 m_sent = 0; ///< whole messages
    qint64 m_told = 0; ///< ns of the steady clock, when progressed() was last emitted
    bool m_sending = false; ///< inside sendNext()
};

} // namespace Framescope
