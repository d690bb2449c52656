#pragma once

#include "app/capture/captureguest.h"
#include "app/capture/framesender.h"
#include "app/capture/recordingswitch.h"
#include "app/capture/sessionrecorder.h"
#include "protocol/endpoint/clientendpoint.h"
#include "protocol/endpoint/interceptingproxy.h"
#include "protocol/endpoint/serverendpoint.h"

#include <QObject>

#include <map>
#include <memory>
#include <vector>

namespace Framescope {

class DemoConversation;
class InterceptWorker;

/// Owns the endpoints of a session and their recorder. Lives on the network thread.
class CaptureWorker : public QObject
{
    Q_OBJECT
public:
    CaptureWorker(std::shared_ptr<SessionStore> store, const SessionClock &clock);
    ~CaptureWorker() override;

    ConnectionId openConnection(const ClientOptions &options);
    /// Nullopt after listenFailed(), otherwise where clients connect to.
    std::optional<QUrl> listen(const ServerOptions &options);
    /// The same for a proxy.
    std::optional<QUrl> listenAsProxy(const ProxyOptions &options);
    void startDemo();
    /// Starts \a guest.
    void adopt(std::unique_ptr<CaptureGuest> guest);
    /// Puts \a session, whose connections have ended, before what is recorded from here on. All of
    /// it was told with recorded() when this returns.
    InsertedSession insert(const SessionStore &session);
    void stopListening();
    void sendMessage(ConnectionId connection, MessageType type, const QByteArray &payload);
    void sendPing(ConnectionId connection, const QByteArray &payload);
    void startClosingHandshake(ConnectionId connection, quint16 code, const QString &reason);
    /// Several may be under way on one connection.
    void sendComposed(ConnectionId connection, const SendOrder &order);
    /// Whatever sendComposed() has begun there.
    void stopSending(ConnectionId connection);
    void abort(ConnectionId connection);
    /// Ends all connections and records what there is.
    void shutDown();

    /// While \a paused, frames cross without being recorded, but for those of guests.
    void setRecordingPaused(bool paused);

    /// For guests with endpoints of their own. Outlives them.
    SessionRecorder &recorder() { return m_recorder; }
    InterceptWorker &interception() const { return *m_interception; }

    /// Nullptr if there is no such connection, it is not through TCP and TLS, or a proxy's.
    ConnectionSocket *connection(ConnectionId id) const;
    /// From openConnection() until clientEnded().
    bool hasClient(ConnectionId id) const { return m_clients.contains(id); }

signals:
    void recorded(Framescope::FrameId lastFrame, const QList<Framescope::ConnectionId> &changed);
    void listening(const QUrl &url);
    void listenFailed(const Framescope::Error &error);
    void sendFailed(Framescope::ConnectionId connection, const Framescope::Error &error);
    void sendProgressed(Framescope::ConnectionId connection, quint32 sent);
    /// Nothing of what was composed is under way there any more.
    void sendingEnded(Framescope::ConnectionId connection);
    /// Everything that the demo has to show has happened once; it goes on.
    void demoShown();
    /// A client of ours is gone.
    void clientEnded(Framescope::ConnectionId id);
    /// A listener of ours has a client, and its handshake is done.
    void connectionAccepted(Framescope::ConnectionId id);

private:
    void report(ConnectionId connection, const Result<void> &sent);
    void forget(ConnectionId connection, FrameSender *sender);

    const SessionClock m_clock;
    SessionRecorder m_recorder; ///< before the endpoints: it outlives them
    RecordingSwitch m_switch; ///< likewise: through which they record
    std::map<ConnectionId, std::unique_ptr<ClientEndpoint>> m_clients;
    std::vector<std::unique_ptr<ServerEndpoint>> m_servers;
    std::unique_ptr<CertificateAuthority> m_authority; ///< before the proxies: it outlives them
    std::unique_ptr<InterceptWorker> m_interception; ///< before the proxies, which ask it
    std::vector<std::unique_ptr<InterceptingProxy>> m_proxies;
    std::unique_ptr<DemoConversation> m_demo;
    std::multimap<ConnectionId, std::unique_ptr<FrameSender, FrameSender::Retire>> m_senders;
    std::vector<std::unique_ptr<CaptureGuest>> m_guests;
};

} // namespace Framescope
