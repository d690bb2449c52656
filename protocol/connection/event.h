#pragma once

#include "protocol/handshake/handshakecheck.h"
#include "protocol/result.h"
#include "protocol/wire/violation.h"

#include <QByteArray>
#include <QList>
#include <QString>
#include <QStringList>

#include <chrono>
#include <optional>
#include <variant>

namespace Framescope {

/// Nanoseconds since the session began, on the monotonic clock.
using Timestamp = qint64;

/// Dense within a session, from 1.
using ConnectionId = quint32;

struct TcpConnected
{
    QString peerAddress;
    quint16 peerPort = 0;
    QString localAddress;
    quint16 localPort = 0;
    /// How much of the time before went into finding the address of the host's name; nullopt where
    /// there was no name, or nobody knows.
    std::optional<std::chrono::nanoseconds> lookup {};
};

struct TlsEstablished
{
    QString protocol; ///< "TLS 1.3"
    QString cipher; ///< "TLS_AES_128_GCM_SHA256"
    QString keyExchange; ///< "X25519"; empty where the library does not say
    QString applicationProtocol; ///< ALPN; empty if none was negotiated
    QList<QByteArray> certificateChain; ///< DER, the peer's own certificate first
    /// Reasons why the chain is not trusted. Not empty on a connection that went on anyway because
    /// verification was switched off.
    QStringList verificationErrors;
};

struct RequestReceived ///< or sent: the client's opening handshake (§4.1)
{
    QByteArray head; ///< raw octets up to and with the empty line
    QString url; ///< of the resource asked for: "ws://host/path?query", as Host and target say
    QList<HandshakeCheck> checks;
};

struct ResponseReceived ///< or sent: the server's opening handshake (§4.2.2)
{
    QByteArray head; ///< raw octets up to and with the empty line
    QList<HandshakeCheck> checks;
    QString subprotocol; ///< agreed; empty if none
    QStringList extensions; ///< agreed, each with its parameters as on the wire
    bool opened = false; ///< the connection is open from here on
};

struct ViolationFound
{
    Violation violation;
};

/// Who began to end the connection.
enum class ClosedBy : quint8 { Client, Server, Nobody };

/// How a connection ended.
enum class CloseCause : quint8 {
    ClosingHandshake, ///< Close frames went both ways (§7.1.4 "cleanly")
    ViolationFound, ///< an endpoint failed the connection because the other broke a rule
    LimitExceeded, ///< a limit of ours: 1009
    NoCloseAnswer, ///< our Close frame was not answered in time
    EndedUnanswered, ///< TCP ended (FIN) and our Close frame had not been answered
    ResetUnanswered, ///< TCP was reset and our Close frame had not been answered
    ConnectionEnded, ///< TCP ended (FIN) without a closing handshake
    ConnectionReset, ///< TCP was reset
    TlsTruncated, ///< TCP ended (FIN) without TLS's close_notify: octets may be missing
    TlsAlert, ///< the peer ended TLS with a fatal alert
    FrameTimedOut, ///< a frame was begun and not finished in time
    PongTimedOut, ///< a Ping was not answered in time
    HandshakeFailed, ///< the connection never opened
    Aborted, ///< ended here, on request, without a closing handshake
    NoHandshake, ///< a proxy saw no opening handshake, only HTTP, if anything
};

struct CloseVerdict
{
    CloseCause cause = CloseCause::ConnectionEnded;
    ClosedBy by = ClosedBy::Nobody;
    std::optional<quint16> code {}; ///< the first Close frame's; 1005 when it had none
    QString reason {}; ///< the first Close frame's; invalid UTF-8 replaced
    std::optional<Rule> rule {}; ///< for ViolationFound
    std::optional<Error> error {}; ///< for HandshakeFailed and TlsAlert
    /// For ViolationFound and LimitExceeded in a proxy, which is by Nobody: whose octets they were.
    std::optional<Direction> brokenBy {};

    /// A close that a script need not worry about: 1000, 1001 or no code, by closing handshake; or
    /// there was no WebSocket to close.
    bool isClean() const
    {
        return cause == CloseCause::NoHandshake
            || (cause == CloseCause::ClosingHandshake
                && (!code || *code == 1000 || *code == 1001 || *code == 1005));
    }
};

struct Closed
{
    CloseVerdict verdict;
};

/// Octets that are no complete head and no complete frame header: the rest of a stream that ended
/// early, or the body behind a refused handshake. At most 64 KiB are kept.
struct StrayOctets
{
    Direction direction = Direction::ServerToClient;
    QByteArray octets;
};

/// A proxy has passed a tunnel's octets on without looking into them; told at its end.
struct Tunnelled
{
    quint64 clientToServer = 0; ///< octets
    quint64 serverToClient = 0; ///< octets
};

struct Failed
{
    Error error;
    /// For CertificateRejected: DER, the peer's own certificate first.
    QList<QByteArray> refusedChain {};
};

/// In a proxy: what crosses is not what came. The frames that went on follow.
struct EditMade
{
    enum class Kind : quint8 {
        Edited, ///< by the user
        Dropped,
        Injected, ///< by the user, or a Close frame when the proxy failed the connection
        /// A compressed message that referred to what was changed before it (RFC 7692 §7.2.3.2).
        CompressedAnew,
    };

    Kind kind = Kind::Edited;
    Direction direction = Direction::ClientToServer;
    QByteArray original; ///< the frames as they had come, octet for octet; empty when Injected
    quint32 frames = 0; ///< how many frames or messages go in their place
};

/// What happens on a connection and is no frame.
using Event = std::variant<TcpConnected, TlsEstablished, RequestReceived, ResponseReceived,
    ViolationFound, StrayOctets, EditMade, Closed, Failed, Tunnelled>;

} // namespace Framescope
