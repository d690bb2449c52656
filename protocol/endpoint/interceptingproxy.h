#pragma once

#include "protocol/endpoint/certificateauthority.h"
#include "protocol/endpoint/listener.h"
#include "protocol/endpoint/proxyconnection.h"
#include "protocol/endpoint/readbuffer.h"

#include <memory>
#include <unordered_map>

namespace Framescope {

/// A proxy: listens, and runs a ProxyConnection for each client that comes. Everything happens on
/// the thread it lives on. May be deleted at any time, in a slot of its signals too.
class InterceptingProxy : public Listener
{
    Q_OBJECT
public:
    /// \a recorder and \a authority must outlive this. \a authority may be nullptr unless TLS is
    /// terminated.
    InterceptingProxy(ProxyOptions options, CertificateAuthority *authority,
        TrafficRecorder &recorder, const SessionClock &clock, QObject *parent = nullptr);
    ~InterceptingProxy() override;

    /// Returns the address that clients connect to, "ws://127.0.0.1:9001/".
    [[nodiscard]] Result<QUrl> start();

    /// What is held of all connections from here on, those that are open included. \a source is
    /// asked from inside a connection and may not call it; empty: nothing is held any more. What is
    /// held already stays held.
    void setBreakpoints(BreakpointSource source);
    /// Breakpoint::isFull() may have become false.
    void resumeReading();
    /// Nullptr if the proxy has no such connection.
    ProxyConnection *connection(ConnectionId id) const;

    /// Clients that are connected.
    qsizetype connectionCount() const { return static_cast<qsizetype>(m_connections.size()); }
    /// Ends every open connection with 1001 to both sides, all others at once, and takes no new
    /// ones.
    void shutDown();
    /// Ends every connection at once, and takes no new ones.
    void abortAll();

signals:
    /// connectionCount() is less by one.
    void clientLeft();
    void connectionClosed(Framescope::ConnectionId id, const Framescope::CloseVerdict &verdict);

protected:
    void clientAccepted(int descriptor, const TcpConnected &facts) override;

private:
    QUrl url() const;
    bool isOurselves(const QHostAddress &peer, quint16 port, const QHostAddress &local) const;
    template <typename Act>
    void forEach(Act act);

    const ProxyOptions m_options;
    CertificateAuthority *m_authority;
    TrafficRecorder &m_recorder;
    const SessionClock m_clock;
    /// All connections', one after the other.
    const std::shared_ptr<ReadBuffer> m_buffer = std::make_shared<ReadBuffer>();
    BreakpointSource m_breakpoints;
    std::unordered_map<ProxyConnection *, ProxyConnection::Pointer> m_connections;
};

} // namespace Framescope
