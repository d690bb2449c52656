#pragma once

#include "protocol/connection/event.h"

namespace Framescope {

/// How the TCP connection under a WebSocket connection ended, as one of its ends sees it.
enum class TcpEnd : quint8 {
    Finished, ///< FIN, and TLS's close_notify before it
    Reset, ///< RST
    Truncated, ///< FIN in the middle of TLS, without close_notify (RFC 8446 §6.1)
    Alert, ///< whatever it was, behind a fatal TLS alert
    Garbled, ///< we ended it with a fatal TLS alert: what came could not be read
};

/// Why an open connection is over that has ended so, and not with a closing handshake.
/// \a closeSent: whoever ended it had been sent a Close frame, and has not answered it.
CloseCause lossCause(TcpEnd how, bool closeSent);

} // namespace Framescope
