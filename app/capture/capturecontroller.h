#pragma once

#include "app/compose/sendorder.h"
#include "app/session/sessionstore.h"
#include "protocol/endpoint/clientoptions.h"
#include "protocol/endpoint/proxyoptions.h"
#include "protocol/endpoint/serveroptions.h"
#include "protocol/endpoint/sessionclock.h"

#include <QHash>
#include <QObject>
#include <QThread>
#include <QUrl>

#include <memory>
#include <optional>

namespace Framescope {

class CaptureGuest;
class CaptureWorker;
class InterceptController;

/// The window's handle on the network thread: asks for connections and listeners, sends, closes,
/// and says what was recorded. Lives on the GUI thread; every call returns at once.
class CaptureController : public QObject
{
    Q_OBJECT
public:
    /// Times in \a store are read from \a clock.
    CaptureController(
        std::shared_ptr<SessionStore> store, const SessionClock &clock, QObject *parent = nullptr);
    ~CaptureController() override; ///< ends every connection and waits for the thread

    std::shared_ptr<SessionStore> store() const { return m_store; }
    /// What openConnection() was given for \a connection; nullopt for others, and for as long as
    /// the network thread has not taken it up.
    std::optional<ClientOptions> options(ConnectionId connection) const;
    /// What the proxies hold.
    InterceptController &interception() const { return *m_interception; }
    /// Takes \a guest to the network thread, where it lives as long as this. It has no parent.
    void adopt(std::unique_ptr<CaptureGuest> guest);

public slots:
    /// Opens a client connection. It appears in the store before its TCP connection is made.
    void openConnection(const Framescope::ClientOptions &options);
    /// Starts the peers of --demo and connects to them.
    void startDemo();
    /// Starts a listener; listening() or listenFailed() follows.
    void listen(const Framescope::ServerOptions &options);
    /// Starts a proxy, with certificates of the local authority if it terminates TLS; listening()
    /// or listenFailed() follows.
    void listenAsProxy(const Framescope::ProxyOptions &options);
    /// While \a paused, connections go on and their frames are not recorded; when that ends, an
    /// event says for each what was not, \see RecordingSwitch.
    void setRecordingPaused(bool paused);
    /// Ends all listeners and proxies; connections that they accepted go on.
    void stopListening();

    /// One unfragmented message, masked where the role demands it. Text is given in UTF-8.
    void sendMessage(Framescope::ConnectionId connection, Framescope::MessageType type,
        const QByteArray &payload);
    void sendPing(Framescope::ConnectionId connection, const QByteArray &payload);
    /// Sends frames as they were composed; sendProgressed() and sendingEnded() follow.
    void sendComposed(Framescope::ConnectionId connection, const Framescope::SendOrder &order);
    void stopSending(Framescope::ConnectionId connection);
    /// Begins the closing handshake (RFC 6455 §7.1.2).
    void startClosingHandshake(
        Framescope::ConnectionId connection, quint16 code, const QString &reason);
    /// Ends the TCP connection at once.
    void abort(Framescope::ConnectionId connection);

signals:
    /// Frames up to \a lastFrame and all of \a changed can be read from the store. At most once
    /// per 33 ms.
    void recorded(Framescope::FrameId lastFrame, const QList<Framescope::ConnectionId> &changed);
    void listening(const QUrl &url);
    void listenFailed(const Framescope::Error &error);
    /// A send did not happen: the connection is not open.
    void sendFailed(Framescope::ConnectionId connection, const Framescope::Error &error);
    /// \a sent messages of the newest order are on their way. At most once per 33 ms.
    void sendProgressed(Framescope::ConnectionId connection, quint32 sent);
    /// All that sendComposed() was asked for is sent, has failed (after sendFailed()) or was
    /// stopped.
    void sendingEnded(Framescope::ConnectionId connection);
    /// Everything that the demo has to show has happened once; it goes on.
    void demoShown();

private:
    /// Runs \a call, which takes the worker, on the network thread.
    template <typename Call>
    void onWorker(Call call);

    std::shared_ptr<SessionStore> m_store;
    QThread m_thread;
    CaptureWorker *m_worker = nullptr; ///< lives on m_thread
    QHash<ConnectionId, ClientOptions> m_options;
    InterceptController *m_interception;
};

} // namespace Framescope
