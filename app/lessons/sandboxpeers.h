#pragma once

#include "app/capture/captureguest.h"
#include "app/capture/sessionrecorder.h"
#include "app/lessons/lessonaction.h"
#include "protocol/endpoint/clientendpoint.h"
#include "protocol/endpoint/maskingkeysource.h"
#include "protocol/endpoint/serverendpoint.h"
#include "protocol/wire/violation.h"

#include <QTemporaryDir>

#include <map>
#include <memory>

namespace Framescope {

class NullRecorder;
class RulePeer;
class SilentServer;

/// The peers of the lessons, on loopback: what the learner says to them is recorded, what they see
/// of it is not. Lives on the network thread; LessonSandbox is the window's handle on it.
class SandboxPeers : public CaptureGuest
{
    Q_OBJECT
public:
    SandboxPeers();
    ~SandboxPeers() override;

    void start(CaptureWorker &worker, const SessionClock &clock) override;

    /// Puts \a recording into the session, before what happens from here on; placed() follows.
    void place(const std::shared_ptr<const SessionStore> &recording);
    /// From here on \a server is who is connected to when nobody else is named. Connects.
    void setServer(LessonServer server);
    /// Connects first where \a action needs that. Actions happen in their order, each as soon as
    /// the connection is open.
    void perform(const LessonAction &action);
    /// Somebody sends the example of \a rule, and Framescope is at the other end.
    void breakRule(Rule rule);

signals:
    /// The recordings are placed in the order of the calls. All of it can be read from the store.
    void placed(const Framescope::InsertedSession &where);
    /// Where the learner is connected to from now on.
    void connecting(const QUrl &server);
    void failed(const Framescope::Error &error);

private:
    void connectTo(LessonServer server, const LessonAction &action);
    std::optional<QUrl> urlOf(LessonServer server);
    std::optional<QUrl> startServer(LessonServer server);
    std::optional<QUrl> startWatch();
    void visit(const QUrl &url);
    ConnectionSocket *client() const;
    ConnectionSocket *peer() const;
    bool isConnecting() const;
    void workOff();
    Result<void> send(ConnectionSocket &socket, const LessonAction &action, bool isClient);
    void write(const QByteArray &content);

    CaptureWorker *m_worker = nullptr;
    SessionClock m_clock;
    std::unique_ptr<NullRecorder> m_recorder; ///< before the endpoints: it outlives them
    MaskingKeySource m_keys;
    QTemporaryDir m_folder; ///< for the watched file
    LessonServer m_server = LessonServer::Echo; ///< that is connected to
    std::map<LessonServer, std::unique_ptr<ServerEndpoint>> m_servers;
    std::map<LessonServer, QUrl> m_urls;
    std::unique_ptr<SilentServer> m_silent;
    std::unique_ptr<ClientEndpoint> m_visitor; ///< of Watch, where the learner is the server
    std::unique_ptr<RulePeer> m_rulePeer;
    std::optional<QUrl> m_ruleServer; ///< where clients that break rules come to
    ConnectionId m_client = 0; ///< the learner's, recorded
    ConnectionId m_peer = 0; ///< its other end
    QList<LessonAction> m_queue; ///< that wait for the connection
    bool m_isRetrying = false; ///< a connection is being opened because something waits
};

} // namespace Framescope
