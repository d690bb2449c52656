#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QList>

namespace Framescope {

/// What a proxy wants to know of the first message of TLS (RFC 8446 §4.1.2).
struct ClientHello
{
    /// Of the octets that were looked at.
    enum class State : quint8 {
        Incomplete, ///< all may be well: more are needed
        NotTls,
        Complete,
    };

    State state = State::Incomplete;
    /// The host name that is asked for (RFC 6066 §3), as it came; empty if there is none.
    QByteArray serverName;
    QList<QByteArray> applicationProtocols; ///< ALPN (RFC 7301), by preference
};

/// The largest ClientHello that is waited for, with the headers of its records, in octets.
inline constexpr qsizetype ClientHelloLimit = 64 * 1024;

/// Looks at the first octets of a stream. Extensions that cannot be read are passed over: the TLS
/// library will say what is wrong with them. One over the limit is NotTls.
ClientHello readClientHello(QByteArrayView octets);

} // namespace Framescope
