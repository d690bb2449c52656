#pragma once

#include "protocol/result.h"

#include <QByteArray>
#include <QByteArrayView>

#include <optional>

namespace Framescope {

/// A client's talk with a proxy until there is a tunnel through it: octets in, octets out.
class TunnelHandshake
{
public:
    virtual ~TunnelHandshake() = default;

    /// What to send to the proxy next; from the beginning on, and after each receive().
    QByteArray takeOutput() { return std::exchange(m_output, {}); }
    /// Takes octets from the proxy. Returns how many belong to the talk; those behind them have
    /// come through the tunnel.
    virtual qsizetype receive(QByteArrayView octets) = 0;

    bool isComplete() const { return m_complete; }
    /// ProxyRefused or ProxyInvalid: it is over. The detail of ProxyInvalid lacks "host:port: ".
    const std::optional<Error> &error() const { return m_error; }

protected:
    bool isOver() const { return m_complete || m_error; }
    void fail(ErrorCode code, const QString &detail) { m_error = Error { code, detail }; }

    QByteArray m_output;
    bool m_complete = false;
    std::optional<Error> m_error;
};

} // namespace Framescope
