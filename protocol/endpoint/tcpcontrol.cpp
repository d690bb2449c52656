#include "protocol/endpoint/tcpcontrol.h"

#ifdef Q_OS_WIN
#include <winsock2.h>
#else
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#endif
#ifdef Q_OS_LINUX
#include <linux/sockios.h>
#endif

namespace Framescope {

void finishTcpSending(qintptr descriptor)
{
#ifdef Q_OS_WIN
    ::shutdown(static_cast<SOCKET>(descriptor), SD_SEND);
#else
    ::shutdown(static_cast<int>(descriptor), SHUT_WR);
#endif
}

void resetTcpOnClose(qintptr descriptor)
{
    const linger now { 1, 0 };
#ifdef Q_OS_WIN
    ::setsockopt(static_cast<SOCKET>(descriptor), SOL_SOCKET, SO_LINGER,
        reinterpret_cast<const char *>(&now), sizeof now);
#else
    ::setsockopt(static_cast<int>(descriptor), SOL_SOCKET, SO_LINGER, &now, sizeof now);
#endif
}

bool isTcpReset(qintptr descriptor)
{
#ifdef Q_OS_LINUX
    tcp_info info {};
    socklen_t size = sizeof info;
    // After a FIN from the peer the state is CLOSE_WAIT or LAST_ACK; only a reset skips to CLOSE.
    return ::getsockopt(static_cast<int>(descriptor), IPPROTO_TCP, TCP_INFO, &info, &size) == 0
        && info.tcpi_state == TCP_CLOSE;
#else
    Q_UNUSED(descriptor);
    return false;
#endif
}

qint64 unacknowledgedOctets(qintptr descriptor)
{
    int count = 0;
#ifdef Q_OS_LINUX
    if (::ioctl(static_cast<int>(descriptor), SIOCOUTQ, &count) != 0)
        return 0;
#else
    Q_UNUSED(descriptor);
#endif
    return count;
}

} // namespace Framescope
