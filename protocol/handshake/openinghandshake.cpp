#include "protocol/handshake/openinghandshake.h"

#include "protocol/handshake/acceptkey.h"
#include "protocol/handshake/deflatenegotiation.h"
#include "protocol/handshake/httpsyntax.h"
#include "protocol/handshake/origin.h"

#include <QSet>

#include <algorithm>

namespace Framescope {

namespace {

using namespace Qt::StringLiterals;

bool isRepeated(const HttpHead &head, QByteArrayView name)
{
    return head.values(name).size() > 1;
}

/// What stands in the fields called \a name.
QString seen(const HttpHead &head, QByteArrayView name)
{
    const QList<QByteArray> values = head.values(name);
    if (values.isEmpty())
        return u"missing"_s;
    if (values.size() > 1)
        return u"stands %1 times"_s.arg(values.size());
    return values.first().isEmpty() ? u"empty"_s : printableText(values.first());
}

QString seenList(const HttpHead &head, QByteArrayView name)
{
    const std::optional<QByteArray> value = head.combinedValue(name);
    if (!value)
        return u"missing"_s;
    return value->isEmpty() ? u"empty"_s : printableText(*value);
}

HandshakeCheck checkGrammar(Rule rule, const HttpHead &head)
{
    if (head.problems.isEmpty())
        return { rule, {}, true, u"well-formed, %1 header fields"_s.arg(head.fields.size()) };
    const qsizetype others = head.problems.size() - 1;
    return { rule, {}, false,
        others == 0 ? head.problems.first()
                    : u"%1, and %2 more"_s.arg(head.problems.first()).arg(others) };
}

/// At least 1.1 (§4.1).
HandshakeCheck checkHttpVersion(Rule rule, int httpMajor, int httpMinor)
{
    const bool passed = httpMajor > 1 || (httpMajor == 1 && httpMinor >= 1);
    return { rule, {}, passed,
        httpMajor == 0 && httpMinor == 0 ? u"none"_s : u"%1.%2"_s.arg(httpMajor).arg(httpMinor) };
}

HandshakeCheck checkListedToken(
    Rule rule, const HttpHead &head, QLatin1StringView name, QByteArrayView token)
{
    const QByteArrayView field(name.data(), name.size());
    return { rule, name, head.hasToken(field, token), seenList(head, field) };
}

/// A path with query, or an absolute http or https URI; visible ASCII, no fragment.
bool isHandshakeTarget(QByteArrayView target)
{
    const auto isAllowed = [](char octet) { return octet > 0x20 && octet < 0x7F && octet != '#'; };
    if (!std::all_of(target.begin(), target.end(), isAllowed))
        return false;
    if (target.startsWith('/'))
        return true;
    const qsizetype separator = target.indexOf("://");
    if (separator < 0)
        return false;
    const auto end = std::find_if(target.begin() + separator + 3, target.end(),
        [](char octet) { return octet == '/' || octet == '?'; });
    const std::optional<Origin> origin = parseOrigin(target.first(end - target.begin()));
    return origin && (origin->scheme == "http" || origin->scheme == "https");
}

HandshakeCheck checkTarget(const RequestHead &request)
{
    return { Rule::RequestTarget, {}, isHandshakeTarget(request.target),
        request.target.isEmpty() ? u"missing"_s : printableText(request.target) };
}

HandshakeCheck checkHost(const RequestHead &request)
{
    HandshakeCheck check { Rule::RequestHost, u"Host"_s, false, seen(request, "Host") };
    if (const std::optional<QByteArray> host = request.singleValue("Host"))
        check.passed = parseAuthority(*host).has_value();
    return check;
}

HandshakeCheck checkKey(const RequestHead &request)
{
    HandshakeCheck check { Rule::RequestKey, u"Sec-WebSocket-Key"_s, false,
        seen(request, "Sec-WebSocket-Key") };
    if (isRepeated(request, "Sec-WebSocket-Key"))
        check.rule = Rule::RequestKeyRepeated;
    if (const std::optional<QByteArray> key = request.singleValue("Sec-WebSocket-Key");
        key && isValidKey(*key)) {
        check.passed = true;
        check.detail = u"16 octets, Base64"_s;
    }
    return check;
}

HandshakeCheck checkVersion(const RequestHead &request)
{
    const bool repeated = isRepeated(request, "Sec-WebSocket-Version");
    return { repeated ? Rule::RequestVersionRepeated : Rule::RequestVersion,
        u"Sec-WebSocket-Version"_s, request.singleValue("Sec-WebSocket-Version") == "13",
        seen(request, "Sec-WebSocket-Version") };
}

HandshakeCheck checkOffers(const RequestHead &request, const QByteArray &subprotocols)
{
    HandshakeCheck check { Rule::RequestSubprotocol, u"Sec-WebSocket-Protocol"_s, false,
        seenList(request, "Sec-WebSocket-Protocol") };
    if (const auto tokens = parseTokenList(subprotocols)) {
        const QSet<QByteArray> unique(tokens->cbegin(), tokens->cend());
        check.passed = unique.size() == tokens->size();
        check.detail = check.passed ? u"%1 offered"_s.arg(tokens->size()) : u"one stands twice"_s;
    }
    return check;
}

void checkExtensionOffers(
    const RequestHead &request, const QByteArray &value, QList<HandshakeCheck> &checks)
{
    const QString field = u"Sec-WebSocket-Extensions"_s;
    const auto extensions = parseExtensions(value);
    if (!extensions) {
        checks.append({ Rule::RequestExtensions, field, false,
            seenList(request, "Sec-WebSocket-Extensions") });
        return;
    }
    checks.append(
        { Rule::RequestExtensions, field, true, u"%1 offered"_s.arg(extensions->size()) });
    std::optional<HandshakeCheck> deflate; // one for all offers: the first bad one tells
    for (const Extension &extension : *extensions) {
        if (extension.name != PermessageDeflate || (deflate && !deflate->passed))
            continue;
        const auto parameters = readDeflateOffer(extension);
        deflate = { Rule::RequestDeflate, field, parameters.has_value(),
            parameters ? u"legal parameters"_s : parameters.error() };
    }
    if (deflate)
        checks.append(*deflate);
}

HandshakeCheck checkOrigin(const RequestHead &request)
{
    const std::optional<QByteArray> origin = request.singleValue("Origin");
    return { Rule::RequestOrigin, u"Origin"_s,
        origin && (*origin == "null" || parseOrigin(*origin)), seen(request, "Origin") };
}

/// Exactly "websocket": unlike the client's, the server's Upgrade is no list (§4.1).
HandshakeCheck checkAnsweredUpgrade(const ResponseHead &response)
{
    const std::optional<QByteArray> upgrade = response.singleValue("Upgrade");
    return { Rule::ResponseUpgrade, u"Upgrade"_s,
        upgrade && equalsIgnoringCase(*upgrade, "websocket"), seen(response, "Upgrade") };
}

HandshakeCheck checkAccept(const RequestHead &request, const ResponseHead &response)
{
    HandshakeCheck check { Rule::ResponseAccept, u"Sec-WebSocket-Accept"_s, false,
        seen(response, "Sec-WebSocket-Accept") };
    if (isRepeated(response, "Sec-WebSocket-Accept")) {
        check.rule = Rule::ResponseAcceptRepeated;
        return check;
    }
    const std::optional<QByteArray> key = request.singleValue("Sec-WebSocket-Key");
    const std::optional<QByteArray> accept = response.singleValue("Sec-WebSocket-Accept");
    if (!key) {
        check.detail = u"the request has no single key"_s;
    } else if (accept && *accept == acceptKey(*key)) {
        check.passed = true;
        check.detail = u"follows from the key"_s;
    } else if (accept) {
        check.detail
            = u"%1 instead of %2"_s.arg(printableText(*accept), printableText(acceptKey(*key)));
    }
    return check;
}

HandshakeCheck checkAgreedSubprotocol(const RequestHead &request, const ResponseHead &response)
{
    HandshakeCheck check { Rule::ResponseSubprotocol, u"Sec-WebSocket-Protocol"_s, false,
        seen(response, "Sec-WebSocket-Protocol") };
    const std::optional<QByteArray> agreed = response.singleValue("Sec-WebSocket-Protocol");
    if (!agreed) {
        check.rule = Rule::ResponseSubprotocolRepeated;
        return check;
    }
    const auto offered
        = parseTokenList(request.combinedValue("Sec-WebSocket-Protocol").value_or(QByteArray()));
    check.passed = offered && offered->contains(*agreed);
    check.detail
        = check.passed ? u"was offered"_s : u"%1 was not offered"_s.arg(printableText(*agreed));
    return check;
}

void checkAgreedExtensions(const RequestHead &request, const ResponseHead &response,
    const QByteArray &value, QList<HandshakeCheck> &checks)
{
    const QString field = u"Sec-WebSocket-Extensions"_s;
    if (isRepeated(response, "Sec-WebSocket-Extensions")) {
        checks.append({ Rule::ResponseExtensionsRepeated, field, false,
            seen(response, "Sec-WebSocket-Extensions") });
    }
    const auto agreed = parseExtensions(value);
    if (!agreed) {
        checks.append({ Rule::ResponseExtensionsSyntax, field, false,
            seenList(response, "Sec-WebSocket-Extensions") });
        return;
    }
    const QList<Extension> offered
        = parseExtensions(request.combinedValue("Sec-WebSocket-Extensions").value_or(QByteArray()))
              .value_or(QList<Extension>());
    QSet<QByteArray> names;
    for (const Extension &extension : offered)
        names.insert(extension.name);
    const auto foreign = std::find_if(agreed->cbegin(), agreed->cend(),
        [&names](const Extension &extension) { return !names.contains(extension.name); });
    const bool allOffered = foreign == agreed->cend();
    checks.append({ Rule::ResponseExtensions, field, allOffered,
        allOffered ? u"was offered"_s
                   : u"%1 was not offered"_s.arg(printableText(foreign->name)) });

    const auto isDeflate
        = [](const Extension &extension) { return extension.name == PermessageDeflate; };
    const auto deflate = std::find_if(agreed->cbegin(), agreed->cend(), isDeflate);
    if (deflate == agreed->cend())
        return;
    if (std::any_of(deflate + 1, agreed->cend(), isDeflate)) {
        checks.append({ Rule::ResponseDeflate, field, false, u"agreed to twice"_s });
        return;
    }
    const auto parameters = readDeflateAnswer(*deflate, offered);
    checks.append({ Rule::ResponseDeflate, field, parameters.has_value(),
        parameters ? u"fits the offer"_s : parameters.error() });
}

/// A server that does not speak the version says which ones it does (§4.4).
HandshakeCheck checkVersionOffered(const ResponseHead &response)
{
    return { Rule::ResponseVersionMissing, u"Sec-WebSocket-Version"_s,
        response.find("Sec-WebSocket-Version") != nullptr,
        seenList(response, "Sec-WebSocket-Version") };
}

Violation violationIn(const HttpHead &head, const HandshakeCheck &check, Direction brokenBy)
{
    Violation violation { check.rule, brokenBy, 0, 0, check.detail };
    if (check.rule == Rule::RequestMalformed || check.rule == Rule::ResponseMalformed) {
        violation.length = static_cast<quint64>(head.octets.size());
    } else if (check.field.isEmpty()) {
        violation.offset = static_cast<quint64>(head.octets.indexOf(head.startLine));
        violation.length = static_cast<quint64>(head.startLine.size());
    } else if (const HttpField *field = head.find(check.field.toLatin1())) {
        violation.offset = field->offset;
        violation.length = field->length;
    }
    return violation;
}

} // namespace

QList<HandshakeCheck> checkRequest(const RequestHead &request)
{
    QList<HandshakeCheck> checks {
        checkGrammar(Rule::RequestMalformed, request),
        { Rule::RequestMethod, {}, request.method == "GET",
            request.method.isEmpty() ? u"missing"_s : printableText(request.method) },
        checkHttpVersion(Rule::RequestHttpVersion, request.httpMajor, request.httpMinor),
        checkTarget(request),
        checkHost(request),
        checkListedToken(Rule::RequestUpgrade, request, "Upgrade"_L1, "websocket"),
        checkListedToken(Rule::RequestConnection, request, "Connection"_L1, "upgrade"),
        checkKey(request),
        checkVersion(request),
    };
    if (request.find("Origin"))
        checks.append(checkOrigin(request));
    if (const auto subprotocols = request.combinedValue("Sec-WebSocket-Protocol"))
        checks.append(checkOffers(request, *subprotocols));
    if (const auto extensions = request.combinedValue("Sec-WebSocket-Extensions"))
        checkExtensionOffers(request, *extensions, checks);
    return checks;
}

QList<HandshakeCheck> checkResponse(const RequestHead &request, const ResponseHead &response)
{
    QList<HandshakeCheck> checks {
        checkGrammar(Rule::ResponseMalformed, response),
        checkHttpVersion(Rule::ResponseHttpVersion, response.httpMajor, response.httpMinor),
        { Rule::ResponseStatus, {}, response.statusCode == 101,
            response.statusCode == 0 ? u"missing"_s
                                     : u"%1 %2"_s.arg(response.statusCode)
                                           .arg(printableText(response.reasonPhrase))
                                           .trimmed() },
    };
    if (response.statusCode == 426 && !checkVersion(request).passed)
        checks.append(checkVersionOffered(response));
    if (response.statusCode != 101)
        return checks;
    checks.append({
        checkAnsweredUpgrade(response),
        checkListedToken(Rule::ResponseConnection, response, "Connection"_L1, "upgrade"),
        checkAccept(request, response),
    });
    if (response.find("Sec-WebSocket-Protocol"))
        checks.append(checkAgreedSubprotocol(request, response));
    if (const auto extensions = response.combinedValue("Sec-WebSocket-Extensions"))
        checkAgreedExtensions(request, response, *extensions, checks);
    return checks;
}

Violation handshakeViolation(const HandshakeCheck &check, const RequestHead &request)
{
    return violationIn(request, check, Direction::ClientToServer);
}

Violation handshakeViolation(const HandshakeCheck &check, const ResponseHead &response)
{
    return violationIn(response, check, Direction::ServerToClient);
}

} // namespace Framescope
