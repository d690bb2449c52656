#include "protocol/endpoint/dialer.h"

#include "protocol/endpoint/tlsfacts.h"
#include "protocol/handshake/httpconnect.h"
#include "protocol/handshake/socks5client.h"
#include "protocol/hostandport.h"

#include <QHostAddress>
#include <QNetworkProxy>
#include <QPointer>
#include <QSslConfiguration>
#include <QSslSocket>

namespace Framescope {

using namespace Qt::StringLiterals;

Dialer::Dialer(DialOptions options, QObject *parent)
    : QObject(parent)
    , m_options(std::move(options))
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &Dialer::timedOut);
}

Dialer::~Dialer()
{
    if (!m_socket)
        return;
    m_socket->disconnect(this);
    m_socket->abort();
}

QString Dialer::serverName() const
{
    return hostAndPort(m_options.host, m_options.port);
}

QString Dialer::firstHopName() const
{
    return m_options.proxy ? hostAndPort(m_options.proxy->host, m_options.proxy->port)
                           : serverName();
}

void Dialer::makeSocket()
{
    if (m_options.tls) {
        auto tls = std::make_unique<QSslSocket>();
        m_tls = tls.get();
        m_socket = std::move(tls);
    } else {
        m_socket = std::make_unique<QTcpSocket>();
    }
    // A proxy is for who asks for one; the system's would put itself between us and the server. And
    // Qt's own talk with one keeps back the status that it refuses with.
    m_socket->setProxy(QNetworkProxy::NoProxy);
    connect(m_socket.get(), &QTcpSocket::connected, this, &Dialer::tcpConnected);
    connect(m_socket.get(), &QTcpSocket::errorOccurred, this, &Dialer::socketFailed);
}

void Dialer::begin(Step step)
{
    m_step = step;
    m_timer.start(m_options.timeout);
}

void Dialer::open()
{
    makeSocket();
    begin(Step::Tcp);
    const QString host = m_options.proxy ? m_options.proxy->host : m_options.host;
    if (QHostAddress(host).isNull())
        connect(m_socket.get(), &QTcpSocket::hostFound, this, &Dialer::addressFound);
    m_sinceOpen.start();
    m_socket->connectToHost(host, m_options.proxy ? m_options.proxy->port : m_options.port);
}

void Dialer::addressFound()
{
    m_lookup = std::chrono::nanoseconds(m_sinceOpen.nsecsElapsed());
}

void Dialer::openOver(qintptr descriptor)
{
    makeSocket();
    if (!m_socket->setSocketDescriptor(descriptor)) {
        // Not in the caller's arms.
        QMetaObject::invokeMethod(
            this, [this] { fail(ErrorCode::ConnectionLost, u"the server ended it"_s); },
            Qt::QueuedConnection);
        return;
    }
    startTls();
}

void Dialer::tcpConnected()
{
    if (m_step != Step::Tcp)
        return;
    const QPointer<Dialer> self(this);
    emit happened(TcpConnected { m_socket->peerAddress().toString(), m_socket->peerPort(),
        m_socket->localAddress().toString(), m_socket->localPort(), m_lookup });
    if (!self)
        return;
    if (m_options.proxy) {
        begin(Step::Proxy);
        if (m_options.proxy->kind == UpstreamProxy::Kind::Http)
            m_tunnel
                = std::make_unique<HttpConnect>(*m_options.proxy, m_options.host, m_options.port);
        else
            m_tunnel
                = std::make_unique<Socks5Client>(*m_options.proxy, m_options.host, m_options.port);
        connect(m_socket.get(), &QTcpSocket::readyRead, this, &Dialer::talkToProxy);
        m_socket->write(m_tunnel->takeOutput());
    } else if (m_tls) {
        startTls();
    } else {
        finish();
    }
}

void Dialer::talkToProxy()
{
    if (m_step != Step::Proxy)
        return;
    // What stands behind the talk has come from the server: it stays where it is.
    const QByteArray octets = m_socket->peek(m_socket->bytesAvailable());
    m_socket->skip(m_tunnel->receive(octets));
    if (const auto &error = m_tunnel->error()) {
        fail(error->code,
            error->code == ErrorCode::ProxyInvalid ? u"%1: %2"_s.arg(firstHopName(), error->detail)
                                                   : error->detail);
        return;
    }
    m_socket->write(m_tunnel->takeOutput());
    if (!m_tunnel->isComplete())
        return;
    disconnect(m_socket.get(), &QTcpSocket::readyRead, this, &Dialer::talkToProxy);
    if (m_tls)
        startTls();
    else
        finish();
}

void Dialer::startTls()
{
    const TlsClientOptions &options = *m_options.tls;
    QSslConfiguration configuration = m_tls->sslConfiguration();
    configuration.setPeerVerifyMode(
        options.verifyPeer ? QSslSocket::VerifyPeer : QSslSocket::QueryPeer);
    configuration.addCaCertificates(options.extraAuthorities);
    if (!options.certificateChain.isEmpty()) {
        configuration.setLocalCertificateChain(options.certificateChain);
        configuration.setPrivateKey(options.privateKey);
    }
    if (!m_options.applicationProtocols.isEmpty())
        configuration.setAllowedNextProtocols(m_options.applicationProtocols);
    m_tls->setSslConfiguration(configuration);
    m_tls->setPeerVerifyName(options.serverName.isEmpty() ? m_options.host : options.serverName);
    connect(m_tls, &QSslSocket::encrypted, this, &Dialer::tlsEstablished);
    if (!options.verifyPeer)
        connect(m_tls, &QSslSocket::sslErrors, m_tls, [tls = m_tls] { tls->ignoreSslErrors(); });
    begin(Step::Tls);
    rememberAlert(*m_tls);
    m_tls->startClientEncryption();
}

void Dialer::tlsEstablished()
{
    const QPointer<Dialer> self(this);
    emit happened(tlsFacts(*m_tls));
    if (self)
        finish();
}

void Dialer::finish()
{
    m_timer.stop();
    emit connected();
}

std::unique_ptr<QTcpSocket> Dialer::takeSocket()
{
    m_socket->disconnect(this);
    m_tls = nullptr;
    return std::move(m_socket);
}

void Dialer::socketFailed(QAbstractSocket::SocketError error)
{
    if (m_step == Step::Tls) {
        failTls(error);
        return;
    }
    if (m_step == Step::Proxy) {
        fail(ErrorCode::ProxyInvalid,
            u"%1: %2"_s.arg(firstHopName(),
                error == QAbstractSocket::RemoteHostClosedError
                    ? u"it ended the connection without an answer"_s
                    : m_socket->errorString()));
        return;
    }
    if (m_options.proxy) {
        fail(ErrorCode::ProxyUnreachable, u"%1: %2"_s.arg(firstHopName(), m_socket->errorString()));
        return;
    }
    switch (error) {
    case QAbstractSocket::HostNotFoundError:
        fail(ErrorCode::HostNotFound, m_options.host);
        return;
    case QAbstractSocket::ConnectionRefusedError:
        fail(ErrorCode::ConnectionRefused, serverName());
        return;
    case QAbstractSocket::SocketTimeoutError:
        fail(ErrorCode::ConnectTimedOut, serverName());
        return;
    case QAbstractSocket::RemoteHostClosedError:
        fail(ErrorCode::ConnectionLost, m_socket->errorString());
        return;
    default:
        fail(ErrorCode::NetworkFailed, m_socket->errorString());
        return;
    }
}

void Dialer::failTls(QAbstractSocket::SocketError error)
{
    const bool rejected = error == QAbstractSocket::SslHandshakeFailedError
        && m_options.tls->verifyPeer && !m_tls->sslHandshakeErrors().isEmpty();
    if (rejected)
        fail(ErrorCode::CertificateRejected, certificateProblems(*m_tls).join(u"; "_s),
            certificateChain(*m_tls));
    else
        fail(tlsFailure(*m_tls).code, tlsFailure(*m_tls).detail);
}

void Dialer::timedOut()
{
    if (m_step == Step::Tls)
        fail(ErrorCode::TlsTimedOut, serverName());
    else if (m_options.proxy)
        fail(ErrorCode::ProxyTimedOut, firstHopName());
    else
        fail(ErrorCode::ConnectTimedOut, serverName());
}

void Dialer::fail(ErrorCode code, const QString &detail, const QList<QByteArray> &refusedChain)
{
    m_timer.stop();
    if (m_socket)
        m_socket->disconnect(this);
    emit failed({ { code, detail }, refusedChain });
}

} // namespace Framescope
