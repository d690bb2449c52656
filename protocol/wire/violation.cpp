#include "protocol/wire/violation.h"

#include "protocol/wire/closestatus.h"

#include <QtGlobal>

#include <algorithm>
#include <array>

namespace Framescope {

namespace {

using namespace Qt::StringLiterals;

constexpr int Rfc6455 = 6455;
constexpr int Rfc7692 = 7692;

constexpr auto Catalogue = std::to_array<RuleInfo>({
    { Rule::ReservedBits, "rsv.unexpected"_L1, Rfc6455, "5.2"_L1,
        "A reserved bit is set although no negotiated extension gives it a meaning"_L1,
        CloseStatus::ProtocolError },
    { Rule::ReservedOpcode, "opcode.reserved"_L1, Rfc6455, "5.2"_L1,
        "The opcode is reserved and has no meaning"_L1, CloseStatus::ProtocolError },
    { Rule::LengthNotMinimal, "length.not-minimal"_L1, Rfc6455, "5.2"_L1,
        "The payload length is not written in the fewest octets possible"_L1,
        CloseStatus::ProtocolError },
    { Rule::LengthHighBit, "length.high-bit"_L1, Rfc6455, "5.2"_L1,
        "The most significant bit of the 64-bit payload length is not 0"_L1,
        CloseStatus::ProtocolError },
    { Rule::MaskMissing, "mask.missing"_L1, Rfc6455, "5.1"_L1,
        "A frame from the client is not masked"_L1, CloseStatus::ProtocolError },
    { Rule::MaskUnexpected, "mask.unexpected"_L1, Rfc6455, "5.1"_L1,
        "A frame from the server is masked"_L1, CloseStatus::ProtocolError },
    { Rule::ControlFragmented, "control.fragmented"_L1, Rfc6455, "5.5"_L1,
        "A control frame is fragmented: its FIN bit is 0"_L1, CloseStatus::ProtocolError },
    { Rule::ControlTooLong, "control.too-long"_L1, Rfc6455, "5.5"_L1,
        "A control frame has a payload of more than 125 octets"_L1, CloseStatus::ProtocolError },
    { Rule::ContinuationUnexpected, "continuation.unexpected"_L1, Rfc6455, "5.4"_L1,
        "A continuation frame came although no fragmented message is open"_L1,
        CloseStatus::ProtocolError },
    { Rule::ContinuationMissing, "continuation.missing"_L1, Rfc6455, "5.4"_L1,
        "A new message began before the fragmented one was finished"_L1,
        CloseStatus::ProtocolError },
    { Rule::Utf8Invalid, "utf8.invalid"_L1, Rfc6455, "8.1"_L1,
        "A text message is not valid UTF-8"_L1, CloseStatus::InvalidPayload },
    { Rule::CloseBodyTooShort, "close.body-too-short"_L1, Rfc6455, "5.5.1"_L1,
        "A Close frame has a body of one octet, too short for a status code"_L1,
        CloseStatus::ProtocolError },
    { Rule::CloseCodeInvalid, "close.code-invalid"_L1, Rfc6455, "7.4"_L1,
        "A Close frame carries a status code that must not be sent"_L1,
        CloseStatus::ProtocolError },
    { Rule::CloseReasonUtf8, "close.reason-utf8"_L1, Rfc6455, "5.5.1"_L1,
        "The reason in a Close frame is not valid UTF-8"_L1, CloseStatus::InvalidPayload },
    { Rule::FrameAfterClose, "close.frame-after"_L1, Rfc6455, "5.5.1"_L1,
        "A data frame was sent after a Close frame"_L1, CloseStatus::ProtocolError },
    { Rule::DeflateReservedBit, "deflate.rsv1"_L1, Rfc7692, "6.1"_L1,
        "RSV1 is set on a frame that is not the first of a data message"_L1,
        CloseStatus::ProtocolError },
    { Rule::DeflateInvalid, "deflate.invalid"_L1, Rfc7692, "7.2.2"_L1,
        "A compressed message cannot be decompressed"_L1, CloseStatus::InvalidPayload },
    { Rule::DeflateContextTakeover, "deflate.context-takeover"_L1, Rfc7692, "7.1.1"_L1,
        "A compressed message refers to an earlier one although no context takeover was agreed on"_L1,
        CloseStatus::InvalidPayload },
    { Rule::DeflateWindow, "deflate.window"_L1, Rfc7692, "7.1.2"_L1,
        "A compressed message refers further back than the window that was agreed on"_L1,
        CloseStatus::InvalidPayload },
    { Rule::RequestMalformed, "request.malformed"_L1, Rfc6455, "4.2.1"_L1,
        "The request head is not well-formed HTTP"_L1, 0 },
    { Rule::RequestMethod, "request.method"_L1, Rfc6455, "4.1"_L1,
        "The method of the opening handshake is not GET"_L1, 0 },
    { Rule::RequestHttpVersion, "request.http-version"_L1, Rfc6455, "4.1"_L1,
        "The HTTP version of the opening handshake is below 1.1"_L1, 0 },
    { Rule::RequestTarget, "request.target"_L1, Rfc6455, "4.1"_L1,
        "The request target is neither a path nor an absolute URI without fragment"_L1, 0 },
    { Rule::RequestHost, "request.host"_L1, Rfc6455, "4.1"_L1,
        "The request does not have exactly one valid Host header"_L1, 0 },
    { Rule::RequestUpgrade, "request.upgrade"_L1, Rfc6455, "4.1"_L1,
        "The Upgrade header does not name websocket"_L1, 0 },
    { Rule::RequestConnection, "request.connection"_L1, Rfc6455, "4.1"_L1,
        "The Connection header does not name Upgrade"_L1, 0 },
    { Rule::RequestKey, "request.key"_L1, Rfc6455, "4.1"_L1,
        "Sec-WebSocket-Key is not a Base64 value of 16 octets"_L1, 0 },
    { Rule::RequestKeyRepeated, "request.key-repeated"_L1, Rfc6455, "11.3.1"_L1,
        "Sec-WebSocket-Key stands more than once"_L1, 0 },
    { Rule::RequestVersion, "request.version"_L1, Rfc6455, "4.1"_L1,
        "Sec-WebSocket-Version is not 13"_L1, 0 },
    { Rule::RequestVersionRepeated, "request.version-repeated"_L1, Rfc6455, "11.3.5"_L1,
        "Sec-WebSocket-Version stands more than once"_L1, 0 },
    { Rule::RequestSubprotocol, "request.subprotocol"_L1, Rfc6455, "4.1"_L1,
        "Sec-WebSocket-Protocol is not a list of different tokens"_L1, 0 },
    { Rule::RequestExtensions, "request.extensions"_L1, Rfc6455, "9.1"_L1,
        "Sec-WebSocket-Extensions does not follow the grammar"_L1, 0 },
    { Rule::RequestDeflate, "request.deflate"_L1, Rfc7692, "7.1"_L1,
        "The parameters with which permessage-deflate is offered are not legal"_L1, 0 },
    { Rule::RequestOrigin, "request.origin"_L1, Rfc6455, "4.1"_L1,
        "The Origin header is not one origin"_L1, 0 },
    { Rule::RequestEarlyData, "request.early-data"_L1, Rfc6455, "4.1"_L1,
        "The client sent data before the server had answered its opening handshake"_L1, 0 },
    { Rule::ResponseMalformed, "response.malformed"_L1, Rfc6455, "4.2.2"_L1,
        "The response head is not well-formed HTTP"_L1, 0 },
    { Rule::ResponseHttpVersion, "response.http-version"_L1, Rfc6455, "4.2.2"_L1,
        "The HTTP version of the answer is below 1.1"_L1, 0 },
    { Rule::ResponseStatus, "response.status"_L1, Rfc6455, "4.1"_L1, "The status is not 101"_L1,
        0 },
    { Rule::ResponseUpgrade, "response.upgrade"_L1, Rfc6455, "4.1"_L1,
        "The Upgrade header is not websocket"_L1, 0 },
    { Rule::ResponseConnection, "response.connection"_L1, Rfc6455, "4.1"_L1,
        "The Connection header does not name Upgrade"_L1, 0 },
    { Rule::ResponseAccept, "response.accept"_L1, Rfc6455, "4.1"_L1,
        "Sec-WebSocket-Accept is not the value that follows from the key"_L1, 0 },
    { Rule::ResponseAcceptRepeated, "response.accept-repeated"_L1, Rfc6455, "11.3.3"_L1,
        "Sec-WebSocket-Accept stands more than once in the answer"_L1, 0 },
    { Rule::ResponseSubprotocol, "response.subprotocol"_L1, Rfc6455, "4.1"_L1,
        "The subprotocol was not offered"_L1, 0 },
    { Rule::ResponseSubprotocolRepeated, "response.subprotocol-repeated"_L1, Rfc6455, "11.3.4"_L1,
        "Sec-WebSocket-Protocol stands more than once in the answer"_L1, 0 },
    { Rule::ResponseExtensions, "response.extensions"_L1, Rfc6455, "4.1"_L1,
        "The extensions are not among those offered"_L1, 0 },
    { Rule::ResponseExtensionsSyntax, "response.extensions-syntax"_L1, Rfc6455, "9.1"_L1,
        "Sec-WebSocket-Extensions in the answer does not follow the grammar"_L1, 0 },
    { Rule::ResponseExtensionsRepeated, "response.extensions-repeated"_L1, Rfc6455, "11.3.2"_L1,
        "Sec-WebSocket-Extensions stands more than once in the answer"_L1, 0 },
    { Rule::ResponseDeflate, "response.deflate"_L1, Rfc7692, "7.1"_L1,
        "The agreed parameters of permessage-deflate do not fit the offer"_L1, 0 },
    { Rule::ResponseVersionMissing, "response.version-missing"_L1, Rfc6455, "4.4"_L1,
        "The server refuses the version and does not name one that it speaks"_L1, 0 },
});

constexpr bool isOrdered()
{
    for (std::size_t i = 0; i < Catalogue.size(); ++i) {
        if (static_cast<std::size_t>(Catalogue[i].rule) != i)
            return false;
    }
    return true;
}
static_assert(isOrdered(), "ruleInfo() indexes the catalogue by Rule");

} // namespace

std::span<const RuleInfo> ruleCatalogue()
{
    return Catalogue;
}

const RuleInfo &ruleInfo(Rule rule)
{
    return Catalogue[static_cast<std::size_t>(rule)];
}

std::optional<Rule> ruleFromName(QStringView name)
{
    const auto found = std::find_if(Catalogue.begin(), Catalogue.end(),
        [name](const RuleInfo &info) { return info.name == name; });
    if (found == Catalogue.end())
        return std::nullopt;
    return found->rule;
}

QString violationText(const Violation &violation)
{
    const QString text = ruleInfo(violation.rule).text;
    return violation.detail.isEmpty() ? text
                                      : QStringLiteral("%1 (%2)").arg(text, violation.detail);
}

} // namespace Framescope
