#pragma once

#include "protocol/endpoint/clientoptions.h"
#include "protocol/endpoint/connectionsocket.h"
#include "protocol/endpoint/dialer.h"

#include <QObject>

namespace Framescope {

/// A WebSocket client: dials the server, and then runs a ConnectionSocket.
/// Everything happens on the thread it lives on. Ends with closed(), whatever went wrong. May be
/// deleted at any time, in a slot of its signals too.
class ClientEndpoint : public QObject
{
    Q_OBJECT
public:
    /// \a recorder must outlive this.
    ClientEndpoint(ClientOptions options, TrafficRecorder &recorder, const SessionClock &clock,
        QObject *parent = nullptr);
    ~ClientEndpoint() override;

    /// Begins; to be called once. The options must have no webSocketUrlProblem() and no
    /// requestProblem().
    void open();
    /// Nullptr until TCP and TLS are up, and after closed().
    ConnectionSocket *connection() const { return m_connection.get(); }
    ConnectionId id() const { return m_id; }
    /// Gives up, whatever the state; open() does nothing from then on.
    void abort();

signals:
    /// TCP, the proxy and TLS are up: connection() exists, its opening handshake begins.
    void established();
    /// The last signal.
    void closed(const Framescope::CloseVerdict &verdict);

private:
    void establish();
    void fail(const Failed &failed);
    void finish(const CloseVerdict &verdict);
    QString peerName() const;
    ConnectionOptions connectionOptions() const;

    const ClientOptions m_options;
    TrafficRecorder &m_recorder;
    const SessionClock m_clock;
    ConnectionId m_id = 0;
    std::unique_ptr<Dialer> m_dialer; ///< until the connection takes its socket over
    ConnectionSocketPointer m_connection;
    bool m_ended = false;
};

} // namespace Framescope
