#pragma once

#include <QtGlobal>

namespace Framescope {

/// What QTcpSocket does not offer about a TCP connection. \a descriptor is the socket's.

/// Sends FIN and leaves the receiving side open.
void finishTcpSending(qintptr descriptor);

/// True if the peer has reset the connection rather than finished it. False where the system does
/// not tell.
bool isTcpReset(qintptr descriptor);

/// Makes closing the descriptor reset the connection (RST).
void resetTcpOnClose(qintptr descriptor);

/// Octets that are sent and that the peer's system has not acknowledged. 0 where the system does
/// not tell.
qint64 unacknowledgedOctets(qintptr descriptor);

} // namespace Framescope
