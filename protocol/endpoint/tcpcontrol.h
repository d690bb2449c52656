#pragma once

#include <QtGlobal>

namespace Framescope {

/// Two things about a TCP connection that QTcpSocket does not offer. \a descriptor is the socket's.

/// Sends FIN and leaves the receiving side open.
void finishTcpSending(qintptr descriptor);

/// True if the peer has reset the connection rather than finished it. False where the system does
/// not tell.
bool isTcpReset(qintptr descriptor);

} // namespace Framescope
