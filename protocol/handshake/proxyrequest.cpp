#include "protocol/handshake/proxyrequest.h"

#include "protocol/handshake/httpsyntax.h"

#include <algorithm>
#include <optional>

namespace Framescope {

namespace {

using namespace Qt::StringLiterals;

constexpr quint16 HttpPort = 80;
constexpr quint16 HttpsPort = 443;

/// http and ws are false, https and wss true, anything else is nullopt.
std::optional<bool> readScheme(QByteArrayView scheme)
{
    if (equalsIgnoringCase(scheme, "http") || equalsIgnoringCase(scheme, "ws"))
        return false;
    if (equalsIgnoringCase(scheme, "https") || equalsIgnoringCase(scheme, "wss"))
        return true;
    return std::nullopt;
}

ProxyRefusal badTarget(const RequestHead &request)
{
    return { 400,
        u"The target %1 is nothing that a proxy could go to"_s.arg(printableText(request.target)) };
}

QByteArray withoutBrackets(QByteArray host)
{
    if (host.startsWith('[') && host.endsWith(']'))
        host = host.sliced(1, host.size() - 2);
    return host;
}

QByteArray originForm(QByteArrayView pathAndQuery, QByteArrayView method)
{
    if (pathAndQuery.isEmpty())
        return method == "OPTIONS" ? "*" : "/"; // RFC 9112 §3.2.4
    const QByteArray target = pathAndQuery.toByteArray();
    return target.startsWith('/') ? target : '/' + target;
}

/// Where the request-target begins in the head.
qsizetype targetOffset(const RequestHead &request)
{
    return request.octets.indexOf(request.startLine) + request.method.size() + 1;
}

/// The head of \a request with \a target in its start line, without the fields for the proxy alone.
QByteArray headFor(const RequestHead &request, const QByteArray &target)
{
    const QByteArrayView octets = request.octets;
    const qsizetype targetAt = targetOffset(request);
    QByteArray head = octets.first(targetAt).toByteArray() + target;
    qsizetype at = targetAt + request.target.size();
    for (const HttpField &field : request.fields) {
        if (field.name.size() < 6 || !equalsIgnoringCase(field.name.first(6), "Proxy-"))
            continue;
        const auto begin = static_cast<qsizetype>(field.offset);
        const auto end = begin + static_cast<qsizetype>(field.length);
        head.append(octets.sliced(at, begin - at));
        at = request.octets.indexOf('\n', end) + 1;
    }
    return head.append(octets.sliced(at));
}

} // namespace

tl::expected<ProxyRequest, ProxyRefusal> readProxyRequest(const RequestHead &request)
{
    ProxyRequest read;
    QByteArrayView authority = request.target;
    QByteArrayView rest;
    if (request.method == "CONNECT") {
        read.isTunnel = true;
    } else {
        const qsizetype separator = request.target.indexOf("://");
        if (request.target.startsWith('/') || separator < 0) {
            return tl::unexpected(ProxyRefusal { 400,
                u"This is a proxy, and the target %1 names no host"_s.arg(
                    printableText(request.target)) });
        }
        const auto secure = readScheme(authority.first(separator));
        if (!secure)
            return tl::unexpected(badTarget(request));
        read.secure = *secure;
        authority = authority.sliced(separator + 3);
        const auto end = std::find_if(authority.begin(), authority.end(),
            [](char octet) { return octet == '/' || octet == '?' || octet == '#'; });
        rest = authority.sliced(end - authority.begin());
        authority = authority.first(end - authority.begin());
    }

    const auto parsed = parseAuthority(authority);
    // A CONNECT without a port, or for one that is none, is to be refused (RFC 9110 §9.3.6).
    if (!parsed || parsed->port == 0 || (read.isTunnel && !parsed->port))
        return tl::unexpected(badTarget(request));
    read.host = withoutBrackets(parsed->host);
    read.port = parsed->port.value_or(read.secure ? HttpsPort : HttpPort);
    if (!read.isTunnel)
        read.head = headFor(request, originForm(rest, request.method));
    return read;
}

QByteArray withTarget(const RequestHead &request, QByteArrayView target)
{
    QByteArray head = request.octets;
    return head.replace(targetOffset(request), request.target.size(), target);
}

} // namespace Framescope
