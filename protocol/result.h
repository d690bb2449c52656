#pragma once

#include <QMetaType>
#include <QString>

#include <tl/expected.hpp>

namespace Framescope {

/// Why something of ours failed. A peer that breaks a rule is a Violation, not an Error.
/// The sentence for a person is made where it is shown (app/session/errorsentence.h).
enum class ErrorCode : quint8 {
    InvalidUrl, ///< detail: the URL as given
    InvalidArgument, ///< detail: what was wrong with it
    HostNotFound, ///< detail: the host name
    ConnectionRefused, ///< detail: host:port
    ConnectionLost, ///< detail: how, "the peer reset it during the opening handshake"
    NetworkFailed, ///< detail: what the operating system said
    TlsFailed, ///< detail: what the TLS library said
    TlsAlert, ///< the peer ended TLS; detail: the alert, "certificate required (116)"
    CertificateRejected, ///< detail: the reasons, separated by "; "
    ConnectTimedOut, ///< detail: host:port
    TlsTimedOut, ///< detail: host:port
    HandshakeTimedOut, ///< detail: host:port
    HandshakeRefused, ///< the server answered with another status; detail: "403 Forbidden"
    HandshakeInvalid, ///< the peer broke a rule of §4; detail: the rule's sentence
    HandshakeTooLarge, ///< detail: the limit in octets
    ListenFailed, ///< detail: "host:port: what the operating system said"
    FileUnreadable, ///< detail: "path: what the operating system said"
    FileUnwritable, ///< detail: "path: what the operating system said"
    FileExists, ///< it would have been overwritten; detail: path
    FileDamaged, ///< detail: "path: what is wrong"
    FileTooNew, ///< made by a later version; detail: "path (format 7)"
    AuthorityUnusable, ///< the local certificate authority; detail: "path: what is wrong"
    ProxyUnreachable, ///< detail: "host:port: why"
    ProxyRefused, ///< detail: "407 Proxy Authentication Required"
    ProxyInvalid, ///< detail: "host:port: what was wrong with its answer"
    ProxyTimedOut, ///< detail: host:port
    ProxyLoop, ///< the proxy here was asked to connect to itself; detail: host:port
    CaptureIncomplete, ///< of an imported capture; detail: "120 octets from the client"
    NotConnected, ///< something was to be sent on a connection that is not open
};

struct Error
{
    ErrorCode code = ErrorCode::InvalidArgument;
    QString detail; ///< data for the sentence (host, path, status), never a sentence

    friend bool operator==(const Error &, const Error &) = default;
};

template <typename T>
using Result = tl::expected<T, Error>;

} // namespace Framescope

Q_DECLARE_METATYPE(Framescope::Error)
