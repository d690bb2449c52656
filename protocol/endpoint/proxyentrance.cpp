#include "protocol/endpoint/proxyentrance.h"

#include "protocol/endpoint/certificatemaker.h"
#include "protocol/handshake/clienthello.h"
#include "protocol/handshake/proxyrequest.h"
#include "protocol/handshake/unreachableserver.h"

#include <algorithm>

namespace Framescope {

using namespace Qt::StringLiterals;

namespace {

using namespace std::chrono_literals;

/// In a tunnel: how long the beginning of what could be HTTP is waited with.
constexpr auto SniffTime = 2s;
constexpr QByteArrayView ConnectAccepted = "HTTP/1.1 200 Connection established\r\n\r\n";

Socks5::Reply socksReply(ErrorCode code)
{
    switch (code) {
    case ErrorCode::HostNotFound:
        return Socks5::HostUnreachable;
    case ErrorCode::ConnectionRefused:
        return Socks5::ConnectionRefused;
    case ErrorCode::NetworkFailed:
        return Socks5::NetworkUnreachable;
    case ErrorCode::ProxyLoop:
        return Socks5::NotAllowed;
    default:
        return Socks5::GeneralFailure;
    }
}

} // namespace

void ProxyEntrance::DeleteLater::operator()(ProxyEntrance *entrance) const
{
    entrance->disconnect();
    entrance->conclude();
    entrance->deleteLater(); // we may be in a slot of its signal
}

ProxyEntrance::ProxyEntrance(TcpStream &client, std::shared_ptr<ReadBuffer> buffer,
    std::chrono::milliseconds timeout, QString clientName)
    : m_client(client)
    , m_buffer(std::move(buffer))
    , m_timeout(timeout)
    , m_clientName(std::move(clientName))
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &ProxyEntrance::timedOut);
}

ProxyEntrance::~ProxyEntrance() = default;

void ProxyEntrance::begin(Step step)
{
    m_step = step;
    m_peeked = 0;
    m_timer.start(m_timeout);
}

void ProxyEntrance::conclude()
{
    m_step = Step::Idle;
    m_timer.stop();
}

void ProxyEntrance::fail(const Error &error, const QByteArray &answer)
{
    conclude();
    if (!answer.isEmpty())
        m_client.write(answer);
    emit failed(error);
}

void ProxyEntrance::timedOut()
{
    switch (m_step) {
    case Step::Idle:
        return;
    case Step::Sniffing:
    case Step::ConnectHead:
        fail({ ErrorCode::HandshakeTimedOut, m_clientName },
            makeProxyAnswer({ 408, u"The request head was not finished in time"_s }, {}));
        return;
    case Step::Socks:
        fail({ ErrorCode::HandshakeTimedOut, m_clientName });
        return;
    case Step::SniffingTunnel:
        conclude();
        emit begun(SniffedProtocol::Unclear);
        return;
    case Step::ClientHello:
        fail({ ErrorCode::TlsTimedOut, m_clientName });
        return;
    }
}

void ProxyEntrance::read()
{
    switch (m_step) {
    case Step::Idle: // it stays in the kernel
        return;
    case Step::Sniffing:
    case Step::SniffingTunnel:
        sniff();
        return;
    case Step::Socks:
        talkSocks();
        return;
    case Step::ConnectHead:
        readConnect();
        return;
    case Step::ClientHello:
        readHello();
        return;
    }
}

QByteArrayView ProxyEntrance::peek()
{
    return { m_buffer->octets().data(), m_client.peek(m_buffer->octets()) };
}

/// Has read() called once there is more than \a octets, which were peeked at. False: that is all.
bool ProxyEntrance::awaitMore(QByteArrayView octets)
{
    if (m_client.end() || (octets.size() == m_peeked && !octets.isEmpty()))
        return false;
    m_peeked = octets.size();
    m_client.setReadThreshold(static_cast<int>(m_peeked) + 1);
    return true;
}

void ProxyEntrance::take(qsizetype count)
{
    while (count > 0)
        count -= m_client.read(m_buffer->octets().first(static_cast<std::size_t>(count)));
}

void ProxyEntrance::awaitRequest(bool full)
{
    m_full = full;
    begin(Step::Sniffing);
}

/// The first octets of a forward proxy's client, or those that it sends through its tunnel.
void ProxyEntrance::sniff()
{
    const bool isTunnel = m_step == Step::SniffingTunnel;
    const QByteArrayView octets = peek();
    const SniffedProtocol protocol = sniffProtocol(octets);
    if (protocol == SniffedProtocol::Unclear && awaitMore(octets)) {
        if (isTunnel && !octets.isEmpty() && !m_timer.isActive())
            m_timer.start(std::min<std::chrono::milliseconds>(SniffTime, m_timeout));
        return;
    }
    m_client.setReadThreshold(1);
    if (!isTunnel && protocol == SniffedProtocol::Socks5) {
        begin(Step::Socks);
        talkSocks();
    } else if (!isTunnel && protocol == SniffedProtocol::Connect) {
        begin(Step::ConnectHead);
        readConnect();
    } else {
        conclude();
        emit begun(protocol);
    }
}

void ProxyEntrance::talkSocks()
{
    const QByteArrayView octets = peek();
    if (m_client.end()) {
        fail({ ErrorCode::ConnectionLost, u"the client ended it in the talk with SOCKS5"_s });
        return;
    }
    const qsizetype count = m_socks.receive(octets);
    if (count > 0)
        emit happened(StrayOctets { Direction::ClientToServer, octets.first(count).toByteArray() });
    take(count);
    const QByteArray answer = m_socks.takeOutput();
    if (m_socks.state() == Socks5Server::State::Refused) {
        fail({ ErrorCode::HandshakeInvalid, m_socks.refusal() }, answer);
        return;
    }
    m_client.write(answer);
    if (m_socks.state() == Socks5Server::State::Talking)
        return;
    if (m_full) {
        fail({ ErrorCode::HandshakeRefused, u"503 Service Unavailable"_s },
            Socks5Server::reply(Socks5::GeneralFailure));
        return;
    }
    conclude();
    m_client.setReading(false);
    emit tunnelAsked(m_socks.host(), m_socks.port());
}

void ProxyEntrance::readConnect()
{
    const QByteArrayView octets = peek();
    if (m_client.end()) {
        fail({ ErrorCode::ConnectionLost, u"the client ended it during the opening handshake"_s });
        return;
    }
    take(m_connectHead.read(octets));
    if (m_connectHead.isTooLarge()) {
        fail({ ErrorCode::HandshakeTooLarge, QString::number(HttpHeadReader::DefaultLimit) },
            makeProxyAnswer({ 431, u"The request head is larger than this proxy reads"_s }, {}));
        return;
    }
    if (!m_connectHead.isComplete())
        return;
    const RequestHead request = parseRequestHead(m_connectHead.octets());
    emit happened(RequestReceived { request.octets, QString::fromLatin1(request.target), {} });
    const auto asked = readProxyRequest(request);
    ProxyRefusal refusal;
    if (!request.problems.isEmpty())
        refusal.reason = u"The request head is malformed: %1"_s.arg(request.problems.first());
    else if (!asked)
        refusal = asked.error();
    else if (m_full)
        refusal = { 503, u"There are too many connections"_s };
    if (!refusal.reason.isEmpty()) {
        fail({ ErrorCode::HandshakeInvalid, refusal.reason },
            makeProxyAnswer(refusal, request.method));
        return;
    }
    conclude();
    m_client.setReading(false);
    emit tunnelAsked(QString::fromLatin1(asked->host), asked->port);
}

void ProxyEntrance::accept()
{
    const QByteArray answer
        = isSocks() ? Socks5Server::reply(Socks5::Succeeded) : ConnectAccepted.toByteArray();
    if (!isSocks())
        emit happened(ResponseReceived { answer, {}, {}, {}, false });
    m_client.write(answer);
    m_step = Step::SniffingTunnel;
    m_peeked = 0;
    m_client.setReading(true);
}

void ProxyEntrance::refuse(const Error &error)
{
    m_client.write(isSocks() ? Socks5Server::reply(socksReply(error.code))
                             : makeProxyAnswer(unreachableServer(error), "CONNECT"));
}

void ProxyEntrance::awaitClientHello()
{
    begin(Step::ClientHello);
    readHello();
}

/// What name to take a certificate for stands in the ClientHello, which is left for the TLS
/// library.
void ProxyEntrance::readHello()
{
    const QByteArrayView octets = peek();
    const ClientHello hello = readClientHello(octets);
    if (hello.state == ClientHello::State::Incomplete && awaitMore(octets))
        return;
    m_client.setReadThreshold(1);
    if (m_client.end()) {
        fail({ ErrorCode::ConnectionLost, u"the client ended it before TLS"_s });
        return;
    }
    if (sniffProtocol(octets.first(1)) != SniffedProtocol::Tls) {
        emit happened(StrayOctets { Direction::ClientToServer, octets.toByteArray() });
        take(octets.size());
        fail({ ErrorCode::TlsFailed, u"the client does not speak TLS"_s },
            makeProxyAnswer(
                { 400,
                    u"TLS is spoken here: use wss:// or https:// in place of ws:// or http://"_s },
                {}));
        return;
    }
    conclude();
    const QString name = QString::fromLatin1(hello.serverName).toLower();
    emit clientHelloArrived(isCertificateHostName(name) ? name : QString());
}

} // namespace Framescope
