#include "app/session/storednames.h"

namespace Framescope {

using namespace Qt::StringLiterals;

QLatin1StringView storedName(Direction direction)
{
    switch (direction) {
    case Direction::ClientToServer:
        return "client_to_server"_L1;
    case Direction::ServerToClient:
        return "server_to_client"_L1;
    }
    return {};
}

QLatin1StringView storedName(Role role)
{
    switch (role) {
    case Role::Client:
        return "client"_L1;
    case Role::Server:
        return "server"_L1;
    case Role::Proxy:
        return "proxy"_L1;
    }
    return {};
}

QLatin1StringView storedName(ConnectionState state)
{
    switch (state) {
    case ConnectionState::Connecting:
        return "connecting"_L1;
    case ConnectionState::Open:
        return "open"_L1;
    case ConnectionState::Closing:
        return "closing"_L1;
    case ConnectionState::Closed:
        return "closed"_L1;
    }
    return {};
}

QLatin1StringView storedName(ClosedBy by)
{
    switch (by) {
    case ClosedBy::Client:
        return "client"_L1;
    case ClosedBy::Server:
        return "server"_L1;
    case ClosedBy::Nobody:
        return "nobody"_L1;
    }
    return {};
}

QLatin1StringView storedName(CloseCause cause)
{
    switch (cause) {
    case CloseCause::ClosingHandshake:
        return "closing_handshake"_L1;
    case CloseCause::ViolationFound:
        return "violation"_L1;
    case CloseCause::LimitExceeded:
        return "limit_exceeded"_L1;
    case CloseCause::NoCloseAnswer:
        return "no_close_answer"_L1;
    case CloseCause::EndedUnanswered:
        return "ended_unanswered"_L1;
    case CloseCause::ResetUnanswered:
        return "reset_unanswered"_L1;
    case CloseCause::ConnectionEnded:
        return "connection_ended"_L1;
    case CloseCause::ConnectionReset:
        return "connection_reset"_L1;
    case CloseCause::TlsTruncated:
        return "tls_truncated"_L1;
    case CloseCause::TlsAlert:
        return "tls_alert"_L1;
    case CloseCause::FrameTimedOut:
        return "frame_timed_out"_L1;
    case CloseCause::PongTimedOut:
        return "pong_timed_out"_L1;
    case CloseCause::HandshakeFailed:
        return "handshake_failed"_L1;
    case CloseCause::Aborted:
        return "aborted"_L1;
    case CloseCause::NoHandshake:
        return "no_handshake"_L1;
    }
    return {};
}

QLatin1StringView storedName(ErrorCode code)
{
    switch (code) {
    case ErrorCode::InvalidUrl:
        return "invalid_url"_L1;
    case ErrorCode::InvalidArgument:
        return "invalid_argument"_L1;
    case ErrorCode::HostNotFound:
        return "host_not_found"_L1;
    case ErrorCode::ConnectionRefused:
        return "connection_refused"_L1;
    case ErrorCode::ConnectionLost:
        return "connection_lost"_L1;
    case ErrorCode::NetworkFailed:
        return "network_failed"_L1;
    case ErrorCode::TlsFailed:
        return "tls_failed"_L1;
    case ErrorCode::TlsAlert:
        return "tls_alert"_L1;
    case ErrorCode::CertificateRejected:
        return "certificate_rejected"_L1;
    case ErrorCode::ConnectTimedOut:
        return "connect_timed_out"_L1;
    case ErrorCode::TlsTimedOut:
        return "tls_timed_out"_L1;
    case ErrorCode::HandshakeTimedOut:
        return "handshake_timed_out"_L1;
    case ErrorCode::HandshakeRefused:
        return "handshake_refused"_L1;
    case ErrorCode::HandshakeInvalid:
        return "handshake_invalid"_L1;
    case ErrorCode::HandshakeTooLarge:
        return "handshake_too_large"_L1;
    case ErrorCode::ListenFailed:
        return "listen_failed"_L1;
    case ErrorCode::FileUnreadable:
        return "file_unreadable"_L1;
    case ErrorCode::FileUnwritable:
        return "file_unwritable"_L1;
    case ErrorCode::FileExists:
        return "file_exists"_L1;
    case ErrorCode::FileDamaged:
        return "file_damaged"_L1;
    case ErrorCode::FileTooNew:
        return "file_too_new"_L1;
    case ErrorCode::AuthorityUnusable:
        return "authority_unusable"_L1;
    case ErrorCode::ProxyUnreachable:
        return "proxy_unreachable"_L1;
    case ErrorCode::ProxyRefused:
        return "proxy_refused"_L1;
    case ErrorCode::ProxyInvalid:
        return "proxy_invalid"_L1;
    case ErrorCode::ProxyTimedOut:
        return "proxy_timed_out"_L1;
    case ErrorCode::ProxyLoop:
        return "proxy_loop"_L1;
    case ErrorCode::CaptureIncomplete:
        return "capture_incomplete"_L1;
    case ErrorCode::NotConnected:
        return "not_connected"_L1;
    }
    return {};
}

QLatin1StringView storedName(EditMade::Kind kind)
{
    switch (kind) {
    case EditMade::Kind::Edited:
        return "edited"_L1;
    case EditMade::Kind::Dropped:
        return "dropped"_L1;
    case EditMade::Kind::Injected:
        return "injected"_L1;
    case EditMade::Kind::CompressedAnew:
        return "compressed_anew"_L1;
    }
    return {};
}

QLatin1StringView storedName(AnnotationColour colour)
{
    switch (colour) {
    case AnnotationColour::None:
        return {};
    case AnnotationColour::Red:
        return "red"_L1;
    case AnnotationColour::Orange:
        return "orange"_L1;
    case AnnotationColour::Yellow:
        return "yellow"_L1;
    case AnnotationColour::Green:
        return "green"_L1;
    case AnnotationColour::Blue:
        return "blue"_L1;
    case AnnotationColour::Purple:
        return "purple"_L1;
    case AnnotationColour::Grey:
        return "grey"_L1;
    }
    return {};
}

} // namespace Framescope
