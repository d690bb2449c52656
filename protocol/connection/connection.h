#pragma once

#include "protocol/connection/connectionoptions.h"
#include "protocol/connection/event.h"
#include "protocol/connection/framereader.h"
#include "protocol/connection/sendingqueue.h"
#include "protocol/connection/tcpend.h"
#include "protocol/handshake/foreignprotocol.h"
#include "protocol/handshake/httpheadreader.h"
#include "protocol/wire/closestatus.h"

#include <QByteArray>

#include <optional>
#include <span>
#include <utility>
#include <vector>

namespace Framescope {

/// Told of all that happens on a connection, in order, both directions alike. Closed is the last.
class ConnectionObserver : public FrameObserver
{
public:
    virtual void eventHappened(const Event &event) = 0;
};

/// What the owner of the socket should do with it, once all output is written.
enum class TcpAction : quint8 {
    KeepOpen,
    FinishSending, ///< send FIN (or the TLS close_notify) and go on reading
    Abort, ///< nothing more is to be waited for
};

/// One endpoint of a WebSocket connection without the socket: octets and the time come in, octets,
/// facts and a deadline come out (RFC 6455 §4 to §7). By default it does what the RFC demands of an
/// endpoint; whatever it does, all that arrives is told to the observer.
class Connection final : private FrameObserver
{
public:
    enum class Phase : quint8 {
        Handshaking,
        Open,
        Closing, ///< a Close frame went one way, or the connection was failed
        Ended, ///< the verdict is told
    };

    /// \a observer must outlive the connection. From within what it is told of the peer it may
    /// send, close and abort.
    Connection(ConnectionOptions options, ConnectionObserver &observer);
    Connection(const Connection &) = delete;
    Connection &operator=(const Connection &) = delete;

    // Towards the socket

    /// The stream below is up: a client writes its opening handshake.
    void start(Timestamp now);
    /// Takes what was read; payloads in \a octets are unmasked in place.
    void receive(std::span<char> octets, Timestamp now);
    /// Likewise, but stops where decompressing it takes long, so that others have their turn.
    /// Returns how many of \a octets were taken.
    std::size_t receiveSome(std::span<char> octets, Timestamp now);
    /// The stream below has ended; \a how says in which way, \a alert names the TLS alert.
    void tcpEnded(TcpEnd how, Timestamp now, const QString &alert = {});
    /// When expire() wants to be called, nullopt for never.
    std::optional<Timestamp> deadline() const;
    void expire(Timestamp now);
    /// What is to be written to the stream, valid until anything else is called.
    QByteArrayView output() const { return m_output; }
    /// Hands output() over instead.
    QByteArray takeOutput() { return std::exchange(m_output, {}); }
    /// All of output() is written.
    void clearOutput();
    /// Output is put into \a room until takeRoomBack(), unless there is some already: so there is
    /// no need for large room of one's own. What was in it is lost.
    void lendRoom(QByteArray &room);
    /// Gives it to \a room again, unless it has become too large or is not empty.
    void takeRoomBack(QByteArray &room);
    /// Some output has left, or \a all: a peer that is slow to take it in is not late to answer
    /// yet.
    void outputSent(bool all, Timestamp now);
    TcpAction tcpAction() const { return m_tcpAction; }
    /// TcpAction::FinishSending is done.
    void sendingFinished(Timestamp now);
    /// Some of what is to be sent is not in output() yet, because compressing or copying it takes
    /// long: call work() again and again, best when most of output() has left, and in between do
    /// what others wait for.
    bool hasWork() const { return !m_waiting.isEmpty(); }
    /// Does a small part of it.
    void work(Timestamp now);
    /// What waits for that, and how much of it stands behind its first message, in octets.
    qint64 waitingOctets() const { return m_waiting.octets() + m_behindFrameOctets; }
    qint64 waitingBehindFirst() const
    {
        return m_waiting.octetsBehindFirst() + m_behindFrameOctets;
    }
    /// Octets that are held of what comes and is not complete.
    qint64 incomplete() const { return m_incoming.openOctets(); }
    /// While the peer is not read, none of its frames is late, and it is sent no Ping.
    void pauseReading();
    void resumeReading(Timestamp now);

    // Towards the application

    Phase phase() const { return m_phase; }
    /// True while messages may be sent: open, and no Close frame sent.
    bool isOpen() const { return m_phase == Phase::Open; }

    Direction outgoing() const { return sendingDirection(m_options.role); }
    Direction incoming() const { return opposite(outgoing()); }

    /// One unfragmented message, in its turn: \see hasWork(). Pings and Pongs do not wait for one
    /// that is being compressed, a Close frame does; none can stand inside its frame. \a payload of
    /// a text message must be UTF-8. ErrorCode::NotConnected unless the connection is open.
    [[nodiscard]] Result<void> sendMessage(MessageType type, QByteArrayView payload, Timestamp now);
    /// \a payload has at most 125 octets.
    [[nodiscard]] Result<void> sendPing(QByteArrayView payload, Timestamp now);
    /// Writes \a octets as they are, legal or not, and tells of the frames in them. Until FIN is
    /// due, even behind a Close frame.
    [[nodiscard]] Result<void> sendOctets(QByteArrayView octets, Timestamp now);
    /// §7.1.2. Does nothing once a Close frame was sent.
    void startClosingHandshake(std::optional<quint16> code, QStringView reason, Timestamp now);
    /// Ends the connection at once, without a closing handshake.
    void abort(Timestamp now);
    /// A server that has no room: answers 503 to whatever is asked (RFC 9110 §15.6.4).
    void refuse(Timestamp now);

private:
    void frameCrossed(const Frame &frame, const QList<Violation> &violations) override;
    void messageCrossed(const Message &message) override;

    void tell(const Event &event);
    std::size_t read(std::span<char> octets, Timestamp now);
    qsizetype receiveHead(std::span<char> octets, Timestamp now);
    void receiveResponse(Timestamp now);
    void receiveRequest(Timestamp now);
    void reportEarlyData(std::size_t octets);
    void refuseForeign(const ForeignProtocol &foreign, Timestamp now);
    void refuseHandshake(const ServerDecision &decision, const Error &error, Timestamp now);
    template <typename Head>
    void reportFailedChecks(const QList<HandshakeCheck> &checks, const Head &head);
    void open(const std::optional<DeflateParameters> &deflate, Timestamp now);
    std::size_t receiveFrames(std::span<char> octets, Timestamp now);
    void watchFrame(Timestamp now);
    bool isFlowing() const;
    void waitForPong(Timestamp now);
    void pongReceived(QByteArrayView payload, Timestamp now);

    void sendFrame(Opcode opcode, QByteArrayView payload, Timestamp now);
    void close(std::optional<quint16> code, QStringView reason, Timestamp now);
    bool mustWait(qsizetype octets) const;
    MessageDeflater &deflater();
    FrameHeader compressedHeader(MessageType type, QByteArrayView compressed) const;
    void sendCompressed(
        MessageType type, QByteArrayView payload, QByteArrayView compressed, Timestamp now);
    void sendRaw(QByteArrayView octets, Timestamp now);
    void sendWaiting(SendingQueue::Item item, Timestamp now);
    void sendSlice(qsizetype &room, Timestamp now);
    void forgetWaiting();
    std::optional<MaskingKey> nextKey() const;
    /// Tells of the octets from \a begin of the output on, which belong to an open frame.
    void readOwnOutput(qsizetype begin, Timestamp now);
    void sendClose(const QByteArray &body, Timestamp now);
    void sendCloseNow(QByteArrayView body, Timestamp now);
    void beginClosing(ClosedBy by, const CloseBody &body, Timestamp now);
    void closeReceived(const Frame &frame);
    void failHandshake(const Error &error, ClosedBy by, Timestamp now);
    void failConnection(quint16 code, CloseCause cause, std::optional<Rule> rule, Timestamp now);
    void failForViolation(const QList<Violation> &violations, Timestamp now);
    void finishSending(Timestamp now);
    void end(Timestamp now);

    /// What the peer sends from here on is told, and changes nothing (§5.5.1, §7.1.7).
    bool isOver() const { return m_failed || m_closeRead || m_phase == Phase::Ended; }
    QString resourceUrl() const;
    ClosedBy us() const;
    ClosedBy peer() const;
    bool awaitsServerEnd() const;
    Timestamp afterLinger(Timestamp now) const;
    Timestamp after(Timestamp now) const { return now + m_options.timeout.count(); }

    const ConnectionOptions m_options;
    ConnectionObserver &m_observer;
    FrameReader m_incoming;
    FrameReader m_outgoing;
    std::optional<DeflateContext> m_deflate; ///< for what we send, if it was agreed on
    std::optional<MessageDeflater> m_deflater; ///< made for the first message
    SendingQueue m_waiting;
    /// Control frames that cannot be sent inside the one that is being sent.
    std::vector<std::pair<Opcode, QByteArray>> m_behindFrame;
    qint64 m_behindFrameOctets = 0;
    FrameHeader m_sentHeader; ///< of that one
    std::optional<QByteArray> m_waitingClose; ///< the body of the Close frame behind all of it
    /// Within receive(): octets that may still be compressed at once.
    std::optional<qsizetype> m_compressionRoom;
    HttpHeadReader m_headReader;
    qsizetype m_interimOctets = 0; ///< of the heads that came before the answer
    RequestHead m_request; ///< as sent or received

    Phase m_phase = Phase::Handshaking;
    TcpAction m_tcpAction = TcpAction::KeepOpen;
    QByteArray m_output;
    QByteArray m_ownRoom; ///< while there is room that was lent
    bool m_roomIsLent = false;
    CloseVerdict m_verdict;
    bool m_opened = false;
    bool m_closeSent = false;
    bool m_closeRead = false;
    bool m_failed = false; ///< by us (§7.1.7)
    bool m_readingPaused = false;
    QByteArray m_stray; ///< octets that belong to no head and no frame
    quint64 m_pings = 0; ///< of the heartbeat; each has its number as payload
    quint64 m_pingsAnswered = 0; ///< the number of the last one that is

    std::optional<Timestamp> m_stepDeadline; ///< of the handshake, then of the closing
    std::optional<Timestamp> m_frameDeadline;
    quint64 m_frameAtDeadline = 0; ///< framesRead() when m_frameDeadline was set
    std::size_t m_frameOctets = 0; ///< that have come since then
    std::optional<Timestamp> m_nextPing;
    std::optional<Timestamp> m_pongDeadline;
    bool m_pingLeft = false; ///< what m_pongDeadline waits for has been sent
};

} // namespace Framescope
