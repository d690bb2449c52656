#include "protocol/handshake/openinghandshake.h"
#include "tests/fuzz/headoracle.h"

// The input is the head of a request, and perhaps what follows it.

using namespace Framescope;

namespace {

/// Printable ASCII and line ends: nothing of what a client sent may break the head of a refusal.
bool isClean(const QByteArray &response)
{
    return std::all_of(response.cbegin(), response.cend(), [](char octet) {
        return (octet >= ' ' && octet <= '~') || octet == '\r' || octet == '\n';
    });
}

void verifyDecision(
    const RequestHead &request, const QList<HandshakeCheck> &checks, const ServerPolicy &policy)
{
    const ServerDecision decision = decide(request, checks, policy, false);
    const ResponseHead response
        = parseResponseHead(decision.response.first(decision.response.indexOf("\r\n\r\n") + 4));
    FUZZ_VERIFY(response.problems.isEmpty());
    FUZZ_VERIFY(response.statusCode == decision.status);
    FUZZ_VERIFY(decision.accepted == (decision.status == 101));
    FUZZ_VERIFY(decision.accepted == decision.refusal.isEmpty());
    FUZZ_VERIFY(isClean(decision.response));
    if (!decision.accepted || policy.lenient)
        return;
    FUZZ_VERIFY(!firstFailure(checkResponse(request, response)));
    // An offer of permessage-deflate that is illegal is declined (RFC 7692 §7.1).
    for (const HandshakeCheck &check : checks)
        FUZZ_VERIFY(check.passed || check.rule == Rule::RequestDeflate);
}

} // namespace

int LLVMFuzzerTestOneInput(const unsigned char *octets, std::size_t size)
{
    const QByteArray input = Fuzz::input(octets, size);
    Fuzz::verifyReading(input);

    const RequestHead request = parseRequestHead(input);
    Fuzz::verifyHead(request, input);
    if (request.problems.isEmpty())
        Fuzz::verifySameFields(request, parseRequestHead(Fuzz::rewrittenFields(request)));

    const QList<HandshakeCheck> checks = checkRequest(request);
    Fuzz::verifyViolations(checks, request,
        [](const auto &check, const RequestHead &head) { return handshakeViolation(check, head); });
    ServerPolicy policy;
    policy.subprotocols = { "chat", "superchat" };
    verifyDecision(request, checks, policy);
    policy.lenient = true;
    verifyDecision(request, checks, policy);
    return 0;
}
