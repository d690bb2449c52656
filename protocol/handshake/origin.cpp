#include "protocol/handshake/origin.h"

#include <algorithm>

namespace Framescope {

namespace {

/// Longer than any registered scheme and than those that browsers give to their extensions.
constexpr qsizetype MaxSchemeSize = 64;

bool isLetter(char octet)
{
    return (octet >= 'a' && octet <= 'z') || (octet >= 'A' && octet <= 'Z');
}

bool isScheme(QByteArrayView text)
{
    return !text.isEmpty() && text.size() <= MaxSchemeSize && isLetter(text.front())
        && std::all_of(text.begin(), text.end(), [](char octet) {
               return isLetter(octet) || (octet >= '0' && octet <= '9') || octet == '+'
                   || octet == '-' || octet == '.';
           });
}

} // namespace

std::optional<quint16> defaultPort(QByteArrayView scheme)
{
    if (scheme == "http" || scheme == "ws")
        return quint16(80);
    if (scheme == "https" || scheme == "wss")
        return quint16(443);
    return std::nullopt;
}

bool Origin::hasDefaultPort() const
{
    return port == defaultPort(scheme);
}

QByteArray Origin::toExplicitText() const
{
    return port ? toTextWithoutPort() + ':' + QByteArray::number(*port) : toTextWithoutPort();
}

QByteArray Origin::toTextWithoutPort() const
{
    return scheme + "://" + host;
}

std::optional<Origin> parseOrigin(QByteArrayView text)
{
    const QByteArrayView separator = "://";
    const qsizetype end = text.indexOf(separator);
    if (end < 0 || !isScheme(text.first(end)))
        return std::nullopt;
    Origin origin { text.first(end).toByteArray().toLower(), {}, std::nullopt };
    const QByteArrayView rest = text.sliced(end + separator.size());
    if (rest.isEmpty() && origin.scheme == "file")
        return origin;
    const std::optional<Authority> authority = parseAuthority(rest);
    if (!authority)
        return std::nullopt;
    origin.host = authority->host;
    origin.port = authority->port ? authority->port : defaultPort(origin.scheme);
    return origin;
}

} // namespace Framescope
