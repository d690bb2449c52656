#pragma once

#include "protocol/handshake/acceptkey.h"
#include "protocol/handshake/httphead.h"
#include "protocol/wire/frameheader.h"

#include <QHostAddress>
#include <QTcpServer>
#include <QTcpSocket>

#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <memory>

namespace Framescope::Test {

/// The other end of a TCP connection, which does what a test wants and nothing else.
class RawPeer : public QObject
{
public:
    explicit RawPeer(QTcpSocket *socket, QObject *parent = nullptr)
        : QObject(parent)
        , m_socket(socket)
    {
        m_socket->setParent(this);
        connect(m_socket, &QTcpSocket::readyRead, this, &RawPeer::read);
        connect(m_socket, &QTcpSocket::disconnected, this, &RawPeer::read);
    }

    /// A client of \a port that sends \a octets as soon as it is connected.
    explicit RawPeer(quint16 port, const QByteArray &octets = {},
        const QHostAddress &host = QHostAddress::LocalHost)
        : RawPeer(new QTcpSocket)
    {
        connect(m_socket, &QTcpSocket::connected, this, [=, this] { send(octets); });
        m_socket->connectToHost(host, port);
    }

    QTcpSocket &socket() { return *m_socket; }
    /// All that came so far.
    const QByteArray &received() const { return m_received; }
    QByteArray takeReceived() { return std::exchange(m_received, {}); }
    bool hasEnded() const { return m_socket->state() == QAbstractSocket::UnconnectedState; }

    void send(const QByteArray &octets) { m_socket->write(octets); }

    /// Leaves what comes in the kernel from here on, so that the sender is held back.
    void stopReading()
    {
        m_reading = false;
        m_socket->setReadBufferSize(1);
    }
    void resumeReading()
    {
        m_reading = true;
        m_socket->setReadBufferSize(0);
        read();
    }

    /// Ends the sending direction (FIN) and goes on reading.
    void finishSending()
    {
        m_socket->flush();
        ::shutdown(static_cast<int>(m_socket->socketDescriptor()), SHUT_WR);
    }
    /// Resets the TCP connection (RST).
    void reset()
    {
        const linger now { 1, 0 };
        m_socket->flush();
        ::setsockopt(static_cast<int>(m_socket->socketDescriptor()), SOL_SOCKET, SO_LINGER, &now,
            sizeof now);
        m_socket->abort();
    }

private:
    void read()
    {
        if (m_reading && m_socket->isOpen())
            m_received += m_socket->readAll();
    }

    QTcpSocket *m_socket;
    QByteArray m_received;
    bool m_reading = true;
};

/// Connects to \a port of loopback and resets the connection before anybody can have accepted it.
/// Returns the port that it had itself.
inline quint16 connectAndReset(quint16 port)
{
    const int descriptor = ::socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in address {};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    if (::connect(descriptor, reinterpret_cast<const sockaddr *>(&address), size) != 0)
        qFatal("loopback is missing");
    ::getsockname(descriptor, reinterpret_cast<sockaddr *>(&address), &size);
    const linger now { 1, 0 };
    ::setsockopt(descriptor, SOL_SOCKET, SO_LINGER, &now, sizeof now);
    ::close(descriptor);
    return ntohs(address.sin_port);
}

/// A TCP server on loopback that hands its connections to a test.
class RawListener : public QTcpServer
{
public:
    RawListener() { listen(QHostAddress::LocalHost); }

    /// Nullptr until somebody has connected.
    RawPeer *peer() { return m_peer.get(); }

protected:
    void incomingConnection(qintptr descriptor) override
    {
        auto *socket = new QTcpSocket;
        socket->setSocketDescriptor(descriptor);
        m_peer = std::make_unique<RawPeer>(socket);
    }

private:
    std::unique_ptr<RawPeer> m_peer;
};

/// The RFC's example of a request (§1.3), to \a port of loopback.
inline QByteArray requestFor(quint16 port, const QByteArray &moreHeaders = {})
{
    return "GET / HTTP/1.1\r\nHost: 127.0.0.1:" + QByteArray::number(port)
        + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
          "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n"
        + moreHeaders + "\r\n";
}

/// The right answer to \a request.
inline QByteArray responseTo(const QByteArray &request)
{
    const QByteArray key
        = parseRequestHead(request).singleValue("Sec-WebSocket-Key").value_or(QByteArray());
    return "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
           "Sec-WebSocket-Accept: "
        + acceptKey(key) + "\r\n\r\n";
}

/// A frame as a server sends it.
inline QByteArray serverFrame(Opcode opcode, const QByteArray &payload = {}, bool fin = true)
{
    QByteArray octets;
    appendFrame(octets, makeHeader(opcode, quint64(payload.size()), std::nullopt, fin), payload);
    return octets;
}

/// A frame as a client sends it.
inline QByteArray clientFrame(Opcode opcode, const QByteArray &payload = {}, bool fin = true)
{
    QByteArray octets;
    appendFrame(octets,
        makeHeader(opcode, quint64(payload.size()), MaskingKey { 0x37, 0xfa, 0x21, 0x3d }, fin),
        payload);
    return octets;
}

} // namespace Framescope::Test
