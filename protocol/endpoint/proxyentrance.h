#pragma once

#include "protocol/connection/event.h"
#include "protocol/endpoint/readbuffer.h"
#include "protocol/endpoint/tcpstream.h"
#include "protocol/handshake/httpheadreader.h"
#include "protocol/handshake/protocolsniffer.h"
#include "protocol/handshake/socks5server.h"

#include <QObject>
#include <QTimer>

#include <chrono>
#include <memory>

namespace Framescope {

/// Finds out what a proxy's client wants by what it says first: where its tunnel leads, what it
/// speaks in it, and which name it asks for in TLS. Answers what is said to the proxy itself, a
/// request for a tunnel, and leaves all else in the kernel for whoever reads on.
class ProxyEntrance : public QObject
{
    Q_OBJECT
public:
    /// For an owner: deletes the entrance, safely even in one of its slots. Nobody is told.
    struct DeleteLater
    {
        void operator()(ProxyEntrance *entrance) const;
    };
    using Pointer = std::unique_ptr<ProxyEntrance, DeleteLater>;

    /// \a client must outlive it. \a timeout is what each step may take; \a clientName,
    /// "host:port", is for errors.
    ProxyEntrance(TcpStream &client, std::shared_ptr<ReadBuffer> buffer,
        std::chrono::milliseconds timeout, QString clientName);
    ~ProxyEntrance() override;

    /// Waits for what the client of a forward proxy asks for: tunnelAsked(), or begun() when it is
    /// no tunnel. \a full: there are too many clients already, and no tunnel is to be had.
    void awaitRequest(bool full);
    /// After tunnelAsked(): tells the client that its tunnel is open, and waits for begun(). That
    /// may take any time: browsers open tunnels long before they use them.
    void accept();
    /// After tunnelAsked(): tells the client that \a error is why there is no tunnel.
    void refuse(const Error &error);
    /// Waits for clientHelloArrived(). A client that does not speak TLS is told so in plain HTTP.
    void awaitClientHello();

    /// To be called whenever the client is readable.
    void read();

signals:
    /// Something was said that is to be recorded. Connect directly.
    void happened(const Framescope::Event &event);
    /// By CONNECT or SOCKS5. \a host is a name or an address, without brackets. What the client
    /// sends next is not read before accept().
    void tunnelAsked(const QString &host, quint16 port);
    /// The client begins to speak \a protocol. Unclear: it has ended too early for that to be
    /// known, or goes on too slowly.
    void begun(Framescope::SniffedProtocol protocol);
    /// The ClientHello can be read as a whole. \a serverName, in lower case, is empty if the client
    /// asks for none or for one that no certificate can be made out to.
    void clientHelloArrived(const QString &serverName);
    /// The client cannot be helped, and was told so if there is a way to.
    void failed(const Framescope::Error &error);

private:
    enum class Step : quint8 {
        Idle, ///< nothing is read: it is for others to go on
        Sniffing, ///< what does the client of a forward proxy speak?
        Socks,
        ConnectHead,
        SniffingTunnel, ///< what is spoken in the tunnel?
        ClientHello,
    };

    void begin(Step step);
    void conclude();
    void fail(const Error &error, const QByteArray &answer = {});
    void timedOut();
    QByteArrayView peek();
    bool awaitMore(QByteArrayView octets);
    void take(qsizetype count);
    void sniff();
    void talkSocks();
    void readConnect();
    void readHello();
    bool isSocks() const { return m_socks.state() == Socks5Server::State::Asked; }

    TcpStream &m_client;
    const std::shared_ptr<ReadBuffer> m_buffer;
    const std::chrono::milliseconds m_timeout;
    const QString m_clientName;
    Step m_step = Step::Idle;
    bool m_full = false;
    qsizetype m_peeked = 0; ///< octets that were not enough to know
    Socks5Server m_socks;
    HttpHeadReader m_connectHead;
    QTimer m_timer;
};

} // namespace Framescope
