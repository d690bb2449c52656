#pragma once

#include "app/capture/sessionrecorder.h"
#include "protocol/endpoint/clientendpoint.h"
#include "protocol/endpoint/serverendpoint.h"

#include <QObject>

#include <map>
#include <memory>
#include <vector>

namespace Framescope {

/// Owns the endpoints of a session and their recorder. Lives on the network thread.
class CaptureWorker : public QObject
{
    Q_OBJECT
public:
    CaptureWorker(std::shared_ptr<SessionStore> store, const SessionClock &clock);

    void openConnection(const ClientOptions &options);
    void listen(const ServerOptions &options);
    void stopListening();
    void sendMessage(ConnectionId connection, MessageType type, const QByteArray &payload);
    void sendPing(ConnectionId connection, const QByteArray &payload);
    void startClosingHandshake(ConnectionId connection, quint16 code, const QString &reason);
    void abort(ConnectionId connection);
    /// Ends all connections and records what there is.
    void shutDown();

signals:
    void recorded(Framescope::FrameId lastFrame, const QList<Framescope::ConnectionId> &changed);
    void listening(const QUrl &url);
    void listenFailed(const Framescope::Error &error);
    void sendFailed(Framescope::ConnectionId connection, const Framescope::Error &error);

private:
    /// Nullptr if there is no such connection, or it is not through TCP and TLS.
    ConnectionSocket *find(ConnectionId connection) const;
    void report(ConnectionId connection, const Result<void> &sent);

    const SessionClock m_clock;
    SessionRecorder m_recorder; ///< before the endpoints: it outlives them
    std::map<ConnectionId, std::unique_ptr<ClientEndpoint>> m_clients;
    std::vector<std::unique_ptr<ServerEndpoint>> m_servers;
};

} // namespace Framescope
