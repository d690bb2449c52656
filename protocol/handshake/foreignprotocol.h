#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QString>

#include <optional>

namespace Framescope {

/// Another protocol than HTTP that a client speaks to who speaks HTTP alone, and what becomes of
/// it.
struct ForeignProtocol
{
    QString sentence; ///< for the client and for us, without a full stop
    /// What refuses the client in its own protocol; empty: it is refused in HTTP.
    QByteArray answer;
};

/// Judges the first octet of \a octets, the first of a stream: no request begins with that of TLS
/// or SOCKS, for none of them is in a token (RFC 9110 §5.6.2). Nobody has to wait for the end of a
/// head that will never come (RFC 6455 §4.2.1: "MUST stop processing"). Nullopt: it may be HTTP.
///
/// TLS is refused in HTTP, with 400, because an alert would say that TLS is spoken here: its
/// clients tell the two apart ("wrong version number").
std::optional<ForeignProtocol> foreignProtocol(QByteArrayView octets);

} // namespace Framescope
