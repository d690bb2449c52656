#include "protocol/connection/tcpend.h"

namespace Framescope {

CloseCause lossCause(TcpEnd how, bool closeSent)
{
    switch (how) {
    case TcpEnd::Finished:
        return closeSent ? CloseCause::EndedUnanswered : CloseCause::ConnectionEnded;
    case TcpEnd::Reset:
        return closeSent ? CloseCause::ResetUnanswered : CloseCause::ConnectionReset;
    case TcpEnd::Truncated:
        return closeSent ? CloseCause::EndedUnanswered : CloseCause::TlsTruncated;
    case TcpEnd::Alert:
    case TcpEnd::Garbled:
        return CloseCause::TlsAlert;
    }
    Q_UNREACHABLE();
}

} // namespace Framescope
