#include "protocol/handshake/forwardcheck.h"

#include "protocol/handshake/authority.h"
#include "protocol/handshake/httpbody.h"
#include "protocol/handshake/httpsyntax.h"
#include "protocol/handshake/origin.h"
#include "protocol/handshake/reasonphrase.h"

namespace Framescope {

namespace {

using namespace Qt::StringLiterals;

/// Where a target in absolute-form leads.
struct AbsoluteTarget
{
    QByteArrayView authority;
    std::optional<quint16> defaultPort; ///< of its scheme
};

/// Nullopt for any other form.
std::optional<AbsoluteTarget> readAbsoluteTarget(QByteArrayView target)
{
    const qsizetype separator = target.indexOf("://");
    if (target.startsWith('/') || separator < 0)
        return std::nullopt;
    QByteArrayView rest = target.sliced(separator + 3);
    for (const char end : { '/', '?', '#' }) {
        if (const qsizetype at = rest.indexOf(end); at >= 0)
            rest = rest.first(at);
    }
    return AbsoluteTarget { rest, defaultPort(target.first(separator).toByteArray().toLower()) };
}

/// Whether \a host names the same server as \a target.
bool isSameServer(const AbsoluteTarget &target, const Authority &host)
{
    const std::optional<Authority> named = parseAuthority(target.authority);
    if (!named || named->host != host.host)
        return false;
    const auto portOf = [&target](const Authority &authority) {
        return authority.port ? authority.port : target.defaultPort;
    };
    return portOf(*named) == portOf(host);
}

std::optional<QString> hostProblem(const RequestHead &request)
{
    const QList<QByteArray> hosts = request.values("Host");
    if (hosts.size() > 1)
        return u"Host stands %1 times"_s.arg(hosts.size());
    if (hosts.isEmpty() || hosts.first().isEmpty())
        return std::nullopt; // wrong, but it names no other host
    const std::optional<Authority> host = parseAuthority(hosts.first());
    if (!host)
        return u"Host is %1, which is no host"_s.arg(printableText(hosts.first()));
    const auto target = readAbsoluteTarget(request.target);
    if (target && !isSameServer(*target, *host)) {
        return u"The target names %1 and Host names %2"_s.arg(
            printableText(target->authority), printableText(hosts.first()));
    }
    return std::nullopt;
}

QString malformed(QStringView what, const HttpHead &head)
{
    return u"The %1 head is not well-formed HTTP (%2)"_s.arg(
        what, head.problems.at(head.harmlessProblems));
}

} // namespace

std::optional<ProxyRefusal> forwardProblem(const RequestHead &request)
{
    if (request.httpMajor > 1) {
        return ProxyRefusal { 505,
            u"This proxy speaks HTTP/1.1, not HTTP/%1.%2"_s.arg(request.httpMajor)
                .arg(request.httpMinor) };
    }
    if (!request.problems.isEmpty())
        return ProxyRefusal { 400, malformed(u"request", request) };
    if (request.httpMajor != 1)
        return ProxyRefusal { 400, u"The request has no HTTP version"_s };
    if (request.method == "CONNECT")
        return ProxyRefusal { 501, u"CONNECT is not for this server"_s };
    if (const auto problem = hostProblem(request))
        return ProxyRefusal { 400, *problem };
    if (const auto body = HttpBodyFramer::ofRequest(request); !body)
        return ProxyRefusal { 400,
            u"The request's body has no certain end: %1"_s.arg(body.error()) };
    return std::nullopt;
}

std::optional<ProxyRefusal> forwardProblem(
    const ResponseHead &response, QByteArrayView requestMethod)
{
    if (response.problems.size() > response.harmlessProblems)
        return ProxyRefusal { 502, malformed(u"response", response) };
    if (response.httpMajor != 1)
        return ProxyRefusal {
            502,
            u"The server answered in HTTP/%1.%2"_s.arg(response.httpMajor).arg(response.httpMinor)
        };
    if (const auto body = HttpBodyFramer::ofResponse(response, requestMethod); !body) {
        return ProxyRefusal { 502,
            u"The response's body has no certain end: %1"_s.arg(body.error()) };
    }
    return std::nullopt;
}

QByteArray makeProxyAnswer(const ProxyRefusal &refusal, QByteArrayView requestMethod)
{
    const QByteArray body = refusal.reason.toLatin1() + ".\n";
    const QByteArray head = "HTTP/1.1 " + QByteArray::number(refusal.status) + ' '
        + reasonPhrase(refusal.status)
        + "\r\nConnection: close\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Length: "
        + QByteArray::number(body.size()) + "\r\n\r\n";
    return requestMethod == "HEAD" ? head : head + body;
}

} // namespace Framescope
