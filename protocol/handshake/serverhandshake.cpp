#include "protocol/handshake/serverhandshake.h"

#include "protocol/handshake/acceptkey.h"
#include "protocol/handshake/headerfield.h"
#include "protocol/handshake/httpbody.h"
#include "protocol/handshake/httpsyntax.h"
#include "protocol/handshake/reasonphrase.h"

#include <algorithm>
#include <array>
#include <span>

namespace Framescope {

namespace {

using namespace Qt::StringLiterals;

/// What a request has to fulfil, the checks in the order in which one answers for it. The version
/// comes before the key because it says what else a handshake needs. An illegal offer of
/// permessage-deflate is declined, not refused (RFC 7692 §7.1).
constexpr auto Demands = std::to_array<Rule>({
    Rule::RequestMalformed,
    Rule::RequestHttpVersion,
    Rule::RequestMethod,
    Rule::RequestTarget,
    Rule::RequestHost,
    Rule::RequestUpgrade,
    Rule::RequestConnection,
    Rule::RequestVersion,
    Rule::RequestVersionRepeated,
    Rule::RequestKey,
    Rule::RequestKeyRepeated,
    Rule::RequestSubprotocol,
    Rule::RequestExtensions,
    Rule::RequestOrigin,
});

/// Without these the client does not speak WebSocket at all.
constexpr auto LenientDemands = std::to_array<Rule>({
    Rule::RequestMethod,
    Rule::RequestUpgrade,
    Rule::RequestConnection,
});

/// \a sentence has no full stop; it and \a fields are printable ASCII whatever the client sent.
ServerDecision refuse(int status, const QString &sentence, const HeaderFields &fields = {})
{
    const QByteArray body = sentence.toLatin1() + ".\n";
    QByteArray response
        = "HTTP/1.1 " + QByteArray::number(status) + ' ' + reasonPhrase(status) + "\r\n";
    for (const HeaderField &field : fields)
        response += field.name + ": " + field.value + "\r\n";
    response += status == 426 ? "Connection: Upgrade, close\r\n" : "Connection: close\r\n";
    response += "Content-Type: text/plain; charset=utf-8\r\n";
    response += "Content-Length: " + QByteArray::number(body.size()) + "\r\n\r\n";
    return { status, response + body, false, {}, {}, sentence };
}

/// A 426 has to say to what the client should upgrade (RFC 9110 §15.5.22), and which versions of
/// the protocol the server speaks (RFC 6455 §4.4).
ServerDecision requireUpgrade(const QString &sentence)
{
    return refuse(426, sentence, { { "Upgrade", "websocket" }, { "Sec-WebSocket-Version", "13" } });
}

bool asksForUpgrade(const RequestHead &request)
{
    return request.hasToken("Upgrade", "websocket") || request.hasToken("Connection", "upgrade");
}

ServerDecision refuseFor(const HandshakeCheck &failed, const RequestHead &request)
{
    const QString sentence
        = violationText({ failed.rule, Direction::ClientToServer, 0, 0, failed.detail });
    if (failed.rule == Rule::RequestMethod)
        return refuse(405, sentence, { { "Allow", "GET" } });
    if (failed.rule == Rule::RequestVersion || failed.rule == Rule::RequestVersionRepeated)
        return requireUpgrade(sentence);
    if (failed.rule == Rule::RequestUpgrade && !asksForUpgrade(request))
        return requireUpgrade(u"This is a WebSocket server, and the request asks for no upgrade"_s);
    // What is no origin is none that may connect (§10.2).
    return refuse(failed.rule == Rule::RequestOrigin ? 403 : 400, sentence);
}

/// Of the origin-form or the absolute-form, which a server has to take too (RFC 9112 §3.2.2).
QByteArrayView pathAndQuery(QByteArrayView target)
{
    const qsizetype separator = target.indexOf("://");
    if (target.startsWith('/') || separator < 0)
        return target;
    target = target.sliced(separator + 3);
    const auto end = std::find_if(
        target.begin(), target.end(), [](char octet) { return octet == '/' || octet == '?'; });
    return target.sliced(end - target.begin());
}

bool asksForPage(const RequestHead &request, const QList<HandshakeCheck> &checks)
{
    const bool reads = request.method == "GET" || request.method == "HEAD";
    const QByteArrayView path = pathAndQuery(request.target);
    const bool isRoot
        = path.isEmpty() || path == "/" || path.startsWith('?') || path.startsWith("/?");
    const bool needsHost = request.httpMinor > 0 || request.find("Host"); // HTTP/1.0 has none
    const bool wellFormed
        = std::all_of(checks.cbegin(), checks.cend(), [needsHost](const HandshakeCheck &check) {
              return check.passed
                  || (check.rule != Rule::RequestMalformed && check.rule != Rule::RequestTarget
                      && (check.rule != Rule::RequestHost || !needsHost));
          });
    return reads && isRoot && wellFormed && !asksForUpgrade(request);
}

const HandshakeCheck *firstUnfulfilled(
    std::span<const Rule> demands, const QList<HandshakeCheck> &checks)
{
    for (const Rule rule : demands) {
        const auto failed = std::find_if(checks.cbegin(), checks.cend(),
            [rule](const HandshakeCheck &check) { return check.rule == rule && !check.passed; });
        if (failed != checks.cend())
            return &*failed;
    }
    return nullptr;
}

QByteArray chooseSubprotocol(const RequestHead &request, const QList<QByteArray> &preferred)
{
    const auto offered
        = parseTokenList(request.combinedValue("Sec-WebSocket-Protocol").value_or(QByteArray()));
    if (!offered)
        return {};
    const auto chosen = std::find_if(preferred.cbegin(), preferred.cend(),
        [&offered](const QByteArray &name) { return offered->contains(name); });
    return chosen == preferred.cend() ? QByteArray() : *chosen;
}

ServerDecision answer(const RequestHead &request, const QList<HandshakeCheck> &checks,
    const ServerPolicy &policy, bool secure)
{
    if (request.httpMajor > 1) {
        return refuse(505,
            u"This server speaks HTTP/1.1, not HTTP/%1.%2"_s.arg(request.httpMajor)
                .arg(request.httpMinor));
    }
    if (policy.page && asksForPage(request, checks))
        return { 200, policy.page->response(), false, {}, {}, u"The web page was asked for"_s };
    const std::span<const Rule> demands
        = policy.lenient ? std::span<const Rule>(LenientDemands) : std::span<const Rule>(Demands);
    if (const HandshakeCheck *failed = firstUnfulfilled(demands, checks))
        return refuseFor(*failed, request);
    // Frames would be looked for where its octets are (RFC 9112 §11.2).
    const auto body = HttpBodyFramer::ofRequest(request);
    if (!body || !body->isComplete())
        return refuse(400, u"The request announces a body, and an opening handshake has none"_s);

    // Several origins become one value that is no origin; they never pass for none.
    const std::optional<QByteArray> origin = request.combinedValue("Origin");
    if (!origin && policy.requireOrigin)
        return refuse(403, u"The request has no Origin (see --require-origin)"_s);
    if (!policy.origins.accepts(
            origin, request.singleValue("Host").value_or(QByteArray()), secure)) {
        return refuse(
            403, u"Origin %1 is not allowed (see --origin)"_s.arg(printableText(*origin)));
    }
    const QByteArray subprotocol = chooseSubprotocol(request, policy.subprotocols);
    const QByteArray key = request.singleValue("Sec-WebSocket-Key").value_or(QByteArray());
    std::optional<DeflateParameters> deflate;
    if (policy.deflate)
        deflate = policy.deflateAnswer ? acceptDeflate(request, *policy.deflateAnswer)
                                       : acceptDeflate(request);
    const QByteArray extensions = deflate ? toExtension(*deflate).toHeaderValue() : QByteArray();
    return { 101, makeAcceptResponse(key, subprotocol, extensions), true, subprotocol, deflate,
        {} };
}

} // namespace

ServerDecision decide(const RequestHead &request, const QList<HandshakeCheck> &checks,
    const ServerPolicy &policy, bool secure)
{
    ServerDecision decision = answer(request, checks, policy, secure);
    // The answer to HEAD is the head alone (RFC 9110 §9.3.2).
    if (request.method == "HEAD")
        decision.response.truncate(decision.response.indexOf("\r\n\r\n") + 4);
    return decision;
}

ServerDecision headTooLarge()
{
    return refuse(431, u"The request head is larger than this server reads"_s);
}

ServerDecision handshakeTimedOut()
{
    return refuse(408, u"The opening handshake was not finished in time"_s);
}

ServerDecision tooManyConnections()
{
    return refuse(503, u"This server has as many connections as it allows"_s);
}

ServerDecision notHttp(const QString &sentence)
{
    return refuse(400, sentence);
}

QByteArray makeAcceptResponse(
    QByteArrayView key, QByteArrayView subprotocol, QByteArrayView extensions)
{
    QByteArray response = "HTTP/1.1 101 Switching Protocols\r\n"
                          "Upgrade: websocket\r\n"
                          "Connection: Upgrade\r\n"
                          "Sec-WebSocket-Accept: "
        + acceptKey(key) + "\r\n";
    if (!subprotocol.isEmpty())
        response.append("Sec-WebSocket-Protocol: ").append(subprotocol).append("\r\n");
    if (!extensions.isEmpty())
        response.append("Sec-WebSocket-Extensions: ").append(extensions).append("\r\n");
    return response + "\r\n";
}

} // namespace Framescope
