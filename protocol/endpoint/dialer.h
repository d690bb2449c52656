#pragma once

#include "protocol/connection/event.h"
#include "protocol/endpoint/tlsoptions.h"
#include "protocol/handshake/tunnelhandshake.h"
#include "protocol/handshake/upstreamproxy.h"

#include <QAbstractSocket>
#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <chrono>
#include <memory>
#include <optional>

class QSslSocket;
class QTcpSocket;

namespace Framescope {

/// How a server is reached.
struct DialOptions
{
    QString host;
    quint16 port = 0;
    std::optional<UpstreamProxy> proxy; ///< on the way
    std::optional<TlsClientOptions> tls; ///< TLS is spoken with the server, through the proxy too
    QList<QByteArray> applicationProtocols; ///< offered in TLS (ALPN)
    std::chrono::milliseconds timeout { 10'000 }; ///< for each step: TCP, proxy, TLS
};

/// Connects to a server: TCP, a tunnel through a proxy, TLS, as the options say. Ends with
/// connected() or failed(), whose error names the step. To be deleted with deleteLater(), at any
/// time: in a slot of its signals, it is in one of its socket's.
class Dialer : public QObject
{
    Q_OBJECT
public:
    explicit Dialer(DialOptions options, QObject *parent = nullptr);
    ~Dialer() override;

    /// Begins; to be called once.
    void open();
    /// Instead of open(), when the server is connected already: takes \a descriptor over, and
    /// begins with TLS.
    void openOver(qintptr descriptor);

    /// After connected(): the socket, a QSslSocket if TLS is spoken. Octets that followed the
    /// proxy's answer are in it.
    std::unique_ptr<QTcpSocket> takeSocket();

signals:
    /// TcpConnected, with the server or the proxy, and TlsEstablished. Connect directly.
    void happened(const Framescope::Event &event);
    void connected();
    void failed(const Framescope::Failed &failed);

private:
    enum class Step : quint8 { Tcp, Proxy, Tls };

    void makeSocket();
    void begin(Step step);
    void addressFound();
    void tcpConnected();
    void talkToProxy();
    void startTls();
    void tlsEstablished();
    void finish();
    void socketFailed(QAbstractSocket::SocketError error);
    void timedOut();
    void fail(ErrorCode code, const QString &detail, const QList<QByteArray> &refusedChain = {});
    void failTls(QAbstractSocket::SocketError error);
    QString serverName() const;
    QString firstHopName() const;

    const DialOptions m_options;
    std::unique_ptr<QTcpSocket> m_socket;
    QSslSocket *m_tls = nullptr; ///< m_socket, if TLS is to be spoken
    std::unique_ptr<TunnelHandshake> m_tunnel;
    Step m_step = Step::Tcp;
    QElapsedTimer m_sinceOpen;
    std::optional<std::chrono::nanoseconds> m_lookup; ///< of a name
    QTimer m_timer;
};

} // namespace Framescope
