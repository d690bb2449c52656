#pragma once

#include "protocol/endpoint/octetstream.h"
#include "protocol/endpoint/readnotifier.h"

#include <QByteArray>
#include <QSocketNotifier>

namespace Framescope {

/// TCP without QTcpSocket: no copy of what is read, no wait for the event loop to send, and, what
/// QTcpSocket cannot do, a direction that ends on its own (FIN) and is told from a reset (RST).
class TcpStream final : public OctetStream
{
    Q_OBJECT
public:
    /// Takes over \a descriptor, which is connected. \a received came before anything else.
    explicit TcpStream(qintptr descriptor, QByteArray received = {}, QObject *parent = nullptr);
    ~TcpStream() override; ///< closes

    bool isSecure() const override { return false; }
    qsizetype read(std::span<char> room) override;
    std::optional<TcpEnd> end() const override { return m_end; }
    void setReading(bool reading) override;
    void write(QByteArrayView octets) override;
    void take(QByteArray &&octets) override;
    qint64 sendQueue() const override { return m_queue.size() - m_queueSent; }
    qint64 unacknowledged() const override;
    void finishSending() override;
    void reset() override;

    /// Reads without taking.
    qsizetype peek(std::span<char> room);
    /// readable() comes once so many octets are there, or the end; 1 at first.
    void setReadThreshold(int octets);
    /// Gives the descriptor away: nothing may be queued, and nothing works any more.
    qintptr takeDescriptor();

private:
    void endReading(TcpEnd how);
    void sendQueued();
    qsizetype sendNow(QByteArrayView octets);
    void forgetQueue();

    int m_descriptor;
    QByteArray m_received; ///< before anything that is still in the kernel
    QByteArray m_queue;
    qsizetype m_queueSent = 0; ///< octets of m_queue
    std::optional<TcpEnd> m_end;
    bool m_broken = false; ///< sending has failed: the peer has reset the connection
    ReadNotifier m_readNotifier;
    QSocketNotifier m_writeNotifier;
};

} // namespace Framescope
