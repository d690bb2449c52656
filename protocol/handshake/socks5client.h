#pragma once

#include "protocol/handshake/tunnelhandshake.h"
#include "protocol/handshake/upstreamproxy.h"

namespace Framescope {

/// Asks a SOCKS5 proxy for a connection (RFC 1928), with a user name and a password if there are
/// any (RFC 1929). Names are left to the proxy to look up.
class Socks5Client final : public TunnelHandshake
{
public:
    Socks5Client(const UpstreamProxy &proxy, const QString &host, quint16 port);

    qsizetype receive(QByteArrayView octets) override;

private:
    enum class Step : quint8 { Method, Authentication, Reply };

    qsizetype wanted() const;
    void readStep();
    void readMethod();
    void sendRequest();
    void readReply();

    const UpstreamProxy m_proxy;
    const QString m_host;
    const quint16 m_port;
    Step m_step = Step::Method;
    QByteArray m_answer; ///< to the step
};

} // namespace Framescope
