#pragma once

#include "protocol/connection/connection.h"

#include <QByteArrayView>
#include <QObject>

#include <optional>
#include <span>

namespace Framescope {

/// A socket as a relay sees it: one that it pumps octets through, and whose two directions end on
/// their own.
class OctetStream : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    /// TLS is spoken.
    virtual bool isSecure() const = 0;

    /// Reads at most \a room, and returns how much; 0 when nothing is there now or nothing more
    /// will come, see end().
    virtual qsizetype read(std::span<char> room) = 0;
    /// How the peer has ended, once all that came before it is read.
    virtual std::optional<TcpEnd> end() const = 0;
    /// While false, what comes stays in the kernel and holds the peer back.
    virtual void setReading(bool reading) = 0;

    /// Sends what can be sent at once, and the rest later. Emits nothing.
    virtual void write(QByteArrayView octets) = 0;
    /// Octets that are not sent yet.
    virtual qint64 sendQueue() const = 0;
    /// Sends FIN, or as much of an end as there is; the send queue must be empty.
    virtual void finishSending() = 0;
    /// Resets the connection (RST): nothing is read or sent any more.
    virtual void reset() = 0;

signals:
    /// There is something to read, or end() has come.
    void readable();
    /// Some of the send queue has left.
    void sent();
};

} // namespace Framescope
