#include "protocol/endpoint/tlsacceptor.h"

#include "protocol/connection/connectionlimits.h"
#include "protocol/endpoint/tlsfacts.h"
#include "protocol/endpoint/tlsstream.h"
#include "protocol/handshake/protocolsniffer.h"
#include "protocol/handshake/serverhandshake.h"

#include <QSslConfiguration>

#include <array>

namespace Framescope {

using namespace Qt::StringLiterals;

namespace {

/// Of what is read of a client that speaks no TLS, at a time.
constexpr std::size_t PlainRead = 4096;

} // namespace

void TlsAcceptor::DeleteLater::operator()(TlsAcceptor *acceptor) const
{
    acceptor->disconnect();
    acceptor->m_stream.reset();
    if (acceptor->m_tls) {
        acceptor->m_tls->disconnect(acceptor);
        acceptor->m_tls.release()->deleteLater(); // we may be in a slot of its signal
    }
    acceptor->deleteLater();
}

TlsAcceptor::TlsAcceptor(OctetStream::Pointer stream, const TlsServerOptions &options,
    std::chrono::milliseconds timeout, QString peerName)
    : m_options(options)
    , m_peerName(std::move(peerName))
    , m_stream(std::move(stream))
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &TlsAcceptor::timedOut);
    connect(m_stream.get(), &OctetStream::readable, this, &TlsAcceptor::lookAtBeginning);
    m_timer.start(timeout);
}

TlsAcceptor::~TlsAcceptor() = default;

/// The octets are left for the TLS library.
void TlsAcceptor::lookAtBeginning()
{
    if (m_refused) {
        awaitEnd();
        return;
    }
    std::array<char, 1> first {};
    const qsizetype count = stream().peek(first);
    if (m_stream->end())
        emit failed({ ErrorCode::TlsFailed, u"the client ended it before TLS"_s });
    else if (count > 0 && sniffProtocol({ first.data(), count }) == SniffedProtocol::Tls)
        startTls();
    else if (count > 0)
        refusePlainText();
}

void TlsAcceptor::startTls()
{
    m_tls = std::make_unique<QSslSocket>();
    m_tls->setSocketDescriptor(stream().takeDescriptor());
    m_stream.reset();
    QSslConfiguration configuration = m_tls->sslConfiguration();
    configuration.setLocalCertificateChain(m_options.certificateChain);
    configuration.setPrivateKey(m_options.privateKey);
    // QSslSocket would ask clients for a certificate, and browsers their users, or not go on.
    configuration.setPeerVerifyMode(QSslSocket::VerifyNone);
    configuration.setAllowedNextProtocols(m_applicationProtocols);
    m_tls->setSslConfiguration(configuration);
    rememberAlert(*m_tls);
    connect(m_tls.get(), &QSslSocket::encrypted, this, [this] {
        m_tls->disconnect(this);
        m_timer.stop();
        emit happened(tlsFacts(*m_tls));
        emit established();
    });
    connect(m_tls.get(), &QSslSocket::errorOccurred, this, [this] {
        m_tls->disconnect(this);
        emit failed(tlsFailure(*m_tls));
    });
    m_tls->startServerEncryption();
}

OctetStream::Pointer TlsAcceptor::takeStream()
{
    return OctetStream::Pointer(new TlsStream(std::move(m_tls)));
}

/// What is no TLS would be answered with an alert, which a client that speaks HTTP cannot read.
void TlsAcceptor::refusePlainText()
{
    m_refused = true;
    std::array<char, PlainRead> octets {};
    const qsizetype count = m_stream->read(octets);
    emit happened(StrayOctets { Direction::ClientToServer, QByteArray(octets.data(), count) });
    const QByteArray answer
        = notHttp(u"TLS is spoken here: use wss:// or https:// in place of ws:// or http://"_s)
              .response;
    emit happened(StrayOctets { Direction::ServerToClient, answer });
    m_stream->write(answer);
    m_stream->finishSending();
    m_timer.start(duration_cast<std::chrono::milliseconds>(std::chrono::nanoseconds(Linger)));
    awaitEnd();
}

/// So that the answer is not lost to a reset.
void TlsAcceptor::awaitEnd()
{
    std::array<char, PlainRead> octets;
    while (m_stream->read(octets) > 0) { }
    if (m_stream->end())
        timedOut();
}

void TlsAcceptor::timedOut()
{
    m_timer.stop();
    if (m_refused)
        emit failed({ ErrorCode::TlsFailed, u"the client does not speak TLS"_s });
    else
        emit failed({ ErrorCode::TlsTimedOut, m_peerName });
}

} // namespace Framescope
