#pragma once

#include "protocol/direction.h"

#include <QLatin1StringView>
#include <QList>
#include <QString>

#include <optional>
#include <span>

namespace Framescope {

/// Every rule that can be seen broken on the wire. The catalogue below serves the parser, the
/// views, the command line and the lessons alike.
enum class Rule : quint8 {
    // Frames, RFC 6455 §5 and §8.1
    ReservedBits,
    ReservedOpcode,
    LengthNotMinimal,
    LengthHighBit,
    MaskMissing,
    MaskUnexpected,
    ControlFragmented,
    ControlTooLong,
    ContinuationUnexpected,
    ContinuationMissing,
    Utf8Invalid,
    CloseBodyTooShort,
    CloseCodeInvalid,
    CloseReasonUtf8,
    FrameAfterClose,
    // permessage-deflate, RFC 7692
    DeflateReservedBit,
    DeflateInvalid,
    DeflateContextTakeover,
    DeflateWindow,
    // The client's opening handshake, RFC 6455 §4.1 and §4.2.1
    RequestMalformed,
    RequestMethod,
    RequestHttpVersion,
    RequestTarget,
    RequestHost,
    RequestUpgrade,
    RequestConnection,
    RequestKey,
    RequestKeyRepeated,
    RequestVersion,
    RequestVersionRepeated,
    RequestSubprotocol,
    RequestExtensions,
    RequestDeflate,
    RequestOrigin,
    RequestEarlyData,
    // The server's opening handshake, RFC 6455 §4.1 and §4.2.2
    ResponseMalformed,
    ResponseHttpVersion,
    ResponseStatus,
    ResponseUpgrade,
    ResponseConnection,
    ResponseAccept,
    ResponseAcceptRepeated,
    ResponseSubprotocol,
    ResponseSubprotocolRepeated,
    ResponseExtensions,
    ResponseExtensionsSyntax,
    ResponseExtensionsRepeated,
    ResponseDeflate,
    ResponseVersionMissing,
};

/// One entry of the catalogue.
struct RuleInfo
{
    Rule rule;
    QLatin1StringView name; ///< stable: "mask.missing"
    int rfc; ///< 6455 or 7692
    QLatin1StringView section; ///< "5.1"
    QLatin1StringView text; ///< what was done wrong, one sentence without a full stop
    quint16 closeStatusCode; ///< what an endpoint that fails the connection sends; 0: none fits
};

/// The whole catalogue, in the order of Rule.
std::span<const RuleInfo> ruleCatalogue();
const RuleInfo &ruleInfo(Rule rule);
std::optional<Rule> ruleFromName(QStringView name);

/// A rule that one peer broke. Data to show beside the frame, never a reason to hide it.
struct Violation
{
    Rule rule = Rule::ReservedBits;
    Direction brokenBy = Direction::ClientToServer; ///< whose octets they are
    /// The octets concerned: counted from the first octet of the frame's header, or of the
    /// handshake's head. Empty (length 0) when the rule is about something that is missing.
    quint64 offset = 0;
    quint64 length = 0;
    QString detail; ///< the value that broke it, for example "131 octets"; may be empty

    friend bool operator==(const Violation &, const Violation &) = default;
};

/// The catalogue's sentence with the detail behind it: "A control frame … (131 octets)".
QString violationText(const Violation &violation);

} // namespace Framescope
