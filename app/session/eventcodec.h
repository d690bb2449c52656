#pragma once

#include "protocol/connection/event.h"

#include <QByteArray>
#include <QJsonObject>

#include <optional>

namespace Framescope::EventCodec {

/// An event as a row of a session file; see "Events" in docs/session-format.md.
struct StoredEvent
{
    QString kind; ///< "tcp_connected"
    QJsonObject details;
    QByteArray octets; ///< a head or stray octets; empty for other kinds
};

StoredEvent encode(const Event &event);
/// Nullopt for what encode() does not write.
std::optional<Event> decode(const StoredEvent &stored);

QJsonObject encodeVerdict(const CloseVerdict &verdict);
std::optional<CloseVerdict> decodeVerdict(const QJsonObject &object);

} // namespace Framescope::EventCodec
