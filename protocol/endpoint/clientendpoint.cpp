#include "protocol/endpoint/clientendpoint.h"

#include "protocol/endpoint/tlsfacts.h"
#include "protocol/handshake/websocketurl.h"
#include "protocol/hostandport.h"

#include <QHostAddress>
#include <QNetworkProxy>
#include <QPointer>
#include <QRandomGenerator>
#include <QSslConfiguration>
#include <QSslSocket>

namespace Framescope {

namespace {

QByteArray makeKey()
{
    std::array<quint32, 4> nonce {};
    QRandomGenerator::system()->fillRange(nonce.data(), nonce.size());
    return QByteArray(reinterpret_cast<const char *>(nonce.data()), sizeof nonce).toBase64();
}

} // namespace

ClientEndpoint::ClientEndpoint(
    ClientOptions options, TrafficRecorder &recorder, const SessionClock &clock, QObject *parent)
    : QObject(parent)
    , m_options(std::move(options))
    , m_recorder(recorder)
    , m_clock(clock)
{
    m_stepTimer.setSingleShot(true);
    connect(&m_stepTimer, &QTimer::timeout, this, [this] { fail(m_stepTimeout, peerName()); });
}

ClientEndpoint::~ClientEndpoint()
{
    blockSignals(true);
    abort();
}

QString ClientEndpoint::peerName() const
{
    return hostAndPort(m_options.url.host(), tcpPort(m_options.url));
}

void ClientEndpoint::open()
{
    if (m_ended)
        return;
    const bool secure = isSecure(m_options.url);
    m_id = m_recorder.openConnection(
        { Role::Client, m_options.url.toString(), secure, secure && !m_options.tls.verifyPeer },
        m_clock.now());
    if (secure) {
        auto tls = std::make_unique<QSslSocket>();
        m_tls = tls.get();
        m_socket = std::move(tls);
    } else {
        m_socket = std::make_unique<QTcpSocket>();
    }
    // A proxy is for who asks for one; the system's would put itself between us and the server.
    m_socket->setProxy(QNetworkProxy::NoProxy);
    connect(m_socket.get(), &QTcpSocket::connected, this, &ClientEndpoint::tcpConnected);
    connect(m_socket.get(), &QTcpSocket::errorOccurred, this, &ClientEndpoint::socketFailed);
    m_stepTimeout = ErrorCode::ConnectTimedOut;
    m_stepTimer.start(m_options.timeout);
    m_socket->connectToHost(m_options.url.host(), tcpPort(m_options.url));
}

void ClientEndpoint::tcpConnected()
{
    m_recorder.recordEvent(m_id, m_clock.now(),
        TcpConnected { m_socket->peerAddress().toString(), m_socket->peerPort(),
            m_socket->localAddress().toString(), m_socket->localPort() });
    if (m_tls)
        startTls();
    else
        establish();
}

void ClientEndpoint::startTls()
{
    QSslConfiguration configuration = m_tls->sslConfiguration();
    configuration.setPeerVerifyMode(
        m_options.tls.verifyPeer ? QSslSocket::VerifyPeer : QSslSocket::QueryPeer);
    configuration.addCaCertificates(m_options.tls.extraAuthorities);
    if (!m_options.tls.certificateChain.isEmpty()) {
        configuration.setLocalCertificateChain(m_options.tls.certificateChain);
        configuration.setPrivateKey(m_options.tls.privateKey);
    }
    m_tls->setSslConfiguration(configuration);
    const QString name
        = m_options.tls.serverName.isEmpty() ? m_options.url.host() : m_options.tls.serverName;
    m_tls->setPeerVerifyName(name);
    connect(m_tls, &QSslSocket::encrypted, this, &ClientEndpoint::tlsEstablished);
    if (!m_options.tls.verifyPeer)
        connect(m_tls, &QSslSocket::sslErrors, m_tls, [tls = m_tls] { tls->ignoreSslErrors(); });

    m_stepTimeout = ErrorCode::TlsTimedOut;
    m_stepTimer.start(m_options.timeout);
    m_tls->startClientEncryption();
}

void ClientEndpoint::tlsEstablished()
{
    m_recorder.recordEvent(m_id, m_clock.now(), tlsFacts(*m_tls));
    establish();
}

ConnectionOptions ClientEndpoint::connectionOptions() const
{
    ConnectionOptions options;
    options.role = Role::Client;
    options.peerName = peerName();
    options.secure = isSecure(m_options.url);
    options.lenient = m_options.lenient;
    options.messageLimit = m_options.messageLimit;
    options.timeout = m_options.timeout;
    options.pingPeriod = m_options.pingPeriod;
    options.clientHandshake.host = hostHeader(m_options.url);
    options.clientHandshake.target = requestTarget(m_options.url);
    options.clientHandshake.key = makeKey();
    for (const QString &subprotocol : m_options.subprotocols)
        options.clientHandshake.subprotocols.append(subprotocol.toUtf8());
    options.clientHandshake.origin = m_options.origin;
    options.clientHandshake.extensions = m_options.extensions;
    options.clientHandshake.headers = m_options.headers;
    options.clientHandshake.removedHeaders = m_options.removedHeaders;
    options.clientHandshake.rawRequest = m_options.rawRequest;
    return options;
}

void ClientEndpoint::establish()
{
    m_stepTimer.stop();
    m_socket->disconnect(this);
    m_tls = nullptr;
    m_connection.reset(
        new ConnectionSocket(std::move(m_socket), connectionOptions(), m_id, m_recorder, m_clock));
    connect(m_connection.get(), &ConnectionSocket::closed, this, &ClientEndpoint::finish);
    const QPointer<ClientEndpoint> self(this);
    emit established();
    if (self && m_connection)
        m_connection->start();
}

void ClientEndpoint::socketFailed(QAbstractSocket::SocketError error)
{
    switch (error) {
    case QAbstractSocket::HostNotFoundError:
        fail(ErrorCode::HostNotFound, m_options.url.host());
        return;
    case QAbstractSocket::ConnectionRefusedError:
        fail(ErrorCode::ConnectionRefused, peerName());
        return;
    case QAbstractSocket::SocketTimeoutError:
        fail(ErrorCode::ConnectTimedOut, peerName());
        return;
    case QAbstractSocket::SslHandshakeFailedError:
        if (m_tls && m_options.tls.verifyPeer && !m_tls->sslHandshakeErrors().isEmpty())
            fail(ErrorCode::CertificateRejected,
                certificateProblems(*m_tls).join(QStringLiteral("; ")));
        else
            fail(ErrorCode::TlsFailed, m_socket->errorString());
        return;
    case QAbstractSocket::RemoteHostClosedError:
        fail(m_tls ? ErrorCode::TlsFailed : ErrorCode::ConnectionLost, m_socket->errorString());
        return;
    default:
        fail(ErrorCode::NetworkFailed, m_socket->errorString());
        return;
    }
}

void ClientEndpoint::abort()
{
    if (m_connection) {
        m_connection->abort();
    } else if (!m_ended) {
        finish({ .cause = CloseCause::Aborted, .by = ClosedBy::Client });
    }
}

/// Before there is a connection: it never opened, and this says why.
void ClientEndpoint::fail(ErrorCode code, const QString &detail)
{
    if (m_ended)
        return;
    const Error error { code, detail };
    m_recorder.recordEvent(m_id, m_clock.now(), Failed { error });
    finish({ .cause = CloseCause::HandshakeFailed, .by = ClosedBy::Nobody, .error = error });
}

void ClientEndpoint::finish(const CloseVerdict &verdict)
{
    m_ended = true;
    m_stepTimer.stop();
    m_connection.reset();
    if (m_socket) { // there never was a connection
        m_recorder.recordEvent(m_id, m_clock.now(), Closed { verdict });
        m_socket->disconnect(this);
        m_socket->abort();
        m_socket.release()->deleteLater(); // we may be in a slot of its signal
    }
    emit closed(verdict);
}

} // namespace Framescope
