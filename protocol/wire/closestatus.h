#pragma once

#include <QByteArrayView>
#include <QString>

#include <optional>

namespace Framescope {

/// Close status codes (RFC 6455 §7.4.1, and 1012 to 1014 from the IANA registry).
namespace CloseStatus {
constexpr quint16 Normal = 1000;
constexpr quint16 GoingAway = 1001;
constexpr quint16 ProtocolError = 1002;
constexpr quint16 UnsupportedData = 1003;
constexpr quint16 NoStatusReceived = 1005; ///< never on the wire
constexpr quint16 AbnormalClosure = 1006; ///< never on the wire
constexpr quint16 InvalidPayload = 1007;
constexpr quint16 PolicyViolation = 1008;
constexpr quint16 MessageTooBig = 1009;
constexpr quint16 MandatoryExtension = 1010;
constexpr quint16 InternalError = 1011;
constexpr quint16 TlsHandshake = 1015; ///< never on the wire
} // namespace CloseStatus

/// True if \a code may stand in a Close frame: 1000 to 1003, 1007 to 1014, 3000 to 4999 (§7.4).
bool isCloseStatusSendable(quint16 code);

/// The registered name, for example "going away"; "private use" or "registered" for the ranges of
/// §7.4.2, "reserved" for the rest.
QString closeStatusName(quint16 code);

/// The body of a Close frame as it stood on the wire (§5.5.1); nothing is judged here.
struct CloseBody
{
    std::optional<quint16> code; ///< nullopt: the body is shorter than two octets
    QByteArrayView reason; ///< octets, perhaps not UTF-8
};

/// Reads \a payload, unmasked. \a payload must outlive the result.
CloseBody readCloseBody(QByteArrayView payload);

/// The body for \a code and \a reason in UTF-8; empty without a code. A reason over 123 octets is
/// cut at a character so that the frame stays within 125 octets (§5.5).
QByteArray makeCloseBody(std::optional<quint16> code, QStringView reason);

} // namespace Framescope
