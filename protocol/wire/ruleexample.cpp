#include "protocol/wire/ruleexample.h"

namespace Framescope {

namespace {

/// The opening handshake of RFC 6455 §1.3 without Origin, and both sides' extensions where they
/// matter.
constexpr char RequestLine[] = "GET /chat HTTP/1.1\r\n";
constexpr char RequestFields[] = "Host: server.example.com\r\n"
                                 "Upgrade: websocket\r\n"
                                 "Connection: Upgrade\r\n"
                                 "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
                                 "Sec-WebSocket-Version: 13\r\n";
constexpr char StatusLine[] = "HTTP/1.1 101 Switching Protocols\r\n";
constexpr char ResponseFields[] = "Upgrade: websocket\r\n"
                                  "Connection: Upgrade\r\n"
                                  "Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n";

QByteArray legalRequest(const QByteArray &moreFields = {})
{
    return RequestLine + QByteArray(RequestFields) + moreFields + "\r\n";
}

QByteArray legalResponse(const QByteArray &moreFields = {})
{
    return StatusLine + QByteArray(ResponseFields) + moreFields + "\r\n";
}

RuleExample inRequest(Rule rule, const QByteArray &octets)
{
    return { rule, Direction::ClientToServer, RuleExample::Part::Request, octets, {}, {} };
}

/// The legal request with \a wrong in the place of \a right.
RuleExample changedRequest(Rule rule, QByteArrayView right, QByteArrayView wrong)
{
    return inRequest(rule, legalRequest().replace(right, wrong));
}

RuleExample inResponse(
    Rule rule, const QByteArray &octets, const QByteArray &request = legalRequest())
{
    return { rule, Direction::ServerToClient, RuleExample::Part::Response, octets, request, {} };
}

/// The legal response with \a wrong in the place of \a right.
RuleExample changedResponse(Rule rule, QByteArrayView right, QByteArrayView wrong)
{
    return inResponse(rule, legalResponse().replace(right, wrong));
}

/// A server's, unless it takes a client to break the rule: nothing is masked, so they can be read.
RuleExample inFrames(Rule rule, const char *hex, std::optional<DeflateContext> deflate = {},
    Direction brokenBy = Direction::ServerToClient)
{
    return { rule, brokenBy, RuleExample::Part::Frames, QByteArray::fromHex(hex), {}, deflate };
}

} // namespace

RuleExample ruleExample(Rule rule)
{
    constexpr DeflateContext Usual;
    switch (rule) {
    case Rule::ReservedBits:
        return inFrames(rule, "c1 05 48656c6c6f");
    case Rule::ReservedOpcode:
        return inFrames(rule, "83 00");
    case Rule::LengthNotMinimal:
        return inFrames(rule, "81 7e 0005 48656c6c6f");
    case Rule::LengthHighBit:
        return inFrames(rule, "82 7f 8000000000000000");
    case Rule::MaskMissing:
        return inFrames(rule, "81 05 48656c6c6f", {}, Direction::ClientToServer);
    case Rule::MaskUnexpected:
        return inFrames(rule, "81 85 37fa213d 7f9f4d5158");
    case Rule::ControlFragmented:
        return inFrames(rule, "09 05 48656c6c6f");
    case Rule::ControlTooLong: {
        RuleExample example = inFrames(rule, "89 7e 007e");
        example.octets.append(126, '.');
        return example;
    }
    case Rule::ContinuationUnexpected:
        return inFrames(rule, "80 02 6c6f");
    case Rule::ContinuationMissing:
        return inFrames(rule, "01 03 48656c  81 02 6c6f");
    case Rule::Utf8Invalid:
        return inFrames(rule, "81 03 c3a4ff");
    case Rule::CloseBodyTooShort:
        return inFrames(rule, "88 01 03");
    case Rule::CloseCodeInvalid:
        return inFrames(rule, "88 02 03ee"); // 1006
    case Rule::CloseReasonUtf8:
        return inFrames(rule, "88 03 03e8 ff");
    case Rule::FrameAfterClose:
        return inFrames(rule, "88 02 03e8  81 05 48656c6c6f");
    case Rule::DeflateReservedBit:
        return inFrames(rule, "41 03 f248cd  c0 04 c9c90700", Usual);
    case Rule::DeflateInvalid:
        return inFrames(rule, "c2 03 ffffff", Usual);
    case Rule::DeflateContextTakeover: // RFC 7692 §7.2.3.2
        return inFrames(
            rule, "c1 07 f248cdc9c90700  c1 05 f200110000", DeflateContext { 15, false });
    case Rule::DeflateWindow: // 517 times "A", then 3 octets from 400 octets before
        return inFrames(rule, "c1 09 721c05a300181f0000", DeflateContext { 8, true });

    case Rule::RequestMalformed:
        return changedRequest(rule, "Host:", "Host :");
    case Rule::RequestMethod:
        return changedRequest(rule, "GET", "PUT");
    case Rule::RequestHttpVersion:
        return changedRequest(rule, "HTTP/1.1", "HTTP/1.0");
    case Rule::RequestTarget:
        return changedRequest(rule, "/chat", "/chat#top");
    case Rule::RequestHost:
        return changedRequest(rule, "Host: server.example.com\r\n", "");
    case Rule::RequestUpgrade:
        return changedRequest(rule, "Upgrade: websocket", "Upgrade: h2c");
    case Rule::RequestConnection:
        return changedRequest(rule, "Connection: Upgrade", "Connection: keep-alive");
    case Rule::RequestKey:
        return changedRequest(rule, "dGhlIHNhbXBsZSBub25jZQ==", "dG9vIHNob3J0");
    case Rule::RequestKeyRepeated:
        return inRequest(rule, legalRequest("Sec-WebSocket-Key: AQIDBAUGBwgJCgsMDQ4PEA==\r\n"));
    case Rule::RequestVersion:
        return changedRequest(rule, "Version: 13", "Version: 8");
    case Rule::RequestVersionRepeated:
        return inRequest(rule, legalRequest("Sec-WebSocket-Version: 13\r\n"));
    case Rule::RequestSubprotocol:
        return inRequest(rule, legalRequest("Sec-WebSocket-Protocol: chat, chat\r\n"));
    case Rule::RequestExtensions:
        return inRequest(rule, legalRequest("Sec-WebSocket-Extensions: foo; =1\r\n"));
    case Rule::RequestDeflate:
        return inRequest(rule,
            legalRequest("Sec-WebSocket-Extensions: "
                         "permessage-deflate; server_max_window_bits=16\r\n"));
    case Rule::RequestOrigin:
        return inRequest(rule, legalRequest("Origin: example.com\r\n"));
    case Rule::RequestEarlyData:
        return inRequest(rule, legalRequest() + QByteArray::fromHex("818537fa213d7f9f4d5158"));

    case Rule::ResponseMalformed:
        return changedResponse(rule, "Upgrade:", "Upgrade :");
    case Rule::ResponseHttpVersion:
        return changedResponse(rule, "HTTP/1.1", "HTTP/1.0");
    case Rule::ResponseStatus:
        return changedResponse(rule, "101 Switching Protocols", "999 Switching Protocols");
    case Rule::ResponseUpgrade:
        return changedResponse(rule, "Upgrade: websocket\r\n", "");
    case Rule::ResponseConnection:
        return changedResponse(rule, "Connection: Upgrade", "Connection: keep-alive");
    case Rule::ResponseAccept:
        return changedResponse(rule, "s3pPLMBiTxaQ9kYGzzhZRbK+xOo=", "dGhlIHNhbXBsZSBub25jZQ==");
    case Rule::ResponseAcceptRepeated:
        return inResponse(
            rule, legalResponse("Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n"));
    case Rule::ResponseSubprotocol:
        return inResponse(rule, legalResponse("Sec-WebSocket-Protocol: soap\r\n"),
            legalRequest("Sec-WebSocket-Protocol: chat\r\n"));
    case Rule::ResponseSubprotocolRepeated:
        return inResponse(rule,
            legalResponse("Sec-WebSocket-Protocol: chat\r\nSec-WebSocket-Protocol: chat\r\n"),
            legalRequest("Sec-WebSocket-Protocol: chat\r\n"));
    case Rule::ResponseExtensions:
        return inResponse(rule, legalResponse("Sec-WebSocket-Extensions: foo\r\n"));
    case Rule::ResponseExtensionsSyntax:
        return inResponse(rule, legalResponse("Sec-WebSocket-Extensions: foo; =1\r\n"),
            legalRequest("Sec-WebSocket-Extensions: foo\r\n"));
    case Rule::ResponseExtensionsRepeated:
        return inResponse(rule,
            legalResponse("Sec-WebSocket-Extensions: foo\r\nSec-WebSocket-Extensions: bar\r\n"),
            legalRequest("Sec-WebSocket-Extensions: foo, bar\r\n"));
    case Rule::ResponseDeflate:
        return inResponse(rule,
            legalResponse("Sec-WebSocket-Extensions: "
                          "permessage-deflate; client_max_window_bits=10\r\n"),
            legalRequest("Sec-WebSocket-Extensions: permessage-deflate\r\n"));
    case Rule::ResponseVersionMissing:
        return inResponse(rule,
            "HTTP/1.1 426 Upgrade Required\r\nUpgrade: websocket\r\nContent-Length: 0\r\n\r\n",
            legalRequest().replace("Version: 13", "Version: 12"));
    }
    Q_UNREACHABLE();
}

} // namespace Framescope
