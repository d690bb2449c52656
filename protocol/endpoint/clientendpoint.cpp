#include "protocol/endpoint/clientendpoint.h"

#include "protocol/handshake/websocketurl.h"
#include "protocol/hostandport.h"

#include <QPointer>
#include <QRandomGenerator>
#include <QTcpSocket>

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
    DialOptions dial;
    dial.host = m_options.url.host();
    dial.port = tcpPort(m_options.url);
    dial.proxy = m_options.proxy;
    if (secure)
        dial.tls = m_options.tls;
    dial.timeout = m_options.timeout;
    m_dialer = std::make_unique<Dialer>(dial);
    connect(m_dialer.get(), &Dialer::happened, this,
        [this](const Event &event) { m_recorder.recordEvent(m_id, m_clock.now(), event); });
    connect(m_dialer.get(), &Dialer::connected, this, &ClientEndpoint::establish);
    connect(m_dialer.get(), &Dialer::failed, this, &ClientEndpoint::fail);
    m_dialer->open();
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
    options.pongWait = m_options.timeout;
    options.clientHandshake.host = hostHeader(m_options.url);
    options.clientHandshake.target = requestTarget(m_options.url);
    options.clientHandshake.key = makeKey();
    for (const QString &subprotocol : m_options.subprotocols)
        options.clientHandshake.subprotocols.append(subprotocol.toUtf8());
    options.clientHandshake.origin = m_options.origin;
    options.clientHandshake.extensions = m_options.extensions;
    options.clientHandshake.cookie = m_options.cookie;
    options.clientHandshake.authorization = m_options.authorization;
    options.clientHandshake.headers = m_options.headers;
    options.clientHandshake.removedHeaders = m_options.removedHeaders;
    options.clientHandshake.rawRequest = m_options.rawRequest;
    return options;
}

void ClientEndpoint::establish()
{
    auto stream = OctetStream::over(m_dialer->takeSocket());
    if (!stream) {
        fail({ stream.error() });
        return;
    }
    m_connection.reset(new ConnectionSocket(std::move(*stream), connectionOptions(), m_id,
        m_recorder, m_clock, std::make_shared<ReadBuffer>()));
    m_dialer.release()->deleteLater(); // we are in a slot of its signal
    connect(m_connection.get(), &ConnectionSocket::closed, this, &ClientEndpoint::finish);
    const QPointer<ClientEndpoint> self(this);
    emit established();
    if (self && m_connection)
        m_connection->start();
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
void ClientEndpoint::fail(const Failed &failed)
{
    m_recorder.recordEvent(m_id, m_clock.now(), failed);
    finish({ .cause = CloseCause::HandshakeFailed, .by = ClosedBy::Nobody, .error = failed.error });
}

void ClientEndpoint::finish(const CloseVerdict &verdict)
{
    m_ended = true;
    m_connection.reset();
    if (m_dialer) { // there never was a connection
        m_recorder.recordEvent(m_id, m_clock.now(), Closed { verdict });
        m_dialer->disconnect(this);
        m_dialer.release()->deleteLater(); // we may be in a slot of its signal
    }
    emit closed(verdict);
}

} // namespace Framescope
