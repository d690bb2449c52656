#pragma once

#include "protocol/handshake/socks5.h"

namespace Framescope {

/// A SOCKS5 proxy's talk with its client (RFC 1928): no authentication, CONNECT only. Octets in,
/// octets out.
class Socks5Server
{
public:
    enum class State : quint8 {
        Talking,
        Asked, ///< host() and port() are known: connect, then reply()
        Refused, ///< send the output and end the connection
    };

    /// Returns how many of \a octets belong to the talk; those behind them are for the tunnel.
    qsizetype receive(QByteArrayView octets);
    /// What to send to the client next.
    QByteArray takeOutput() { return std::exchange(m_output, {}); }
    State state() const { return m_state; }

    QString host() const { return m_host; } ///< name or address, as it came
    quint16 port() const { return m_port; }
    QString refusal() const { return m_refusal; } ///< a clause

    /// The answer to the request; the bound address is left open.
    static QByteArray reply(Socks5::Reply reply);

private:
    qsizetype wanted() const;
    void readGreeting();
    void readRequest();
    void refuse(const QByteArray &output, const QString &why);

    State m_state = State::Talking;
    bool m_greeted = false;
    QByteArray m_input; ///< of the message that is not complete
    QByteArray m_output;
    QString m_host;
    quint16 m_port = 0;
    QString m_refusal;
};

} // namespace Framescope
