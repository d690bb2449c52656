#include "protocol/handshake/forwardtarget.h"

#include "protocol/handshake/authority.h"
#include "protocol/handshake/httpsyntax.h"

namespace Framescope {

using namespace Qt::StringLiterals;

namespace {

constexpr quint16 HttpPort = 80;

struct AbsoluteForm
{
    QByteArrayView scheme;
    QByteArrayView authority;
    QByteArrayView rest; ///< path and query; may be empty
};

std::optional<AbsoluteForm> splitAbsoluteForm(QByteArrayView target)
{
    const qsizetype separator = target.indexOf("://");
    if (separator <= 0)
        return std::nullopt;
    AbsoluteForm form { target.first(separator), target.sliced(separator + 3), {} };
    for (qsizetype i = 0; i < form.authority.size(); ++i) {
        if (form.authority[i] == '/' || form.authority[i] == '?') {
            form.rest = form.authority.sliced(i);
            form.authority = form.authority.first(i);
            break;
        }
    }
    return form;
}

std::optional<ForwardTarget> toTarget(QByteArrayView authority, std::optional<quint16> defaultPort)
{
    const auto parsed = parseAuthority(authority);
    if (!parsed)
        return std::nullopt;
    const auto port = parsed->port ? parsed->port : defaultPort;
    if (!port || *port == 0)
        return std::nullopt;
    QString host = QString::fromLatin1(parsed->host);
    if (host.startsWith(u'['))
        host = host.sliced(1).chopped(1);
    return ForwardTarget { host, *port };
}

QByteArray startLine(const RequestHead &request, QByteArrayView target)
{
    const QByteArrayView version
        = QByteArrayView(request.startLine).sliced(request.startLine.lastIndexOf(' ') + 1);
    return request.method + ' ' + target.toByteArray() + ' ' + version.toByteArray();
}

/// Where the first line ends, its line end not included.
qsizetype startLineEnd(const RequestHead &request)
{
    return request.octets.indexOf(request.startLine) + request.startLine.size();
}

/// Behind the line end of \a field.
qsizetype lineEnd(const RequestHead &request, const HttpField &field)
{
    const auto end = static_cast<qsizetype>(field.offset + field.length);
    return request.octets.indexOf('\n', end) + 1;
}

} // namespace

tl::expected<ForwardTarget, QString> connectTarget(const RequestHead &request)
{
    const auto target = toTarget(request.target, std::nullopt);
    if (!target)
        return tl::unexpected(u"CONNECT names no host and port"_s);
    return *target;
}

tl::expected<ForwardTarget, QString> absoluteTarget(const RequestHead &request)
{
    const auto form = splitAbsoluteForm(request.target);
    if (!form)
        return tl::unexpected(
            u"This is a forward proxy: a request to it names its server, http://host/path"_s);
    if (equalsIgnoringCase(form->scheme, "https") || equalsIgnoringCase(form->scheme, "wss"))
        return tl::unexpected(u"https and wss go through this proxy with CONNECT"_s);
    if (!equalsIgnoringCase(form->scheme, "http") && !equalsIgnoringCase(form->scheme, "ws"))
        return tl::unexpected(u"This proxy knows http and ws, and CONNECT for all else"_s);
    const auto target = toTarget(form->authority, HttpPort);
    if (!target)
        return tl::unexpected(u"The request's target names no host"_s);
    return *target;
}

QByteArray withTarget(const RequestHead &request, QByteArrayView target)
{
    return startLine(request, target) + request.octets.sliced(startLineEnd(request));
}

QByteArray toOriginForm(const RequestHead &request)
{
    const auto form = splitAbsoluteForm(request.target).value_or(AbsoluteForm());
    const QByteArray path
        = form.rest.startsWith('/') ? form.rest.toByteArray() : '/' + form.rest.toByteArray();
    QByteArray head = startLine(request, path);
    qsizetype copied = startLineEnd(request);
    bool hostWritten = false;
    for (const HttpField &field : request.fields) {
        const bool isHost = equalsIgnoringCase(field.name, "Host");
        if (!isHost && !equalsIgnoringCase(field.name, "Proxy-Authorization")
            && !equalsIgnoringCase(field.name, "Proxy-Connection"))
            continue;
        const auto begin = static_cast<qsizetype>(field.offset);
        head += request.octets.sliced(copied, begin - copied);
        copied = lineEnd(request, field);
        if (isHost && !std::exchange(hostWritten, true))
            head += field.name + ": " + form.authority.toByteArray() + "\r\n";
    }
    return head + request.octets.sliced(copied);
}

} // namespace Framescope
