#pragma once

#include "protocol/handshake/httpheadreader.h"
#include "protocol/handshake/tunnelhandshake.h"
#include "protocol/handshake/upstreamproxy.h"

namespace Framescope {

/// Asks an HTTP proxy for a tunnel with CONNECT (RFC 9110 §9.3.6), with Basic authentication
/// (RFC 7617) if there is a user name.
class HttpConnect final : public TunnelHandshake
{
public:
    HttpConnect(const UpstreamProxy &proxy, const QString &host, quint16 port);

    qsizetype receive(QByteArrayView octets) override;

private:
    void readAnswer();

    HttpHeadReader m_head;
};

} // namespace Framescope
