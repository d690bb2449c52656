#pragma once

#include "protocol/connection/event.h"
#include "protocol/endpoint/tcpstream.h"
#include "protocol/endpoint/tlsoptions.h"

#include <QSslSocket>
#include <QTimer>

#include <chrono>
#include <memory>

namespace Framescope {

/// Takes a client through the TLS handshake, as its server. One that does not begin with TLS is
/// told so in plain HTTP. Ends with established() or failed(), in a slot of which it may be
/// deleted.
class TlsAcceptor : public QObject
{
    Q_OBJECT
public:
    /// For an owner: closes the connection unless the stream was taken, safely even in one of our
    /// slots.
    struct DeleteLater
    {
        void operator()(TlsAcceptor *acceptor) const;
    };
    using Pointer = std::unique_ptr<TlsAcceptor, DeleteLater>;

    /// \a stream is just accepted; \a peerName, "host:port", is for errors.
    TlsAcceptor(OctetStream::Pointer stream, const TlsServerOptions &options,
        std::chrono::milliseconds timeout, QString peerName);
    ~TlsAcceptor() override;

    /// By ALPN (RFC 7301), by preference; none at first. Call before the event loop goes on.
    void setApplicationProtocols(const QList<QByteArray> &protocols)
    {
        m_applicationProtocols = protocols;
    }

    /// After established().
    OctetStream::Pointer takeStream();

signals:
    /// TlsEstablished, or what was said instead of TLS. Connect directly.
    void happened(const Framescope::Event &event);
    void established();
    void failed(const Framescope::Error &error);

private:
    TcpStream &stream() { return static_cast<TcpStream &>(*m_stream); }
    void lookAtBeginning();
    void startTls();
    void refusePlainText();
    void awaitEnd();
    void timedOut();

    const TlsServerOptions m_options;
    const QString m_peerName;
    QList<QByteArray> m_applicationProtocols;
    OctetStream::Pointer m_stream; ///< until TLS begins
    std::unique_ptr<QSslSocket> m_tls;
    QTimer m_timer;
    bool m_refused = false; ///< and waiting for the client to leave
};

} // namespace Framescope
