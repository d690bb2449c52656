#pragma once

#include "app/session/connectionrecord.h"
#include "protocol/handshake/httphead.h"

#include <QByteArrayView>
#include <QString>

namespace Framescope {

/// \a octets as one word of a POSIX shell (XCU §2.2.2), whatever they are: what would not survive
/// being pasted is written by printf. Without NUL and LF, which no head can have.
QString shellWord(QByteArrayView octets);

/// The command by which curl sends the same opening handshake over HTTP/1.1 and prints what comes.
/// \a request is the head that was sent, with or without what is secret.
QString curlCommand(const ConnectionRecord &connection, const RequestHead &request);

} // namespace Framescope
