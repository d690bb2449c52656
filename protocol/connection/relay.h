#pragma once

#include "protocol/connection/connection.h"
#include "protocol/connection/framerelay.h"
#include "protocol/connection/relayoptions.h"
#include "protocol/connection/relayoutput.h"
#include "protocol/handshake/deflatenegotiation.h"
#include "protocol/handshake/foreignprotocol.h"
#include "protocol/handshake/httpbody.h"
#include "protocol/handshake/httpheadreader.h"

#include <QByteArray>

#include <deque>
#include <optional>
#include <span>

namespace Framescope {

/// One connection through a proxy without its two sockets: octets of either side and the time come
/// in; octets for the other side, facts and a deadline come out.
///
/// Octets go on exactly as they came and at once, whatever they break; only these do not:
/// - a head in which the end of a message is doubtful, and what comes behind it: the client is
///   answered with 4xx or, when the server sent it, 502;
/// - what exceeds a limit: heads 431, 408 or 504, messages 1009;
/// - strict: frames and opening handshakes that break a rule, \see FrameRelay;
/// - what is held, changed or dropped at a breakpoint, \see FrameInterceptor;
/// - what the client sends behind a request to upgrade, until the answer says what it is.
/// Ordinary HTTP crosses too, before an upgrade and instead of one.
class Relay final : private ConnectionObserver
{
public:
    enum class Phase : quint8 {
        Http, ///< requests and responses
        Open, ///< frames
        Tunnel, ///< another protocol that HTTP was upgraded to
        Failed, ///< by us: nothing goes on any more
        Ended, ///< the verdict is told
    };

    /// \a observer and \a output must outlive the relay. Neither may call it.
    Relay(RelayOptions options, ConnectionObserver &observer, RelayOutput &output);
    Relay(const Relay &) = delete;
    Relay &operator=(const Relay &) = delete;

    // Towards the sockets

    /// The client's stream is up: its first request is awaited.
    void start(Timestamp now);
    /// The server's stream is up: an answer is awaited from here on. Octets for the server may be
    /// forwarded before.
    void serverConnected(Timestamp now);
    /// There is no server: the client is answered with 502 or, when it did not answer in time, 504.
    void serverUnreachable(const Failed &failed, Timestamp now);
    /// Takes what was read from the source of \a from. \a octets may be unmasked in place.
    void receive(Direction from, std::span<char> octets, Timestamp now);
    /// The stream from the source of \a from has ended; \a how says in which way, \a alert
    /// names the TLS alert.
    void tcpEnded(Direction from, TcpEnd how, Timestamp now, const QString &alert = {});
    /// Some of what was forwarded has left: a side that is slow to take it in is not silent.
    void outputSent(Timestamp now);
    /// FIN has left in \a direction, as tcpAction() asked.
    void sendingFinished(Direction direction, Timestamp now);

    /// False while octets from there could not go on: they should be left in the kernel.
    bool wantsRead(Direction from) const;
    /// What comes may become much larger when it is read: take little at a time.
    bool inflates() const { return m_ways[0].frames.isCompressionAgreed(); }
    /// Octets that decompressing what came from there has brought forth.
    quint64 inflated(Direction from) const { return way(from).frames.inflated(); }
    /// What to do with the socket to which \a direction leads. FinishSending: FIN once all
    /// output is written. Abort: RST at once, what is unwritten is lost.
    TcpAction tcpAction(Direction direction) const { return way(direction).action; }
    /// True while the source of \a from owes an answer: to a request, or to a Close frame.
    bool awaitsAnswer(Direction from) const;
    /// When expire() wants to be called, nullopt for never.
    std::optional<Timestamp> deadline() const;
    void expire(Timestamp now);

    Phase phase() const { return m_phase; }

    // Towards the application

    /// Stops what crosses in \a direction from the next frame on; nullopt: no longer. What is held
    /// then is held still.
    void setBreakpoint(Direction direction, std::optional<Breakpoint> breakpoint, Timestamp now);
    /// Lets what is held under \a id go on as it came. ErrorCode::InvalidArgument if nothing is.
    [[nodiscard]] Result<void> releaseHeld(HoldId id, Timestamp now);
    /// Lets \a items go on in its place; none: it is dropped. Errors as releaseHeld() and inject().
    [[nodiscard]] Result<void> replaceHeld(
        HoldId id, const QList<OutgoingItem> &items, Timestamp now);
    /// Puts \a items on the wire as soon as no frame is on its way there, ahead of what is held; a
    /// WholeMessage waits for the end of a message. ErrorCode::NotConnected unless frames cross,
    /// InvalidArgument for a compressed message where permessage-deflate was not agreed on.
    [[nodiscard]] Result<void> inject(
        Direction direction, const QList<OutgoingItem> &items, Timestamp now);

    /// Ends an open connection with a Close frame of \a code to both sides, any other at once.
    void close(quint16 code, Timestamp now);
    /// Ends both streams at once.
    void abort(Timestamp now);
    /// After RequestRoute::Elsewhere and Closed: the client's octets from the head of the request
    /// on that is not for this server. Its stream is open still.
    QByteArray takeUnreadRequest() { return std::exchange(m_held, {}); }

private:
    /// A request that is on its way to be answered.
    struct Exchange
    {
        RequestHead request;
        bool upgrades = false; ///< to whatever
        bool isHandshake = false; ///< upgrades to WebSocket
    };

    /// One direction.
    struct Way
    {
        Way(Direction direction, const RelayOptions &options, RelayOutput &output,
            ConnectionObserver &observer)
            : frames(direction, options, output, observer)
        {
        }

        HttpHeadReader head;
        HttpBodyFramer body;
        FrameRelay frames;
        TcpAction action = TcpAction::KeepOpen;
        std::optional<TcpEnd> ended; ///< nothing more comes from the source
        bool finished = false; ///< nothing more can go to the destination
        bool closeCrossed = false;
        QByteArray stray; ///< octets that belong to no head, body or frame
    };

    void frameCrossed(const Frame &frame, const QList<Violation> &violations) override;
    void messageCrossed(const Message &message) override;
    void eventHappened(const Event &event) override;

    Way &way(Direction direction) { return m_ways[static_cast<std::size_t>(direction)]; }
    const Way &way(Direction direction) const
    {
        return m_ways[static_cast<std::size_t>(direction)];
    }
    Way &toServer() { return way(Direction::ClientToServer); }
    Way &toClient() { return way(Direction::ServerToClient); }

    void tell(const Event &event);
    void forward(Direction direction, QByteArrayView octets);
    void dispatch(Direction from, std::span<char> octets, Timestamp now);
    void receiveRequests(std::span<char> octets, Timestamp now);
    void receiveRequest(QByteArrayView behind, Timestamp now);
    void receiveResponses(std::span<char> octets, Timestamp now);
    void receiveResponse(Timestamp now);
    void switchProtocols(const Exchange &exchange, const ResponseHead &head, Timestamp now);
    void receiveFrames(Direction from, std::span<char> octets, Timestamp now);
    template <typename Head>
    void reportFailedChecks(const QList<HandshakeCheck> &checks, const Head &head);
    void keepStray(Direction from, QByteArrayView octets);

    bool holdsRequests() const;
    void goOn(Timestamp now);
    void finish(Direction direction);
    void settle(Direction direction, Timestamp now);
    Way *wayOf(HoldId id);
    std::optional<Error> problemWith(const Way &way, const QList<OutgoingItem> &items) const;
    void serverEnded(Timestamp now);
    void refuseForeign(const ForeignProtocol &foreign, Timestamp now);
    void refuse(const ProxyRefusal &refusal, const Error &error, Timestamp now);
    void answer(const ProxyRefusal &refusal, const Error &error, ClosedBy by, Timestamp now);
    void failHttp(const Error &error, ClosedBy by, Timestamp now);
    void failFrames(const CloseVerdict &verdict, Timestamp now);
    void leave(const QByteArray &unread, Timestamp now);
    void watchHeads(Timestamp now);
    void watchEnd(Timestamp now);
    void endIfOver(Timestamp now);
    void end(Timestamp now);
    CloseVerdict verdict() const;
    QString resourceUrl(const RequestHead &request, bool isHandshake) const;
    Timestamp after(Timestamp now) const { return now + m_options.timeout.count(); }

    const RelayOptions m_options;
    ConnectionObserver &m_observer;
    RelayOutput &m_output;
    Phase m_phase = Phase::Http;
    std::array<Way, 2> m_ways;

    std::deque<Exchange> m_exchanges; ///< not answered yet, in order
    std::optional<std::pair<ProxyRefusal, Error>> m_refusal; ///< waits for the answers before it
    QByteArray m_held; ///< of the client, until an answer says what it is
    bool m_requestSeen = false;
    bool m_answered = false; ///< a response has gone to the client
    bool m_serverConnected = false;
    bool m_opened = false;

    QList<QByteArray> m_refusedChain; ///< of the server that is unreachable for it
    std::optional<Error> m_refused; ///< the last opening handshake was, with this
    std::optional<CloseVerdict> m_failure; ///< ours
    std::optional<Direction> m_firstClose; ///< whose Close frame was the first
    CloseVerdict m_close; ///< code and reason of that
    std::optional<Direction> m_firstEnd; ///< whose stream ended first
    QString m_alert; ///< the fatal TLS alert that one of them has sent, or was sent
    bool m_closing = false; ///< Close frames went both ways

    std::optional<Timestamp> m_requestDeadline; ///< of a request head
    std::optional<Timestamp> m_responseDeadline; ///< of a response head
    std::optional<Timestamp> m_endDeadline; ///< of the connection, once it has begun to end
};

} // namespace Framescope
