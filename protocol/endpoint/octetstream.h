#pragma once

#include "protocol/connection/connection.h"
#include "protocol/result.h"

#include <QByteArrayView>
#include <QObject>

#include <memory>
#include <optional>
#include <span>

class QTcpSocket;

namespace Framescope {

/// A socket that is connected, as octets that go in and out: TCP, or TLS over it. Its two
/// directions end on their own.
class OctetStream : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    /// For an owner: closes the stream, safely even in one of its slots.
    struct DeleteLater
    {
        void operator()(OctetStream *stream) const;
    };
    using Pointer = std::unique_ptr<OctetStream, DeleteLater>;

    /// Takes \a socket over, which is connected and, if it is a QSslSocket, through its handshake.
    /// Error: NetworkFailed, when there is no descriptor to be had for it.
    [[nodiscard]] static Result<Pointer> over(std::unique_ptr<QTcpSocket> socket);

    /// TLS is spoken.
    virtual bool isSecure() const = 0;

    /// Reads at most \a room, and returns how much; 0 when nothing is there now or nothing more
    /// will come, see end().
    virtual qsizetype read(std::span<char> room) = 0;
    /// How the peer has ended, once all that came before it is read.
    virtual std::optional<TcpEnd> end() const = 0;
    /// The fatal TLS alert that has come from the peer or was sent to it, as TLS names it; empty:
    /// none.
    virtual QString alert() const { return {}; }
    /// While false, what comes stays in the kernel and holds the peer back.
    virtual void setReading(bool reading) = 0;
    /// There may be more to read: readable() comes once others have had their turn.
    void readLater();

    /// Sends what can be sent at once, and the rest later. Emits nothing.
    virtual void write(QByteArrayView octets) = 0;
    /// Likewise; may spare large \a octets a copy.
    virtual void take(QByteArray &&octets) { write(octets); }
    /// Octets that are not sent yet.
    virtual qint64 sendQueue() const = 0;
    /// Octets that are sent and that the peer's system has not acknowledged; 0 where the system
    /// does not tell.
    virtual qint64 unacknowledged() const = 0;
    /// Sends FIN, or as much of an end as there is; the send queue must be empty.
    virtual void finishSending() = 0;
    /// Resets the connection (RST): nothing is read or sent any more.
    virtual void reset() = 0;

signals:
    /// There is something to read, or end() has come. Comes again until all is read.
    void readable();
    /// Some of the send queue has left.
    void sent();
};

} // namespace Framescope
