#pragma once

#include <QByteArray>
#include <QString>

#include <optional>

/// What client and server of SOCKS5 share (RFC 1928).
namespace Framescope::Socks5 {

inline constexpr char Version = 5;
inline constexpr char PasswordVersion = 1; ///< RFC 1929

enum Method : quint8 { NoAuthentication = 0, UserPassword = 2, NoneAcceptable = 0xFF };
enum Command : quint8 { Connect = 1 };
enum AddressType : quint8 { IPv4 = 1, DomainName = 3, IPv6 = 4 };
enum Reply : quint8 {
    Succeeded,
    GeneralFailure,
    NotAllowed,
    NetworkUnreachable,
    HostUnreachable,
    ConnectionRefused,
    TtlExpired,
    CommandNotSupported,
    AddressTypeNotSupported,
};

/// The type, the address and the port as they stand in requests and replies; nullopt if \a host is
/// no address, and empty or longer than 255 octets as a name.
std::optional<QByteArray> encodeAddress(const QString &host, quint16 port);

/// How many octets the address and the port behind \a type take; \a first is the octet behind the
/// type, the length of a name. 0: no such type.
qsizetype addressSize(quint8 type, quint8 first);

/// The host in \a octets, which are an address of \a type without its port.
QString decodeHost(quint8 type, QByteArrayView octets);

} // namespace Framescope::Socks5
