#pragma once

#include "protocol/connection/relay.h"
#include "protocol/endpoint/blindtunnel.h"
#include "protocol/endpoint/certificateauthority.h"
#include "protocol/endpoint/dialer.h"
#include "protocol/endpoint/maskingkeysource.h"
#include "protocol/endpoint/proxyentrance.h"
#include "protocol/endpoint/proxyoptions.h"
#include "protocol/endpoint/readbuffer.h"
#include "protocol/endpoint/sessionclock.h"
#include "protocol/endpoint/tcpstream.h"
#include "protocol/endpoint/tlsacceptor.h"
#include "protocol/endpoint/trafficrecorder.h"

#include <QObject>
#include <QTimer>

#include <array>
#include <functional>
#include <memory>
#include <span>

namespace Framescope {

/// What is to be held of a connection in one direction; nullopt: nothing.
using BreakpointSource
    = std::function<std::optional<Breakpoint>(ConnectionId connection, Direction direction)>;

/// One client of an intercepting proxy, and the server that it is connected to: asks a
/// ProxyEntrance what the client wants, dials, and pumps octets through a Relay or a BlindTunnel.
class ProxyConnection : public QObject, private ConnectionObserver, private RelayOutput
{
    Q_OBJECT
public:
    /// What the proxy's connections share. All that is referred to must outlive them.
    struct Surroundings
    {
        const ProxyOptions &options;
        TrafficRecorder &recorder;
        SessionClock clock;
        CertificateAuthority *authority = nullptr;
        QUrl url; ///< that clients connect to
        std::shared_ptr<ReadBuffer> buffer;
        const BreakpointSource &breakpoints; ///< may be empty
        /// Whether \a peer and \a port are the proxy itself, seen from \a local.
        std::function<bool(const QHostAddress &peer, quint16 port, const QHostAddress &local)>
            isOurselves;
    };

    /// For an owner: deletes the connection, safely even in one of its slots. Nobody is told.
    struct Retire
    {
        void operator()(ProxyConnection *connection) const;
    };
    using Pointer = std::unique_ptr<ProxyConnection, Retire>;

    /// Takes over \a descriptor, a client's. Call start() once connected to.
    ProxyConnection(qintptr descriptor, Surroundings surroundings);
    ~ProxyConnection() override;

    /// \a client is who has connected. \a full: there are too many already, and this one is
    /// refused.
    void start(const TcpConnected &client, bool full);
    /// Ends with 1001 to both sides when open, at once when not.
    void shutDown();
    void abort();

    /// Of the recording; a client that asks one server after the other changes it.
    ConnectionId id() const { return m_id; }

    // Interception; the last three as Relay has them, ErrorCode::NotConnected without one

    /// Asks the source of breakpoints again.
    void updateBreakpoints();
    /// Reads on if that was waited with.
    void resumeReading() { pump(); }
    [[nodiscard]] Result<void> releaseHeld(HoldId id);
    [[nodiscard]] Result<void> replaceHeld(HoldId id, const QList<OutgoingItem> &items);
    [[nodiscard]] Result<void> inject(Direction direction, const QList<OutgoingItem> &items);

signals:
    /// A connection of the recording has ended. A client that asks one server after the other has
    /// several.
    void closed(Framescope::ConnectionId id, const Framescope::CloseVerdict &verdict);
    /// The last signal: the client is gone.
    void ended();

private:
    enum class Step : quint8 {
        Entering, ///< what does the client want? A server for its tunnel is dialed meanwhile
        AcceptingTls, ///< from its ClientHello on
        Relaying,
        Blind, ///< a tunnel that is not looked into
        Lingering, ///< the client is answered, and we wait for it to leave
        Ended,
    };
    struct Target
    {
        QString host; ///< name or address, without brackets
        quint16 port = 0; ///< 0: not known yet

        friend bool operator==(const Target &, const Target &) = default;
    };
    struct DeleteLater
    {
        void operator()(QObject *object) const;
    };

    void frameCrossed(const Frame &frame, const QList<Violation> &violations) override;
    void messageCrossed(const Message &message) override;
    void eventHappened(const Event &event) override;
    void forward(Direction direction, QByteArrayView octets) override;

    Timestamp now();
    void record(const Event &event);
    void openRecord();

    // Before the relay
    TcpStream &client() { return static_cast<TcpStream &>(*m_client); }
    void openEntrance();
    void clientReadable();
    void serverReadable();
    void clientBegan(SniffedProtocol protocol);
    void acceptTls();
    void startTls(const QString &requestedName);
    void tlsEstablished();
    void endEarly(const Error &error, ClosedBy by, const QList<QByteArray> &refusedChain = {});
    void linger();

    // Towards the server
    void dial();
    void dialed();
    void dialFailed(const Failed &failed);
    QString targetName() const;
    /// What is sent to the server can go there.
    bool isServerReady() const { return m_server && m_server->isSecure() == m_serverSecure; }
    RequestRoute route(const RequestHead &request);

    // Relaying
    void startRelay(QByteArray read = {});
    void setBreakpoints();
    template <typename Act>
    Result<void> intercept(Act act);
    void relayFrom(Direction from);
    void pump();
    void applyAction(Direction direction);
    void holdBack(Direction from);
    void octetsSent();
    void scheduleDeadline();
    void deadlineReached();
    void relayEnded();

    // Blind
    void startBlind();
    void endTunnel();

    void adopt(Direction source, OctetStream::Pointer stream);
    OctetStream::Pointer &sourceOf(Direction direction)
    {
        return direction == Direction::ClientToServer ? m_client : m_server;
    }
    OctetStream::Pointer &destinationOf(Direction direction)
    {
        return sourceOf(opposite(direction));
    }
    bool &flag(std::array<bool, 2> &flags, Direction direction)
    {
        return flags[static_cast<std::size_t>(direction)];
    }
    qint64 queueTowards(Direction direction);
    qint64 untaken();
    void finish(const CloseVerdict &verdict);
    void end();

    const Surroundings m_around;
    const ProxyOptions &m_options;
    ConnectionId m_id = 0;
    Step m_step = Step::Entering;
    OctetStream::Pointer m_client;
    OctetStream::Pointer m_server;
    ProxyEntrance::Pointer m_entrance;
    TlsAcceptor::Pointer m_tlsAcceptor;
    std::unique_ptr<Dialer, DeleteLater> m_dialer;
    std::unique_ptr<Relay> m_relay;
    std::unique_ptr<BlindTunnel, DeleteLater> m_tunnel;
    MaskingKeySource m_maskingKeys;

    QString m_clientName; ///< "host:port"
    Target m_target;
    QString m_requestedName; ///< that the client asks for in TLS; empty: none
    bool m_tunnelled = false; ///< by CONNECT or SOCKS
    bool m_full = false;
    bool m_serverSecure = false;

    QByteArray m_toServer; ///< until it is connected
    bool m_wantsServer = false;
    std::array<bool, 2> m_heldBack {};
    std::array<bool, 2> m_endTold {};
    std::array<bool, 2> m_finished {};
    bool m_busy = false; ///< inside the relay
    Timestamp m_now = 0;
    QTimer m_lingerTimer;
    QTimer m_deadlineTimer;
    std::optional<Timestamp> m_timerDue;
    qint64 m_untaken = 0; ///< untaken() when the timer was started
    std::optional<CloseVerdict> m_verdict; ///< of the relay, until it is told
};

} // namespace Framescope
