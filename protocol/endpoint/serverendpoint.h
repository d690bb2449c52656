#pragma once

#include "protocol/endpoint/connectionhandler.h"
#include "protocol/endpoint/listener.h"
#include "protocol/endpoint/readbuffer.h"
#include "protocol/endpoint/serveroptions.h"
#include "protocol/endpoint/tlsacceptor.h"

#include <QUrl>

#include <memory>
#include <unordered_map>
#include <unordered_set>

namespace Framescope {

/// A WebSocket server: listens, and runs a ConnectionSocket and the chosen behaviour for each
/// client that comes. Everything happens on the thread it lives on. May be deleted at any time, in
/// a slot of its signals too.
class ServerEndpoint : public Listener
{
    Q_OBJECT
public:
    /// \a recorder must outlive this.
    ServerEndpoint(ServerOptions options, TrafficRecorder &recorder, const SessionClock &clock,
        QObject *parent = nullptr);
    ~ServerEndpoint() override;

    /// Returns the address that clients connect to, "ws://127.0.0.1:9001/".
    [[nodiscard]] Result<QUrl> start();

    /// Nullptr if \a id is not one of ours, not yet through TLS, or has ended.
    ConnectionSocket *connection(ConnectionId id) const;
    /// Of those through TLS.
    qsizetype connectionCount() const { return static_cast<qsizetype>(m_connections.size()); }
    /// Begins the closing handshake with every client (1001), and takes no new ones.
    void shutDown();
    /// Ends every connection at once, and takes no new ones.
    void abortAll();

signals:
    /// The opening handshake is done; connection(id) may send.
    void connectionOpened(Framescope::ConnectionId id);
    void connectionClosed(Framescope::ConnectionId id, const Framescope::CloseVerdict &verdict);

protected:
    void clientAccepted(int descriptor, const TcpConnected &facts) override;

private:
    bool isFull() const;
    bool isOverrun() const;
    void turnAway(ConnectionId id);
    void startTls(OctetStream::Pointer stream, ConnectionId id, const QString &peerName);
    void establish(OctetStream::Pointer stream, ConnectionId id, const QString &peerName);
    void failTls(ConnectionId id, const Error &error);
    void endPending(ConnectionId id, const CloseVerdict &verdict);
    void end(ConnectionId id, const CloseVerdict &verdict);
    ConnectionOptions connectionOptions() const;
    void endAll(void (ConnectionSocket::*endOne)());
    QUrl url() const;

    const ServerOptions m_options;
    TrafficRecorder &m_recorder;
    const SessionClock m_clock;
    const std::unique_ptr<ConnectionHandler> m_handler;
    /// All connections', one after the other.
    const std::shared_ptr<ReadBuffer> m_buffer = std::make_shared<ReadBuffer>();
    std::unordered_map<ConnectionId, ConnectionSocketPointer> m_connections;
    std::unordered_set<ConnectionId> m_refused; ///< of those: over the limit, on their way out
    std::unordered_map<ConnectionId, TlsAcceptor::Pointer> m_tlsPending; ///< TLS is not up
};

} // namespace Framescope
