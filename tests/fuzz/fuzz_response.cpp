#include "protocol/handshake/openinghandshake.h"
#include "tests/fuzz/headoracle.h"

// The input is the head of a response to the request of RFC 6455 §1.3, which offers two
// subprotocols and permessage-deflate here.

using namespace Framescope;

namespace {

const RequestHead &request()
{
    static const RequestHead head
        = parseRequestHead("GET /chat HTTP/1.1\r\nHost: server.example.com\r\n"
                           "Upgrade: websocket\r\nConnection: Upgrade\r\n"
                           "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
                           "Sec-WebSocket-Protocol: chat, superchat\r\n"
                           "Sec-WebSocket-Version: 13\r\n"
                           "Sec-WebSocket-Extensions: permessage-deflate; "
                           "client_max_window_bits; server_max_window_bits=12\r\n\r\n");
    return head;
}

} // namespace

int LLVMFuzzerTestOneInput(const unsigned char *octets, std::size_t size)
{
    const QByteArray input = Fuzz::input(octets, size);
    Fuzz::verifyReading(input);

    const ResponseHead response = parseResponseHead(input);
    Fuzz::verifyHead(response, input);
    FUZZ_VERIFY(
        response.statusCode == 0 || (response.statusCode >= 100 && response.statusCode <= 999));
    if (response.problems.isEmpty())
        Fuzz::verifySameFields(response, parseResponseHead(Fuzz::rewrittenFields(response)));

    const QList<HandshakeCheck> checks = checkResponse(request(), response);
    Fuzz::verifyViolations(checks, response, [](const auto &check, const ResponseHead &head) {
        return handshakeViolation(check, head);
    });
    if (firstFailure(checks))
        return 0;
    // What is accepted has to be what the RFC wants; here in other words than in the checks.
    FUZZ_VERIFY(input.startsWith("HTTP/") && response.statusCode == 101);
    FUZZ_VERIFY(response.values("Sec-WebSocket-Accept")
        == QList<QByteArray> { "s3pPLMBiTxaQ9kYGzzhZRbK+xOo=" });
    for (const QByteArray &name : response.values("Sec-WebSocket-Protocol"))
        FUZZ_VERIFY(name == "chat" || name == "superchat");
    for (const QByteArray &value : response.values("Sec-WebSocket-Extensions"))
        FUZZ_VERIFY(value.contains("permessage-deflate") || value.trimmed().isEmpty());
    return 0;
}
