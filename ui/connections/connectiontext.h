#pragma once

#include "app/session/connectionrecord.h"
#include "ui/widgets/tone.h"

#include <QList>
#include <QString>

namespace Framescope {

/// Where a connection leads, in two parts so that a view can weight them.
struct Endpoint
{
    QString host; ///< "host:port" of the URL; of a connection that was accepted, of the client
    QString path; ///< "/path?query", without secrets
};
Endpoint endpointOf(const ConnectionRecord &connection);

/// "Client", "Server", "Proxy".
QString roleName(Role role);
/// A name of resources/icons.
QString roleIcon(Role role);

/// What was agreed, short: the subprotocol and the names of the extensions.
QStringList agreementsOf(const ConnectionRecord &connection);
/// "Connecting…", "Closing…", "Closed 1000, normal closure"; empty while open.
QString stateText(const ConnectionRecord &connection);
/// Whether the connection ended in a way that one should look at.
bool hasFailed(const ConnectionRecord &connection);

/// "12.3 M" from a million on, with commas below: fits a narrow column.
QString shortCountText(quint64 count);
/// "02:31", from an hour on "1h02m", from four days on "4d04h". \a duration is in ns.
QString shortClockText(qint64 duration);

/// How the octets travel: "TLS 1.3, chat.example → 203.0.113.24:443", "plain TCP → 127.0.0.1:8080".
/// \a events are those of the connection.
QString transportText(const ConnectionRecord &connection, const QList<EventRecord> &events);

/// What the lock of a connection over TLS says: Ok only once the peer was verified and spoke.
Tone lockTone(const ConnectionRecord &connection);

/// "5 held".
QString heldText(int held);

/// The row as a sentence for assistive technology. A proxy holds \a held frames of it.
QString spokenConnection(const ConnectionRecord &connection, int held = 0);

} // namespace Framescope
